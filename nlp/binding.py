# ruff: noqa: E501  (patterns of words read best unbroken)
"""Binds each quantity of a text to the goods it measures.

Within a sentence a quantity goes to the mention that the words between make likeliest: `3 kg of heroin`,
`heroin, 3 kg`, `象牙2,100公斤`. What finds none there goes to the goods spoken of last. A quantity that measures
another noun (`20 tonnes of machinery`) binds to nothing. Every step looks at neighbours only, so time is linear.
"""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from nlp.lexicon import is_spaced
from nlp.mention import Mention
from nlp.money import read_money
from nlp.numbers import numbers_of
from nlp.quantities import Quantity, quantities_of
from nlp.reading import Reading
from nlp.sentences import Sentences
from nlp.spans import Spans
from nlp.units import Measure

NEAR = 160
"""Characters between a quantity and its goods in one sentence."""
FAR = 700
"""Characters back to goods named in an earlier sentence."""
HEAD_FINAL = frozenset({"th", "lo", "km", "my"})
"""Languages that write the goods before the number."""
MEASURED = frozenset({"mass", "volume", "m3", "tablet"})
COUNTED = Measure("bare", 1.0, "")

_FILL = (
    r"(?:suspected|susp|alleged|believed|to|be|been|have|is|are|was|were|a|an|the|about|abt|around|approximately|approx|approximate|roughly|some|nearly|almost|over|"
    r"more|than|less|up|at|least|estimated|est|total|totalling|totaling|totalled|totaled|ttl|tot|weight|weights|wt|weighing|weighs|weighed|weigh|net|gross|"
    r"amounting|amount|amounts|measuring|quantity|qty|of|with|in|all|combined|together|altogether|worth|kg|each|just|under|"
    r"containing|numbering|comprising|packed|packs|packets|hơn|khoảng|gần|tổng|cộng|trọng|lượng|khối|số|nặng|với|là|có|sekitar|seberat|sebanyak|berat|total|lebih|kurang|kira|"
    r"anggaran|dengan|bruto|netto|brutto|dari|jumlah|keseluruhan|sejumlah|mencapai|respectively|vol|volume|no|nos)"
)
_BACK_FILL = re.compile(
    rf"(?:[\s:=,(\[\-–—~+/\"'“”‘’|.)\u200b]|\b{_FILL}\b|[约約共重计計总總净淨毛达達为為是有合量的数數超过過近逾余餘、，:（）「」『』]"
    r"|รวมสิ่งห่อหุ้ม|น้ำหนัก|จำนวน|ประมาณ|รวม|กว่า|เกือบ|ทั้งหมด|ทั้งสิ้น|สุทธิ|ราว|หนัก|ນໍ້າໜັກ|ນ້ຳໜັກ|ປະມານ|ຈຳນວນ|ຈໍານວນ|ລວມ|ທັງໝົດ|ທម្ងន់|ទម្ងន់|ចំនួន|ប្រមាណ|ជិត|សរុប|ជាង|ប្រហែល|အလေးချိန်|စုစုပေါင်း|ခန့်"
    r"|약|총|중량|등|계|을|를|가|이|은|는|の|が|を|は|約|計|合計|総重量|量|など)*"
)
_FORWARD_STOP = re.compile(
    r"[,;:\n。；，、]|\b(?:and|or|with|from|in|at|on|for|to|by|inside|under|hidden|concealed|were|was|are|is|plus|along|as well|và|trong|từ|dan|serta|di|dalam|giấu)\b|[和与與及在于於从從由藏内]"
)
_BELIEVED = re.compile(
    r"[\s(]*(?:of|in)?[^,;:\n]{0,60}?\b(?:believed|suspected|thought|alleged|found|confirmed|identified|tested|positive|which|that|nghi|diduga|disyaki|dipercayai)\b[^,;:.\n]{0,30}"
)
_BELIEVED_CJK = re.compile(r"[^,;。，；\n]{0,14}")
_NOUN_AFTER = re.compile(r"\s?(?:of (?!which)[a-z]|[a-z][a-z-]+)")
_NOT_NOUN = re.compile(
    r"\s?(?:in|from|worth|at|by|was|were|is|are|packed|hidden|concealed|and|with|on|valued|or|to|which|that|inside|"
    r"for|have|has|had|each|total|net|gross|nett|estimated|street|as|wrapped|stuffed|behind|under|between|among|per|"
    r"seized|found|recovered|intercepted|detected|respectively|together|altogether|combined|approx|approximately|bound|"
    r"of which|plus|into|after|during|when|the|a|an|but|sewn|strapped|taped|stashed|loaded|via|not|also|"
    r"trị|trên|giấu|được|từ|với|và|trong|tại|của|các|dari|di|dalam|yang|dengan|dan|senilai|bernilai|bersih|kotor|"
    r"disembunyikan|pada|ke|untuk|milik|atau|oleh|anggaran|lebih|tanpa|located|were|being|all|swallowed)\b"
)
_AFTER_COUNT = re.compile(
    r"[:\s(x×-]{0,3}(\d{1,3}(?:,\d{3})*|\d+)(?=\s*(?:[,;.)\n]|$|and\b|nos\b|heads?\b|pcs\b))(?!\.\d|,\d)"
)
_WORDS_BETWEEN = re.compile(r"[ \u00a0](?:[a-z’'\"“‘\-]+[ \u00a0\-]){0,4}[\"“‘'(]?|")
_STOP_WORDS = frozenset(
    [
        "in",
        "of",
        "and",
        "or",
        "with",
        "from",
        "at",
        "on",
        "for",
        "to",
        "by",
        "the",
        "a",
        "an",
        "per",
        "case",
        "cases",
        "were",
        "was",
        "are",
        "is",
        "had",
        "has",
        "who",
        "which",
        "that",
        "men",
        "man",
        "women",
        "woman",
        "people",
        "persons",
        "suspects",
        "hours",
        "times",
        "years",
        "year",
        "days",
        "months",
        "old",
        "passengers",
        "passenger",
        "drivers",
        "flights",
        "vehicles",
        "cars",
        "trucks",
        "boxes",
        "bags",
    ]
)


