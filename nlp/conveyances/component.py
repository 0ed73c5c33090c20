"""Writes facts['conveyances']: how the goods travelled, and vessel and flight by name.

Words, places and identifiers each speak for a mode with a weight. A mode said outright makes mere places of another
weak: a parcel at an airport travels by post, a container at an inland port by sea.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from nlp import lexicon
from nlp.extraction import Conveyance, Mode
from nlp.reading import Context, Reading
from nlp.text.vessels import vessel_names

_FOREIGN = (Context.BACKGROUND, Context.STATISTICS, Context.LEGAL)
_BY_SCHEME: dict[str, Mode] = {
    "container": "sea", "bl": "sea", "vessel_imo": "sea", "mmsi": "sea", "awb": "air", "flight": "air",
    "parcel": "post", "plate": "road",
}  # fmt: skip
_OUTRIGHT = 3.0
_SHARE, _FERRY = 0.3, 0.15
"""Share of the strongest mode's evidence from which another mode holds, too."""
_FIRM = {"feedback": 4.5, "request": 6.0}
"""Evidence that a mode needs in messages that move nothing themselves."""
_TRAVELLER = re.compile(
    r"check|carry|luggage|baggage|suitcase|boarding|pax|passenger|行李|กระเป๋า|สัมภาระ|hành lý|bagasi"
)
_CARRIER = 0.5
"""Share of the strongest mode's evidence from which a vehicle carried the goods itself."""


@dataclass(frozen=True)
class Sign:
    """Evidence of a mode at `[start, end)`."""

    start: int
    end: int
    mode: Mode
    weight: float
    place: bool
    rule: str


@cache
def _matcher() -> lexicon.Matcher:
    return lexicon.Matcher(
        (word, (entry["mode"], float(entry["weight"]), bool(entry.get("place")), language))
        for entry in lexicon.load("conveyance_cues")
        for language, words in entry["names"].items()
        for word in words
    )


_PIECES = re.compile(r"(?:\d[\d,]*|two|three|four|five|six|seven|eight|nine|ten|twelve|several|dozens of) $")
_OF_DRUGS = re.compile(r" (?:of|containing|wrapped|weighing)\b")


def _is_piece(folded: str, start: int, end: int) -> bool:
    """`forty parcels of cannabis`: a wrapped piece of the load, nothing of the post."""
    return (
        folded[start:end] in ("parcels", "parcel")
        and bool(_PIECES.search(folded, max(0, start - 16), start))
        and bool(_OF_DRUGS.match(folded, end))
    )


def _is_name(text: str, start: int, end: int) -> bool:
    """`TRAN VAN LOI`: a middle name, not a vehicle."""
    return text[start:end] in ("VAN", "Van")


def _signs(reading: Reading) -> Iterator[Sign]:
    known = {"en", reading.language} | ({"id", "ms"} if reading.language in ("id", "ms") else set())
    for found in _matcher().find(reading.folded):
        if _is_piece(reading.folded, found.start, found.end) or _is_name(reading.text, found.start, found.end):
            continue
        if reading.stretch_at(found.start).context in _FOREIGN:
            continue
        for mode, weight, place, language in found.entry:
            if weight and language in known:
                yield Sign(found.start, found.end, mode, weight, place, "conveyances.word")
    for each in reading.facts["identifiers"]:
        mode = _BY_SCHEME.get(getattr(each, "scheme", ""))
        if mode and each.span and reading.stretch_at(each.span[0]).context not in _FOREIGN:
            yield Sign(*each.span, mode, 4.0 * each.confidence, False, f"conveyances.{getattr(each, 'scheme', '')}")


def _scores(signs: list[Sign], folded: str) -> dict[Mode, float]:
    """Sum of each mode's evidence: outright words, then places; the same word counts twice at most."""
    scores: dict[Mode, float] = defaultdict(float)
    times: dict[tuple[Mode, str], int] = defaultdict(int)
    for sign in signs:
        key = (sign.mode, folded[sign.start : sign.end])
        times[key] += 1
        if times[key] <= 2:
            scores[sign.mode] += sign.weight if times[key] == 1 else sign.weight / 2
    return scores


def _outright(signs: list[Sign]) -> set[Mode]:
    return {sign.mode for sign in signs if not sign.place and sign.weight >= _OUTRIGHT}


def _travels(signs: list[Sign], folded: str) -> bool:
    """Does a traveller carry goods, too, beside those in the post?"""
    return sum(s.weight for s in signs if s.mode == "air" and _TRAVELLER.search(folded, s.start, s.end)) >= _OUTRIGHT


def _is_air_cargo(signs: list[Sign]) -> bool:
    """Parcels under an air waybill, with no number of the post: cargo."""
    rules = {sign.rule for sign in signs}
    return "conveyances.awb" in rules and "conveyances.parcel" not in rules


def choose(signs: list[Sign], folded: str) -> dict[Mode, float]:
    """The modes that hold, each with its confidence."""
    outright = _outright(signs)
    scores = _scores([s for s in signs if not s.place or not outright - {s.mode}], folded)
    if not scores:
        return {}
    most = max(scores.values())
    chosen = {mode: s for mode, s in scores.items() if s >= 2 and s >= (_FERRY if mode == "river" else _SHARE) * most}
    if "road" in chosen and outright & {"sea", "air", "post"} and chosen["road"] < _CARRIER * most:
        del chosen["road"]  # the lorry that fetched the container, the car of a suspect
    if "post" in chosen and "air" in chosen:
        if _is_air_cargo(signs):
            del chosen["post"]
        elif not any(s.rule in ("conveyances.flight", "conveyances.awb") for s in signs) and not _travels(
            signs, folded
        ):
            del chosen["air"]
    if "river" in chosen and "sea" in chosen and chosen["sea"] < 2 * chosen["river"]:
        del chosen["sea"]
    return {mode: min(0.97, 0.6 + 0.06 * score) * (1 if score == most else 0.85) for mode, score in chosen.items()}


def read_conveyances(reading: Reading) -> None:
    """Adds each mode once, or once for each vessel and flight that the text names."""
    signs = list(_signs(reading))
    chosen = choose(signs, reading.folded)
    if chosen and max(_scores(signs, reading.folded).values()) < _FIRM.get(reading.kind, 0.0):
        return
    names: dict[Mode, list[tuple[int, int, str]]] = defaultdict(list)
    for start, end, name in vessel_names(reading):
        names["sea"].append((start, end, name))
    for each in reading.facts["identifiers"]:
        if getattr(each, "scheme", "") == "flight" and each.span:
            names["air"].append((*each.span, str(getattr(each, "value", ""))))
    for mode, confidence in chosen.items():
        first = next(sign for sign in signs if sign.mode == mode)
        found: dict[str, tuple[int, int, str]] = {}
        for named in names[mode]:
            found.setdefault(named[2].casefold(), named)
        for start, end, name in found.values() or [(first.start, first.end, "")]:
            reading.facts["conveyances"].append(
                Conveyance(
                    mode=mode, name=name or None, span=(start, end), confidence=round(confidence, 2), rule=first.rule
                )
            )
