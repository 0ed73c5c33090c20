"""What must hold of every extraction of every text, whatever the text."""

import json
import math

from nlp.extraction import LISTS, Extraction


def breaches(text: str, extraction: Extraction) -> list[str]:
    """Each rule of the extraction contract that `extraction` breaks; none where all is well."""
    found = [f"component failed: {name}" for name in extraction.failed]
    for key in LISTS:
        facts = getattr(extraction, key)
        spans = [fact.span for fact in facts]
        if spans != sorted(spans, key=lambda span: (span is None, span or (0, 0))):
            found.append(f"{key} are not in the order of the text")
        for fact in facts:
            if fact.span is not None and not 0 <= fact.span[0] < fact.span[1] <= len(text):
                found.append(f"{key} {fact.span} is outside a text of {len(text)}")
            if not (math.isfinite(fact.confidence) and 0 <= fact.confidence <= 1):
                found.append(f"{key} confidence {fact.confidence}")
    try:
        printed = extraction.to_json()
        if Extraction.from_json(json.loads(json.dumps(printed, allow_nan=False))).to_json() != printed:
            found.append("read back from JSON it is another")
    except ValueError as error:
        found.append(f"no JSON of the contract: {error}")
    return found
