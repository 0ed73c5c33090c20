# ruff: noqa: E501  (patterns of words read best unbroken)
"""Writes the roles of facts['places']: seizure, origin, transit, destination, mentioned.

Each mention of a place takes the part that the words beside it give (`nlp.routes.cues`), members of a list share it, a chain
("A - B - C") reads as origin, transit, destination. Then the message decides: only a find has a place of seizure
(`nlp.routes.seizure`), arriving somewhere is a destination only where nothing was found there, a place of seizure is no transit
unless the text says that the goods were passing through.
"""

import itertools
import re
from bisect import bisect_right
from dataclasses import dataclass

from nlp.extraction import Organisation, Place, PlaceRole
from nlp.places.component import Mention, place_of
from nlp.places.gazetteer import RANK
from nlp.reading import Context, Reading
from nlp.routes.cues import Cue, followers, grammar_of, scanner, words
from nlp.routes.seizure import Site, seizure_sites
from nlp.text.sentences import sentences_of
from nlp.text.spans import Spans


@dataclass
class Part:
    """What the text says of one mention."""

    mention: Mention
    cue: Cue | None = None
    how: str = ""
    """`chain`, `list`, or empty where a cue stands beside it."""
    field: bool = False
    sentence: tuple[int, int] = (0, 0)
    """Its sentence, as far as `_REACH` on either side: a text without full stops must not be read again for each place."""
    number: int = 0
    """Which sentence of the text it is."""
    inside: bool = False
    """Part of an organisation's name."""
    leg: bool = False
    """A direction told with its beginning (`from X to Y`)."""
    soft: bool = False
    """A direction of people who arrive: no destination where they were caught."""
    context: Context = Context.EVENT


_GLUE = re.compile(
    r"\s*(?:,|;|、|，|/|&|\+|and|or|và|hoặc|dan|atau|serta|และ|หรือ|กับ|ແລະ|និង|နှင့်|和|及|与|與|以及|및|와|과|や|と)?\s*(?:,\s*)?(?:and|or|then|also|later|finally|và|dan|และ|to|from|in)?\s*(?:the\s+|from the\s+|to the\s+|ประเทศ|nước )?",
    re.IGNORECASE,
)
_LIST = re.compile(
    r"\s*(?:\([^)]{0,40}\)\s*)?(?:\d{1,2} [a-z]{3,9}(?: \d{4})?)?(?:,|;|、|，|&|\+|/|\band\b|\bor\b|\bvà\b|\bhoặc\b|\bdan\b|\batau\b|\bserta\b|และ|หรือ|ແລະ|និង|နှင့်|和|及|以及|및|와|과|や|と|\s)+(?:(?:and|or|then|also|later|finally|và|dan|\d{1,3}(?: \w+)?)\s+)?(?:the\s+)?(?:ประเทศ)?\s*",
    re.IGNORECASE,
)
_CHAIN = re.compile(
    r"\s*(?:\([^)]{0,30}\)\s*|\d{1,2}[/.]\d{1,2}(?:[/.]\d{2,4})?\s*)?(?:-+>|=+>|→|⇒|➔|>+|–|—|-|/|~|至|から|\bto\b)\s*(?:the\s+)?(?:\([^)]{0,20}\)\s*)?",
    re.IGNORECASE,
)
_ARROW = re.compile(r"[>→⇒➔]|至|から")
_TRAVELS = re.compile(
    r"\b(?:route|flight|awb|b/l|bill|container|ctn|booking|booked|vessel|voyage|sailing|ticket|sector|via|flew|parcel|shipment|hành trình|tuyến|chặng|rute|laluan|jurusan)\b|[A-Z]{4} ?\d{6}|เที่ยวบิน|เส้นทาง|航班|路线|航线|경로|ルート|经路|\b[A-Z]{2} ?\d{3,4}\b",
    re.IGNORECASE,
)
_NOT_CHAIN = re.compile(
    r"^\s*(?:borders?|gates?|sides?|frontiers?|checkpoints?|bridge|highway|road|expressway|friendship|railway|strait|relations|ferry|biên giới|ชายแดน|边境|大桥)",
    re.IGNORECASE,
)
_BLOCK = re.compile(
    r"[;:!?。！？\n]|\. |\b(?:which|who|where|while|when|after|before|because|but|seized|arrested|found|said|says|arrived|detected|intercepted|wearing|weighing|worth|containing)\b"
)
_MAX_GAP = 60
_REACH = 600
_PARTY_GAP = 90
_PARTY_BLOCK = re.compile(
    r"[;!?。！？\n]|[a-z]{3}\. |\b(?:which|who|where|while|when|after|before|because|but|are|were|will|should|has|have|had|seized|arrested|found|said|says|arrived|detected|intercepted)\b"
)
_NP = re.compile(
    r"\s*(?:(?:a|an|the|one|two|three|four|five|several|its|his|her|their|some|several|another)\s+)?(?:[\w’'&/-]+\s+){0,6}",
    re.IGNORECASE,
)
_PARTY = re.compile(r"[^;:!?。！？\n]{0,90}")


