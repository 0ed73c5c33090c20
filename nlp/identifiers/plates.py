"""Number plates of the region's countries, in their scripts.

Some forms no other number has (a script's letters with four digits, an Indian state with its district): those need no
word. The others count beside a word for plate or vehicle. Sources: the registration rules of each country's transport
ministry as published.
"""

import re
from collections.abc import Iterator

from nlp.amounts.found import Found

_EDGE = r"(?<![A-Za-z0-9\-/])"
_END = r"(?![A-Za-z0-9])(?![-/.]\d)"
_STATES = (
    "AN|AP|AR|AS|BR|CG|CH|DD|DL|DN|GA|GJ|HP|HR|JH|JK|KA|KL|LA|LD|MH|ML|MN|MP|MZ|NL|OD|OR|PB|PY|RJ|SK|TN|TR|TS|UK|UP|WB"
)
_THAI_PROVINCE = (
    "กรุงเทพมหานคร|กรุงเทพฯ|กรุงเทพ|กทม\\.?|กระบี่|กาญจนบุรี|กาฬสินธุ์|กำแพงเพชร|ขอนแก่น|จันทบุรี"
    "|ฉะเชิงเทรา|ชลบุรี|ชัยนาท|ชัยภูมิ|ชุมพร|เชียงราย|เชียงใหม่|ตรัง|ตราด|ตาก|นครนายก|นครปฐม|นครพนม"
    "|นครราชสีมา|นครศรีธรรมราช|นครสวรรค์|นนทบุรี|นราธิวาส|น่าน|บึงกาฬ|บุรีรัมย์|ปทุมธานี"
    "|ประจวบคีรีขันธ์|ปราจีนบุรี|ปัตตานี|พระนครศรีอยุธยา|พะเยา|พังงา|พัทลุง|พิจิตร|พิษณุโลก"
    "|เพชรบุรี|เพชรบูรณ์|แพร่|ภูเก็ต"
    "|มหาสารคาม|มุกดาหาร|แม่ฮ่องสอน|ยโสธร|ยะลา|ร้อยเอ็ด|ระนอง|ระยอง|ราชบุรี|ลพบุรี|ลำปาง|ลำพูน|เลย"
    "|ศรีสะเกษ|สกลนคร|สงขลา|สตูล|สมุทรปราการ|สมุทรสงคราม|สมุทรสาคร|สระแก้ว|สระบุรี|สิงห์บุรี"
    "|สุโขทัย"
    "|สุพรรณบุรี|สุราษฎร์ธานี|สุรินทร์|หนองคาย|หนองบัวลำภู|อ่างทอง|อำนาจเจริญ|อุดรธานี|อุตรดิตถ์|อุทัยธานี|อุบลราชธานี"
)
_CHINA = "京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川贵云藏陕甘青宁新"

