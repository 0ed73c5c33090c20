# ruff: noqa: E501  (patterns of words read best unbroken)
"""Finds companies: by the legal form in the name, by a label or words that say who sent or receives, and carriers by list.

Forms: ISO 20275 and the registers of the region (`lexicons/company_words.yaml`); carriers: `lexicons/carriers.yaml`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from nlp.extraction import OrganisationRole
from nlp.lexicon import Matcher, load
from nlp.reading import Reading
from nlp.text.name_lexicon import listed_share, looks_like_name
from nlp.text.spans import Spans


@dataclass(frozen=True)
class Company:
    """A company named at `[start, end)`; `role` where the words beside it say so."""

    start: int
    end: int
    role: OrganisationRole | None = None
    rule: str = ""
    confidence: float = 0.8


@cache
def _words(kind: str) -> tuple[str, ...]:
    return tuple(
        word
        for entry in load("company_words")
        if entry["kind"] == kind
        for group in entry["names"].values()
        for word in group
    )


def _any_of(words: tuple[str, ...]) -> str:
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(words, key=len, reverse=True))


_UPPER = "A-ZÀ-ÝĐĂƠƯẠ-Ỹ"
_CAP = rf"(?:[{_UPPER}0-9][\w’'&/-]{{0,60}}+(?:\.[\w’'&/-]{{1,60}}+){{0,8}}+|[{_UPPER}]\.|&|\([A-Z][\w. ]{{1,18}}\))"
_NAME = rf"(?:[{_UPPER}]\.|(?=[{_UPPER}]){_CAP})(?:[ \t]+(?:{_CAP}|and(?=\s[A-Z])|of(?=\s[A-Z])|de|del|la|y)){{0,7}}"


def _both_cases(words: tuple[str, ...]) -> tuple[str, ...]:
    """As the lexicon writes them and in capitals: `kg` is no Kommanditgesellschaft and `as` no Aksjeselskap."""
    return tuple(dict.fromkeys([*words, *(word.upper() for word in words)]))


@cache
def _suffixed() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\w&])({_NAME}?),?[ \t]+(?:\([A-Z][\w. ]{{1,18}}\)\s+)?(?:{_any_of(_both_cases(_words('suffix')))})(?:\s+\(?(?:HK|Hong Kong|M|S|SG|Thailand|Vietnam)\)?)?(?![\w])"
    )


@cache
def _prefixed() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w.])(?:{_any_of(_both_cases(_words('prefix')))})[ \t]+({_NAME})")


_CALLED = re.compile(
    rf"(?:(?:company|firm|business|shop|trader|enterprise|exporter|importer|supplier|consignee|shipper|forwarder|entity)(?: (?:called|named|known as|by the name of|trading as|registered as|identified as))|trading as|under the (?:business )?name(?: of)?) [\"“'‘]?(?P<name>{_NAME})"
)
_LINE = re.compile(
    rf"(?<![\w&])(?P<name>{_NAME}? (?:Shipping Lines?|Container Lines?|Airlines?|Air Lines|Airways|Ferries|Ferry Services?))(?!\w)"
)
_STRONG_TRADE = (
    "Trading|Traders|Logistics|Enterprises?|Ventures|Holdings|Industries|Impex|Exports?|Imports?|Exporters|Importers|Shipping|Freight|Forwarding|Forwarders|Cargo|Suppliers|Supplies|Recycling|Recyclers|Metals|Plastics|Polymers?|Textiles?|Garments|"
    "Foods|Seafoods?|Timbers?|Furniture|Handicrafts?|Chemicals?|Pharmaceuticals|Pharma|Motors|Hardware|Electronics|Herbals|Commodities|Merchants|Brothers|Bros|Agro|Travels?|Couriers?|Jewellers|Jewellery|Mart|Antiques|Resources|Solutions|Technologies|Fisheries|Mining|"
    "Minerals|Woodworks|Carpets?|Ceramics|Cosmetics|Machinery|Engineering|Wholesale|Distributors?|Produce|Farms?|Fruits?|Coffee|Tea|Rubber|Paper|Batteries|Tyres|Tires|Scrap|Steel|Products|Manufacturing|Mills|Works|Traders|Stores?|Boutique|Restaurant|Salon|Clinic|Pharmacy"
)
_BY_TRADE = re.compile(
    rf"(?<![\w&])(?P<name>{_NAME}? (?:{_STRONG_TRADE}))(?![\w-])(?!\s+(?:[A-Z][a-z]|[a-z]+s?\s+(?:of|from)))"
)
_NO_FIRM = re.compile(
    r"(?i)\b(?:customs|police|department|bureau|ministry|authority|commission|agency|office|unit|division|command|board|service|airport|port|terminal|checkpoint|declared|seized|smuggled|illegal|suspected|frozen|fresh|dried|mixed|assorted|used|waste|scrap metal|import export|household|operation|group of|air cargo|sea cargo|cargo|free trade|world trade|e-?waste|total|various|chinese|organi[sz]ed|wildlife|illicit|drug|human|fair|foreign|international trade)\b"
)
_ASIAN = re.compile(
    r"(?:株式会社|有限会社|合同会社)[\u30a0-\u30ff\u3400-\u9fffA-Za-z・]{2,15}?(?=宛|[^\u30a0-\u30ff\u3400-\u9fffA-Za-z・]|$)|[\u30a0-\u30ff\u3400-\u9fffー・A-Za-z]{2,15}(?:株式会社|有限会社|合同会社)"
    r"|(?:\(주\)|㈜|주식회사)\s?[가-힣A-Za-z]{2,15}|[가-힣A-Za-z]{2,15}\s?(?:\(주\)|㈜|주식회사)"
    r"|[\u3400-\u9fff（）()]{2,20}?(?:有限责任公司|有限責任公司|股份有限公司|有限公司|集团公司|贸易公司|貿易公司|公司|商行|贸易行|貿易行|海味行|货运部|經營部|经营部|加工厂|工廠)"
    r"|(?:บริษัท|บจก\.|บจ\.|หจก\.|ห้างหุ้นส่วนจำกัด|ห้างหุ้นส่วน|ร้าน)\s*[^\n,;:()]{2,60}?\s?(?:จำกัด(?:\s*\(มหาชน\))?|(?=\s(?:ผู้|โทร|เลข|ที่|ซึ่ง|จาก|และ|เป็น|อยู่|ส่ง|\(|ใน))|(?=[\n,;()]|$))"
    r"|ບໍລິສັດ\s*[^\n,;:()]{2,50}?\s?(?:ຈໍາກັດ|ຈຳກັດ|(?=[\n,;()]|$))"
    r"|ក្រុមហ៊ុន\s*(?!ដដែល|នាំ|នេះ)[^\n,;:()។៖]{3,50}?(?=\s?[(\n។]|\s(?:ក្នុង|ត្រូវ|ដែល|បាន)|$)"
    r"|(?:Công ty|CÔNG TY|Cty|CTY|Doanh nghiệp tư nhân|DNTN|Hợp tác xã|HTX|Cơ sở)\s+(?=[A-ZĐ])[^\n,;:()–\"]{3,70}?(?=\s*[,;:()\n.\"–]|\s(?:ở|tại|có|là|còn|đã|do|đứng|khai|trụ|mã|địa|làm|nhập|xuất|và|gửi|về|để|chưa|này)\s|$)"
)

_BURMESE_FORM = re.compile(r"ကုမ္ပဏီ(?:လီမိတက်)?")
_BURMESE_NAME = re.compile(r"(?:[\u1000-\u1049\u1050-\u109f]++\s?+){1,3}+\Z")
_BURMESE_LONGEST = 90
"""Code points of a Burmese name before its form: the script puts no spaces between words, so nothing else ends it."""

_CONSIGNEE = (
    r"(?:bill of entry|import (?:entry|declaration|permit))[^.;\n]{0,25} in (?:the )?name of|the owner,|consignees?|importers?|imported by|receivers?|recipients?|addressees?|buyers?|cnee|importer of record|ultimate consignee|delivered to|addressed to|consigned to|destined for|"
    r"người nhận(?: hàng)?|bên nhận|đơn vị nhập khẩu|người nhập(?: khẩu)?|doanh nghiệp nhập khẩu|đứng tên nhận hàng(?: trên vận đơn)?|nơi nhận|đứng tên nhận|"
    r"收货人|收貨人|收件人|进口商|進口商|进口企业|輸入者|荷受人|受取人|수하인|수취인|수입자|수입업체|ผู้รับ(?:ปลายทาง|สินค้า)?|ผู้นำเข้า|penerima|pengimport|importir|pengimpor|pihak penerima|"
    r"ຜູ້ຮັບ|ຜູ້ນໍາເຂົ້າ|អ្នកទទួល|ក្រុមហ៊ុននាំចូល|អ្នកនាំចូល|လက်ခံမည့်သူ(?:မှာ)?|လက်ခံသူ(?:အဖြစ်)?|သွင်းကုန်သူ"
)
_CONSIGNOR = (
    r"(?:shipping bill|export (?:entry|declaration|permit))[^.;\n]{0,25} in (?:the )?name of|consignors?|shippers?|exporters?|exported by|shipped by|senders?|sent by|suppliers?|supplied by|seller|consigned by|"
    r"người gửi(?: hàng)?|bên gửi|người xuất(?: khẩu)?|đơn vị xuất khẩu|người bán|发货人|發貨人|寄件人|付貨人|付货人|托运人|託運人|出口商|出口企业|輸出者|荷送人|差出人|송하인|발송인|수출자|수출업체|"
    r"ผู้ส่ง(?:ออก|ของ|สินค้า)?(?:รายใหญ่)?|pengirim|penghantar|pengeksport|eksportir|pengekspor|ຜູ້ສົ່ງ(?:ອອກ)?|អ្នកផ្ញើ|អ្នកនាំចេញ|ပို့ကုန်သူ|ပို့သူ"
)
_MENTIONED = r"notify(?: party)?|forwarders?|freight forwarder|customs broker|broker|agent|freight booked by|pihak dimaklumkan|bên được thông báo|通知方"
_CARRIER = r"carrier|airline|shipping line|haulier|haulage company|courier company|đơn vị vận chuyển|hãng tàu|承运人|承運人|pengangkut|syarikat penerbangan"
_LABELS: tuple[tuple[OrganisationRole, str], ...] = (
    ("mentioned", _MENTIONED), ("consignee", _CONSIGNEE), ("consignor", _CONSIGNOR), ("carrier", _CARRIER),
)  # fmt: skip
_LINK = r"(?:\s*\([^)\n]{0,25}\))?(?:[^\n.;:]{0,45}:)??(?:\s+(?:company|firm|from [A-Z][\w-]+|there|in [A-Z]\w+|list(?:ed)?))?(?:,|\s*\((?:M/s\.?)?)?(?:\s*(?:(?:in|at|of|from|for|on|by)\s+(?:[A-Z][\w]*\s?|the\s+\w+\s?|export declaration\s?|documents?\s?|papers\s?|manifest\s?){1,3}))?(?:\s*(?:[:：–=]|-(?=\s)|——|\bis\b|\bwas\b|\bnamed(?: as)?\b|\bthere\b|\bcalled\b|\bnamely\b|\blisted as\b|\bdeclared as\b|\bgiven as\b|\bshown as\b|\bsố\b|là|是|为|為|はである|は|adalah|ialah|คือ|ແມ່ນ|,\s(?:a company called|the firm)|(?:an?|the) (?:[\w-]+ )?(?:company|firm|shop|business|trader|enterprise)(?: (?:called|named|registered as|known as))?))*[\s\"“”「『‘'《【៖]*"


@cache
def _labelled() -> tuple[tuple[OrganisationRole, re.Pattern[str]], ...]:
    return tuple((role, re.compile(rf"(?<![\w])(?i:{words})(?:['’]s)?(?![A-Za-z]){_LINK}$")) for role, words in _LABELS)


@cache
def label_pattern() -> re.Pattern[str]:
    """A label of a party and what links it to its value; groups `mentioned consignee consignor carrier` tell which."""
    groups = "|".join(f"(?P<{role}>{words})" for role, words in _LABELS)
    return re.compile(rf"(?<![\w])(?i:{groups})(?:['’]s)?(?![A-Za-z]){_LINK}")


_VALUE = re.compile(
    r"(?:M/s\.?\s+)?(?P<name>[^\W\d_a-z][^\n;:,()\"“”「」]{1,70}?(?:,\s?(?:Co|Ltd|Inc|LLC|S\.A)\b[^\n;:,()]{0,18})?)(?=\s*(?:[;:()\n\"“”」,]|\.(?:\s|$)|\s[-–—]\s|\s(?:is|was|are|has|had|of|in|at|from|with|who|which|and (?:consignee|shipper)|consignee|shipper|booked|declared|sent|shipped|exported|imported|ordered|said|denied|claimed|used|made|registered|based|located|under|exists|reply|left|for|tel|phone|address|via|on|to)\b|$))"
)


def is_business(name: str) -> bool:
    """Does a name carry a company's form or a word of trade?"""
    words = set(re.findall(r"[\w&/.-]+", name.casefold()))
    trade = {word.casefold() for word in _words("trade")}
    forms = {word.casefold() for word in _words("suffix")} | {"ltd", "co", "pte", "pty", "sdn", "bhd", "pt", "cv"}
    return bool(words & trade or words & forms or "&" in words)


