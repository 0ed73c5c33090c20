"""Burmese companies: up to three words before the word for a company, in time linear in the text.

The script puts no spaces between words, so a pattern that looks for words and then the form walks every run of letters
once for each way to cut it.
"""

import re
from collections.abc import Iterator

from nlp.organisations.company_names import Company, trim_cjk

_FORM = re.compile(r"ကုမ္ပဏီ(?:လီမိတက်)?")
_NAME = re.compile(r"(?:[\u1000-\u1049\u1050-\u109f]++\s?+){1,3}+\Z")
_LONGEST = 90
"""Code points of a name before its form."""


def find_burmese(text: str) -> Iterator[Company]:
    """Companies in the order of the text."""
    free = 0
    for form in _FORM.finditer(text):
        name = _NAME.search(text, max(free, form.start() - _LONGEST), form.start())
        if name is None:
            continue
        free = form.end()
        start = trim_cjk(text, name.start(), free)
        if free - start >= 4:
            yield Company(start, free, rule="company form", confidence=0.85)
