"""Writes facts['concealment']: how the goods were hidden, in the message's own words.

A word of hiding (`concealed inside`, 藏于, ซุกซ่อน) and the class of the place named with it give the method: a vehicle's
part, a traveller's bag, a thing among the goods. Some words need no other (`swallowed`, `false bottom`, `declared as`).
Feedback that found nothing and requests have none.
"""

import re
from collections.abc import Iterator

from nlp.concealment.chains import AHEAD, LINK, OF_CLASS, chain, methods
from nlp.concealment.hiding import Cue, Hidden, Hiding, Place
from nlp.concealment.misdeclared import declared
from nlp.concealment.patterns import (
    BETWEEN_LAYERS,
    COVERS,
    FREIGHT,
    LADEN,
    NOT_A_THING,
    NOT_THERE,
    OWN_BAG,
    OWN_VEHICLE,
    PART,
    PLAIN_THING,
    PUT,
    SHARE,
    TRAVEL,
    UNNAMED,
    VEHICLE,
    VEHICLE_AFTER,
    clause_end,
)
from nlp.extraction import Concealment, Method
from nlp.kind.outcome import found_nothing
from nlp.reading import Context, Reading

_AHEAD_UNSPACED = 28
_BEHIND = 14
_CLOSE = 22
"""Code points between a mere `in` and the place it means."""
_BACK = 220
_CARGO = frozenset({"goods", "loose", "bulk", "pack", "wrap", "clothes"})
_NOUN_FIRST = frozenset(["ja", "ko", "my"])
_BOTH_SIDES = frozenset(["zh", "th", "km", "lo"])
_OF_CUE: dict[str, Method] = {
    "dissolved": "dissolved",
    "abandoned": "abandoned",
    "cover_load": "cover_load",
    "in_goods": "in_goods",
}