@cache
def _carriers() -> Matcher:
    return Matcher(
        (name, entry["kind"]) for entry in load("carriers") for group in entry["names"].values() for name in group
    )


_CARRIER_AFTER = re.compile(
    r"^\s*(?:flight|flt|plane|aircraft|[A-Z0-9]{2}\s?-?\d{2,4}\b|gateway|warehouse|cargo|parcel|courier|express|hub|facility|counter|vessel|ship|container|bus|staff|\()",
    re.IGNORECASE,
)
_CARRIER_BEFORE = re.compile(
    r"(?:\b(?:by|via|on|aboard|on board|onboard|with|through|using|flight|airline|carrier|courier|ex|flew|took|flying|operated by|carried by|at the|in a|an?|from|of|passenger|ผู้โดยสาร|menaiki|penerbangan|naik|chuyến bay|hãng|乘坐|搭乘|乘)\s*|[,(;:.]\s*)$",
    re.IGNORECASE,
)
_SHORT = re.compile(r"^[A-Z]{2,4}$")


def find_carriers(reading: Reading) -> Iterator[Company]:
    """Listed airlines, shipping lines, couriers and posts that a text says carried the goods or the passenger."""
    for match in _carriers().find(reading.folded):
        name = reading.text[match.start : match.end]
        if name[0].islower() and name.isascii():
            continue
        before, after = reading.text[max(0, match.start - 25) : match.start], reading.text[match.end : match.end + 25]
        cued = bool(_CARRIER_AFTER.match(after) or _CARRIER_BEFORE.search(before))
        if after[:1] == "@" or (
            re.match(r"\s+(?:[A-Z][a-z]+\s+)?(?:Campton|Candor)\b|\s+[A-Z]{4,}", after) and match.entry[0] == "sea"
        ):
            continue  # a vessel's name begins with its line's
        if not cued and (
            _SHORT.match(name)
            or name.casefold()
            in ("swiss", "emirates", "condor", "azul", "gol", "pal", "sas", "lot", "tap", "firefly", "scoot", "garuda")
        ):
            continue
        yield Company(match.start, match.end, "carrier", f"carrier listed ({match.entry[0]})", 0.75 if cued else 0.6)


