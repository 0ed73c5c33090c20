"""Writes `reading.language` (ISO 639-1): by script where the script decides, by lingua among Latin ones.

Messages mix: an English form with Thai names, a Khmer text with Latin container numbers. So a non-Latin script
wins from a quarter of the letters on; only then is the Latin language asked.
"""

import re
from collections import Counter
from functools import cache

from lingua import IsoCode639_1, LanguageDetector, LanguageDetectorBuilder

from nlp.reading import Reading

_SAMPLE = 4000
"""Code points looked at: the language of a message shows in its beginning."""

_SCRIPTS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("th", re.compile(r"[\u0e01-\u0e2e]")),
    ("lo", re.compile(r"[\u0e81-\u0eae]")),
    ("km", re.compile(r"[\u1780-\u17b3]")),
    ("my", re.compile(r"[\u1000-\u102a]")),
    ("ko", re.compile(r"[\uac00-\ud7af]")),
    ("ja", re.compile(r"[\u3041-\u30ff]")),
    ("zh", re.compile(r"[\u3400-\u9fff]")),
    ("ru", re.compile(r"[\u0400-\u04ff]")),
    ("ar", re.compile(r"[\u0620-\u064a]")),
    ("hi", re.compile(r"[\u0904-\u0939]")),
    ("bn", re.compile(r"[\u0985-\u09b9]")),
    ("ta", re.compile(r"[\u0b85-\u0bb9]")),
    ("si", re.compile(r"[\u0d85-\u0dc6]")),
)
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")
_VIETNAMESE = re.compile(r"[ăđơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]", re.IGNORECASE)

LATIN_LANGUAGES = ("EN", "VI", "ID", "MS", "TL", "FR", "ES", "PT")
"""Languages lingua tells apart: those of the region, and those of its partners."""


@cache
def detector() -> LanguageDetector:
    """Lingua in its low-accuracy mode (trigrams only), for memory and load time."""
    codes = [getattr(IsoCode639_1, code) for code in LATIN_LANGUAGES]
    return (
        LanguageDetectorBuilder.from_iso_codes_639_1(*codes)
        .with_low_accuracy_mode()
        .with_preloaded_language_models()
        .build()
    )


def script_language(text: str) -> str | None:
    """Language that the script alone decides; None for Latin script and for text without letters."""
    counts = {code: len(pattern.findall(text)) for code, pattern in _SCRIPTS}
    # Japanese writes most of its letters in Han; a tenth in kana makes the text Japanese.
    if counts["ja"] * 10 >= counts["zh"] + counts["ja"]:
        counts["ja"], counts["zh"] = counts["ja"] + counts["zh"], 0
    else:
        counts["zh"], counts["ja"] = counts["zh"] + counts["ja"], 0
    code, most = max(counts.items(), key=lambda pair: pair[1])
    return code if most and most * 3 >= len(_LATIN.findall(text)) else None


_LITTLE_WORDS = {
    "en": "the of and was were with from by in on for to is are has been",
    "id": "dan yang di dari dengan untuk pada ke telah oleh ini itu dalam akan tidak bea petugas sebanyak senilai",
    "ms": "dan yang di dari daripada dengan untuk pada ke telah oleh ini itu dalam akan tidak kastam bernilai seberat",
    "tl": "ng sa ang mga na ay ni kay nang ito para mula",
    "fr": "le la les des et du de une dans pour par sur au aux en",
    "es": "el la los las de del en y por para con una un",
    "pt": "o a os as de do da dos das em e por para com uma um no na",
}
"""Words that every text of a language is full of; those of a few lines in English mislead trigrams by their names."""


@cache
def _little(code: str) -> frozenset[str]:
    return frozenset(_LITTLE_WORDS.get(code, "").split())


_PLAIN, _TIMES = 8, 4
"""English little words, and how many times those of any other language, that make a text plainly English."""


def _is_plainly_english(low: str) -> bool:
    counts = Counter(_WORDS.findall(low))
    own = {code: sum(counts[word] for word in _little(code)) for code in _LITTLE_WORDS}
    english = own.pop("en")
    return english >= max(_PLAIN, _TIMES * max(own.values()))


def _speaks(low: str, code: str) -> bool:
    """Has `low` more of the little words of `code` than of English ones?"""
    if code == "en":
        return True
    words = _WORDS.findall(low)
    own, english = (sum(word in _little(each) for word in words) for each in (code, "en"))
    return own > english


_WORDS = re.compile(r"[^\W\d_]+")


def language_of(text: str) -> str:
    """ISO 639-1 code of the language most of `text` is in; `en` where nothing tells."""
    text = text[:_SAMPLE]
    if by_script := script_language(text):
        return by_script
    letters = len(_LATIN.findall(text))
    if not letters:
        return "en"
    if len(_VIETNAMESE.findall(text)) * 12 >= letters:
        return "vi"
    # Names of companies and people in capitals mislead trigrams less once the text is in one case.
    low = text.lower()
    if _is_plainly_english(low):
        return "en"
    found = detector().detect_language_of(low)
    code = found.iso_code_639_1.name.lower() if found else "en"
    return code if code == "vi" or _speaks(low, code) else "en"


def read_language(reading: Reading) -> None:
    """Writes `reading.language`."""
    reading.language = language_of(reading.text)
