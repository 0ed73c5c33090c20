"""Any document: `python -m tests.nlp.fuzz.documents FOLDER SECONDS`."""

import sys
import warnings
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["nlp.documents", "pypdf", "openpyxl", "email", "html"]):
    from nlp.documents import Limits, Refused, is_document, mail, packed, pdf, sheet, text_of, word

from tests.nlp.fuzz.running import fuzz
from tests.nlp.fuzz.samples import SAMPLES

READERS = (mail, packed, pdf, sheet, word)
"""Imported above so that their branches are counted."""
warnings.simplefilter("ignore")
LONGEST = 60_000
LIMITS = Limits(unpacked=1_000_000, text=200_000)


def one(raw: bytes) -> None:
    """A text within the limits, or a refusal that says why."""
    is_document(raw)
    try:
        text = text_of(raw, "a.eml" if raw[:1] == b"F" else "", LIMITS)
    except Refused as reason:
        if not str(reason):
            raise AssertionError("refused without a reason") from reason
        return
    if len(text.encode(errors="surrogatepass")) > LIMITS.text:
        raise AssertionError("a text longer than its limit")


if __name__ == "__main__":
    fuzz(one, Path(sys.argv[1]), int(sys.argv[2]), SAMPLES, LONGEST)