def companies_of(reading: Reading) -> list[Company]:
    """`find_companies`, read once a message."""
    if "companies" not in reading.notes:
        reading.notes["companies"] = find_companies(reading)
    return list(reading.notes["companies"])


def _shouted(text: str, start: int, end: int) -> bool:
    """In a line all in capitals a run of capitals is no name."""
    if not text[start:end].isupper():
        return False
    low, high = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    rest = text[low:start] + text[end : high if high >= 0 else len(text)][:200]
    return not any(c.islower() for c in rest)


def find_lines(reading: Reading) -> Iterator[Company]:
    """Carriers that no list holds, by the last word of their name (`Golden Ocean Shipping Line`)."""
    for match in _LINE.finditer(reading.text):
        start = _trim_left(reading.text, match.start("name"), match.end("name"))
        if " " in reading.text[start : match.end("name")]:
            yield Company(start, match.end("name"), "carrier", "carrier by its name", 0.65)


def _burmese(text: str) -> Iterator[Company]:
    """Burmese companies: up to three words before the word for a company."""
    free = 0
    for form in _BURMESE_FORM.finditer(text):
        name = _BURMESE_NAME.search(text, max(free, form.start() - _BURMESE_LONGEST), form.start())
        if name is None:
            continue
        free = form.end()
        start = _trim_cjk(text, name.start(), free)
        if free - start >= 4:
            yield Company(start, free, rule="company form", confidence=0.85)


