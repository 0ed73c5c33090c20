# ruff: noqa: E501  (patterns of words read best unbroken)
"""The cue that governs a place, among the words beside it (`nlp.routes.cues`)."""

import re
from bisect import bisect_right
from dataclasses import dataclass

from nlp.places.mention import Mention
from nlp.reading import Reading
from nlp.routes.cue import Cue
from nlp.routes.cues import followers, grammar_of, scanner, words
from nlp.routes.part import Part

_BLOCK = re.compile(
    r"[;:!?。！？\n]|\. |\b(?:which|who|where|while|when|after|before|because|but|seized|arrested|found|said|says|arrived|detected|intercepted|wearing|weighing|worth|containing)\b"
)
_MAX_GAP = 60
_PARTY_GAP = 90
_PARTY_BLOCK = re.compile(
    r"[;!?。！？\n]|[a-z]{3}\. |\b(?:which|who|where|while|when|after|before|because|but|are|were|will|should|has|have|had|seized|arrested|found|said|says|arrived|detected|intercepted)\b"
)
_NP = re.compile(
    r"\s*(?:(?:a|an|the|one|two|three|four|five|several|its|his|her|their|some|several|another)\s+)?(?:[\w’'&/-]+\s+){0,6}",
    re.IGNORECASE,
)
_PARTY = re.compile(r"[^;:!?。！？\n]{0,90}")


# --- what the words beside each place say


@dataclass(frozen=True)
class _Word:
    start: int
    end: int
    cue: Cue


def cue_words(reading: Reading) -> list[_Word]:
    pattern, kinds = scanner(reading.language)
    cues = [
        _Word(m.start(), m.end(), kinds[int(m.lastgroup[1:])]) for m in pattern.finditer(reading.folded) if m.lastgroup
    ]
    if reading.language not in ("en", "ja", "ko", "zh", "th"):
        return cues
    return cues


def cue_of(
    reading: Reading,
    mention: Mention,
    sentence: tuple[int, int],
    cues: list[_Word],
    ends: list[int],
    former: list[Part],
) -> tuple[Cue | None, bool]:
    """The cue that governs a mention, and whether it is a form's field."""
    following = reading.folded[mention.end : min(sentence[1], mention.end + 40)]
    for cue, pattern in followers(reading.language):
        if pattern.match(following):
            return cue, False
    # Words of the place's own name may be cues (`Port of …`): those that end inside it do not count.
    index = bisect_right(ends, mention.start + 1) - 1
    while index >= 0 and cues[index].end > mention.start:
        index -= 1
    if index < 0 or cues[index].start < sentence[0] - 2:
        return None, False
    word = cues[index]
    gap = reading.text[word.end : mention.start]
    last = former[-1].mention.end if former else -1
    party = word.cue in (Cue.SENDER, Cue.RECEIVER)
    if (
        last > word.end
        or len(gap) > (_PARTY_GAP if party else _MAX_GAP)
        or (_PARTY_BLOCK if party else _BLOCK).search(gap)
    ):
        return None, False
    matched = reading.folded[word.start : word.end]
    field = bool(re.search(r"[:=：៖]\s*\S{0,20}\s*$|^\s*[\n.;(]", matched)) and word.cue is not Cue.AT
    kind: Cue = word.cue
    if gap.strip() and not field and reading.language in ("en", "vi", "id", "ms") and not _fills(gap):
        return (None, False) if kind not in (Cue.SENDER, Cue.RECEIVER) else (kind, False)
    narrow = mention.kind in ("airport", "port", "gate", "facility")
    if narrow and matched.strip() in ("from", "from the") and _HELD.search(reading.folded, sentence[0], word.start):
        return Cue.AT, False  # "police arrested four men from Tribhuvan International Airport"
    if kind is Cue.AT and mention.kind == "country" and matched.split()[-1:] == ["from"] and len(matched.split()) > 2:
        return Cue.FROM, False  # "seized watches from Peru", not "recovered from the suspect's house"
    if kind is Cue.AT:
        kind = _through_phrase(reading, word, index, cues, sentence, last) or kind
    if (
        kind is Cue.OTHER
        and matched.rstrip().endswith(("from", "from the"))
        and _TRAVELLERS.search(reading.folded, *sentence)
    ):
        kind = Cue.FROM
    if kind is Cue.OTHER and (led := _through_phrase(reading, word, index, cues, sentence, last)) in _LEADS:
        kind = led or kind  # "consigned to a resident of Hagonoy"
    if kind is Cue.ARRIVE and _NEVER.search(reading.folded, max(0, word.start - 24), word.end):
        kind = Cue.OTHER
    if kind is Cue.TO:
        kind = _direction(reading, word, sentence, former)
    return kind, field