class _Reader:
    """One text and what is known of its places and words of hiding."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.folded = reading.folded
        self.hiding = Hiding(reading)
        self.travels = bool(TRAVEL.search(reading.folded))
        self.freight = bool(FREIGHT.search(reading.folded))

    def _around(self, cue: Cue) -> list[Place]:
        """The places that a cue speaks of: after it, before it where the verb stands last, both where it may."""
        language = self.reading.language
        reach = _AHEAD_UNSPACED if language in _BOTH_SIDES else AHEAD
        end = min(clause_end(self.folded, cue.end, reach), self.hiding.next_cue(cue))
        ahead = chain(self.folded, self.hiding.between(cue.start, end), cue.end)
        if language in _NOUN_FIRST or (language in _BOTH_SIDES and not ahead):
            low = max(self.reading.stretch_at(cue.start).start, cue.start - _BEHIND)
            return self.hiding.between(low, cue.start)[-2:]
        return ahead

    def _of_place(self, cue: Cue) -> Iterator[Hidden]:
        """`hide`, `inside`, `under`: the place decides."""
        if cue.kind == "inside" and NOT_THERE.match(self.folded, cue.end):
            return
        under = cue.kind in ("under", "hidden_under")
        if cue.kind == "under" and not self._tells_of_goods(cue):
            return
        chain = self._around(cue)
        found = methods(chain, under)
        if self.folded.endswith(" as", cue.start, cue.end):  # "disguised as cassava": no load of it
            found.pop("cover_load", None)
        for method, place in found.items():
            rule = f"concealment.{cue.kind}-{place.kind}"
            sure = 0.65 if cue.kind == "under" else 0.8
            yield Hidden(method, min(cue.start, place.start), max(cue.end, place.end), sure, rule)
        if found:
            return
        if cue.kind == "hidden_under" and not chain and not BETWEEN_LAYERS.match(self.folded, cue.end):
            yield Hidden("cover_load", cue.start, clause_end(self.folded, cue.end, 40), 0.7, "concealment.hidden-under")
        elif chain and chain[0].kind == "wrap" and not under:
            yield from self._of_named_before(cue, chain[0])
        elif (
            not chain
            and (vehicle := OWN_VEHICLE.match(self.folded, cue.end))
            and (
                cue.kind == "hide"
                or (cue.kind == "inside" and not self.hiding.between(max(0, cue.start - 30), cue.start))
            )
        ):
            yield Hidden("in_vehicle", cue.start, vehicle.end(), 0.65, "concealment.in-the-vehicle")
        elif not chain and cue.kind == "hide" and self.reading.language == "en" and self._is_hiding(cue):
            named = UNNAMED.match(self.reading.text, cue.end)
            if named and not OWN_BAG.search(self.folded, cue.end, named.end() + 12):
                yield Hidden("in_goods", cue.start, named.end(), 0.5, "concealment.hide-unnamed")

    def _of_named_before(self, cue: Cue, pack: Place) -> Iterator[Hidden]:
        """`46 boxes of cookies. Inside the boxes`: the goods were named before."""
        before = [place for place in self.hiding.between(max(0, cue.start - _BACK), cue.start) if place.kind == "goods"]
        if before:
            yield Hidden("in_goods", cue.start, pack.end, 0.65, "concealment.inside-the-boxes")

    def _tells_of_goods(self, cue: Cue) -> bool:
        """Does the stretch speak of the contraband: a find, a word of hiding, an amount?"""
        stretch = self.reading.stretch_at(cue.start)
        if cue.start - stretch.start <= 4 or self.reading.language != "en":
            return self.hiding.tells(stretch.start, stretch.end)
        return bool(PUT.search(self.folded, max(stretch.start, cue.start - 70), cue.start))

    def _of_in(self, cue: Cue) -> Iterator[Hidden]:
        """A mere `in`, after the contraband and right before a thing."""
        stretch = self.reading.stretch_at(cue.start)
        if self.folded.startswith(" the form of", cue.end):
            return
        if not self.hiding.tells(max(stretch.start, cue.start - 60), cue.start):
            return
        places = self.hiding.between(cue.end, min(stretch.end, cue.end + _CLOSE))
        if not places or NOT_A_THING.match(self.folded, places[0].end):
            return
        for method, place in methods(places[:2], False).items():
            if method != "cover_load" and not (place.kind == "worn" and not self.travels):
                yield Hidden(method, cue.start, place.end, 0.65, f"concealment.in-{place.kind}")

    def _is_hiding(self, cue: Cue) -> bool:
        """`hidden in`, not `found in`: what follows is where it was hidden, whatever it is."""
        word = self.folded[cue.start : cue.end]
        hides = ("hid", "conceal", "stash", "secret", "sewn", "embed", "built", "weld", "tuck", "stitch")
        return word.startswith(hides) and word.endswith(("in", "inside", "within", "into"))

    def of_cues(self) -> Iterator[Hidden]:
        """What the words of hiding say."""
        for cue in self.hiding.cues:
            if cue.kind == "abandoned" and (
                VEHICLE.search(self.folded, max(0, cue.start - 40), cue.start)
                or VEHICLE_AFTER.match(self.reading.text, cue.end)
            ):
                continue
            if cue.kind in _OF_CUE:
                end = clause_end(self.folded, cue.end, 60)
                sure = 0.6 if cue.kind in ("in_goods", "cover_load") else 0.85
                yield Hidden(_OF_CUE[cue.kind], cue.start, end, sure, f"concealment.{cue.kind}")
            elif cue.kind == "contain":
                if not self.hiding.tells(cue.end, min(len(self.folded), cue.end + 48)):
                    continue
                before = self.hiding.between(max(self.reading.stretch_at(cue.start).start, cue.start - 40), cue.start)
                for method, place in methods(before[-1:], False).items():
                    if method in ("in_goods", "in_baggage", "in_parcel"):
                        yield Hidden(method, place.start, cue.end, 0.6, "concealment.contains")
            elif cue.kind == "in":
                yield from self._of_in(cue)
            elif cue.kind != "misdeclared":
                yield from self._of_place(cue)

    def of_words(self) -> Iterator[Hidden]:
        """What needs no word of hiding."""
        for place in self.hiding.places:
            if not place.direct:
                continue
            if (place.kind == "baggage" and self.freight and not self.travels) or (
                place.kind == "compartment" and self._is_worn(place)
            ):
                continue
            yield Hidden(OF_CLASS[place.kind], place.start, place.end, 0.75, f"concealment.{place.kind}")
        for covers in COVERS.finditer(self.folded):
            yield Hidden("cover_load", *covers.span(), 0.7, "concealment.used-to-cover")
        for share in SHARE.finditer(self.folded):
            yield Hidden("cover_load", *share.span(), 0.7, "concealment.some-of-many")
        if self.freight:
            for part in PART.finditer(self.folded):
                if self.hiding.tells(max(0, part.start() - 90), part.end() + 60):
                    yield Hidden("cover_load", *part.span(), 0.65, "concealment.part-of-load")
        for laden in LADEN.finditer(self.folded):
            goods = self.hiding.between(laden.end(), laden.end() + 34)
            if (
                goods
                and goods[0].kind in _CARGO
                and not self.hiding.tells(laden.end(), goods[0].end + 12)
                and not self._seized(laden.end(), goods[0].end + 12)
            ):
                yield Hidden("cover_load", laden.start(), goods[0].end, 0.55, "concealment.laden")
            elif (
                not goods
                and laden.group().startswith("container")
                and laden.group().endswith(" of ")
                and (thing := PLAIN_THING.match(self.folded, laden.end()))
                and not self.hiding.tells(laden.end(), thing.end())
                and not self._seized(laden.end(), thing.end())
            ):
                yield Hidden("cover_load", laden.start(), thing.end(), 0.5, "concealment.laden")
        if self.travels:
            for bag in OWN_BAG.finditer(self.folded):
                yield Hidden("in_baggage", *bag.span(), 0.7, "concealment.own-bag")

    def _seized(self, start: int, end: int) -> bool:
        """Does `[start, end)` name goods that were found?"""
        spans = (fact.span for fact in self.reading.facts["commodities"])
        return any(span and span[0] < end and start < span[1] for span in spans)

    def _is_worn(self, place: Place) -> bool:
        return any(near.kind == "worn" for near in self.hiding.between(place.start - 8, place.end + 24))

    def loads(self, hidden: Hidden) -> Hidden:
        """A bag in a container that no traveller carries lies among its load."""
        if hidden.method != "in_baggage" or self.travels or not self.freight:
            return hidden
        return Hidden("cover_load", hidden.start, hidden.end, 0.65, "concealment.bag-in-container")


def _holds(reading: Reading, hidden: Hidden) -> bool:
    context = reading.stretch_at(hidden.start).context
    if context is Context.HYPOTHETICAL:
        return reading.kind == "alert"
    return context is Context.EVENT or (hidden.method == "abandoned" and context is Context.NEGATED)


def find_hidden(reading: Reading) -> list[Hidden]:
    """Each method once, at its surest and then first mention."""
    reader = _Reader(reading)
    best: dict[Method, Hidden] = {}
    for each in [*reader.of_cues(), *reader.of_words(), *declared(reading, reader.hiding)]:
        hidden = reader.loads(each)
        if _holds(reading, hidden):
            known = best.get(hidden.method)
            if known is None or (-hidden.sure, hidden.start) < (-known.sure, known.start):
                best[hidden.method] = hidden
    if "in_vehicle" in best and "false_compartment" in best:
        gap = best["in_vehicle"].start - best["false_compartment"].end
        if -AHEAD < gap < LINK:  # a cavity built into the vehicle
            del best["in_vehicle"]
    if (
        "cover_load" in best
        and best["cover_load"].rule == "concealment.laden"
        and best.keys()
        & {"in_goods", "false_compartment", "in_vehicle", "in_baggage", "on_body", "in_body", "dissolved"}
    ):  # a load spoken of, and another way of hiding told
        del best["cover_load"]
    if "misdeclared" in best and "in_goods" in best and _same(reading, best["misdeclared"], best["in_goods"]):
        del best["misdeclared"]
    return list(best.values())


def _same(reading: Reading, papers: Hidden, goods: Hidden) -> bool:
    """The papers name the very goods that the contraband was in: they are true."""
    if papers.rule != "concealment.declared":
        return False
    words = [set(re.findall(r"[^\W\d_]{5,}", reading.folded[h.start : h.end])) for h in (papers, goods)]
    return bool((words[0] & words[1]) - {"declared", "inside", "concealed", "hidden"})


def read_concealment(reading: Reading) -> None:
    """Adds each method that the text tells of."""
    if reading.kind == "request" or (reading.kind == "feedback" and found_nothing(reading)):
        return
    modes = {getattr(fact, "mode", "") for fact in reading.facts["conveyances"]}
    for hidden in find_hidden(reading):
        if (hidden.method == "in_parcel" and "post" not in modes) or (hidden.method == "abandoned" and "post" in modes):
            continue
        reading.facts["concealment"].append(
            Concealment(
                method=hidden.method,
                text=reading.text[hidden.start : hidden.end].strip(" ,.;:\n"),
                span=(hidden.start, hidden.end),
                confidence=hidden.sure,
                rule=hidden.rule,
            )
        )
