"""A community built from a history through the use cases: ids and moments come from the events, alike on every side."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from functools import cached_property
from pathlib import Path

from fastapi import FastAPI
from sqlalchemy import Engine
from sqlalchemy.util import LRUCache

from intel.api.app import create_app
from intel.exchange.exchange import Exchange
from intel.exchange.graphs import FollowedGraph, Graph, open_graph
from intel.exchange.session import Session
from intel.handling import Handling, Tlp
from intel.keyring import Keyring
from intel.ledger import community, community_file
from intel.ledger.engine import open_engine, writing
from intel.model import File, ReportFilter, ReportKind, Submission
from intel.pages.router import make_router
from intel.settings import Settings
from tests.noninterference import history as told
from tests.noninterference.rule import Who

_FAST = "1000000/minute"
START = datetime(2025, 6, 1, 8, 0, tzinfo=UTC)


class World:
    """One exchange and its clock."""

    def __init__(self, settings: Settings, keyring: Keyring, engine: Engine, graph: Graph) -> None:
        self.now = START
        self.ids: Iterator[str] = iter(())
        """What new reports are called."""
        self.originators: dict[str, str] = {}
        self.exchange = Exchange(settings, engine, keyring, graph, lambda: self.now, lambda: next(self.ids))

    def session(self, who: Who, operation_name: str = "Compare") -> Session:
        return self.exchange.open(self.exchange.reader(who.agency, "reader", who.roles), operation_name)

    @cached_property
    def app(self) -> FastAPI:
        """What is served over this world: API and pages."""
        return create_app(self.exchange, pages=[make_router(self.exchange)])

    def found(self, history: told.History) -> None:
        """Open the operations with those who are members at the start."""
        with writing(self.exchange.engine) as connection:
            for code, agencies in history.members.items():
                stated = community_file.OperationStated(
                    code=code, name=code, coordinator="AA", participants=tuple(sorted(agencies)),
                    phases=({"code": "I", "name": "Phase I", "starts": date(2025, 1, 1), "ends": date(2025, 2, 28)},),
                )  # fmt: skip
                community.open_operation(connection, stated, START, "test")

    def live(self, history: told.History, since: int = 0, until: int = 1_000) -> None:
        """Let the events from minute `since` to before minute `until` happen, each at its minute, which it has from
        the whole history and not from how many happened on this side."""
        for moment, event in history.events:
            if since <= moment < until:
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
                self.ids = iter([event.key, f"{event.key}-file"])
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
    """Makes one world after the other, from a template: an empty, migrated ledger, copied. So a world costs a copy and
    not a migration, and the engine's compiled statements serve them all."""

    def __init__(self, folder: Path, graph: str = "embedded", user: str = "neo4j", password: str = "") -> None:
        """`graph`: the URL of a server whose database is emptied for each world; or embedded."""
        Keyring.create(folder)
        given = {"graph": graph, "graph_user": user, "graph_password": password, "arrivals_pause": 0.01}
        self._settings = Settings.read(home=folder, rate=_FAST, sign_in_rate=_FAST, **given)
        Exchange.open_home(Settings.read(home=folder)).close()  # makes the tables
        self._keyring = Keyring.open(folder)
        engine = open_engine(self._settings.ledger_url)
        self._engine = engine.execution_options(compiled_cache=LRUCache(2_000))
        agencies = [{"code": code, "name": code} for code in told.AGENCIES]
        with writing(self._engine) as connection:
            stated = community_file.CommunityStated.model_validate({"agencies": agencies})
            community.load(connection, stated, START, "test")
        self._ledger = Path(engine.url.database or "")
        self._template = folder / "template.db"
        self._engine.dispose()  # the last connection empties the write-ahead log into the file
        shutil.copy(self._ledger, self._template)

    @contextmanager
    def of(self, history: told.History, until: int = 1_000) -> Iterator[World]:
        """A world that has lived the history until before that minute. One stands at a time."""
        for suffix in ("", "-wal", "-shm"):
            self._ledger.with_name(self._ledger.name + suffix).unlink(missing_ok=True)
        shutil.copy(self._template, self._ledger)
        graph = open_graph(self._settings, self._engine, self._keyring)
        if isinstance(graph, FollowedGraph):
            graph.projector.prepare()
            graph.projector.store.clear()
        world = World(self._settings, self._keyring, self._engine, graph)
        try:
            world.found(history)
            world.live(history, until=until)
            yield world
        finally:
            world.exchange.close()


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
        attachments=_files(event.content),
    )


def _files(content: told.Content) -> tuple[File, ...]:
    """A file with what points at people: a nominal fact as a whole."""
    if content.hide or not (content.person and content.phone):
        return ()
    return (File("note.txt", f"{content.person}, {content.phone}".encode()),)
