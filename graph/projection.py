"""One report's facts as edges of the graph: pure, so that the graph can be made again from the ledger at any time."""

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from graph import identity
from graph.authorities import is_authority
from graph.company_forms import split_form
from graph.countries import country_name, is_country
from graph.model import EntityKind, Mention, Projection, Tokens
from graph.names import fold, romanise
from nlp.extraction import Extraction, Identifier, Organisation, Person, Place

Span = tuple[int, int] | None
BINDING_DISTANCE = 80
"""Code points between a name and the passport number that binds it, at most."""
_AT_WORK = frozenset({"seizing", "partner"})


def project(
    report: str, day: str | None, audience: Tokens, nominal_audience: Tokens, extraction: Extraction
) -> Projection:
    """`day` as `Projection.day` has it. A place, a commodity and an authority are hubs. Nominal: people, passports,
    phones, e-mails, bank accounts. A commodity of no named item and a person of no name are no entities."""
    mentions = (
        *_identifiers(extraction),
        *_vessels(extraction),
        *_flights(extraction),
        *_people(report, extraction),
        *(_organisation(fact) for fact in extraction.organisations if fold(fact.name)),
        *(mention for fact in extraction.places for mention in _place(fact)),
        *_commodities(extraction),
    )
    return canonical(Projection(report, day, audience, nominal_audience, mentions))


def canonical(projection: Projection) -> Projection:
    """Mentions sorted and each once, so that equal projections compare equal."""
    once = {mention_key(mention): mention for mention in projection.mentions}
    mentions = tuple(once[key] for key in sorted(once))
    return Projection(
        projection.report, projection.day, projection.audience, projection.nominal_audience, mentions
    )  # fmt: skip


def mention_key(mention: Mention) -> tuple[Any, ...]:
    """Everything a mention says, in an order that is total."""
    return (
        (mention.span is None, mention.span or (0, 0)), mention.kind.value, mention.entity, mention.role, mention.label,
        tuple(sorted(mention.properties.items())), mention.nominal, mention.hub, mention.identifying, mention.name_key,
    )  # fmt: skip


def _identifiers(extraction: Extraction) -> Iterator[Mention]:
    vessel = _one_named_vessel(extraction)
    for fact in extraction.identifiers:
        entity = identity.identifier_id(fact.scheme, fact.value)
        if entity is None:
            continue
        named = vessel if fact.scheme == "vessel_imo" and vessel else None
        yield Mention(
            entity,
            identity.KIND_OF[fact.scheme],
            role=fact.scheme,
            label=named or fact.value,
            properties={
                "scheme": fact.scheme,
                "value": fact.value,
                **({"check_digit": "wrong"} if fact.valid is False else {}),
            },
            span=fact.span,
            nominal=fact.scheme in identity.NOMINAL_SCHEMES,
            identifying=True,
            name_key=romanise(identity.vessel_name(named)) if named else "",
        )


def _one_named_vessel(extraction: Extraction) -> str | None:
    """The name of the ship whose IMO number stands beside it: where the report has one number and one name."""
    numbers = {fact.value for fact in extraction.identifiers if fact.scheme == "vessel_imo"}
    names = {identity.vessel_name(name): name for name, _ in _ships(extraction)}
    return next(iter(names.values())) if len(numbers) == len(names) == 1 else None


def _ships(extraction: Extraction) -> Iterator[tuple[str, Span]]:
    for fact in extraction.conveyances:
        if fact.mode in ("sea", "river") and fact.name and fold(fact.name):
            yield fact.name, fact.span


def _vessels(extraction: Extraction) -> Iterator[Mention]:
    if _one_named_vessel(extraction):
        return
    for name, span in _ships(extraction):
        yield Mention(
            identity.vessel_name_id(name),
            EntityKind.VESSEL,
            role="conveyance",
            label=name,
            span=span,
            name_key=romanise(identity.vessel_name(name)),
        )


def _flights(extraction: Extraction) -> Iterator[Mention]:
    for fact in extraction.conveyances:
        number = identity.flight_number(fact.name) if fact.mode == "air" and fact.name else None
        if number and (entity := identity.identifier_id("flight", number)):
            yield Mention(
                entity,
                EntityKind.FLIGHT,
                role="conveyance",
                label=number,
                properties={"scheme": "flight", "value": number},
                span=fact.span,
                identifying=True,
            )


def _people(report: str, extraction: Extraction) -> Iterator[Mention]:
    named = [fact for fact in extraction.people if fact.name and fold(fact.name)]
    bound = _bound(named, [fact for fact in extraction.identifiers if fact.scheme == "passport"])
    seen: Counter[str] = Counter()
    for place, fact in enumerate(named):
        name = fact.name or ""
        entity = (
            identity.passport_holder_id(bound[place], name)
            if place in bound
            else identity.person_id(report, name, seen[fold(name)])
        )
        seen[fold(name)] += 1
        known = {"nationality": fact.nationality, "age": fact.age, "sex": fact.sex}
        yield Mention(
            entity,
            EntityKind.PERSON,
            role=fact.role,
            label=name,
            properties={key: str(value) for key, value in known.items() if value is not None},
            span=fact.span,
            nominal=True,
            name_key=romanise(name),
        )


def _bound(people: list[Person], passports: list[Identifier]) -> dict[int, str]:
    """Position of a person -> the passport that follows the name closely, no other name or passport in between."""
    marks = sorted(
        [(fact.span, place, "") for place, fact in enumerate(people) if fact.span]
        + [(fact.span, -1, fact.value) for fact in passports if fact.span]
    )
    return {
        place: passport
        for (before, place, _), (after, _, passport) in pairwise(marks)
        if place >= 0 and passport and 0 <= after[0] - before[1] <= BINDING_DISTANCE
    }


def _organisation(fact: Organisation) -> Mention:
    core, form = split_form(fact.name)
    hub = fact.role in _AT_WORK or is_authority(fact.name)
    return Mention(
        identity.organisation_id(fact.name),
        EntityKind.ORGANISATION,
        role=fact.role,
        label=fact.name,
        properties={"form": form} if form else {},
        span=fact.span,
        hub=hub,
        name_key="" if hub else romanise(core),
    )


def _place(fact: Place) -> Iterator[Mention]:
    country = fact.country
    whole = bool(country and not fact.locode and is_country(fact.name, country))
    if not whole and fold(fact.name):
        known = {"country": country, "locode": fact.locode, "lat": fact.lat, "lon": fact.lon}
        yield Mention(
            identity.place_id(fact.name, country, fact.locode),
            EntityKind.PLACE,
            role=fact.role,
            label=fact.name,
            properties={key: str(value) for key, value in known.items() if value is not None},
            span=fact.span,
            hub=True,
        )
    if country:
        yield Mention(
            identity.country_id(country),
            EntityKind.PLACE,
            role=fact.role,
            label=fact.name if whole else country_name(country),
            properties={"country": country},
            span=fact.span if whole else None,
            hub=True,
        )


def _commodities(extraction: Extraction) -> Iterator[Mention]:
    for fact in extraction.commodities:
        if fact.item != "unspecified" and fold(fact.item):
            yield Mention(
                identity.commodity_id(fact.category, fact.item),
                EntityKind.COMMODITY,
                role=fact.category,
                label=fact.item,
                properties={"category": fact.category, **({"form": fact.form} if fact.form else {})},
                span=fact.span,
                hub=True,
            )
