# ruff: noqa: E501  (patterns of words read best unbroken)
"""Writes the roles of facts['places']: seizure, origin, transit, destination, mentioned.

Each mention of a place takes the part that the words beside it give (`nlp.routes.cues`), members of a list share it, a chain
("A - B - C") reads as origin, transit, destination. Then the message decides: only a find has a place of seizure
(`nlp.routes.seizure`), arriving somewhere is a destination only where nothing was found there, a place of seizure is no transit
unless the text says that the goods were passing through.
"""

from nlp.extraction import Place
from nlp.places.component import place_of
from nlp.places.mention import Mention
from nlp.reading import Reading
from nlp.routes.cue import Cue
from nlp.routes.journey import examined, round_trips, says_passing, stages
from nlp.routes.part import Part
from nlp.routes.parts import read_parts
from nlp.routes.roles import role_of
from nlp.routes.seizure import seizure_sites
from nlp.routes.site import Site


def read_routes(reading: Reading) -> None:
    """Gives each place of the message its role."""
    mentions: list[Mention] = reading.notes.get("places", [])
    parts = read_parts(reading, mentions)
    found = _found_goods(reading)
    sites = seizure_sites(reading, parts_to_sites(parts), reading.notes.get("agencies", [])) if found else []
    facts = _assemble(reading, parts, sites, found)
    reading.facts["places"] = list(facts)


def parts_to_sites(parts: list[Part]) -> list[Site]:
    """What `nlp.routes.seizure` needs to know of each mention."""
    return [Site(p.mention, p.cue, p.field, p.sentence, p.inside, p.context, number=p.number) for p in parts]


def _found_goods(reading: Reading) -> bool:
    if reading.kind == "seizure":
        return True
    return reading.kind == "feedback" and any(True for _ in reading.facts["commodities"])


_SURE = {
    Cue.START: 0.85, Cue.FROM: 0.85, Cue.SENDER: 0.72, Cue.BOUND: 0.85, Cue.TO: 0.7, Cue.RECEIVER: 0.75, Cue.VIA: 0.85, Cue.TRANSIT: 0.85,
}  # fmt: skip


def _assemble(reading: Reading, parts: list[Part], sites: list[Site], found: bool) -> list[Place]:
    facts: list[Place] = []
    seized = {site.mention.country for site in sites if site.mention}
    taken: set[tuple[int, int]] = set()
    onward = {p.mention.country for p in parts if p.cue in (Cue.BOUND, Cue.TO, Cue.RECEIVER) and not p.soft}
    passing = bool(sites) and onward - seized and says_passing(reading)
    for site in sites:
        facts.append(_seizure(reading, site))
        if passing and site is sites[0]:
            facts.append(place_of(reading, site.mention, "transit", 0.6, "route: transit, seized while passing"))
        taken.add((site.mention.start, site.mention.end))
    told: set[tuple[str, str | None, str]] = set()
    round_trips(parts)
    stages(reading, parts)
    if reading.kind == "feedback" and not found:
        examined(reading, parts)
    for part in parts:
        mention = part.mention
        if (part.inside and part.cue not in (Cue.SENDER, Cue.RECEIVER)) or (mention.start, mention.end) in taken:
            continue
        if part.inside:
            continue
        role = role_of(reading, part, seized, found, onward, sites)
        key = (role, mention.country, reading.folded[mention.start : mention.end])
        if key in told:
            continue
        told.add(key)
        sure = (
            min(mention.confidence, _SURE.get(part.cue, 0.6))
            if part.cue and role != "mentioned"
            else mention.confidence
        )
        if part.how == "list":
            sure *= 0.95
        rule = (
            f"route: {part.cue.value}{' ' + part.how if part.how else ''}" if part.cue and role != "mentioned" else ""
        )
        facts.append(place_of(reading, mention, role, sure, rule))
    return _once(facts)


def _seizure(reading: Reading, site: Site) -> Place:
    return place_of(reading, site.mention, "seizure", site.confidence, f"route: seizure, {site.rule}")


def _once(facts: list[Place]) -> list[Place]:
    """A place that has a part of the route is not also mentioned."""
    told = {fact.name.casefold() for fact in facts if fact.role != "mentioned"}
    kept: list[Place] = []
    seen: set[tuple[str, str]] = set()
    for fact in facts:
        key = (fact.role, fact.name.casefold())
        if key in seen or (fact.role == "mentioned" and fact.name.casefold() in told):
            continue
        seen.add(key)
        kept.append(fact)
    return kept
