"""Chooses among namesakes by the countries named beside a place and in the message."""

import re
from dataclasses import replace

from nlp.places.candidate import Candidate
from nlp.places.gazetteer import CURATED, RANK, Spot
from nlp.places.mention import Mention
from nlp.reading import Reading
from nlp.text.jurisdiction import countries_of


def resolve(reading: Reading, candidates: list[Candidate]) -> list[Mention]:
    """Chooses among namesakes and gives a country to places that only the grammar knows."""
    sure = {
        s.country for c in candidates for s in c.spots if s.kind == "country" and len({x.country for x in c.spots}) == 1
    }
    homes = countries_of(reading)
    mentions: list[Mention] = []
    told: dict[str, str | None] = {}  # a name that the text once places is that place again
    for index, candidate in enumerate(candidates):
        start, end = candidate.start, candidate.end
        next_country = None
        if index + 1 < len(candidates):
            following = candidates[index + 1]
            gap = reading.text[end : following.start]
            if (
                len(gap) <= 4
                and re.fullmatch(r"\s*[,(]?\s*", gap)
                and following.spots
                and following.spots[0].kind in ("country", "province")
            ):
                next_country = following.spots[0].country
        if not candidate.spots:
            home = next_country or _nearest(reading, mentions, start) or (homes[0] if homes else None)
            mentions.append(Mention(start, end, candidate.kind, home, None, candidate.confidence, candidate.rule))
            continue
        name = reading.folded[start:end]
        if next_country and any(s.country == next_country for s in candidate.spots):
            told[name] = next_country
        spot = _choose(candidate.spots, next_country or told.get(name), sure, homes)
        kind = candidate.kind or spot.kind
        exact = spot if not candidate.kind or RANK.get(spot.kind, 2) <= 2 else replace_position(spot)
        mentions.append(Mention(start, end, kind, spot.country, exact, candidate.confidence, candidate.rule))
    return mentions


def replace_position(spot: Spot) -> Spot | None:
    """A facility named after its country or province has not that one's position."""
    return Spot(spot.name, spot.kind, spot.country, None, None, None, spot.weight)


def _nearest(reading: Reading, mentions: list[Mention], start: int) -> str | None:
    """Country of the place named just before, with a comma or a bracket between."""
    if mentions and re.fullmatch(r"\s*[,(（-]?\s*", reading.text[mentions[-1].end : start]):
        return mentions[-1].country
    return None


def _choose(spots: tuple[Spot, ...], beside: str | None, named: set[str | None], homes: list[str]) -> Spot:
    def merit(spot: Spot) -> tuple[int, bool, int, bool, int]:
        home = homes.index(spot.country) if spot.country in homes else 99
        near = 3 if beside and spot.country == beside else 0
        if spot.kind == "country":
            near += 2
        elif spot.country in named or home == 0:
            near += 1
        curated = spot.kind in ("country", "province") or spot.weight == CURATED
        return (near, curated, -min(home, 5) if spot.weight < 3_000 else 0, spot.locode is not None, spot.weight)

    best = max(spots, key=merit)
    if best.kind == "country" and best.locode is None:
        town = next((s for s in spots if s.country == best.country and s.locode), None)
        return replace(best, locode=town.locode, lat=town.lat, lon=town.lon) if town else best
    return best
