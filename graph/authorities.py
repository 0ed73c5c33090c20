"""Which organisations are authorities at work: customs, police, ministries, courts, and bodies between states.

They stand in every report of their own, so they link everything and tell nothing: hubs.
"""

import re

from graph.company_forms import split_form
from graph.names import fold

_WORDS = (
    "customs", "police", "polis", "polri", "border force", "coast guard", "coastguard", "ministry", "department",
    "directorate", "bureau", "authority", "administration", "court", "prosecutor", "prosecutors",
    "prosecution", "navy", "army", "task force", "interpol", "europol", "unodc", "inspectorate", "government",
    "bea cukai", "kastam", "douane", "douanes", "aduana", "hai quan", "cong an", "bien phong", "vien kiem sat",
    "toa an", "cuc", "tong cuc", "bo cong an", "quan ly thi truong", "perhilitan", "bakamla", "kementerian", "jabatan",
)  # fmt: skip
_PARTS = (
    "海关", "海關", "警察", "警方", "公安", "税関", "法院", "检察", "檢察", "海警", "部门",
    "세관", "관세청", "경찰", "검찰", "ศุลกากร", "ตำรวจ", "กรม", "กระทรวง",
    "สำนักงาน", "ພາສີ", "ຕຳຫຼວດ", "ກະຊວງ", "គយ",
    "នគរបាល", "ក្រសួង", "အကောက်ခွန်", "ရဲတပ်ဖွဲ့",
)  # fmt: skip
_MARKS = re.compile(rf"\b(?:{'|'.join(map(re.escape, _WORDS))})\b|{'|'.join(re.escape(fold(part)) for part in _PARTS)}")


def is_authority(name: str) -> bool:
    """Judged by the name alone, so that the same name is a hub in every report. A company's form says: no authority."""
    return _MARKS.search(fold(name)) is not None and not split_form(name)[1]
