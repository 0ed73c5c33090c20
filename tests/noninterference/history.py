"""Histories of a community: what agencies did, in order, as values that hypothesis makes.

A report is written in pieces, so that the text which a reader outside the nominal audience gets is known without asking
the platform. Identifiers come from a small pool: reports share them often.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

AGENCIES = ("AA", "BB", "CC", "DD")
OPERATIONS = ("north", "south")


@dataclass(frozen=True)
class Handling:
    """As handling.md states it; `nominal_to` None is the level's default."""

    tlp: str = "AMBER"
    release_to: tuple[str, ...] = ()
    nominal_to: tuple[str, ...] | None = None
    originator_control: bool = False
    discoverable: bool = False

    def nominal(self) -> tuple[str, ...]:
        if self.nominal_to is not None:
            return self.nominal_to
        return self.release_to if self.tlp in ("RED", "AMBER+STRICT") else ()


@dataclass(frozen=True)
class Content:
    """What a report says. `person` and `phone` are its nominal facts; `hide` writes it as if they never were in it."""

    container: str | None = None
    person: str | None = None
    phone: str | None = None
    company: str | None = None
    item: str = "heroin"
    quantity: float | None = None
    origin: str | None = None
    destination: str | None = None
    seized_in: str = "TH"
    method: str | None = None
    mode: str = "sea"
    month: int = 3
    word: str = "lantern"
    hide: bool = False

    def pieces(self) -> list[tuple[str, bool]]:
        """(words, are they nominal)."""
        pieces = [(f"Officers in {self.seized_in} noted a {self.word}. ", False)]
        if self.container:
            pieces += [("Container ", False), (self.container, False), (" was opened. ", False)]
        if self.person:
            pieces += [("Suspect ", False), (self.person, True), (" was held. ", False)]
        if self.phone:
            pieces += [("Number called: ", False), (self.phone, True), (". ", False)]
        if self.person:
            pieces += [("Later ", False), (self.person, True), (" spoke. ", False)]
        if self.company:
            pieces += [("Consignee ", False), (self.company, False), (".", False)]
        return pieces

    def text(self) -> str:
        return "".join("█" * len(words) if nominal and self.hide else words for words, nominal in self.pieces())

    def extraction(self) -> dict[str, Any]:
        """The author's facts, in the extraction contract's form."""
        text = "".join(words for words, _ in self.pieces())

        def span(words: str) -> list[int]:
            start = text.index(words)
            return [start, start + len(words)]

        places = [{"role": "seizure", "name": self.seized_in, "country": self.seized_in, "span": None}]
        for role, country in (("origin", self.origin), ("destination", self.destination)):
            if country:
                places.append({"role": role, "name": country, "country": country, "span": None})
        identifiers = []
        if self.container:
            identifiers.append({"scheme": "container", "value": self.container, "span": span(self.container)})
        if self.phone and not self.hide:
            identifiers.append({"scheme": "phone", "value": self.phone, "span": span(self.phone)})
        people = []
        if self.person:
            named = None if self.hide else self.person
            people.append({"name": named, "role": "arrested", "nationality": "TH", "span": span(self.person)})
        consignees = []
        if self.company:
            consignees.append({"name": self.company, "role": "consignee", "span": span(self.company)})
        return {
            "contract": "extraction/1", "language": "en", "kind": "seizure",
            "dates": [{"role": "event", "date": f"2025-{self.month:02d}-05", "span": None}],
            "places": places,
            "commodities": [{
                "category": "drug", "item": self.item, "form": None, "quantity": self.quantity,
                "unit": None if self.quantity is None else "kg", "span": None,
            }],
            "conveyances": [{"mode": self.mode, "name": None, "span": None}],
            "identifiers": identifiers,
            "people": people,
            "organisations": consignees,
            "concealment": [{"method": self.method, "text": "", "span": None}] if self.method else [],
            "values": [],
        }  # fmt: skip


@dataclass(frozen=True)
class Submit:
    key: str
    """Becomes the report's id, on every side."""
    originator: str
    content: Content
    handling: Handling
    operation: str | None = None
    reply_to: str | None = None
    kind: str = "SEIZURE"


@dataclass(frozen=True)
class Correct:
    key: str
    content: Content


@dataclass(frozen=True)
class SetHandling:
    key: str
    handling: Handling


@dataclass(frozen=True)
class Withdraw:
    key: str


@dataclass(frozen=True)
class Acknowledge:
    key: str
    agency: str


@dataclass(frozen=True)
class Look:
    """An analyst of the agency lists what there is to read: the originators see that in their readers."""

    agency: str


@dataclass(frozen=True)
class Join:
    operation: str
    agency: str


@dataclass(frozen=True)
class Leave:
    operation: str
    agency: str


@dataclass(frozen=True)
class Close:
    operation: str


Event = Submit | Correct | SetHandling | Withdraw | Acknowledge | Look | Join | Leave | Close


@dataclass(frozen=True)
class History:
    """`members` are the operations' participants at the start; each event has its minute since then."""

    members: Mapping[str, frozenset[str]]
    events: tuple[tuple[int, Event], ...]


def hidden(content: Content) -> Content:
    """The same report, had its nominal facts never been in it."""
    return replace(content, hide=True)