def find_companies(reading: Reading) -> list[Company]:
    """Companies in the order of the text, none overlapping; `role` None where nothing beside a name tells it."""
    text = reading.text
    found: list[Company] = []
    for pattern, rule in ((_ASIAN, "company form"), (_suffixed(), "company form"), (_prefixed(), "company prefix")):
        for match in pattern.finditer(text):
            start, end = match.span()
            if rule == "company form" and pattern is not _ASIAN:
                start = _trim_left(text, start, end)
            if text[start : start + 2] in ("M/", "m/"):
                start = match.start(1)
            if rule == "company prefix" and (seat := re.search(r" of [A-Z][\w’'-]+$", text[start:end])):
                end = start + seat.start()  # "M/s Al-Rehman Garments of Sialkot"
            while text[end - 1] in ' "“”「」':
                end -= 1
            if (
                text[end - 1] == "."
                and "." not in text[start : end - 1]
                and re.match(r"\s*(?:$|\n|\s[A-Z])", text[end:])
            ):
                end -= 1  # the sentence's stop, not the form's
            if pattern is _ASIAN:
                start = _trim_cjk(text, start, end)
            if end - start >= 4 and not re.match(
                r"(?:一|该|該|本|此)?(?:贸易|貿易)?公司$|import company$", text[start:end], re.IGNORECASE
            ):
                found.append(Company(start, end, rule=rule, confidence=0.85))
    found += _burmese(text)
    for match in _CALLED.finditer(text):
        start, end = match.span("name")
        if end - start >= 4:
            found.append(Company(start, end, rule="called a firm", confidence=0.7))
    for match in _BY_TRADE.finditer(text):
        start, end = match.span("name")
        start = _trim_left(text, start, end)
        name = text[start:end]
        if 2 <= len(name.split()) <= 6 and not _NO_FIRM.search(name) and not _shouted(text, start, end):
            found.append(Company(start, end, rule="named by its trade", confidence=0.6))
    found = _outermost(found)
    found = [with_role(text, company) for company in found]
    known = Spans((c.start, c.end) for c in found)
    for match in label_pattern().finditer(text):
        if match.end() - match.start() > 90 or known.touch(match.end(), match.end() + 1):
            continue
        role = next(role for role, _ in _LABELS if match[role])
        value = _VALUE.match(text, match.end())
        if (
            value
            and (is_business(value["name"]) or _unlike_a_person(text, match, value))
            and len(value["name"].split()) <= 9
            and not _sentence_like(value["name"])
        ):
            found.append(Company(value.start("name"), value.end("name"), role, "label and a word of trade", 0.8))
    return _outermost(found)


