"""A small desk that stores reports as the exchange does, as far as the ledger goes: entry, seal, key, derived rows."""

import json
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Engine, insert

from intel.canonical import canonical
from intel.handling import Handling, Tlp
from intel.keyring import Keyring
from intel.ledger import audit, community, community_file, data_keys, derived, entries, tables, users
from intel.ledger.contents import stated
from intel.ledger.engine import writing
from intel.ledger.entries import EntryType
from intel.reports import index
from intel.reports.content import Content
from nlp.extraction import Extraction
from tests.ledger.conftest import NOON

COMMUNITY = """
agencies:
  - {code: VN, name: Viet Nam Customs, country: VN}
  - {code: TH, name: Thai Customs, country: TH}
  - {code: LA, name: Lao Customs, country: LA}
operations:
  - code: river
    name: Operation River
    coordinator: VN
    participants: [VN, TH]
    phases: [{code: I, name: Phase I, starts: 2026-01-01, ends: 2026-06-30}]
"""
_OWN = Handling()
_PLAIN = {
    "by": "Officer One",
    "version": 1,
    "kind": "SEIZURE",
    "precedence": "ROUTINE",
    "operation": "river",
    "in_reply_to": None,
    "published": None,
    "due": None,
}


class Desk:
    def __init__(self, engine: Engine, keyring: Keyring) -> None:
        self.engine = engine
        self.keyring = keyring
        self.now = NOON

    def tick(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now

    def found(self) -> None:
        with writing(self.engine) as connection:
            community.load(connection, community_file.parse(COMMUNITY), self.tick(), "init")
            users.add(connection, "u-1", "VN", "Officer One", ["liaison", "analyst"], self.tick(), "init")

    def submit(self, report: str, text: str = "Seized 12 kg", handling: Handling = _OWN, agency: str = "VN") -> None:
        with writing(self.engine) as connection:
            key = data_keys.create(connection, self.keyring, report)
            content = {
                **_PLAIN,
                "originator": agency,
                "ref": report,
                "handling": stated(handling),
                "sealed": data_keys.sealed(_content(text).payload(), key, report, 1),
            }
            standing = self._append(connection, EntryType.SUBMITTED, report, content)
            index.write_new(connection, self.keyring.index, report, standing, _content(text))

    def correct(self, report: str, text: str) -> None:
        with writing(self.engine) as connection:
            before = self._standing(connection, report)
            version = before.content["version"] + 1
            key = data_keys.read(connection, self.keyring, [report])[report]
            sealed = data_keys.sealed(_content(text).payload(), key, report, version)
            content = {**before.content, "version": version, "handling": stated(before.handling), "sealed": sealed}
            standing = self._append(connection, EntryType.CORRECTED, report, content)
            index.write_version(connection, self.keyring.index, report, standing, _content(text))

    def set_handling(self, report: str, handling: Handling) -> None:
        content = {"by": "Officer One", "agency": "VN", "handling": stated(handling)}
        with writing(self.engine) as connection:
            index.write_standing(connection, report, self._append(connection, EntryType.HANDLING_SET, report, content))

    def withdraw(self, report: str) -> None:
        with writing(self.engine) as connection:
            version = self._standing(connection, report).content["version"]
            key = data_keys.read(connection, self.keyring, [report])[report]
            sealed = data_keys.sealed(canonical({"reason": "sent twice"}), key, report, version)
            content = {"by": "One", "agency": "VN", "sealed": sealed}
            index.write_standing(connection, report, self._append(connection, EntryType.WITHDRAWN, report, content))

    def acknowledge(self, report: str, agency: str) -> None:
        with writing(self.engine) as connection:
            self._append(connection, EntryType.ACKNOWLEDGED, report, {"by": "Two", "agency": agency})
            row = {"report": report, "agency": agency, "at": entries.of_report(connection, report)[-1].at}
            connection.execute(insert(tables.acknowledgements), row)

    def visit(self, agency: str, *reports: str, operation_name: str = "Arrivals") -> None:
        content = {"who": "Two", "agency": agency, "operation_name": operation_name, "refused": None}
        with writing(self.engine) as connection:
            audit.append(connection, content, reports, self.tick())

    def text(self, connection: Connection, report: str) -> str | None:
        return self._opened(connection, report, self._standing(connection, report).content)

    def text_of_version(self, connection: Connection, report: str, version: int) -> str | None:
        contents = [entry.read() for entry in entries.of_report(connection, report)]
        (content,) = [content for content in contents if content.get("version") == version]
        return self._opened(connection, report, content)

    def _opened(self, connection: Connection, report: str, content: Mapping[str, Any]) -> str | None:
        keys = data_keys.read(connection, self.keyring, [report])
        payload = data_keys.opened(content["sealed"], keys, report, content["version"])
        return None if payload is None else str(json.loads(payload)["text"])

    def _standing(self, connection: Connection, report: str) -> derived.Standing:
        standing = None
        for entry in entries.of_report(connection, report):
            standing = derived.fold(standing, entry)
        assert standing is not None
        return standing

    def _append(
        self, connection: Connection, type: EntryType, report: str, content: dict[str, Any]
    ) -> derived.Standing:
        entries.append(connection, type, report, content, self.tick())
        return self._standing(connection, report)


def _content(text: str) -> Content:
    ice = {"category": "drug", "item": "methamphetamine", "quantity": 12.5, "unit": "kg"}
    facts = {"language": "en", "commodities": [ice], "dates": [{"role": "event", "date": "2026-11-20"}]}
    return Content(text, Extraction.from_json(facts))


def busy_day(desk: Desk) -> None:
    """Every type of entry, and visits."""
    desk.found()
    desk.submit("r-1", handling=Handling(release_to=("TH",), nominal_to=("TH",)))
    desk.submit("r-2", "Two containers", Handling(Tlp.GREEN), agency="TH")
    desk.submit("r-3")
    desk.correct("r-1", "Seized 13 kg")
    desk.acknowledge("r-1", "TH")
    desk.set_handling("r-1", Handling(release_to=("op:river",)))
    desk.withdraw("r-2")
    with writing(desk.engine) as connection:
        community.join(connection, "river", "LA", desk.tick(), "admin")
        community.leave(connection, "river", "TH", desk.tick(), "admin")
        users.disable(connection, "VN", "Officer One", desk.tick(), "admin")
    desk.visit("TH", "r-1", "r-2")
    desk.visit("LA", operation_name="Nothing")
    desk.visit("VN", "r-1")
