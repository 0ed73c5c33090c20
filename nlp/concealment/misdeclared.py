# ruff: noqa: E501  (patterns of words read best unbroken)
"""Papers that name other goods: `declared as`, 申报为, สำแดงเป็น, khai là, diikrar, and a name in quotes."""

import re
from collections.abc import Iterator

from nlp.concealment.hiding import Cue, Hidden, Hiding
from nlp.reading import Reading

_SNIPPET = 90
_NOT_BEFORE = re.compile(
    r"(?:\bas|\bnot|\bnothing|\bnever|\bduly|\bproperly|\bfailed to|\bfailing to|\bto|un|\bwho"
    r"|\bpolice|\bcourt|\bjudge|\bgovernment)\s?$"
)
_NOT_AFTER = re.compile(
    r"\s*(?:value|that\b|war|bankrupt|at\b|by\b|in\b|to customs|unit|price|weight|and\b|on\b|,|\."
    r"|\))"
)
_QUOTED = re.compile(r"\s?[\"“‘'「]")
_END = re.compile(
    r"[.;。；！？\n(]|, (?!\w+(?: \w+)?(?:,| or | and | hoặc | và ))| (?:arrived|were|was|showed"
    r"|shows|which|in which|for export|for import|from|bound|destined|consigned|sent|when|but"
    r"|and was|to )\b|，"
)
_PAPERS = re.compile(
    r"\b(?:entered|billed|shown|consigned|presented|given|noted|documented|filed|cleared|passed off|passed|shipped|sent"
    r"|exported|imported|tagged|disguised|registered|recorded|stated|invoiced|booked|listed|lodged) (?:\w+ ){0,4}?"
    r"(?:as|under the name of) (?!a gift|gifts?\b|part|soon|well|evidence|required|requested|usual|follows|per\b|of\b"
    r"|an? (?:result|precaution|matter|suspect|passenger|tourist))"
    r"|\bdescribed (?:in|on) (?:the|its|their) (?:\w+ ){1,3}as\b|\baccording to (?:the|its|his|their) (?:\w+ )?(?:documents?|papers|paperwork|manifest|way ?bill|invoice|cmr|declaration)\b"
    r"|\bdeclar(?:e|ed|ing) (?:the|its|their|these|those|it|them)(?: \w+){0,3} as\b|\bofficially (?:carrying|transporting|loaded with|declared|shipping|contain\w*)\b"
    r"|\b(?:papers? (?:were |was )?for|paperwork for|documents? for|under the description|description:|contents?:"
    r"|goods on (?:the )?(?:manifest|paper)|false (?:manifest|papers|description)|mis-?descri\w+)\b"
    r"|\b(?:manifest|papers|invoice|declaration|b/l|customs form|description)\s?[:=]\s?(?=[\"“a-z])|"
    r"\b(?:shipping bill|manifest|invoice|bill of lading|\bb/l|form|papers|documents|paperwork"
    r"|(?:air)?waybill|label|customs form|packing list|entry)\s+(?:\w+ ){0,2}"
    r"(?:said|says|say|mentioned|mentions|stated|states|listed|lists|described|named|names|reads|read)\b"
    r"|\bdescriptions?(?: seen| given)?:? (?=[\"“a-z])|\bgoods are given (?:as|in)\b|\bwrong declaration\b"
    r"|(?<!was)(?<!were)(?<!are)(?<!is)(?<!be)(?<!been)(?<!not)(?<!as)(?<!customs)(?<!he)(?<!they)(?"
    r"<!who)(?<!value) declared(?=[,;]| \()"
    r"|(?:khai|ghi) (?=[\"“])|申报(?=[“\"「])|申報(?=[「“])|申报为|(?<![未无無])申报(?:成|名称)"
)
_BOOKED = re.compile(
    r"(?:\b(?:[a-z]{3}[uj] ?\d{6}[ -]?\d|[a-z]{2} ?\d{3} ?\d{3} ?\d{3} ?[a-z]{2}"
    r"|eta [a-z ]{2,24}\d{1,2} [a-z]{3,9}(?: \d{4})?|\d+ (?:ctns?|cartons|boxes|pieces|pcs|pkgs|bags"
    r"|crates)|with|a booking of|shipment of|cargo of"
    r"|consignment of)),? "
    r"(?P<quoted>[\"“][^\"“”\n]{3,60}[\"”])"
)
"""A quoted name of goods beside the number of a container or parcel: the sender's words, not the writer's."""


def _declares(folded: str, cue: Cue) -> bool:
    """The words speak of papers, not of a value, a war or of goods that were as declared."""
    word = folded[cue.start : cue.end]
    if not word.isascii():
        return True
    if word.startswith(("declar", "manifested")) and _NOT_BEFORE.search(folded, max(0, cue.start - 14), cue.start):
        return False
    if word in ("declared", "was declared", "were declared", "declaring", "manifested") and _NOT_AFTER.match(
        folded, cue.end
    ):
        return False
    if word in ("shipment of", "written"):
        return bool(_QUOTED.match(folded, cue.end))
    return not (word.startswith("on the manifest") and folded[max(0, cue.start - 4) : cue.start] == "not ")


def _end(folded: str, start: int) -> int:
    """Where the name of the goods ends."""
    quoted = _QUOTED.match(folded, start)
    if quoted:
        close = re.search(r"[\"”’'」]", folded[quoted.end() : quoted.end() + _SNIPPET])
        if close:
            return quoted.end() + close.end()
    found = _END.search(folded, min(len(folded), start + 2), min(len(folded), start + _SNIPPET))
    return found.start() if found else min(len(folded), start + _SNIPPET)


def declared(reading: Reading, hiding: Hiding) -> Iterator[Hidden]:
    """All places where papers are said to name other goods."""
    folded = reading.folded
    for cue in hiding.cues:
        if cue.kind == "misdeclared" and _declares(folded, cue):
            false = any(word in folded[cue.start : cue.end] for word in ("fals", "mis", "wrong"))
            rule = "concealment.falsely-declared" if false else "concealment.declared"
            yield Hidden("misdeclared", cue.start, _end(folded, cue.end), 0.9 if false else 0.85, rule)
    for found in _PAPERS.finditer(folded):
        yield Hidden("misdeclared", found.start(), _end(folded, found.end()), 0.75, "concealment.papers-say")
    for found in _BOOKED.finditer(folded):
        yield Hidden("misdeclared", *found.span("quoted"), 0.6, "concealment.quoted-goods")