def _unlike_a_person(text: str, label: re.Match[str], value: re.Match[str]) -> bool:
    """A value of a form's field (`Shipper: ...`) that no list of names knows: a firm, not a person."""
    name = value["name"]
    field = ":" in label.group() and bool(re.search(r"[:：]\s*[\"“]?$", label.group()))
    words = name.split()
    capitals = all(word[0].isupper() or word in ("&", "and", "of", "de") for word in words)
    plain = not re.search(
        r"\d|^(?:Unknown|None|Nil|Not|To|Same|Under|Mr|Mrs|Ms|Miss|Dr|A |An |The )", name, re.IGNORECASE
    )
    return (
        field and capitals and plain and 2 <= len(words) <= 6 and not looks_like_name(name) and listed_share(name) < 0.3
    )


_NOT_FIRST = frozenset(
    [
        "the",
        "a",
        "an",
        "on",
        "in",
        "at",
        "by",
        "to",
        "from",
        "with",
        "and",
        "of",
        "for",
        "as",
        "after",
        "when",
        "shipper",
        "consignee",
        "cnee",
        "cnor",
        "shpr",
        "exporter",
        "importer",
        "sender",
        "receiver",
        "supplier",
        "company",
        "firm",
        "by",
        "importers",
        "owner",
        "agent",
        "declared",
        "notify",
        "party",
        "forwarder",
        "same",
        "another",
        "new",
        "its",
        "their",
        "our",
        "your",
        "under",
        "m/s",
        "messrs",
        "director",
        "sole",
        "mr",
        "mrs",
        "ms",
        "upon",
        "then",
        "seller",
        "buyer",
        "manufacturer",
        "lessor",
        "recipient",
        "addressee",
        "from:",
        "to:",
        "consignee:",
        "shipper:",
        "also",
        "group",
        "container",
        "ref",
        "reg",
        "alleged",
        "that",
        "ltd",
        "only",
        "yesterday",
        "second",
        "third",
        "first",
    ]
)


