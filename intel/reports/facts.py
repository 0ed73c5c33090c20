"""What filters, facets, routes and sums ask of a report, as rows made from its extraction. None of it is nominal."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from nlp.extraction import Extraction

COUNTRY_ROLES = {"seizure": "seizedIn", "origin": "origin", "transit": "transit", "destination": "destination"}
"""Role of a place -> name of the fact that its country gives."""
ROUTE = "route"
"""A fact made of others: `origin|transit,transit|destination`, each empty where unknown."""
FACTS = ("category", "item", *COUNTRY_ROLES.values(), "mode", "concealment")
"""The facts that facets may count."""
_MOST_ROUTES = 64
"""Ways of one report that are kept: a message that names more is a list of countries."""


@dataclass(frozen=True)
class AmountRow:
    place: int
    category: str
    item: str
    unit: str
    quantity: float


def day_of(extraction: Extraction, published: str | None) -> str | None:
    """The event's first date, else the day of publication; a month without a day counts as its first."""
    events = [
        fact.date if len(fact.date) == 10 else f"{fact.date}-01" for fact in extraction.dates if fact.role == "event"
    ]
    return min(events, default=published)


def facts_of(extraction: Extraction) -> set[tuple[str, str]]:
    """(by, value), each once."""
    facts: set[tuple[str, str]] = {("category", thing.category) for thing in extraction.commodities}
    facts |= {("item", thing.item) for thing in extraction.commodities}
    facts |= {("mode", conveyance.mode) for conveyance in extraction.conveyances}
    facts |= {("concealment", found.method) for found in extraction.concealment}
    facts |= {
        (COUNTRY_ROLES[place.role], place.country)
        for place in extraction.places
        if place.country is not None and place.role in COUNTRY_ROLES
    }
    return facts | {(ROUTE, route) for route in _routes(facts)}


def amounts_of(extraction: Extraction) -> Iterator[AmountRow]:
    """One for each commodity with a quantity."""
    for place, thing in enumerate(extraction.commodities):
        if thing.quantity is not None and thing.unit is not None:
            yield AmountRow(place, thing.category, thing.item, thing.unit, thing.quantity)


def _routes(facts: set[tuple[str, str]]) -> list[str]:
    """Each origin with each destination; none where the report names neither, nor any transit."""

    def countries(by: str) -> list[str]:
        return sorted(value for name, value in facts if name == by)

    origins, transit, destinations = countries("origin"), countries("transit"), countries("destination")
    if not (origins or transit or destinations):
        return []
    ways = product(origins or [""], destinations or [""])
    return [f"{origin}|{','.join(transit)}|{destination}" for origin, destination in ways][:_MOST_ROUTES]