@dataclass(frozen=True)
class Bond:
    """`quantity` measures the mention of index `mention`; the lower the cost, the surer."""

    mention: int
    quantity: Quantity
    cost: float


@dataclass(frozen=True)
class Binding:
    """Bonds of a text by mention, and the totals that no mention took."""

    bonds: dict[int, list[Bond]]
    totals: list[Quantity]


def _without(folded: str, start: int, end: int, quantities: Sequence[Quantity], starts: list[int]) -> tuple[str, int]:
    """The text of `[start, end)` without the quantities in it, and how many there are."""
    parts: list[str] = []
    at, count = start, 0
    for quantity in quantities[bisect_left(starts, start) : bisect_left(starts, end)]:
        if quantity.start < at or quantity.end > end:
            continue
        parts.append(folded[at : quantity.start])
        at, count = quantity.end, count + 1
    parts.append(folded[at:end])
    return " ".join(parts) if count else parts[0], count


def _takes(mention: Mention, quantity: Quantity) -> bool:
    """Can this quantity measure these goods at all?"""
    kind, category = quantity.kind, mention.sense.category
    if mention.attributive:
        return False
    if kind == "tablet":
        return category in ("drug", "precursor") or mention.sense.item in (
            "medicine",
            "counterfeit",
            "unspecified",
            "gemstone",
        )
    if kind == "animal":
        return category == "wildlife" or mention.sense.item in (
            "livestock",
            "seafood",
            "meat",
            "cultural goods",
            "fireworks",
            "vehicle",
            "cigarettes",
        )
    if kind == "plant":
        return (
            category == "wildlife"
            or mention.form == "plant"
            or mention.sense.item in ("cannabis", "opium", "kratom", "cigarettes", "timber")
        )
    if kind == "container":
        return category in ("waste", "ods", "other") or mention.sense.plant
    return True


def _forward(folded: str, quantity: Quantity, mention: Mention, language: str) -> float | None:
    """Cost of `quantity` before `mention`, None where the words between forbid it."""
    gap = folded[quantity.end : mention.start]
    if len(gap) > NEAR:
        return None
    spaced = all(is_spaced(char) or not char.isalnum() for char in gap)
    penalty = 0.5 if language in HEAD_FINAL else 0.0
    if not _FORWARD_STOP.search(gap):
        words = gap.split()
        if spaced and len(words) <= 5:
            return penalty + 0.04 * len(words)
        if not spaced and len(gap) <= 12:
            return penalty + 0.02 * len(gap)
    if spaced and _BELIEVED.fullmatch(gap):
        return penalty + 0.5
    if not spaced and _BELIEVED_CJK.fullmatch(gap) and quantity.kind == "mass":
        return penalty + 0.6
    return None


