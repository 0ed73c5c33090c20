# ruff: noqa: E501  (patterns of words read best unbroken)
"""Finds companies: by the legal form in the name, by a label or words that say who sent or receives, and carriers by list.

Forms: ISO 20275 and the registers of the region (`lexicons/company_words.yaml`); carriers: `lexicons/carriers.yaml`.
"""

import re
from functools import cache

from nlp.lexicon import words
from nlp.organisations.burmese import find_burmese
from nlp.organisations.company_names import (
    NAME,
    NO_FIRM,
    STRONG_TRADE,
    Company,
    any_of,
    both_cases,
    is_business,
    sentence_like,
    shouted,
    trim_cjk,
    trim_left,
)
from nlp.organisations.company_roles import LABELS, label_pattern, with_role
from nlp.reading import Reading
from nlp.text.name_lexicon import listed_share, looks_like_name
from nlp.text.spans import Spans


@cache
def _suffixed() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\w&])({NAME}?),?[ \t]+(?:\([A-Z][\w. ]{{1,18}}\)\s+)?(?:{any_of(both_cases(words('company_words', 'suffix')))})(?:\s+\(?(?:HK|Hong Kong|M|S|SG|Thailand|Vietnam)\)?)?(?![\w])"
    )


@cache
def _prefixed() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w.])(?:{any_of(both_cases(words('company_words', 'prefix')))})[ \t]+({NAME})")


_CALLED = re.compile(
    rf"(?:(?:company|firm|business|shop|trader|enterprise|exporter|importer|supplier|consignee|shipper|forwarder|entity)(?: (?:called|named|known as|by the name of|trading as|registered as|identified as))|trading as|under the (?:business )?name(?: of)?) [\"“'‘]?(?P<name>{NAME})"
)
_BY_TRADE = re.compile(
    rf"(?<![\w&])(?P<name>{NAME}? (?:{STRONG_TRADE}))(?![\w-])(?!\s+(?:[A-Z][a-z]|[a-z]+s?\s+(?:of|from)))"
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
_VALUE = re.compile(
    r"(?:M/s\.?\s+)?(?P<name>[^\W\d_a-z][^\n;:,()\"“”「」]{1,70}?(?:,\s?(?:Co|Ltd|Inc|LLC|S\.A)\b[^\n;:,()]{0,18})?)(?=\s*(?:[;:()\n\"“”」,]|\.(?:\s|$)|\s[-–—]\s|\s(?:is|was|are|has|had|of|in|at|from|with|who|which|and (?:consignee|shipper)|consignee|shipper|booked|declared|sent|shipped|exported|imported|ordered|said|denied|claimed|used|made|registered|based|located|under|exists|reply|left|for|tel|phone|address|via|on|to)\b|$))"
)


def companies_of(reading: Reading) -> list[Company]:
    """`find_companies`, read once a message."""
    if "companies" not in reading.notes:
        reading.notes["companies"] = find_companies(reading)
    return list(reading.notes["companies"])


def find_companies(reading: Reading) -> list[Company]:
    """Companies in the order of the text, none overlapping; `role` None where nothing beside a name tells it."""
    text = reading.text
    found: list[Company] = []
    for pattern, rule in ((_ASIAN, "company form"), (_suffixed(), "company form"), (_prefixed(), "company prefix")):
        for match in pattern.finditer(text):
            start, end = match.span()
            if rule == "company form" and pattern is not _ASIAN:
                start = trim_left(text, start, end)
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
                start = trim_cjk(text, start, end)
            if end - start >= 4 and not re.match(
                r"(?:一|该|該|本|此)?(?:贸易|貿易)?公司$|import company$", text[start:end], re.IGNORECASE
            ):
                found.append(Company(start, end, rule=rule, confidence=0.85))
    found += find_burmese(text)
    for match in _CALLED.finditer(text):
        start, end = match.span("name")
        if end - start >= 4:
            found.append(Company(start, end, rule="called a firm", confidence=0.7))
    for match in _BY_TRADE.finditer(text):
        start, end = match.span("name")
        start = trim_left(text, start, end)
        name = text[start:end]
        if 2 <= len(name.split()) <= 6 and not NO_FIRM.search(name) and not shouted(text, start, end):
            found.append(Company(start, end, rule="named by its trade", confidence=0.6))
    found = _outermost(found)
    found = [with_role(text, company) for company in found]
    known = Spans((c.start, c.end) for c in found)
    for match in label_pattern().finditer(text):
        if match.end() - match.start() > 90 or known.touch(match.end(), match.end() + 1):
            continue
        role = next(role for role, _ in LABELS if match[role])
        value = _VALUE.match(text, match.end())
        if (
            value
            and (is_business(value["name"]) or _unlike_a_person(text, match, value))
            and len(value["name"].split()) <= 9
            and not sentence_like(value["name"])
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


def _outermost(found: list[Company]) -> list[Company]:
    kept: list[Company] = []
    for company in sorted(found, key=lambda c: (c.start, -c.end)):
        if not kept or company.start >= kept[-1].end:
            kept.append(company)
    return kept