_BY_FORM: tuple[tuple[str, float, re.Pattern[str]], ...] = tuple(
    (name, confidence, re.compile(pattern))
    for name, confidence, pattern in (
        ("thai-lorry", 0.95, rf"(?<![\d-])\d{{2}}-\d{{4}} ?(?:{_THAI_PROVINCE})"),
        ("thai", 0.9, rf"(?<![\u0e00-\u0e7f\d])\d?[ก-ฮ]{{2}} ?-? ?\d{{1,4}} (?:{_THAI_PROVINCE})"),
        ("lao", 0.9, r"(?<![\u0e80-\u0eff\d])[ກ-ຮ]{2} ?-? ?\d{4}(?!\d)"),
        ("myanmar", 0.85, rf"{_EDGE}\d[A-Z][/-]\d{{4}}{_END}"),
        ("myanmar-script", 0.9, r"(?<![\u1000-\u109f\d])\d?[က-အ]{1,2}[/-]\d{4}(?!\d)"),
        ("vietnam", 0.9, rf"{_EDGE}(?:1[124-9]|[2-9]\d)[A-Z][A-Z0-9]?[ -]?\d{{3}}[.]\d{{2}}{_END}|{_EDGE}(?:1[124-9]"
            rf"|[2-9]\d)[A-Z]\d?-\d{{4,5}}{_END}"),
        ("india", 0.93, rf"{_EDGE}(?:{_STATES})[ -]?\d{{1,2}}[ -]?[A-Z]{{1,3}}[ -]?\d{{4}}{_END}"),
        ("china", 0.97, rf"[{_CHINA}][A-Z][·•・. ]?(?=[A-Z0-9]*\d)[A-Z0-9]{{5,6}}(?:[港澳挂警])?{_END}"),
        ("macau", 0.8, rf"{_EDGE}M[A-Z]-\d{{2}}-\d{{2}}{_END}"),
        ("khmer", 0.75, rf"{_EDGE}\d[A-Z]{{1,2}}-\d{{4}}{_END}"),
        ("japan", 0.9, r"[一-龥]{1,4} ?\d{2,3} ?[ぁ-ん] ?\d{1,2}-?\d{2}(?!\d)"),
        ("korea", 0.85, r"(?<![\d가-힣])(?:[가-힣]{2} ?)?\d{2,3}[가-힣] ?\d{4}(?!\d)"),
        ("malaysia-thai-border", 0.6, rf"{_EDGE}(?:J[A-Z]{{2}}|VK[A-Z]|W[A-Z]{{2}}) ?\d{{4}}{_END}(?=\))"),
    )
)  # fmt: skip
"""Name, confidence and form of plates that need no word before them."""

_BESIDE_VEHICLE = re.compile(
    rf"{_EDGE}(?:[A-Z]{{1,3}}[ -]?\d{{1,4}}(?:[ -]?[A-Z]{{1,3}})?"
    rf"|\d{{1,3}}[A-Z]{{1,3}}[ -]?\d{{2,5}}(?:\.\d\d)?|\d{{4}}[ -][A-Z0-9]{{2}}"
    rf"|[A-Z0-9]{{2,3}}-[A-Z0-9]{{3,4}}){_END}"
)
_BESIDE_PLATE = re.compile(
    rf"{_EDGE}(?=[A-Z\d /.\-·]{{0,16}}\d)(?:[A-Z]{{1,4}}[ -]?\d{{1,5}}(?:[ -]?[A-Z]{{1,3}}(?:[ -]?"
    rf"\d{{1,4}})?)?|\d{{1,4}}[ -/]?[A-Z]{{1,3}}[ -/]?\d{{1,5}}(?:\.\d\d)?"
    rf"|\d{{1,3}}-\d{{3,4}}(?:[.-]\d{{2}})?|[A-Z0-9]{{5,8}}){_END}"
    rf"|(?<![\u0e00-\u0e7f\d])\d?[ก-ฮ]{{1,3}} ?-? ?\d{{1,4}}(?: (?:{_THAI_PROVINCE}))?"
    r"|(?<![\u0e80-\u0eff\d])[ກ-ຮ]{1,3} ?-? ?\d{1,4}"
    r"|(?<![\u1780-\u17ff\d])(?:ភ្នំពេញ )?\d[A-Z]{1,2}[ .-]?\d{4}"
)


def _value(text: str) -> str:
    return "".join(char for char in text if char not in " \u00a0-./·•・").upper()


def plates_by_form(plain: str) -> Iterator[Found]:
    """Plates whose form is no other number's."""
    for name, confidence, pattern in _BY_FORM:
        for found in pattern.finditer(plain):
            yield Found(*found.span(), "plate", _value(found[0]), None, confidence, f"identifiers.plate-{name}")


def plate_after(plain: str, start: int, reach: int, named: bool) -> tuple[int, int, str] | None:
    """The plate within `reach` after `start`; `named` when the word was `plate` and not just a vehicle."""
    pattern = _BESIDE_PLATE if named else _BESIDE_VEHICLE
    found = pattern.search(plain, start, start + reach + 24)
    if found is None or found.start() - start > reach or not any(sign.isdigit() for sign in found[0]):
        return None
    return found.start(), found.end(), _value(found[0])