def _backward(gap: str, between: int) -> float | None:
    """Cost of a quantity after a mention with `gap` between, `between` quantities left out of it."""
    if len(gap) > NEAR or "\n" in gap.strip(" "):
        return None
    if _BACK_FILL.fullmatch(gap):
        comma = any(sign in gap for sign in ",，、;")
        return 0.15 + 0.02 * min(len(gap), 10) + (0.15 if comma else 0.0) + 0.1 * between
    if re.search(r"[;。；]", gap):
        return None
    return 0.9 + len(gap) / 100 + 0.1 * between + 0.2 * len(re.findall(r"[,，、]|\band\b", gap))


def is_consumed(folded: str, quantity: Quantity) -> bool:
    """Does another noun follow that the quantity measures: `20 tonnes of machinery`, `5 boxes plaster`?"""
    tail = folded[quantity.end : quantity.end + 30]
    return _NOUN_AFTER.match(tail) is not None and _NOT_NOUN.match(tail) is None


def bare_counts(
    reading: Reading, mentions: Sequence[Mention], quantities: Sequence[Quantity]
) -> list[tuple[int, Quantity]]:
    """Numbers that count goods without a unit: `17 king cobras`, `two handguns`, `meerkat 3`."""
    folded = reading.folded
    starts = [quantity.start for quantity in quantities]
    taken = Spans([(q.start, q.end) for q in quantities] + [(m.start, m.end) for m in read_money(reading)])
    numbers = [
        n for n in numbers_of(reading) if not taken.touch(n.start, n.end) and n.value == int(n.value) and not n.letter
    ]
    ends = [number.end for number in numbers]
    counts: list[tuple[int, Quantity]] = []
    for at, mention in enumerate(mentions):
        if mention.attributive:
            continue
        before = bisect_right(ends, mention.start) - 1
        if before >= 0 and mention.start - ends[before] <= 50:
            number = numbers[before]
            gap, _ = _without(folded, number.end, mention.start, quantities, starts)
            year = 1900 <= number.value <= 2100 and "," not in folded[number.start : number.end] and not number.worded
            clean = folded[number.start - 1 : number.start] not in {"/", "-", "#", ".", ":"} or not number.start
            if clean and not year and _counts(gap, number.article, mention):
                counts.append((at, Quantity(number.start, number.end, number.value, COUNTED, number=number.value)))
                continue
        if mention.sense.category == "wildlife" or mention.sense.item in ("firearm", "ammunition"):
            after = _AFTER_COUNT.match(folded, mention.end)
            if after and not taken.touch(after.start(1), after.end(1)):
                value = float(after[1].replace(",", ""))
                if not 1900 <= value <= 2100:
                    counts.append((at, Quantity(after.start(1), after.end(1), value, COUNTED, number=value)))
    return counts


def _counts(gap: str, article: bool, mention: Mention) -> bool:
    """Can the number before `gap` count this mention?"""
    sense = mention.sense
    if sense.category in ("drug", "precursor") and mention.form not in ("tablet", "block", "plant"):
        return False
    if sense.category in ("ods", "waste") or (sense.generic and sense.category != "wildlife"):
        return False
    if article and not (
        sense.item == "firearm" or (sense.category == "wildlife" and not sense.generic and not sense.plant)
    ):
        return False
    if _WORDS_BETWEEN.fullmatch(gap.replace("  ", " ").replace("  ", " ")) is None:
        return False
    return not any(word in _STOP_WORDS for word in re.findall(r"[a-z]+", gap))


def _in_sentence(
    reading: Reading, mentions: Sequence[Mention], quantities: Sequence[Quantity], sentences: Sentences
) -> dict[int, Bond]:
    """Quantity index -> its bond, within sentences."""
    folded = reading.folded
    starts = [quantity.start for quantity in quantities]
    mention_starts = [mention.start for mention in mentions]
    pairs: list[tuple[float, int, int]] = []
    for q, quantity in enumerate(quantities):
        sentence = sentences.index(quantity.start)
        after = bisect_left(mention_starts, quantity.end)
        if (
            after < len(mentions)
            and sentences.index(mentions[after].start) == sentence
            and _takes(mentions[after], quantity)
        ):
            cost = _forward(folded, quantity, mentions[after], reading.language)
            if cost is not None:
                pairs.append((cost, q, after))
        before = after - 1
        while before >= 0 and mentions[before].end > quantity.start:
            before -= 1
        if before >= 0 and sentences.index(mentions[before].start) == sentence and _takes(mentions[before], quantity):
            gap, between = _without(folded, mentions[before].end, quantity.start, quantities, starts)
            cost = _backward(gap, between)
            if cost is not None and (cost < 0.5 or not is_consumed(folded, quantity)):
                loose = quantity.kind in ("count", "pack", "container", "animal", "plant")
                if not loose or cost < 0.62:
                    pairs.append((cost, q, before))
    bonds: dict[int, Bond] = {}
    for cost, q, m in sorted(pairs):
        if q not in bonds:
            bonds[q] = Bond(m, quantities[q], cost)
    return bonds


