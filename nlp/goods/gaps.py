# ruff: noqa: E501  (patterns of words read best unbroken)
"""What the words between a quantity and goods say: how surely the one measures the other."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from nlp.amounts.quantities import Quantity
from nlp.goods.mention import Mention
from nlp.lexicon import is_spaced

NEAR = 160
"""Characters between a quantity and its goods in one sentence."""
HEAD_FINAL = frozenset({"th", "lo", "km", "my"})
"""Languages that write the goods before the number."""

_FILL = (
    r"(?:suspected|susp|alleged|believed|to|be|been|have|is|are|was|were|a|an|the|about|abt|around|approximately|approx|approximate|roughly|some|nearly|almost|over|"
    r"more|than|less|up|at|least|estimated|est|total|totalling|totaling|totalled|totaled|ttl|tot|weight|weights|wt|weighing|weighs|weighed|weigh|net|gross|"
    r"amounting|amount|amounts|measuring|quantity|qty|of|with|in|all|combined|together|altogether|worth|kg|each|just|under|"
    r"containing|numbering|comprising|packed|packs|packets|hơn|khoảng|gần|tổng|cộng|trọng|lượng|khối|số|nặng|với|là|có|sekitar|seberat|sebanyak|berat|total|lebih|kurang|kira|"
    r"anggaran|dengan|bruto|netto|brutto|dari|jumlah|keseluruhan|sejumlah|mencapai|respectively|vol|volume|no|nos)"
)
_BACK_FILL = re.compile(
    rf"(?:[\s:=,(|\[\-–—~+/\"'“”‘’|.)\u200b]|\b{_FILL}\b|[约約共重计計总總净淨毛达達为為是有合量的数數超过過近逾余餘、，:（）「」『』]"
    r"|รวมสิ่งห่อหุ้ม|น้ำหนัก|จำนวน|ประมาณ|รวม|กว่า|เกือบ|ทั้งหมด|ทั้งสิ้น|สุทธิ|ราว|หนัก|ນໍ້າໜັກ|ນ້ຳໜັກ|ປະມານ|ຈຳນວນ|ຈໍານວນ|ລວມ|ທັງໝົດ|ທម្ងន់|ទម្ងន់|ចំនួន|ប្រមាណ|ជិត|សរុប|ជាង|ប្រហែល|အလေးချိန်|စုစုပေါင်း|ခန့်"
    r"|약|총|중량|등|계|을|를|가|이|은|는|の|が|を|は|約|計|合計|総重量|量|など)*"
)
_NAME_ON = re.compile(r"(?:\s[\w-]+){1,2}\s(?:sebanyak|sejumlah|số lượng|gồm|จำนวน)?\s?")
"""The rest of a name that the lexicon has in part: `burung Poksay Hongkong sebanyak 138 ekor`."""
_FORWARD_STOP = re.compile(
    r"[,;:\n。；，、+=(（]|และ|กับ|と|및|와 |과 |하고 |ແລະ|ກັບ|និង|နှင့်|및|\b(?:and|or|with|from|in|at|on|for|to|by|inside|under|hidden|concealed|were|was|are|is|plus|along|as well|contain|contains|contained|containing|holding|và|serta|trong|từ|dan|serta|di|dalam|giấu)\b|[和与與及在于於从從由藏内]"
)
_AND = re.compile(r"และ|กับ|ແລະ|ກັບ|និង|နှင့်|と|및|[和与與及、]")
_BELIEVED = re.compile(
    r"[\s(]*(?:of|in)?[^,;:\n]{0,60}?\b(?:believed|suspected|thought|alleged|found|confirmed|identified|tested|positive|which|that|nghi|diduga|disyaki|dipercayai)\b[^,;:.\n]{0,30}"
)
_BELIEVED_CJK = re.compile(r"[^,;。，；\n]{0,14}")
_SUBSTANCE = re.compile(
    r"\sof (?:a |an |the )?(?:[\w-]+ ){0,5}(?:substances?|powder|material|crystals?|liquid|contraband|narcotics?|drugs?|granules|paste|pills?|tablets?)\b"
)
"""Words for goods not named yet: `1007 grams of brown coloured substance`."""
_NOUN_AFTER = re.compile(r"[ \u00a0]?(?:of (?!which)[a-z]|[a-z][a-z-]+)")
_NOT_NOUN = re.compile(
    r"[ \u00a0]?(?:in|from|worth|at|by|was|were|is|are|packed|hidden|concealed|and|with|on|valued|or|to|which|that|inside|"
    r"for|have|has|had|each|total|net|gross|nett|estimated|street|as|wrapped|stuffed|behind|under|between|among|per|"
    r"seized|found|recovered|intercepted|detected|respectively|together|altogether|combined|approx|approximately|bound|"
    r"of which|plus|into|after|during|when|the|a|an|but|sewn|strapped|taped|stashed|loaded|via|not|also|"
    r"trị|trên|giấu|được|từ|với|và|trong|tại|của|các|dari|di|dalam|yang|dengan|dan|senilai|bernilai|bersih|kotor|"
    r"disembunyikan|pada|ke|untuk|milik|atau|oleh|anggaran|lebih|tanpa|located|were|being|all|swallowed|over|across|since|this|last|will|would|may|could|can|must|shall|arrived|came|left|from)\b"
)


def without(folded: str, start: int, end: int, quantities: Sequence[Quantity], starts: list[int]) -> tuple[str, int]:
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


def forward(folded: str, quantity: Quantity, mention: Mention, language: str) -> float | None:
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
    if not spaced and _BELIEVED_CJK.fullmatch(gap) and quantity.kind == "mass" and not _AND.search(gap):
        return penalty + 0.6
    return None


def backward(gap: str, between: int, kind: str = "") -> float | None:
    """Cost of a quantity after a mention with `gap` between, `between` quantities left out of it."""
    if len(gap) > NEAR or "\n" in gap.strip(" "):
        return None
    if _BACK_FILL.fullmatch(gap):
        comma = any(sign in gap for sign in ",，、;")
        return 0.15 + 0.02 * min(len(gap), 10) + (0.15 if comma else 0.0) + 0.1 * between
    if re.search(r"[;。；]", gap):
        return None
    if kind == "animal" and _NAME_ON.fullmatch(gap):
        return 0.55 + 0.1 * between
    return 0.9 + len(gap) / 100 + 0.1 * between + 0.2 * len(re.findall(r"[,，、]|\band\b", gap))


def is_consumed(folded: str, quantity: Quantity) -> bool:
    """Does another noun follow that the quantity measures: `20 tonnes of machinery`, `5 boxes plaster`?"""
    tail = folded[quantity.end : quantity.end + 80]
    if tail.startswith("的"):
        return True
    if _SUBSTANCE.match(tail):
        return False
    return _NOUN_AFTER.match(tail) is not None and _NOT_NOUN.match(tail) is None
