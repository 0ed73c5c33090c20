"""Legal forms of companies, told apart from the name itself.

"Công ty TNHH Hoa Vàng" and "Hoa Vang Co., Ltd." are one name and one form. Forms: ISO 20275 (entity legal forms) and
the registers of the region. Words are matched on folded text (`graph.names.fold`).
"""

import re

from graph.names import fold

_FORMS: dict[str, tuple[str, ...]] = {
    "co ltd": (
        "co ltd", "company limited", "company ltd", "co limited", "sole co ltd", "sole company limited", "cong ty tnhh",
        "cty tnhh", "cong ty tnhh mtv", "cong ty tnhh mot thanh vien", "cong ty trach nhiem huu han", "tnhh",
        "有限公司", "有限责任公司", "有限責任公司", "주식회사", "유한회사", "บริษัท จำกัด", "ບໍລິສັດ ຈຳກັດ",
    ),
    "jsc": (
        "jsc", "joint stock company", "js company", "cong ty co phan", "cong ty cp", "cty cp", "股份有限公司",
    ),
    "plc": ("plc", "pcl", "public company limited", "บริษัท จำกัด มหาชน", "tbk"),
    "ltd": ("ltd", "limited"),
    "pte ltd": ("pte ltd", "pte limited", "private limited", "pvt ltd", "pvt limited", "p ltd", "private ltd"),
    "pty ltd": ("pty ltd", "pty limited", "proprietary limited"),
    "sdn bhd": ("sdn bhd", "s b", "sendirian berhad"),
    "bhd": ("bhd", "berhad"),
    "pt": ("pt", "perseroan terbatas"),
    "cv": ("cv",),
    "llc": ("llc", "limited liability company", "ooo", "ооо"),
    "llp": ("llp",),
    "inc": ("inc", "incorporated", "co inc"),
    "corp": ("corp", "corporation"),
    "kk": ("kk", "kabushiki kaisha", "株式会社", "株式會社"),
    "gk": ("gk", "godo kaisha", "合同会社"),
    "fze": ("fze", "fzco", "fz llc", "fzc"),
    "gmbh": ("gmbh",),
    "bv": ("bv",),
    "nv": ("nv",),
    "sa": ("sa",),
    "sas": ("sas",),
    "sa de cv": ("sa de cv",),
    "srl": ("srl", "sarl", "s de rl de cv", "s r l"),
    "ltda": ("ltda", "lda"),
    "partnership": ("ห้างหุ้นส่วนจำกัด", "หจก", "limited partnership"),
    "co": ("co", "company", "cong ty", "cty", "公司", "บริษัท", "บจก", "ບໍລິສັດ", "ក្រុមហ៊ុន", "ကုမ္ပဏီ", "syarikat"),
}  # fmt: skip
_WAYS = {fold(way): form for form, ways in _FORMS.items() for way in ways}
_UNSPACED = tuple(sorted((way for way in _WAYS if not way.isascii() and " " not in way), key=len, reverse=True))
_SPACED = sorted((way for way in _WAYS if way not in _UNSPACED or way == "ооо"), key=len, reverse=True)
_LEADS = re.compile(rf"^(?:{'|'.join(map(re.escape, _SPACED))}) (?=.)")
_ENDS = re.compile(rf"(?<=.) (?:{'|'.join(map(re.escape, _SPACED))})$")
_AROUND = re.compile(rf"^({fold('บริษัท')}|{fold('ບໍລິສັດ')}) ?(.+?) ?({fold('จำกัด')}|{fold('ຈຳກັດ')})( ?{fold('มหาชน')})?$")
_KOREAN_MARK = re.compile(r"^주 (?=.)|(?<=.) 주$")


def split_form(name: str) -> tuple[str, str]:
    """The folded name without its legal form, and the form's common spelling ("" where it has none).

    A name that is nothing but a form stays whole. "Redgum Plastics Pty. Ltd." gives ("redgum plastics", "pty ltd").
    """
    folded = fold(name)
    if around := _AROUND.match(folded):
        return around[2], "plc" if around[4] else "co ltd"
    if _KOREAN_MARK.search(folded):
        return _KOREAN_MARK.sub("", folded), "co ltd"
    for way in _UNSPACED:
        rest = folded.removesuffix(way).removeprefix(way).strip()
        if rest and rest != folded:
            return rest, _WAYS[way]
    found = ""
    for pattern in (_ENDS, _LEADS):
        if match := pattern.search(folded):
            folded = pattern.sub("", folded)
            found = found or _WAYS[match.group().strip()]
    return folded, found
