"""Scientific names in a text: in brackets after a common name, or a genus with an epithet that no lexicon holds."""

import re
from dataclasses import replace

from nlp.goods.commodity_lexicon import SCIENTIFIC, senses
from nlp.goods.mention import Mention

_BINOMIAL = re.compile(
    r"(?:\s[\w-]+){0,3}[\s,]*[(\[（]\s*(?:scientific name:?\s*)?"
    r"([A-Z][a-z]{3,20} [a-z]{3,20})(?: [a-z]{3,20})?\s*[)\]）]"
)
_EPITHET = re.compile(r"\s([a-z]{3,20}(?:us|a|um|is|ii|i|ae|ense|oides|ops|ans|ens|or|es|ei))\b(?!-)")
"""A species' name after that of its genus, by the endings of Latin."""


def named(text: str, mention: Mention) -> Mention:
    """`mention` under the scientific name that follows it in brackets, where the lexicon does not know that name."""
    if mention.sense.category != "wildlife" or mention.sense.part:
        return mention
    written = text[mention.start : mention.end]
    if written == mention.sense.item and written.isalpha():
        epithet = _EPITHET.match(text, mention.end)
        if epithet and not _is_word(epithet[1]):
            item = f"{written} {epithet[1]}"
            return replace(mention, end=epithet.end(), sense=replace(mention.sense, item=item, within=written))
        return mention
    found = _BINOMIAL.match(text, mention.end)
    if found is None or _is_word(found[1].partition(" ")[0].lower()) or (" " in written and written[0].isupper()):
        return mention
    if " " in mention.sense.item and mention.sense.item != found[1] and mention.end + 2 < found.start(1) - 2:
        return mention
    return replace(mention, end=found.end(), sense=replace(mention.sense, item=found[1], generic=False))


def _is_word(word: str) -> bool:
    """Is this a word of the lexicons that is no taxon's name?"""
    return any(True for match in senses().find(word) if match.end - match.start == len(word)) and not any(
        entry.language == SCIENTIFIC for match in senses().find(word) for entry in match.entry
    )