def _is_joint(mentions: Sequence[Mention], bond: Bond, bonds: dict[int, Bond], sentences: Sentences) -> bool:
    """A total said after several kinds of goods of one sentence belongs to none of them."""
    if not bond.quantity.total or bond.cost < 0.15 or bond.quantity.start < mentions[bond.mention].start:
        return False
    sentence = sentences.index(bond.quantity.start)
    others = {
        mentions[m].key
        for m in range(max(0, bond.mention - 6), bond.mention)
        if sentences.index(mentions[m].start) == sentence and not mentions[m].sense.generic
    } - {mentions[bond.mention].key}
    return bool(others) and not any(
        b.mention < bond.mention and mentions[b.mention].key in others for b in bonds.values()
    )


def _later(
    reading: Reading,
    mentions: Sequence[Mention],
    quantities: Sequence[Quantity],
    bonds: dict[int, Bond],
    sentences: Sentences,
) -> tuple[dict[int, Bond], list[Quantity]]:
    """Bonds of quantities that found no goods in their sentence, and totals that found none at all."""
    folded = reading.folded
    mention_starts = [mention.start for mention in mentions]
    measured: defaultdict[int, bool] = defaultdict(bool)
    for bond in bonds.values():
        if bond.quantity.kind in MEASURED and not bond.quantity.each:
            measured[bond.mention] = True
    more: dict[int, Bond] = {}
    totals: list[Quantity] = []
    for q, quantity in enumerate(quantities):
        if q in bonds or quantity.each or not reading.of_event(quantity.start):
            continue
        loose = quantity.kind not in MEASURED
        if loose or is_consumed(folded, quantity):
            continue
        sentence = sentences.index(quantity.start)
        before = bisect_left(mention_starts, quantity.start) - 1
        here = before >= 0 and sentences.index(mentions[before].start) == sentence
        if (
            before >= 0
            and _takes(mentions[before], quantity)
            and quantity.start - mentions[before].end <= (NEAR if here else FAR)
        ):
            if not measured[before]:
                if not _ambiguous(mentions, before, measured, sentences):
                    more[q] = Bond(before, quantity, 1.5 if here else 2.0)
                    measured[before] = True
                    continue
            elif quantity.total:
                totals.append(quantity)
                continue
        after = before + 1
        if after < len(mentions) and not measured[after] and _takes(mentions[after], quantity):
            gap = folded[quantity.end : mentions[after].start]
            if (
                len(gap) <= NEAR
                and gap.count("\n") <= 1
                and (sentences.index(mentions[after].start) == sentence or "\n" in gap)
            ):
                more[q] = Bond(after, quantity, 1.9)
                measured[after] = True
    return more, totals


def _ambiguous(mentions: Sequence[Mention], at: int, measured: dict[int, bool], sentences: Sentences) -> bool:
    """Are there other goods beside `at` in its sentence that have no quantity either?"""
    sentence = sentences.index(mentions[at].start)
    for m in range(at - 1, max(-1, at - 8), -1):
        if sentences.index(mentions[m].start) != sentence:
            break
        if mentions[m].key != mentions[at].key and not measured.get(m) and not mentions[m].sense.generic:
            return True
    return False


def bind(reading: Reading, mentions: Sequence[Mention]) -> Binding:
    """Bonds of the quantities of this event with `mentions`, which are in order."""
    quantities = [q for q in quantities_of(reading) if reading.of_event(q.start)]
    sentences = Sentences(reading.text)
    bonds = _in_sentence(reading, mentions, quantities, sentences)
    bonds = {q: bond for q, bond in bonds.items() if not _is_joint(mentions, bond, bonds, sentences)}
    more, totals = _later(reading, mentions, quantities, bonds, sentences)
    by_mention: defaultdict[int, list[Bond]] = defaultdict(list)
    for _, bond in sorted({**bonds, **more}.items()):
        by_mention[bond.mention].append(bond)
    for at, count in bare_counts(reading, mentions, quantities):
        by_mention[at].append(Bond(at, replace(count), 0.1))
    return Binding(dict(by_mention), totals)
