# ruff: noqa: E501  (lists of words read best unbroken)
"""Texts made to cost the parser more than their length: one unit said again and again.

`python -m tests.nlp.hostile [BYTES]` tells, unit by unit, which take more than eight times as long for four times the
length (80 kB and 20 kB where no other length is given), and which component it is.
"""

import importlib
import sys
import time
from datetime import date

from nlp.pipeline import COMPONENTS
from nlp.reading import Reading
from nlp.text.normal import normal_of

SPACES = (" ", "\n", "\t", "\r\n", "\u00a0", "\u3000", "\u200b", "\n\n", " \n", "x\n\n")
SIGNS = (
    ".", ",", "(", ")", "()", "[", '"', "“", "-", "/", ":", ": ", "; ", "=", "$", "@", "·", "– ", "— ", "*", "#", "_", "|",
    "'", "’", "。", "、", "，", "（", "「",
)  # fmt: skip
LETTERS = (
    "a", "A", "é", "e\u0301", "\u0301\u0323", "中", "ア", "の", "가", "ก", "ำ", "ກ", "ក", "က", "ကို", "\u202e", "😀", "\ud800",
    "Ａ",
)  # fmt: skip
DIGITS = (
    "0",
    "1 ",
    "1-",
    "1/",
    "1.",
    "1,",
    "12,",
    "1:",
    "+84 ",
    "012-345 ",
    "1234567890 ",
    "一",
    "１",
    "١",
    "၁၂ ",
    "៣",
)
MIXED = (
    "A ", "A-", "AB1/", "A.", "A, ", "A (", "(A) ", "A&", "a@", "a@b.", "a/b ", "M/s ", "A\n", "1\n", "- a\n", "A:\n",
    "AB123456 ", "MSKU1234565 ", "B/L ", "’A", "A’", "ใน 1 ", '"x ', "+1 ",
    "CSQU 305438-3 AWB 160-4471 8236 +60 11-5550 plate AB 12 declared as 12/03/2024 on hidden in the ngày 1 ",
)  # fmt: skip
CUES = (
    "heroin ", "5 kg heroin ", "1 kg ", "box of ", "USD 5 ", "half a ", "3 May 2024 ", "yesterday ", "in a ", "no ", "not ",
    "if ", "from A to B ", "from Bangkok to ", "via ", "of ", "the ", "Port ", "port of ", "Thailand ", "Chinese ",
    "Mr A ", "Ali bin ", "two men ", "arrested ", "customs ", "Customs Department ", "Co., Ltd ", "A Co ", "Trading ",
    "consignee: ", "shipper ", "container ", "flight ", "plate ", "passport ", "phone ", "seal ", "hidden in ",
    "declared as ", "công ty ", "quốc tịch ", "Nguyễn Văn ", "từ ", "đến ", "ma túy ", "有限公司", "海关", "从", "到", "男子",
    "公斤", "收货人", "3月", "株式会社", "税関", "주식회사", "부산", "กรม", "ศุลกากร", "ตำรวจที่", "นาย", "บริษัท", "จาก", "กิโลกรัม",
    "ບໍລິສັດ", "ក្រុមហ៊ុន", "គយ", "ကုမ္ပဏီ", "penerima ", "dari ", "pelabuhan ", "warga ", "bea cukai ",
)  # fmt: skip
UNITS = (*SPACES, *SIGNS, *LETTERS, *DIGITS, *MIXED, *CUES)


def seconds(text: str) -> dict[str, float]:
    """Processor time of each component on a text."""
    reading = Reading(normal_of(text).text, date(2025, 6, 1))
    spent = {}
    for name, target in COMPONENTS:
        module, _, function = target.partition(":")
        read = getattr(importlib.import_module(module), function)
        begun = time.process_time()
        read(reading)
        spent[name] = time.process_time() - begun
    return spent


def repeated(unit: str, length: int) -> str:
    """`unit` again and again, `length` code points."""
    return (unit * (length // len(unit) + 1))[:length]


def worse_than_linear(unit: str, length: int) -> dict[str, tuple[float, float]]:
    """Components that take more than eight times as long (and 0.3 s more) for `length` as for a quarter of it."""
    short, long = seconds(repeated(unit, length // 4)), seconds(repeated(unit, length))
    return {name: (short[name], long[name]) for name in short if long[name] > 8 * short[name] + 0.3}


def main(length: int) -> None:
    for unit in UNITS:
        seconds(repeated(unit, 200))  # lexicons and patterns of its language
        for name, (short, long) in worse_than_linear(unit, length).items():
            print(f"{unit!r} {name}: {short:.2f} s, {long:.2f} s", flush=True)  # noqa: T201


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 80_000)