_HELD = re.compile(
    r"\b(?:arrested|nabbed|apprehended|detained|held|caught)\b(?:(?!\b(?:arriv|fl[eyi]|came|coming|travel|sent|return|flight)).){0,90}\Z"
)
_NEVER = re.compile(r"\b(?:(?:did|does|do|has|have|had) not|didn['’]t|never|failed to)\s+(?:\w+\s+)?arriv")
_SPOT = re.compile(
    r"\b(?:house|flat|apartment|home|residence|room|hideout|warehouse|godown|store|shop|market|farm|hotel|building|premises|car|truck|lorry|van|boat|vessel|bus|train|man|woman|person|suspect|vehicle|motorcycle|possession|unit|stall|facility|compound|flight|plane|aircraft|container|containers|luggage|baggage|suitcases?|bags?|seat|toilet|cargo|parcels?|passengers?|dhows?|canoes?|speedboats?|rafts?|ships?|boxship|tanker|trawler|yacht|barge|ferry|waters)\b"
)
_TAKEN = re.compile(
    r"\b(?:seiz\w+|recover\w+|found|confiscat\w+|rescued|retriev\w+|arrest\w+|discover\w+|nab\w+|haul\w*)\b"
)
_LEADS = (Cue.BOUND, Cue.SENDER, Cue.RECEIVER)
_TRAVELLERS = re.compile(
    r"\b(?:persons?|people|passengers?|pax|men|women|man|woman|lady|nationals?|couple|couriers?) (?:\w+ ){0,2}from\b[^.]*\b(?:flights?|airport|arriv\w+|landed|transit|airlines?|by air|indigo)\b"
)


_FILLER = re.compile(
    r"^(?:the|a|an|its|his|her|their|one|some|city|town|port|airport|seaport|state|province|district|of|and|in|at|area|region|country|northern|southern|eastern|western|central|north|south|east|west|international|nearby|neighbou?ring|mainland|"
    r"republic|kingdom|union|greater|downtown|an?|address(?:es)?|warehouse|house|unit|flat|apartment|factory|hotel|residence|village|home|company|storage|yard|premises|facility|near|around|sekitar|border|coast|waters|off|capital|suburbs?|island|various|different|several|"
    r"both|either|countries|like|such|as|including|places|cities|destinations?|then|on|by|air|sea|road|rail|flight|plane|bus|train|car|ship|boat|vessel|truck|lorry|cargo|mail|post|express|courier|[a-z]{2}\d{3,4}|\d+|nước|tỉnh|thành|phố|cảng|sân|bay|huyện|xã|khu|vực|quốc|tế|cửa|khẩu|"
    r"địa|bàn|kota|negara|pelabuhan|bandara|wilayah|provinsi|kabupaten|daerah|negeri|pulau|perairan|kawasan|pasaran|pasar|benua|lapangan|terbang|đất|các|này|sáng|chiều|ngày)$",
    re.IGNORECASE,
)  # fmt: skip


def _fills(gap: str) -> bool:
    return all(_FILLER.match(word) for word in re.findall(r"\w+", gap))


def _through_phrase(
    reading: Reading, word: _Word, index: int, cues: list[_Word], sentence: tuple[int, int], last: int
) -> Cue | None:
    """`from a supplier in India`: the direction before the phrase governs the place in it."""
    for former in (cues[i] for i in range(index - 1, max(-1, index - 3), -1)):
        if former.start < sentence[0] or word.start - former.end > 70 or last > former.start:
            return None
        if former.cue in (Cue.AT, Cue.ARRIVE):
            continue
        between = reading.text[former.end : word.start]
        phrase = _PARTY if former.cue in (Cue.SENDER, Cue.RECEIVER) else _NP
        if not phrase.fullmatch(between) or _BLOCK.search(between):
            return None
        if (
            former.cue is Cue.FROM
            and _SPOT.search(between)
            and _TAKEN.search(reading.folded, sentence[0], former.start)
        ):
            return Cue.AT  # "recovered 5 kg from a house in X"
        if former.cue in (Cue.START, Cue.FROM, Cue.BOUND, Cue.VIA, Cue.SENDER, Cue.RECEIVER, Cue.OTHER):
            return former.cue
        if former.cue is Cue.TO:
            return _direction(reading, former, sentence, [])
    return None


def _direction(reading: Reading, word: _Word, sentence: tuple[int, int], former: list[Part]) -> Cue:
    """`to X`: a direction where something moves, or after `from Y`."""
    grammar = grammar_of(reading.language)
    if not grammar.to_needs_movement:
        return Cue.TO
    if (
        former
        and former[-1].mention.start >= sentence[0]
        and former[-1].cue in (Cue.FROM, Cue.VIA, Cue.TRANSIT)
        and word.start - former[-1].mention.end < 80
    ):
        return Cue.TO
    before = reading.folded[max(sentence[0], word.start - 90) : word.start]
    if " for " in f" {reading.folded[word.start : word.end]} ":
        return Cue.OTHER  # but after "from X" or "leave X" it was taken above
    return Cue.TO if words(grammar.moves).search(before) else Cue.OTHER