def read_routes(reading: Reading) -> None:
    """Gives each place of the message its role."""
    mentions: list[Mention] = reading.notes.get("places", [])
    parts = _parts(reading, mentions)
    found = _found_goods(reading)
    sites = seizure_sites(reading, parts_to_sites(parts), reading.notes.get("agencies", [])) if found else []
    facts = _assemble(reading, parts, sites, found)
    reading.facts["places"] = list(facts)


def parts_to_sites(parts: list[Part]) -> list[Site]:
    """What `nlp.routes.seizure` needs to know of each mention."""
    return [Site(p.mention, p.cue, p.field, p.sentence, p.inside, p.context, number=p.number) for p in parts]


def _found_goods(reading: Reading) -> bool:
    if reading.kind == "seizure":
        return True
    return reading.kind == "feedback" and any(True for _ in reading.facts["commodities"])


# --- what the words beside each place say


@dataclass(frozen=True)
class _Word:
    start: int
    end: int
    cue: Cue


def _cues(reading: Reading) -> list[_Word]:
    pattern, kinds = scanner(reading.language)
    cues = [
        _Word(m.start(), m.end(), kinds[int(m.lastgroup[1:])]) for m in pattern.finditer(reading.folded) if m.lastgroup
    ]
    if reading.language not in ("en", "ja", "ko", "zh", "th"):
        return cues
    return cues


def _parts(reading: Reading, mentions: list[Mention]) -> list[Part]:
    sentences = sentences_of(reading)
    organisations = Spans(reading.notes.get("organisations", []))
    cues = _cues(reading)
    ends = [cue.end for cue in cues]
    parts: list[Part] = []
    for mention in mentions:
        begins, ends_at = sentences.at(mention.start)
        part = Part(mention, number=sentences.index(mention.start), context=reading.stretch_at(mention.start).context)
        part.sentence = max(begins, mention.start - _REACH), min(ends_at, mention.end + _REACH)
        part.inside = organisations.touch(mention.start, mention.end)
        part.cue, part.field = _cue_of(reading, mention, part.sentence, cues, ends, parts)
        if part.cue is Cue.TO:
            before = reading.folded[max(part.sentence[0], mention.start - 110) : mention.start]
            part.leg = any(p.cue in (Cue.FROM, Cue.START, Cue.VIA) and p.number == part.number for p in parts[-12:])
            part.soft = words(grammar_of(reading.language).arrivals).search(before) is not None
        parts.append(part)
    _chains(reading, parts)
    _lists(reading, parts)
    _parties(reading, parts)
    via = {p.mention.country for p in parts if p.cue in (Cue.VIA, Cue.TRANSIT)}
    for part in parts:
        if part.cue is Cue.START and part.mention.country in via:
            part.cue = None  # another's journey began where these goods changed planes
    stages = {p.mention.country for p in parts if p.cue is Cue.VIA and p.context is Context.EVENT}
    for part in parts:
        if part.cue is Cue.FROM and part.mention.country in stages and not part.field and part.how != "chain":
            part.cue = Cue.VIA  # "ex Doha", where the route says that it was a stage
    for left, right in itertools.pairwise(parts):  # "nine boxes originated from Japan and one from Mexico"
        gap = reading.text[left.mention.end : right.mention.start]
        if left.cue is Cue.START and right.cue is Cue.FROM and len(gap) < 40 and _AS_WELL.fullmatch(gap):
            right.cue = Cue.START
    if any(part.cue is Cue.START for part in parts):
        # "arrived from Doha, had started from Freetown": the later stage is a transit.
        for part in parts:
            if part.cue is Cue.FROM and not part.field and part.how != "chain":
                part.cue = Cue.VIA
    return parts


