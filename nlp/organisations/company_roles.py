# ruff: noqa: E501  (patterns of words read best unbroken)
"""The part of a company by a label (`Consignee:`) or by words beside its name (`consigned to`, `exported`)."""

import re
from functools import cache

from nlp.extraction import OrganisationRole
from nlp.organisations.company_names import Company

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
LABELS: tuple[tuple[OrganisationRole, str], ...] = (
    ("mentioned", _MENTIONED), ("consignee", _CONSIGNEE), ("consignor", _CONSIGNOR), ("carrier", _CARRIER),
)  # fmt: skip
_LINK = r"(?:\s*\([^)\n]{0,25}\))?(?:[^\n.;:]{0,45}:)??(?:\s+(?:company|firm|from [A-Z][\w-]+|there|in [A-Z]\w+|list(?:ed)?))?(?:,|\s*\((?:M/s\.?)?)?(?:\s*(?:(?:in|at|of|from|for|on|by)\s+(?:[A-Z][\w]*\s?|the\s+\w+\s?|export declaration\s?|documents?\s?|papers\s?|manifest\s?){1,3}))?(?:\s*(?:[:：–=]|-(?=\s)|——|\bis\b|\bwas\b|\bnamed(?: as)?\b|\bthere\b|\bcalled\b|\bnamely\b|\blisted as\b|\bdeclared as\b|\bgiven as\b|\bshown as\b|\bsố\b|là|是|为|為|はである|は|adalah|ialah|คือ|ແມ່ນ|,\s(?:a company called|the firm)|(?:an?|the) (?:[\w-]+ )?(?:company|firm|shop|business|trader|enterprise)(?: (?:called|named|registered as|known as))?))*[\s\"“”「『‘'《【៖]*"


@cache
def _labelled() -> tuple[tuple[OrganisationRole, re.Pattern[str]], ...]:
    return tuple((role, re.compile(rf"(?<![\w])(?i:{words})(?:['’]s)?(?![A-Za-z]){_LINK}$")) for role, words in LABELS)


@cache
def label_pattern() -> re.Pattern[str]:
    """A label of a party and what links it to its value; groups `mentioned consignee consignor carrier` tell which."""
    groups = "|".join(f"(?P<{role}>{words})" for role, words in LABELS)
    return re.compile(rf"(?<![\w])(?i:{groups})(?:['’]s)?(?![A-Za-z]){_LINK}")


_SENT_TO = re.compile(
    r"\b(?:consigned|sent|shipped|exported|addressed|sold|supplied|delivered|destined|meant|intended|bound|billed|was|were|is)\b[^.;\n]{0,80}?\b(?:(?<=\bconsigned )|(?<=\baddressed ))?(?:to|for)\s+(?:a (?:local )?(?:company|firm|shop)(?: (?:called|named))? )?(?:M/s\.?\s*)?[\"“]?$",
    re.IGNORECASE,
)
_DOES = re.compile(
    r"[\"”]?(?:\s*\([^)]{1,30}\))?(?:, [^,.;]{2,40},)?\s+(?:had |has |have )?(?:also |previously |earlier )?(?:(?P<sends>exported|shipped|sent|supplied|consigned|dispatched|loaded)|(?P<takes>imported|ordered|purchased|bought|was to receive|received))\b"
)


_SENT_FROM = re.compile(
    r"\b(?:shipments?|consignments?|goods|cargo|containers?|parcels?|boxes|packages?|load|wood|logs|timber|waste|they|it)\b[^.;\n]{0,60}?"
    r"\b(?:from|by)\s+(?:a (?:\w+ )?(?:company|firm)(?: (?:called|named))? )?(?:M/s\.?\s*)?[\"“]?$",
    re.IGNORECASE,
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
    if _SENT_FROM.search(before):
        return Company(company.start, company.end, "consignor", f"{company.rule}, sent from", 0.65)
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