def _trim_left(text: str, start: int, end: int) -> int:
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


def _trim_cjk(text: str, start: int, end: int) -> int:
    """Past labels and particles that scripts without spaces write on to a name."""
    match = _CJK_LABEL.match(text, start, end - 4)
    return match.end() if match and end - match.end() >= 4 else start


def _sentence_like(name: str) -> bool:
    return any(
        word not in ("of", "and", "de", "del", "la", "the", "y") for word in re.findall(r"(?<!\S)[a-z]{2,}(?!\S)", name)
    )


_SENT_TO = re.compile(
    r"\b(?:consigned|sent|shipped|exported|addressed|sold|supplied|delivered|destined|meant|intended|bound|billed|was|were|is)\b[^.;\n]{0,80}?\b(?:(?<=\bconsigned )|(?<=\baddressed ))?(?:to|for)\s+(?:a (?:local )?(?:company|firm|shop)(?: (?:called|named))? )?(?:M/s\.?\s*)?[\"“]?$",
    re.IGNORECASE,
)
_DOES = re.compile(
    r"[\"”]?(?:\s*\([^)]{1,30}\))?(?:, [^,.;]{2,40},)?\s+(?:had |has |have )?(?:also |previously |earlier )?(?:(?P<sends>exported|shipped|sent|supplied|consigned|dispatched|loaded)|(?P<takes>imported|ordered|purchased|bought|was to receive|received))\b"
)


def with_role(text: str, company: Company) -> Company:
    """The company with the role that a label or words beside it give."""
    before = text[max(0, company.start - 110) : company.start]
    before = re.split(r"\n\s*\n|(?<=[a-z\d])\.\s(?=[A-Z])", before)[-1]
    for role, pattern in _labelled():
        if pattern.search(before):
            return Company(company.start, company.end, role, f"{company.rule}, label {role}", 0.9)
    after = text[company.end : company.end + 60]
    if _SENT_TO.search(before):
        return Company(company.start, company.end, "consignee", f"{company.rule}, sent to", 0.75)
    if sends := _DOES.match(after):
        role_done: OrganisationRole = "consignor" if sends["sends"] else "consignee"
        return Company(company.start, company.end, role_done, f"{company.rule}, {role_done} by its verb", 0.75)
    if match := re.match(
        r"\s*(?:\([^)]{0,30}\)\s*)?,?\s*(?:which\s+)?(?:is|was|as|named as|the)?\s*(?:the\s+)?(consignee|importer|receiver|shipper|exporter|sender|consignor|supplier|forwarder|notify party)\b",
        after,
    ):
        word = match.group(1)
        role_after: OrganisationRole = (
            "consignee"
            if word in ("consignee", "importer", "receiver")
            else "consignor"
            if word in ("shipper", "exporter", "sender", "consignor", "supplier")
            else "mentioned"
        )
        return Company(company.start, company.end, role_after, f"{company.rule}, {word} after", 0.8)
    if re.search(
        r"\b(?:papers?|documents?|declared?|shipping bill|cargo|goods)\b[^.]{0,40}\b(?:in (?:the )?name of|for)\s+(?:M/s\.?\s*)?$",
        before,
        re.IGNORECASE,
    ):
        bill = re.search(r"shipping bill|export", before, re.IGNORECASE)
        return Company(
            company.start, company.end, "consignor" if bill else "consignee", f"{company.rule}, in the name of", 0.7
        )
    return company


def _outermost(found: list[Company]) -> list[Company]:
    kept: list[Company] = []
    for company in sorted(found, key=lambda c: (c.start, -c.end)):
        if not kept or company.start >= kept[-1].end:
            kept.append(company)
    return kept
