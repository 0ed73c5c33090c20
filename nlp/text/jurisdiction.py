"""Whose text it is: the country by whose law a tael weighs and by whose money a `$` or `Rs` is meant."""

from collections import Counter
from functools import cache

from nlp import lexicon
from nlp.lexicon import Matcher
from nlp.reading import Reading

OF_LANGUAGE = {
    "vi": "VN", "th": "TH", "lo": "LA", "km": "KH", "my": "MM", "ms": "MY", "id": "ID", "tl": "PH", "ko": "KR",
    "ja": "JP", "zh": "CN",
}  # fmt: skip
"""Country where a language is the language of administration; English is no sign of a country."""
WINDOW = 20_000
"""Characters read: who writes is said at the head of a message, not a book later."""


@cache
def _matcher() -> Matcher:
    entries = lexicon.load("jurisdictions")
    rows = [(str(name), str(e["country"])) for e in entries for names in e["names"].values() for name in names]
    known = {country for _, country in rows}
    for other in ("countries", "nationalities"):
        rows += [
            (str(name), str(e["country"]))
            for e in lexicon.load(other)
            for name in e["names"].get("en", ())
            if e["country"] not in known and len(name) > 3
        ]
    return Matcher(rows)


def countries_of(reading: Reading) -> list[str]:
    """Countries the text speaks of, the likeliest author first: by how often and how early they are named."""
    known: list[str] | None = reading.notes.get("jurisdictions")
    if known is None:
        votes: Counter[str] = Counter()
        for match in _matcher().find(reading.folded[:WINDOW]):
            writes = reading.folded.startswith((" customs", " border", "海关", "海關"), match.end)
            votes[match.entry[0]] += (1 if votes else 2) + (3 if writes else 0)
        known = [country for country, _ in votes.most_common()]
        native = OF_LANGUAGE.get(reading.language)
        if native and not (native == "CN" and known and known[0] in {"HK", "TW", "MO"}):
            known = [native, *(country for country in known if country != native)]
        reading.notes["jurisdictions"] = known
    return known
