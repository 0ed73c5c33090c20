"""Places of hiding that follow one another (`in a box of tea in his suitcase`), and what they say together."""

import re

from nlp.concealment.hiding import Place
from nlp.extraction import Method

AHEAD = 64
"""Code points after a word of hiding within which its place begins."""
LINK = 26
"""Code points between two places of one chain: `in a box of tea in his suitcase`."""
OF_CLASS: dict[str, Method] = {
    "vehicle": "in_vehicle", "structure": "false_compartment", "compartment": "false_compartment",
    "baggage": "in_baggage", "parcel": "in_parcel", "body": "in_body", "worn": "on_body",
}  # fmt: skip
_HOLDS = re.compile(r"\b(?:full of|filled with|containing|which contained|along with|together with)\b")
"""Between two places: the second is what else lay in the first."""
_GOODS = frozenset(["goods", "loose", "bulk", "pack", "wrap", "clothes"])


def chain(folded: str, places: list[Place], start: int) -> list[Place]:
    """The places that follow one another closely from `start`."""
    chain: list[Place] = []
    at = start
    for place in places:
        if place.start - at > (LINK if chain else AHEAD) or (chain and _HOLDS.search(folded, at, place.start)):
            break
        chain.append(place)
        at = place.end
    return chain


def methods(chain: list[Place], under: bool) -> dict[Method, Place]:
    """What the places of one chain say together; a load among others, where none is a place of its own."""
    kinds: dict[str, Place] = {}
    for place in chain:
        kinds.setdefault(place.kind, place)
    found: dict[Method, Place] = {}
    if chain and chain[0].kind == "premises":
        return found
    for kind, method in OF_CLASS.items():
        if kind in kinds:
            found.setdefault(method, kinds[kind])
    if "false_compartment" in found:
        found.pop("in_vehicle", None)
        if "worn" in kinds:  # the lining of what someone wears is no compartment
            del found["false_compartment"]
    if found.keys() & {"false_compartment", "in_vehicle", "on_body", "in_body"}:
        return found
    goods = next((place for place in chain if place.kind in _GOODS), None)
    if under:
        if goods and not found:
            found["cover_load"] = goods
    elif "bulk" in kinds or (
        goods
        and (
            goods.kind == "loose"
            or (goods.kind == "pack" and len(chain) > 1 and not kinds.keys() & {"baggage", "goods"})
        )
    ):
        found["cover_load"] = kinds.get("bulk") or goods or chain[0]
    elif "goods" in kinds or {"wrap", "loose"} <= kinds.keys():
        found["in_goods"] = kinds.get("goods") or kinds["wrap"]
    return found
