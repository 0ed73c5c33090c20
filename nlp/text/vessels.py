"""Names of vessels: after MV, M/T, SY, `tàu`, `kapal`, 轮 and before an IMO number."""

import re
from collections.abc import Iterator

from nlp.reading import Reading

_NAME = (
    r"(?P<name>[A-ZÀ-Ý][A-Za-zÀ-ỹ'’.\-]{0,24}(?:[ ](?:[A-ZÀ-Ý0-9][A-Za-zÀ-ỹ0-9'’\-]{0,24}|of|de|da|do"
    r"|von)){0,4}(?<! of)(?<! de))"
)
_BEFORE = re.compile(
    r"(?<![\w/])(?:M/?V|M/?T|M\.V\.|M\.T\.|S/?Y|F/?V|F/?B|M/?Y|LPG/C|SS|(?:[Mm]otor )?(?:[Vv]essel"
    r"|VESSEL|[Yy]acht|YACHT|[Ff]erry|[Tt]anker|[Tt]rawler|[Ss]hip)|[Tt]àu|TÀU|[Kk]apal|KAPAL)"
    rf"[ :]+(?:named |called |the |[“\"'])?{_NAME}"
)
_IMO_AFTER = re.compile(rf"(?<![A-Za-z\-.'’]){_NAME}[\"”']? ?[(,] ?IMO\b")
_HAN = re.compile(r"[“「\"](?P<name>[^“”「」\"\n]{2,20})[”」\"](?:号|號|轮|輪)")
_NOT = re.compile(
    r"(?:The|This|Details?|Crew|From|Of|In|At|On|And|With|Which|Was|Were|Is|Had|Agent|Agents|Owner"
    r"|Operator|Name|No|IMO|Search|Schedule|ETA|ETD|Arrived|Due|From|To|Patrol|Cá|Hàng|Biển|Chở"
    r"|Penumpang|Nelayan|Patroli|Motor|BC\d*)\b",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"(?:[ ,]+(?:V(?:OY)?\.?[ ]?\d\w*|Voy(?:age)?|voyage|VOY|ETA|ETD|IMO|EX|FROM|DUE|ARR|AT|TO|RỜI"
    r"|V\d\w*)\b.*)$"
)


def vessel_names(reading: Reading) -> list[tuple[int, int, str]]:
    """(start, end, name) of the vessels that the text names; read once a message."""
    known: list[tuple[int, int, str]] | None = reading.notes.get("vessels")
    if known is None:
        known = reading.notes["vessels"] = list(_find(reading))
    return known


def _find(reading: Reading) -> Iterator[tuple[int, int, str]]:
    for pattern in (_IMO_AFTER, _BEFORE, _HAN):
        for found in pattern.finditer(reading.text):
            name = _TAIL.sub("", found["name"]).strip(" .-’'")
            if len(name) >= 2 and not _NOT.match(name):
                yield found.start("name"), found.start("name") + len(name), name
