"""A small community for the tests: three agencies in one operation, one outside it, a clock that each step moves on."""

import shutil
from datetime import UTC, date, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any

from intel.exchange.exchange import Exchange
from intel.exchange.session import Session
from intel.handling import Handling, Tlp
from intel.keyring import Keyring
from intel.ledger import community, community_file
from intel.ledger.engine import writing
from intel.model import Report, ReportKind, Submission
from intel.settings import Settings

NOON = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
COMMUNITY = """
agencies:
  - {code: VN, name: Viet Nam Customs, country: VN}
  - {code: TH, name: Thai Customs, country: TH}
  - {code: LA, name: Lao Customs, country: LA}
  - {code: AU, name: Border Force, country: AU}
operations:
  - code: river
    name: Operation River
    coordinator: VN
    participants: [VN, TH, LA]
    phases:
      - {code: I, name: Phase I, starts: 2026-01-01, ends: 2026-01-31}
      - {code: II, name: Phase II, starts: 2026-02-01, ends: 2026-02-28}
  - {code: coast, name: Operation Coast, coordinator: AU, participants: [AU, VN]}
"""
RIVER = ("op:river",)


class Desk:
    """An exchange with its readers at hand: `desk.at("VN")` is a session of VN's liaison officer."""

    def __init__(self, settings: Settings) -> None:
        self.now = NOON
        numbers = count(1)
        self.exchange = Exchange.open_home(settings, clock=self._tick, ids=lambda: f"r-{next(numbers):04}")

    def _tick(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now

    def at(self, agency: str, *roles: str, name: str = "Test") -> Session:
        reader = self.exchange.reader(agency, "officer", roles or ("liaison",))
        return self.exchange.open(reader, name)

    def submit(self, agency: str = "VN", text: str = "3 kg of goods were found.", **fields: Any) -> Report:
        """By default released to the whole operation, with no facts but those given."""
        fields.setdefault("handling", Handling(release_to=RIVER))
        fields.setdefault("kind", ReportKind.SEIZURE)
        facts = fields.pop("facts", {})
        empty = {key: [] for key in ("dates", "places", "commodities", "conveyances", "identifiers", "people",
                                     "organisations", "concealment", "values")}  # fmt: skip
        with self.at(agency) as session:
            return session.submit(Submission(text, extraction={**empty, **facts}, **fields))

    def change(self, what: str, *arguments: str) -> None:
        """`join`, `leave` or `close` of `intel.ledger.community`."""
        with writing(self.exchange.engine) as connection:
            getattr(community, what)(connection, *arguments, self._tick(), "operator")

    def close(self) -> None:
        self.exchange.close()


def found(folder: Path) -> None:
    """A home with keys, tables and the community, to be copied for each test."""
    Keyring.create(folder)
    found_in(Settings.read(home=folder))


def found_in(settings: Settings) -> None:
    exchange = Exchange.open_home(settings)
    with writing(exchange.engine) as connection:
        community.load(connection, community_file.parse(COMMUNITY), NOON, "operator")
    exchange.close()


def copied(template: Path, home: Path) -> Desk:
    shutil.copytree(template, home)
    return Desk(Settings.read(home=home))


def on(*days: str) -> dict[str, list[dict[str, str]]]:
    """Facts: the event's dates."""
    return {"dates": [{"role": "event", "date": day} for day in days]}


def goods(item: str = "heroin", quantity: float | None = 3, unit: str = "kg", category: str = "drug") -> dict[str, Any]:
    return {"category": category, "item": item, "quantity": quantity, "unit": unit if quantity is not None else None}


def place(role: str, country: str) -> dict[str, str]:
    return {"role": role, "name": country, "country": country}


GREEN = Handling(Tlp.GREEN)
PUBLISHED = date(2026, 2, 10)
