# ruff: noqa: E501  (lists of words read best unbroken)
"""The places of the world that the parser knows by name, each with its country, UN/LOCODE and coordinates.

Lexicons: `countries.yaml` (CLDR), `country_aliases.yaml`, `provinces.yaml`, `places.csv` (ports, airports, border gates, districts,
waters, by hand), `cities.tsv` (GeoNames, CC BY 4.0), `airports.tsv` (airportsdata, MIT). The last two and the first are made by
`tests/nlp/make_gazetteer.py`. A name may stand for several places; `nlp.places.component` chooses by context.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from nlp.lexicon import FOLDER, Matcher, load
from nlp.reading import fold_text

RANK = {
    "airport": 0,
    "port": 0,
    "gate": 0,
    "facility": 0,
    "district": 1,
    "city": 2,
    "province": 3,
    "country": 4,
    "sea": 4,
    "region": 5,
}
"""How wide a kind of place is: a narrower one may be followed by a wider one that holds it ("Yulin, Guangxi, China")."""


CURATED = 2_000
"""Weight of a place that is kept by hand: well known in these texts."""


@dataclass(frozen=True, slots=True)
class Spot:
    """One place of the world. `country` is alpha-2 or None (high seas, continents); `weight` orders namesakes (thousands of people)."""

    name: str
    kind: str
    country: str | None
    locode: str | None = None
    lat: float | None = None
    lon: float | None = None
    weight: int = 0
    exact: bool = False
    """Counts only as spelled here (`US`, `UAE`)."""


def _number(field: str) -> float | None:
    return float(field) if field else None


def _countries() -> Iterator[tuple[str, Spot]]:
    for entry in (*load("country_aliases"), *load("countries")):
        name = entry["names"]["en"][0]
        exact = set(entry.get("exact", ()))
        for words in entry["names"].values():
            for word in words:
                spot = Spot(name, "country", entry["country"], weight=1_000_000, exact=word in exact)
                yield word, spot
                if "\u200b" in word:
                    yield word.replace("\u200b", ""), spot


def _provinces() -> Iterator[tuple[str, Spot]]:
    for entry in load("provinces"):
        exact = set(entry.get("exact", ()))
        for word in (*entry["names"], *entry.get("other", ())):
            spot = Spot(word, "province", entry["country"], weight=1_500, exact=word in exact)
            yield word, spot
            if (plain := _plain(word)) != word and plain.casefold() not in NOT_PLACES:
                yield plain, spot


def _plain(word: str) -> str:
    """Vietnamese without its marks, as telegrams write it."""
    from anyascii import anyascii  # only at load

    return anyascii(word) if any("\u00c0" <= c <= "\u1ef9" for c in word) and all(c < "\u2000" for c in word) else word


def _rows(file: str) -> Iterator[str]:
    for line in (FOLDER / file).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line


@cache
def _towns() -> frozenset[tuple[str, str]]:
    """Country and folded name of the towns of 100,000 and more."""
    rows = (line.split("\t") for line in _rows("cities.tsv"))
    return frozenset(
        (row[1], fold_text(name)) for row in rows if int(row[5]) >= 100 and row[1] != "HK" for name in row[0].split("|")
    )


def _places() -> Iterator[tuple[str, Spot]]:
    for line in _rows("places.csv"):
        kind, country, locode, lat, lon, names = line.split(",", 5)
        first, *others = names.split("|")
        spot = Spot(first, kind, country or None, locode or None, _number(lat), _number(lon), CURATED)
        town = replace(spot, kind="city")
        for word in (first, *others):
            place = town if kind in ("port", "airport", "gate") and (country, fold_text(word)) in _towns() else spot
            yield word, place
            if (plain := _plain(word)) != word and plain.casefold() not in NOT_PLACES:
                yield plain, place


def _cities() -> Iterator[tuple[str, Spot]]:
    for line in _rows("cities.tsv"):
        names, country, locode, lat, lon, people = line.split("\t")
        first, *others = names.split("|")
        if first.casefold() in NOT_PLACES:
            continue
        spot = Spot(first, "city", country, locode or None, _number(lat), _number(lon), int(people))
        for word in (first, *others):
            if len(word) > (3 if word[:1] < "\u0250" else 1):
                yield word, spot


def _airports() -> Iterator[tuple[str, Spot]]:
    for line in _rows("airports.tsv"):
        _, name, _, country, locode, lat, lon = line.split("\t")
        yield name, Spot(name, "airport", country, locode or None, _number(lat), _number(lon), 500)


NOT_PLACES = frozenset(
    ["of", "most", "police", "man", "male", "van", "nice", "reading", "mobile", "orange", "bath", "split", "same", "march", "sandy",
     "tablet", "bay", "date", "mission", "union", "independence", "victoria", "surprise", "buy", "best", "pop", "bar", "as", "hit", "central",
     "salmon", "liberty", "hope", "deal", "battle", "lead", "ham", "sale", "wells", "street", "cannabis", "enterprise", "commerce", "gold",
     "coral", "spring", "rose", "lima bean", "media", "arrest", "imports", "ivory", "marina", "normal", "flora", "eagle", "harbor", "gang",
     "pol", "sari", "unit", "along", "nord", "sur", "san", "santa", "los", "las", "este", "north", "south", "east", "west", "general", "hong",
     "kong", "lang", "long", "mani", "sal", "tan", "trung", "barra", "sino", "naga", "tiger", "bang", "sing", "moto", "laser", "post", "bear",
     "ban", "mount", "polo", "taxi", "bien", "asia", "asian", "royal", "green", "wood", "columbia", "buena", "mars", "roman", "ada", "imus",
     "dengan", "dari", "satu", "dan", "sini", "para", "mata", "batu", "baru", "kota", "tua", "pasir", "besar", "tengah", "timur", "barat"]
)  # fmt: skip
"""Words that are also names of towns, and mean the town too seldom to be read so."""


@cache
def matcher() -> Matcher:
    """Every name; a match's `entry` is the tuple of its `Spot`s."""
    return Matcher(pair for source in (_countries, _places, _provinces, _airports, _cities) for pair in source())


@cache
def iata() -> dict[str, Spot]:
    """Airports by IATA letters."""
    found = {}
    for line in _rows("airports.tsv"):
        code, name, _, country, locode, lat, lon = line.split("\t")
        found[code] = Spot(name, "airport", country, locode or None, _number(lat), _number(lon), 500)
    return found


@cache
def country_names() -> dict[str, str]:
    """English short name of a country by its alpha-2 code."""
    names = {entry["country"]: entry["names"]["en"][0] for entry in load("countries")}
    return names | {entry["country"]: entry["names"]["en"][0] for entry in load("country_aliases")}


def lookup(word: str) -> tuple[Spot, ...]:
    """The places of exactly this name."""
    for match in matcher().find(fold_text(word)):
        if match.start == 0 and match.end == len(word):
            return tuple(match.entry)
    return ()
