# ruff: noqa: E501  (patterns of words read best unbroken)
"""Finds the goods that a text names: lexicon words in context, parts joined to taxa, forms set, one mention a thing.

Dropped here: words inside names of agencies and companies and inside fixed phrases, goods of other cases (see
`nlp.context`), weak words where nothing else of their kind is named, what papers declare and what hides the find.
"""

import re
from bisect import bisect_left
from dataclasses import replace

from nlp.agencies import find_agencies
from nlp.commodity_lexicon import SCIENTIFIC, Strength, Word, senses
from nlp.companies import find_companies
from nlp.drug_forms import with_form
from nlp.goods_roles import Roles, read_roles
from nlp.mention import Mention
from nlp.reading import Reading
from nlp.spans import Spans
from nlp.specimens import WHOLE, join, name_alone

WHOLE_REACH = 70
"""Characters within which `live` or `dried` speaks of an animal in the same stretch."""
_MERGE_GAP = re.compile(
    r"[\s()\[\]\"'“”‘’/,:=+-]*(?:\b(?:or|also known as|commonly known as|known as|locally known as|i\.e\.|also called|called|a\.k\.a\.?|aka|hay còn gọi là|hay"
    r"|atau|alias|หรือ|即|俗称|俗稱|又称|又稱|또는|または|in)\b)?[\s()\[\]\"'“”‘’:「」『』（）]*"
)
_QUOTED = "\"'“”‘’「」『』"


_KIN = {"ms": ("id",), "id": ("ms",), "zh": ("ja",), "ja": ("zh",), "tl": ("en",)}
"""Languages whose words stand in texts of another."""
_ROMAN = frozenset({"vi", "id", "ms", "tl", "fr"})


def _spoken(word: Word, language: str, length: int) -> bool:
    """Can a text in `language` use this word? A long word of another language can only mean itself."""
    if word.language in ("en", SCIENTIFIC, language) or word.language in _KIN.get(language, ()):
        return True
    return word.language not in _ROMAN or length >= 9


def _pick(found: tuple[Word, ...], language: str, length: int) -> Word | None:
    """The likeliest sense of a word: the strongest, with a form, a taxon before a bare part."""
    able = [word for word in found if _spoken(word, language, length)]
    return max(
        able, key=lambda word: (word.sense.strength, not word.sense.part, word.sense.form is not None), default=None
    )


def _names(reading: Reading) -> Spans:
    """Spans of the names of agencies and companies."""
    spans = [(agency.start, agency.end) for agency in find_agencies(reading)]
    spans += [(company.start, company.end) for company in find_companies(reading)]
    return Spans(spans)


def _is_name(text: str, start: int, end: int) -> bool:
    """A single word with a capital inside a sentence of small letters: more likely part of a name."""
    word = text[start:end]
    if not word.isascii() or " " in word or not word[:1].isupper() or word.isupper():
        return False
    before = text[max(0, start - 2) : start]
    return before[-1:] == " " and before[:1] not in ".:;!?\n"


def _raw(reading: Reading, roles: Roles) -> list[Mention]:
    found = []
    for match in senses().find(reading.folded):
        if not reading.of_event(match.start) or roles.never.touch(match.start, match.end):
            continue
        word = _pick(match.entry, reading.language, match.end - match.start)
        if word is not None:
            sense = word.sense
            named = sense.category in ("wildlife", "other") and _is_name(reading.text, match.start, match.end)
            found.append(Mention(match.start, match.end, sense, sense.form, weak=word.faint or named))
    if found:
        names = _names(reading)
        found = [mention for mention in found if not names.touch(mention.start, mention.end)]
    return found


def _is_matter(folded: str, roles: Roles, mention: Mention) -> bool:
    """Does another noun follow that the goods only describe: `cocaine case`, `drug-related`?"""
    at = mention.end
    if folded[at : at + 1] in {" ", "-"}:
        at += 1
    return at in roles.matters


def _with_strength(reading: Reading, mentions: list[Mention]) -> list[Mention]:
    """Weak words stay where the message names goods of their category by a sure word, or where they are quoted."""
    sure = {mention.sense.category for mention in mentions if mention.sense.strength is Strength.SURE}
    out = []
    for mention in mentions:
        if mention.sense.strength is Strength.WEAK:
            before = reading.folded[mention.start - 1 : mention.start]
            quoted = before in _QUOTED and before and reading.folded[mention.end : mention.end + 1] in _QUOTED
            if mention.sense.category not in sure and not quoted:
                continue
        out.append(mention)
    return out


def _played(roles: Roles, mention: Mention) -> str | None:
    """`declared` or `cover` where the cues say so and the goods can be that."""
    sense = mention.sense
    if sense.category == "drug":
        return None
    if roles.declared.touch(mention.start, mention.end):
        return "declared"
    hides = sense.category in ("other", "waste", "precursor") or sense.plant or sense.part or sense.item == "Pisces"
    if hides and roles.cover.touch(mention.start, mention.end):
        return "cover"
    return None


def _with_whole(reading: Reading, mentions: list[Mention]) -> list[Mention]:
    """`live`, `dried` and the like given to the animals of their stretch that have no form."""
    wholes = [m for m in mentions if m.sense.part and m.form in WHOLE]
    starts = [m.start for m in wholes]
    out = []
    for mention in mentions:
        sense = mention.sense
        if sense.category == "wildlife" and not sense.part and not sense.plant and mention.form is None:
            stretch = reading.stretch_at(mention.start)
            at = bisect_left(starts, mention.start)
            near = [
                whole
                for whole in wholes[max(0, at - 1) : at + 1]
                if stretch.start <= whole.start < stretch.end
                and (abs(whole.start - mention.start) <= WHOLE_REACH or whole.start == stretch.start)
            ]
            if near:
                best = min(near, key=lambda whole: abs(whole.start - mention.start))
                mention = replace(mention, form=best.form)
        out.append(mention)
    return out


def _merged(folded: str, mentions: list[Mention]) -> list[Mention]:
    """`methamphetamine (ice)` is one mention; so is `MDMA, commonly known as ecstasy`."""
    out: list[Mention] = []
    for mention in mentions:
        last = out[-1] if out else None
        if last and last.key == mention.key and mention.start - last.end <= 40:
            gap = folded[last.end : mention.start]
            same = last.form is None or mention.form is None or last.form == mention.form
            if same and _MERGE_GAP.fullmatch(gap) and not gap.strip(" ").startswith((",", "+", "/")):
                out[-1] = replace(last, end=mention.end, form=last.form or mention.form)
                continue
        out.append(mention)
    return out


def find_mentions(reading: Reading) -> list[Mention]:
    """Goods of this event named in the text, in order; read once a message."""
    roles = read_roles(reading)
    folded = reading.folded
    mentions = _with_strength(reading, _raw(reading, roles))
    mentions = [with_form(folded, mention) for mention in mentions]
    mentions = join(folded, mentions)
    mentions = [mention for mention in mentions if _played(roles, mention) is None]
    mentions = name_alone(folded, _with_whole(reading, mentions))
    mentions = _merged(folded, mentions)
    return [
        replace(mention, attributive=True) if _is_matter(folded, roles, mention) else mention for mention in mentions
    ]
