"""Writes facts['concealment']: how the goods were hidden, in the message's own words.

A word of hiding (`concealed inside`, 藏于, ซุกซ่อน) and the class of the place named with it give the method: a vehicle's
part, a traveller's bag, a thing among the goods. Some words need no other (`swallowed`, `false bottom`, `declared as`).
Feedback that found nothing and requests have none.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from nlp.extraction import Concealment, Method
from nlp.hiding import Cue, Hiding, Place
from nlp.outcome import found_nothing
from nlp.reading import Context, Reading

_AHEAD = 64
_BEHIND = 44
_LINK = 26
"""Code points between two places of one chain: `in a box of tea in his suitcase`."""
_NOUN_FIRST = frozenset(["ja", "ko", "my"])
_BOTH_SIDES = frozenset(["zh", "th", "km", "lo"])
_SNIPPET = 90

_OF_CLASS: dict[str, Method] = {
    "vehicle": "in_vehicle", "structure": "false_compartment", "compartment": "false_compartment", "baggage": "in_baggage",
    "parcel": "in_parcel", "body": "in_body", "worn": "on_body", "goods": "in_goods", "pack": "cover_load", "bulk": "cover_load",
}  # fmt: skip
_DIRECT: dict[str, Method] = {
    "misdeclared": "misdeclared",
    "dissolved": "dissolved",
    "abandoned": "abandoned",
    "cover_load": "cover_load",
    "in_goods": "in_goods",
}
_CLAUSE_END = re.compile(r"[.;:。；！？]\s|[.;:。；]$|\n|[。；]|, (?:and|but|which|while|when|as)\b")
_NOT_BAGGAGE = re.compile(
    r"\s?(?:halls?|claim|carousel|handlers?|handling|examination hall|belt|area|reclaim"
    r"|inspection area|tags?|检查|檢查)\b"
)
_NOT_DECLARED_BEFORE = re.compile(
    r"(?:\bas|\bnot|\bnothing|\bnever|\bduly|\bproperly|\bfailed to|\bfailing to|\bto|un|\bwho"
    r"|\bpolice|\bcourt|\bjudge|\bgovernment)\s?$"
)
_NOT_DECLARED_AFTER = re.compile(
    r"\s*(?:value|that\b|war|bankrupt|at\b|by\b|in\b|to customs|unit|price|weight|and\b|on\b|,|\."
    r"|\))"
)
_QUOTED = re.compile(r"\s?[\"“‘'「]")
_UNNAMED = re.compile(
    r"\s(?:an? |the |two |three |four |five |several |some |\d+ |its |his |her |their )*(?!container"
    r"|country|region|area|city|district|province|same|case|total|port|airport|vicinity|following"
    r"|past|year|month|week)[a-z][a-z\-]+"
)
_ABSENT = re.compile(r"\b(?:un|not |no |never |hardly )$")


@dataclass(frozen=True)
class Hidden:
    """One method, at `[start, end)`."""

    method: Method
    start: int
    end: int
    sure: float
    rule: str


def _clause_end(text: str, start: int, reach: int) -> int:
    found = _CLAUSE_END.search(text, start, min(len(text), start + reach))
    return found.start() if found else min(len(text), start + reach)


def _chain(places: list[Place], start: int) -> list[Place]:
    """The places that follow one another closely from `start`."""
    chain: list[Place] = []
    at = start
    for place in places:
        if place.start - at > (_LINK if chain else _AHEAD):
            break
        chain.append(place)
        at = place.end
    return chain


def _methods(chain: list[Place], under: bool) -> dict[Method, Place]:
    """What the places of one chain say together."""
    kinds: dict[str, Place] = {}
    for place in chain:
        kinds.setdefault(place.kind, place)
    found: dict[Method, Place] = {}
    if "premises" in kinds and chain[0].kind == "premises":
        return found
    for kind in ("compartment", "structure", "body", "worn", "vehicle", "baggage", "parcel"):
        if kind in kinds:
            found.setdefault(_OF_CLASS[kind], kinds[kind])
    if "false_compartment" in found:
        found.pop("in_vehicle", None)
    if under:
        if not found and (kinds.keys() & {"goods", "bulk", "pack"}):
            found["cover_load"] = chain[0]
        return found
    if not found.keys() & {"false_compartment", "in_vehicle", "on_body", "in_body"}:
        if "bulk" in kinds:
            found["cover_load"] = kinds["bulk"]
        elif "goods" in kinds:
            found["in_goods"] = kinds["goods"]
        elif "pack" in kinds:
            found["cover_load"] = kinds["pack"]
    return found


def _around(hiding: Hiding, reading: Reading, cue: Cue) -> list[Place]:
    """The places that a cue speaks of: after it, before it where the verb stands last, both where it may."""
    folded = reading.folded
    stretch = reading.stretch_at(cue.start)
    ahead = _chain(hiding.between(cue.start, _clause_end(folded, cue.end, _AHEAD)), cue.end)
    if reading.language in _NOUN_FIRST or (reading.language in _BOTH_SIDES and not ahead):
        behind = hiding.between(max(stretch.start, cue.start - _BEHIND), cue.start)
        return behind[-2:] if behind else ahead
    return ahead


def _of_cues(hiding: Hiding, reading: Reading) -> Iterator[Hidden]:
    folded = reading.folded
    for cue in hiding.cues:
        if cue.kind in _DIRECT:
            if cue.kind != "misdeclared" or _declares(folded, cue):
                end = _clause_end(folded, cue.end, _SNIPPET)
                yield Hidden(_DIRECT[cue.kind], cue.start, end, 0.85, f"concealment.{cue.kind}")
        elif cue.kind == "contain":
            before = hiding.between(max(reading.stretch_at(cue.start).start, cue.start - 40), cue.start)
            for method, place in _methods(before[-1:], False).items():
                if method in ("in_goods", "in_baggage", "in_parcel"):
                    yield Hidden(method, place.start, cue.end, 0.6, "concealment.contains")
        else:
            chain = _around(hiding, reading, cue)
            found = _methods(chain, cue.kind == "under")
            for method, place in found.items():
                yield Hidden(
                    method,
                    min(cue.start, place.start),
                    max(cue.end, place.end),
                    0.8,
                    f"concealment.{cue.kind}-{place.kind}",
                )
            if not found and not chain and reading.language == "en" and cue.kind == "hide" and _is_hiding(folded, cue):
                if named := _UNNAMED.match(folded, cue.end):
                    yield Hidden("in_goods", cue.start, named.end(), 0.5, "concealment.hide-unnamed")


def _is_hiding(folded: str, cue: Cue) -> bool:
    """`hidden in`, not `found in`: what follows is where it was hidden, whatever it is."""
    word = folded[cue.start : cue.end]
    return word.startswith(
        ("hid", "conceal", "stash", "stuff", "secret", "sewn", "embed", "built", "weld", "tuck", "stitch")
    ) and word.endswith(("in", "inside", "within", "into"))


def _declares(folded: str, cue: Cue) -> bool:
    """The words speak of papers, not of a value, a war or of goods that were as declared."""
    word = folded[cue.start : cue.end]
    if word.isascii():
        if word.startswith("declar") and _NOT_DECLARED_BEFORE.search(folded, max(0, cue.start - 14), cue.start):
            return False
        if word in ("declared", "was declared", "were declared", "declaring") and _NOT_DECLARED_AFTER.match(
            folded, cue.end
        ):
            return False
        if word in ("shipment of", "labelled", "labeled", "written on the"):
            return bool(_QUOTED.match(folded, cue.end)) or word in ("labelled", "labeled")
    return True


def _direct(hiding: Hiding, reading: Reading) -> Iterator[Hidden]:
    folded = reading.folded
    for place in hiding.places:
        if place.direct and not (place.kind == "baggage" and _NOT_BAGGAGE.match(folded, place.end)):
            yield Hidden(_OF_CLASS[place.kind], place.start, place.end, 0.75, f"concealment.{place.kind}")


def _holds(reading: Reading, hidden: Hidden) -> bool:
    context = reading.stretch_at(hidden.start).context
    if context is Context.HYPOTHETICAL:
        return reading.kind == "alert"
    return context is Context.EVENT


def find_hidden(reading: Reading) -> list[Hidden]:
    """Each method once, at its surest and then first mention."""
    hiding = Hiding(reading)
    best: dict[Method, Hidden] = {}
    for hidden in [*_of_cues(hiding, reading), *_direct(hiding, reading)]:
        if _holds(reading, hidden):
            known = best.get(hidden.method)
            if known is None or (-hidden.sure, hidden.start) < (-known.sure, known.start):
                best[hidden.method] = hidden
    return list(best.values())


def _text(reading: Reading, hidden: Hidden) -> str:
    return reading.text[hidden.start : hidden.end].strip(" ,.;:\n")


def read_concealment(reading: Reading) -> None:
    """Adds each method that the text tells of."""
    if reading.kind == "request" or (reading.kind == "feedback" and found_nothing(reading)):
        return
    modes = {getattr(fact, "mode", "") for fact in reading.facts["conveyances"]}
    for hidden in find_hidden(reading):
        if hidden.method == "in_parcel" and "post" not in modes:
            continue
        reading.facts["concealment"].append(
            Concealment(
                method=hidden.method,
                text=_text(reading, hidden),
                span=(hidden.start, hidden.end),
                confidence=hidden.sure,
                rule=hidden.rule,
            )
        )
