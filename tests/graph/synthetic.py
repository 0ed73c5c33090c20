"""Many invented projections, the same for the same seed: a community of 25 agencies as large as one likes, for `bench`.

Identifiers, companies and phones come back in several reports, most of them in few and some in many; countries, ports
and goods in very many. Handling is mixed: for the own agency, named agencies, operations, the community, everybody.
"""

import random
from collections.abc import Iterator

from graph.identity import commodity_id, country_id, entity_id, identifier_id, organisation_id, person_id, place_id
from graph.model import EntityKind, Mention, Projection, Tokens
from graph.names import romanise

AGENCIES = tuple(f"A{n:02}" for n in range(25))
OPERATIONS = tuple(f"op:{name}" for name in ("alder", "birch", "cedar", "date", "elm", "fig", "ginkgo", "hazel"))
COUNTRIES = ("VN", "TH", "KH", "LA", "MM", "CN", "HK", "MY", "SG", "ID", "PH", "KR", "JP", "AU", "IN", "LK", "BD", "NZ")
GOODS = tuple(
    (category, f"{category} {n}")
    for category, number in (("drug", 25), ("wildlife", 25), ("waste", 10), ("other", 20))
    for n in range(number)
)
_SYLLABLES = ("ba", "dong", "hai", "kim", "lan", "mei", "nam", "phu", "quang", "rak", "sap", "thien", "vieng", "yuen")


def readers_of(place: int) -> Tokens:
    """Tokens of an analyst of the agency at that place: each takes part in some operations."""
    operations = {operation for n, operation in enumerate(OPERATIONS) if (place + n) % 3 == 0}
    return frozenset({f"agency:{AGENCIES[place]}", "community", "public", *operations})


def synthetic(number: int, seed: int = 7) -> Iterator[Projection]:
    """`number` projections of about ten mentions each."""
    rng = random.Random(seed)
    for place in range(number):
        report = f"r-{rng.getrandbits(128):032x}"
        agency = rng.choice(AGENCIES)
        audience = _audience(rng, agency)
        nominal = audience if rng.random() < 0.4 else frozenset({f"agency:{agency}"})
        day = f"{rng.randint(2018, 2026)}-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}"
        mentions = tuple(_mentions(rng, report, number, place))
        yield Projection(report, day, audience, nominal, mentions)


def _audience(rng: random.Random, agency: str) -> Tokens:
    own = f"agency:{agency}"
    kind = rng.random()
    if kind < 0.15:
        return frozenset({own})
    if kind < 0.30:
        place = AGENCIES.index(agency) + rng.randint(1, 4)
        return frozenset({own, *(f"agency:{AGENCIES[(place + step) % len(AGENCIES)]}" for step in (0, 3))})
    if kind < 0.70:
        return frozenset({own, rng.choice(OPERATIONS)})
    return frozenset({own, "community"} | ({"public"} if kind > 0.95 else set()))


def _often(rng: random.Random, size: int) -> int:
    """A number below `size`: small ones come often, most come a few times."""
    return int(size * rng.random() ** 2)


def _mentions(rng: random.Random, report: str, number: int, place: int) -> Iterator[Mention]:
    for role in ("origin", "seizure", "destination"):
        country = COUNTRIES[_often(rng, len(COUNTRIES))]
        yield Mention(country_id(country), EntityKind.PLACE, role, country, {"country": country}, None, hub=True)
    port = _often(rng, 600)
    name = f"Port {port}"
    yield Mention(place_id(name, "VN", f"VN{port:03}"), EntityKind.PLACE, "seizure", name, {}, (5, 12), hub=True)
    category, item = GOODS[_often(rng, len(GOODS))]
    yield Mention(commodity_id(category, item), EntityKind.COMMODITY, category, item, {}, (20, 31), hub=True)
    yield _identified("container", f"QXLU{_often(rng, max(1, number // 2)):07}", (40, 51))
    yield _identified("case_ref", f"CASE{place:09}", None)
    if rng.random() < 0.5:
        name = _company(_often(rng, max(1, number // 10)))
        key = romanise(name)
        id = organisation_id(name)
        yield Mention(id, EntityKind.ORGANISATION, "consignee", name, {}, (60, 80), name_key=key)
    if rng.random() < 0.4:
        yield _identified("phone", f"+6011{_often(rng, max(1, number // 5)):08}", (90, 103), nominal=True)
    if rng.random() < 0.3:
        name = " ".join(rng.choices(_SYLLABLES, k=3)).title()
        id = person_id(report, name, 0)
        yield Mention(
            id, EntityKind.PERSON, "arrested", name, {"sex": "M"}, (110, 125), nominal=True, name_key=name.lower()
        )
    if rng.random() < 0.2:
        yield _identified("plate", f"KX{_often(rng, max(1, number // 10)):06}", (130, 138))


def _identified(scheme: str, value: str, span: tuple[int, int] | None, *, nominal: bool = False) -> Mention:
    kinds = {"container": "CONTAINER", "case_ref": "DOCUMENT", "phone": "PHONE", "plate": "VEHICLE"}
    kind = EntityKind(kinds[scheme])
    id = identifier_id(scheme, value) or entity_id(kind, scheme, value)  # type: ignore[arg-type]
    properties = {"scheme": scheme, "value": value}
    return Mention(id, kind, scheme, value, properties, span, nominal=nominal, identifying=True)


def _company(place: int) -> str:
    first, second, third = place % 14, place // 14 % 14, place // 196
    return f"{_SYLLABLES[first]} {_SYLLABLES[second]} {third} trading co ltd".title()
