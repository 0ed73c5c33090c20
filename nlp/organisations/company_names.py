# ruff: noqa: E501  (patterns of words read best unbroken)
"""What a company's name may look like: its legal form, its trade, and the words before it that are no part of it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from nlp.extraction import OrganisationRole
from nlp.lexicon import pattern_of, words


@dataclass(frozen=True)
class Company:
    """A company named at `[start, end)`; `role` where the words beside it say so."""

    start: int
    end: int
    role: OrganisationRole | None = None
    rule: str = ""
    confidence: float = 0.8


def any_of(found: Iterable[str]) -> str:
    """A pattern for any of the words, longest first."""
    return pattern_of(found).replace(r"\ ", r"\s+")


_UPPER = "A-ZÀ-ÝĐĂƠƯẠ-Ỹ"
_CAP = rf"(?:[{_UPPER}0-9][\w’'&/-]{{0,60}}+(?:\.[\w’'&/-]{{1,60}}+){{0,8}}+|[{_UPPER}]\.|&|\([A-Z][\w. ]{{1,18}}\))"
NAME = rf"(?:[{_UPPER}]\.|(?=[{_UPPER}]){_CAP})(?:[ \t]+(?:{_CAP}|and(?=\s[A-Z])|of(?=\s[A-Z])|de|del|la|y)){{0,7}}"


def both_cases(found: tuple[str, ...]) -> tuple[str, ...]:
    """As the lexicon writes them and in capitals: `kg` is no Kommanditgesellschaft and `as` no Aksjeselskap."""
    return tuple(dict.fromkeys([*found, *(word.upper() for word in found)]))


STRONG_TRADE = (
    "Trading|Traders|Logistics|Enterprises?|Ventures|Holdings|Industries|Impex|Exports?|Imports?|Exporters|Importers|Shipping|Freight|Forwarding|Forwarders|Cargo|Suppliers|Supplies|Recycling|Recyclers|Metals|Plastics|Polymers?|Textiles?|Garments|"
    "Foods|Seafoods?|Timbers?|Furniture|Handicrafts?|Chemicals?|Pharmaceuticals|Pharma|Motors|Hardware|Electronics|Herbals|Commodities|Merchants|Brothers|Bros|Agro|Travels?|Couriers?|Jewellers|Jewellery|Mart|Antiques|Resources|Solutions|Technologies|Fisheries|Mining|"
    "Minerals|Woodworks|Carpets?|Ceramics|Cosmetics|Machinery|Engineering|Wholesale|Distributors?|Produce|Farms?|Fruits?|Coffee|Tea|Rubber|Paper|Batteries|Tyres|Tires|Scrap|Steel|Products|Manufacturing|Mills|Works|Traders|Stores?|Boutique|Restaurant|Salon|Clinic|Pharmacy"
)
NO_FIRM = re.compile(
    r"(?i)\b(?:customs|police|department|bureau|ministry|authority|commission|agency|office|unit|division|command|board|service|airport|port|terminal|checkpoint|declared|seized|smuggled|illegal|suspected|frozen|fresh|dried|mixed|assorted|used|waste|scrap metal|import export|household|operation|group of|air cargo|sea cargo|cargo|free trade|world trade|e-?waste|total|various|chinese|organi[sz]ed|wildlife|illicit|drug|human|fair|foreign|international trade)\b"
)


@cache
def _business_words() -> frozenset[str]:
    trade = {word.casefold() for kind in ("trade", "suffix") for word in words("company_words", kind)}
    return frozenset(trade | {"ltd", "co", "pte", "pty", "sdn", "bhd", "pt", "cv", "&"})


def is_business(name: str) -> bool:
    """Does a name carry a company's form or a word of trade?"""
    return not _business_words().isdisjoint(re.findall(r"[\w&/.-]+", name.casefold()))


def shouted(text: str, start: int, end: int) -> bool:
    """In a line all in capitals a run of capitals is no name."""
    if not text[start:end].isupper():
        return False
    low, high = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    rest = text[low:start] + text[end : high if high >= 0 else len(text)][:200]
    return not any(c.islower() for c in rest)


_NOT_FIRST = frozenset(words("company_words", "not_first"))


def trim_left(text: str, start: int, end: int) -> int:
    """Past words before a name that are no part of it."""
    while match := re.match(r"[\w/’'.-]+:?\s+", text[start:end]):
        word = match.group().strip().casefold().rstrip(".")
        if word.rstrip(":") not in _NOT_FIRST and not word.endswith(":"):
            break
        start += match.end()
    return start


_CJK_LABEL = re.compile(
    r".*(?:收货人|收貨人|收件人|发货人|發貨人|寄件人|付貨人|付货人|托运人|託運人|进口商|出口商|的|即|为|為|由|向|与|和|該|该|境内一|关注|上環|旺角|は|が|の|လက်ခံသူအဖြစ်\s?|လက်ခံမည့်သူမှာ\s?|ပို့ကုန်သူ\s?)",
    re.DOTALL,
)


def trim_cjk(text: str, start: int, end: int) -> int:
    """Past labels and particles that scripts without spaces write on to a name."""
    match = _CJK_LABEL.match(text, start, end - 4)
    return match.end() if match and end - match.end() >= 4 else start


def sentence_like(name: str) -> bool:
    return any(
        word not in ("of", "and", "de", "del", "la", "the", "y") for word in re.findall(r"(?<!\S)[a-z]{2,}(?!\S)", name)
    )
