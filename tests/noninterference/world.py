"""A community built from a history through the use cases: ids and moments come from the events, alike on every side."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from intel.exchange.exchange import Exchange
from intel.exchange.graphs import open_graph
from intel.exchange.session import Session
from intel.handling import Handling, Tlp
from intel.keyring import Keyring
from intel.ledger import community, community_file
from intel.ledger.engine import open_engine, writing
from intel.model import ReportFilter, ReportKind, Submission
from intel.settings import Settings
from tests.noninterference import history as told
from tests.noninterference.rule import Who

START = datetime(2025, 6, 1, 8, 0, tzinfo=UTC)


class World:
    """One exchange and its clock."""

    def __init__(self, settings: Settings) -> None:
        self.now = START
        self.ids: Iterator[str] = iter(())
        """What new reports are called."""
        self.originators: dict[str, str] = {}
        keyring, engine = Keyring.open(settings.home), open_engine(settings.ledger_url)
        graph = open_graph(settings, engine, keyring)
        self.exchange = Exchange(settings, engine, keyring, graph, lambda: self.now, lambda: next(self.ids))

    def session(self, who: Who, operation_name: str = "Compare") -> Session:
        return self.exchange.open(self.exchange.reader(who.agency, "reader", who.roles), operation_name)

    def live(self, history: told.History) -> None:
        """Let every event of the history happen, each a minute after the one before: by its number in the report's
        key or in the whole history, never by how many happened on this side."""
        with writing(self.exchange.engine) as connection:
            for code, agencies in history.members.items():
                stated = community_file.OperationStated(
                    code=code, name=code, coordinator="AA", participants=tuple(sorted(agencies)),
                    phases=({"code": "I", "name": "Phase I", "starts": date(2025, 1, 1), "ends": date(2025, 2, 28)},),
                )  # fmt: skip
                community.open_operation(connection, stated, START, "test")
        for moment, event in history.events:
            self.now = START + timedelta(minutes=moment)
            self._happen(event)
        self.now = START + timedelta(days=1)

    def _happen(self, event: told.Event) -> None:
        match event:
            case told.Join() | told.Leave() | told.Close():
                with writing(self.exchange.engine) as connection:
                    match event:
                        case told.Join():
                            community.join(connection, event.operation, event.agency, self.now, "test")
                        case told.Leave():
                            community.leave(connection, event.operation, event.agency, self.now, "test")
                        case told.Close():
                            community.close(connection, event.operation, self.now, "test")
            case told.Submit():
                self.ids = iter([event.key])
                with self._author(event.originator) as session:
                    session.submit(_submission(event))
                self.originators[event.key] = event.originator
            case told.Acknowledge():
                with self._author(event.agency) as session:
                    session.acknowledge(event.key)
            case told.Look():
                with self.session(Who(event.agency, frozenset({"analyst"})), "Look") as session:
                    session.reports(ReportFilter())
            case told.Correct():
                with self._author(self.originators[event.key]) as session:
                    session.correct(event.key, event.content.text(), event.content.extraction())
            case told.SetHandling():
                with self._author(self.originators[event.key]) as session:
                    session.set_handling(event.key, _handling(event.handling))
            case told.Withdraw():
                with self._author(self.originators[event.key]) as session:
                    session.withdraw(event.key, "a mistake")

    def _author(self, agency: str) -> Session:
        return self.session(Who(agency, frozenset({"liaison"})), "Author")


class Worlds:
    """Makes worlds from one empty, migrated home, so that a case costs a copy and not a migration."""

    def __init__(self, folder: Path) -> None:
        self.template = folder / "template"
        Keyring.create(self.template)
        Exchange.open_home(Settings.read(home=self.template)).close()  # makes the tables
        world = World(Settings.read(home=self.template))
        agencies = [{"code": code, "name": code} for code in told.AGENCIES]
        with writing(world.exchange.engine) as connection:
            stated = community_file.CommunityStated.model_validate({"agencies": agencies})
            community.load(connection, stated, START, "test")
        world.exchange.close()
        self.folder = folder

    @contextmanager
    def of(self, history: told.History) -> Iterator[World]:
        home = Path(tempfile.mkdtemp(dir=self.folder))
        shutil.copytree(self.template, home, dirs_exist_ok=True)
        world = World(Settings.read(home=home))
        try:
            world.live(history)
            yield world
        finally:
            world.exchange.close()
            shutil.rmtree(home)


def _handling(stated: told.Handling) -> Handling:
    return Handling(
        Tlp(stated.tlp), stated.release_to, stated.nominal_to, stated.originator_control, stated.discoverable
    )


def _submission(event: told.Submit) -> Submission:
    return Submission(
        text=event.content.text(),
        kind=ReportKind(event.kind),
        ref=event.key.upper(),
        published=date(2025, 5, 20),
        operation=event.operation,
        in_reply_to=event.reply_to,
        handling=_handling(event.handling),
        extraction=event.content.extraction(),
    )