def _cue_of(
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


_AS_WELL = re.compile(r"\s*,?\s*(?:and|,|while|&)\s+(?:\w+\s){0,3}from\s+(?:the\s)?", re.IGNORECASE)
_NEVER = re.compile(r"\b(?:(?:did|does|do|has|have|had) not|didn['’]t|never|failed to)\s+(?:\w+\s+)?arriv")
_SPOT = re.compile(
    r"\b(?:house|flat|apartment|home|residence|room|hideout|warehouse|godown|store|shop|market|farm|hotel|building|premises|car|truck|lorry|van|boat|vessel|bus|train|man|woman|person|suspect|vehicle|motorcycle|possession|unit|stall|facility|compound|flight|plane|aircraft|container|containers|luggage|baggage|suitcases?|bags?|seat|toilet|cargo|parcels?|passengers?|ships?|boxship|tanker|trawler|yacht|barge|ferry|waters)\b"
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


def _parties(reading: Reading, parts: list[Part]) -> None:
    """`Sierra Alta (Zapopan, Mexico)`: a place right after a sender's or a receiver's name is its address."""
    roles = {
        fact.span[1]: Cue.SENDER if fact.role == "consignor" else Cue.RECEIVER
        for fact in reading.facts["organisations"]
        if isinstance(fact, Organisation) and fact.span and fact.role in ("consignor", "consignee")
    }
    if not roles:
        return
    ends = sorted(roles)
    for part in parts:
        index = bisect_right(ends, part.mention.start) - 1
        if index < 0 or part.cue not in (None, Cue.AT, Cue.OTHER) or part.inside:
            continue
        gap = reading.text[ends[index] : part.mention.start]
        if len(gap) < 25 and _ADDRESS.fullmatch(gap):
            part.cue, part.how = roles[ends[index]], "address"


_ADDRESS = re.compile(r"[\"”’]?\s*(?:[,(]|,? (?:of|in|at|from|based in)\b)\s*(?:the )?(?:[\w’'-]+ ?){0,2}")


def _chains(reading: Reading, parts: list[Part]) -> None:
    """`A - B - C`, `A/B`, `A → B`: origin, transit, destination."""
    at = 0
    while at < len(parts):
        last = at
        while last + 1 < len(parts) and _linked(reading, parts[last], parts[last + 1]):
            last += 1
        if last > at:
            _read_chain(reading, parts[at : last + 1])
        at = last + 1


def _linked(reading: Reading, left: Part, right: Part) -> bool:
    gap = reading.text[left.mention.end : right.mention.start]
    if len(gap) > 40 or not _CHAIN.fullmatch(gap) or left.inside or right.inside:
        return False
    if gap.strip() == "から" and right.cue not in (Cue.TO, Cue.BOUND, None):
        return False
    return not (gap.strip().casefold() == "to" and right.cue not in (Cue.TO, Cue.BOUND, Cue.OTHER, None))


def _read_chain(reading: Reading, chain: list[Part]) -> None:
    first, last = chain[0], chain[-1]
    start, end = first.mention.start, last.mention.end
    gaps = [reading.text[a.mention.end : b.mention.start] for a, b in itertools.pairwise(chain)]
    field = first.cue is Cue.ROUTE
    before = reading.text[max(0, start - 70) : start]
    countries = {part.mention.country for part in chain}
    if _NOT_CHAIN.match(reading.text[end : end + 20]) and not field:
        for part in chain:
            part.cue = part.cue if part.cue is Cue.AT else Cue.AT
        return
    told = field or len(chain) > 2 or any(_ARROW.search(gap) for gap in gaps) or first.cue is Cue.FROM
    travels = _TRAVELS.search(before) or _TRAVELS.search(reading.text[end : end + 40])
    if not told and not (len(countries) > 1 and (travels or all(gap.strip().casefold() != "/" for gap in gaps))):
        return
    if not told and first.cue in (Cue.AT, Cue.OTHER, Cue.FIELD_AT) and not travels:
        return
    for part in chain:
        part.how, part.field = "chain", field
    first.cue = first.cue if first.cue in (Cue.VIA, Cue.TRANSIT) else Cue.FROM
    last.cue = Cue.BOUND if field or first.mention.country != last.mention.country else Cue.TO
    for part in chain[1:-1]:
        part.cue = Cue.VIA
    if _GOES_ON.match(reading.folded[end : end + 60]):
        last.cue = Cue.VIA


_GOES_ON = re.compile(
    r"[,;.) ]{0,3}(?:and )?(?:then |finally |with )?(?:the )?(?:final (?:buyer|destination)|for final|destined|onward)"
)


def _lists(reading: Reading, parts: list[Part]) -> None:
    """Members of a list share the first one's part."""
    for left, right in itertools.pairwise(parts):
        gap = reading.text[left.mention.end : right.mention.start]
        if left.cue is None or len(gap) > 50 or right.how or left.number != right.number:
            continue
        if left.cue is Cue.ROUTE:
            continue
        if left.context is not Context.EVENT and right.cue is None:
            right.context = left.context
        if right.cue is None and gap.strip() and (_LIST.fullmatch(gap) or gap.strip() in ("(", "（")):
            right.cue, right.how, right.field = left.cue, "list", left.field
        elif (
            right.cue is Cue.AT
            and left.cue in (Cue.FROM, Cue.BOUND, Cue.VIA)
            and right.mention.country == left.mention.country
            and RANK.get(right.mention.kind, 2) > RANK.get(left.mention.kind, 2)
            and re.fullmatch(r"\s*,?\s*(?:in|at|of)\s+(?:the\s+)?", gap, re.IGNORECASE)
        ):  # "from Onne in Nigeria": the wider place takes the same part
            right.cue, right.how = left.cue, "list"


# --- what the message makes of it

_ROLE_OF: dict[Cue, PlaceRole] = {
    Cue.START: "origin", Cue.FROM: "origin", Cue.SENDER: "origin", Cue.BOUND: "destination", Cue.TO: "destination", Cue.RECEIVER: "destination",
    Cue.VIA: "transit", Cue.TRANSIT: "transit",
}  # fmt: skip
_SURE = {
    Cue.START: 0.85, Cue.FROM: 0.85, Cue.SENDER: 0.72, Cue.BOUND: 0.85, Cue.TO: 0.7, Cue.RECEIVER: 0.75, Cue.VIA: 0.85, Cue.TRANSIT: 0.85,
}  # fmt: skip


def _assemble(reading: Reading, parts: list[Part], sites: list[Site], found: bool) -> list[Place]:
    facts: list[Place] = []
    seized = {site.mention.country for site in sites if site.mention}
    taken: set[tuple[int, int]] = set()
    onward = {p.mention.country for p in parts if p.cue in (Cue.BOUND, Cue.TO, Cue.RECEIVER) and not p.soft}
    passing = bool(sites) and onward - seized and _says_passing(reading)
    for site in sites:
        facts.append(_seizure(reading, site))
        if passing and site is sites[0]:
            facts.append(place_of(reading, site.mention, "transit", 0.6, "route: transit, seized while passing"))
        taken.add((site.mention.start, site.mention.end))
    told: set[tuple[str, str | None, str]] = set()
    _round_trips(parts)
    _stages(reading, parts)
    if reading.kind == "feedback" and not found:
        _examined(reading, parts)
    for part in parts:
        mention = part.mention
        if (part.inside and part.cue not in (Cue.SENDER, Cue.RECEIVER)) or (mention.start, mention.end) in taken:
            continue
        if part.inside:
            continue
        role = _role(reading, part, seized, found, onward, sites)
        key = (role, mention.country, reading.folded[mention.start : mention.end])
        if key in told:
            continue
        told.add(key)
        sure = (
            min(mention.confidence, _SURE.get(part.cue, 0.6))
            if part.cue and role != "mentioned"
            else mention.confidence
        )
        if part.how == "list":
            sure *= 0.95
        rule = (
            f"route: {part.cue.value}{' ' + part.how if part.how else ''}" if part.cue and role != "mentioned" else ""
        )
        facts.append(place_of(reading, mention, role, sure, rule))
    return _once(facts)


def _says_passing(reading: Reading) -> bool:
    """Does the text say of its own event that the goods were passing through?"""
    return any(reading.of_event(match.start()) for match in _PASSES.finditer(reading.folded))


def _round_trips(parts: list[Part]) -> None:
    """`Viet Nam - Angola; Angola - Doha - Ha Noi`: where the second leg begins is the origin; the first leg is the way out."""
    begins = {p.mention.country: p.mention.start for p in parts if p.how == "chain" and p.cue is Cue.FROM}
    outward = [
        p
        for p in parts
        if p.how == "chain" and p.cue in (Cue.BOUND, Cue.TO) and p.mention.start < begins.get(p.mention.country, -1)
    ]
    where = {id(part): at for at, part in enumerate(parts)}
    for part in outward:
        at = where[id(part)]
        part.cue = None
        while at and parts[at - 1].how == "chain" and parts[at - 1].cue is not Cue.BOUND:
            at -= 1
            parts[at].cue = None


_ONWARD = re.compile(r"\b(?:then|continu\w+|onwards?|on to|further|from there|before going|and later|subsequently)\b")


def _stages(reading: Reading, parts: list[Part]) -> None:
    """`to Yangon and continue to Muse`: of directions told one after the other the first is a stage."""
    ways = (Cue.BOUND, Cue.TO, Cue.ARRIVE)
    going = [p for p in parts if p.cue in ways and p.how in ("", "chain") and not p.inside and not p.field]
    for left, right in itertools.pairwise(going):
        between = reading.folded[left.mention.end : right.mention.start]
        left_for = left.cue is Cue.ARRIVE and right.cue is Cue.BOUND and left.mention.country != right.mention.country
        if len(between) < 90 and (_ONWARD.search(between) or left_for) and left.mention.country is not None:
            left.cue = Cue.VIA


_EXAMINES = re.compile(
    r"\b(?:examin\w+|open(?:ed)?|inspect\w*|x-?ray\w*|scann?\w*|check(?:ed)?|unpack\w*|unload\w*|unstuff\w*|devann\w+|search\w*)\b"
)


def _examined(reading: Reading, parts: list[Part]) -> None:
    """Where goods that turned out clean were examined is where they went, if nothing else says where."""
    if any(p.cue in (Cue.BOUND, Cue.TO, Cue.ARRIVE, Cue.RECEIVER) and not p.inside for p in parts):
        return
    for part in parts:
        if (
            part.cue is Cue.AT
            and not part.inside
            and RANK.get(part.mention.kind, 2) < 3
            and _EXAMINES.search(reading.folded, *part.sentence)
        ):
            part.cue, part.how = Cue.ARRIVE, "examined"
            return


_PASSES = re.compile(
    r"\b(?:in transit|transit(?:ing)? (?:cargo|containers?|shipments?|consignments?|goods|baggage|bags?|passengers?|pax|box(?:es)?|parcels?|zone|area))\b"
)


def _seizure(reading: Reading, site: Site) -> Place:
    return place_of(reading, site.mention, "seizure", site.confidence, f"route: seizure, {site.rule}")


def _same_place(mention: Mention, sites: list[Site]) -> bool:
    """Is the mention where it was found: the same spot, or its town?"""
    codes = {site.mention.spot.locode for site in sites if site.mention.spot and site.mention.spot.locode}
    return mention.spot is not None and mention.kind != "country" and mention.spot.locode in codes


def _role(
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


def _once(facts: list[Place]) -> list[Place]:
    """A place that has a part of the route is not also mentioned."""
    told = {fact.name.casefold() for fact in facts if fact.role != "mentioned"}
    kept: list[Place] = []
    seen: set[tuple[str, str]] = set()
    for fact in facts:
        key = (fact.role, fact.name.casefold())
        if key in seen or (fact.role == "mentioned" and fact.name.casefold() in told):
            continue
        seen.add(key)
        kept.append(fact)
    return kept
