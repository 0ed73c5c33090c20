# ruff: noqa: E501  (patterns of words read best unbroken)
"""The part of the route that a place takes, given what was found where."""

from nlp.extraction import PlaceRole
from nlp.places.mention import Mention
from nlp.reading import Context, Reading
from nlp.routes.cue import Cue
from nlp.routes.part import Part
from nlp.routes.site import Site

# --- what the message makes of it

_ROLE_OF: dict[Cue, PlaceRole] = {
    Cue.START: "origin", Cue.FROM: "origin", Cue.SENDER: "origin", Cue.BOUND: "destination", Cue.TO: "destination", Cue.RECEIVER: "destination",
    Cue.VIA: "transit", Cue.TRANSIT: "transit",
}  # fmt: skip


def _same_place(mention: Mention, sites: list[Site]) -> bool:
    """Is the mention where it was found: the same spot, or its town?"""
    codes = {site.mention.spot.locode for site in sites if site.mention.spot and site.mention.spot.locode}
    return mention.spot is not None and mention.kind != "country" and mention.spot.locode in codes


def role_of(
    reading: Reading, part: Part, seized: set[str | None], found: bool, onward: set[str | None], sites: list[Site]
) -> PlaceRole:
    cue = part.cue
    if cue is None or part.context not in (Context.EVENT, Context.HYPOTHETICAL):
        return "mentioned"
    country = part.mention.country
    at_find = found and country in seized
    if cue is Cue.ROUTE:
        return "mentioned"
    if cue is Cue.ARRIVE:
        return "mentioned" if found or reading.kind == "request" else "destination"
    role = _ROLE_OF.get(cue)
    if role is None:
        return "mentioned"
    if role == "transit" and at_find and cue is not Cue.TRANSIT:
        beyond = not part.how and onward - seized
        if not beyond and (part.mention.kind == "country" or part.how != "chain"):
            return "mentioned"
    arrives = cue is Cue.TO and not part.how and (not part.leg or _same_place(part.mention, sites))
    if role == "destination" and at_find and arrives:
        return "mentioned"
    if role == "destination" and at_find and (part.soft or (part.how == "chain" and _same_place(part.mention, sites))):
        return "mentioned"
    return role
