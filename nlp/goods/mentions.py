# ruff: noqa: E501  (patterns of words read best unbroken)
"""Finds the goods that a text names: lexicon words in context, parts joined to taxa, forms set, one mention a thing.

Dropped here: words inside names of agencies and companies and inside fixed phrases, goods of other cases (see
`nlp.text.context`), weak words where nothing else of their kind is named, what papers declare and what hides the find.
"""

import re
from dataclasses import replace

from nlp.amounts.quantities import quantities_of
from nlp.goods.commodity_lexicon import UNSPECIFIED, Sense, Strength, senses
from nlp.goods.drug_forms import with_form
from nlp.goods.imitations import with_counterfeits
from nlp.goods.mention import Mention
from nlp.goods.one_mention import merged, with_state
from nlp.goods.roles import Roles, read_roles
from nlp.goods.specimens import join, name_alone
from nlp.goods.taxon_names import named
from nlp.goods.words_in_text import cuts_syllable, is_called, is_name, pick
from nlp.organisations.agencies import agencies_of
from nlp.organisations.companies import companies_of
from nlp.reading import Reading
from nlp.text.spans import Spans

_QUOTED = "\"'“”‘’「」『』"
_WILD = re.compile(
    r"\bcites\b|endangered|wildlife|protected (?:species|marine|animals)|biodiversity|forest department|schedule i\b|濒危|瀕危|野生动物|"
    r"động vật hoang dã|satwa|สัตว์ป่า|hidupan liar"
)
"""Words of a text about protected species."""
_SEA_CUCUMBER = re.compile(r"sea cucumber|hải sâm|海参|海參|teripang|ปลิงทะเล|gamat|해삼|ナマコ")
_HOLOTHUROIDEA = Sense("wildlife", "Holothuroidea")
"""Sea cucumbers: seafood, or wildlife where the text speaks of protected species."""
_PRODUCTS = re.compile(r"product|parts|specimen|sản phẩm|制品|製品|ผลิตภัณฑ์|ซาก|produk|bahagian|제품")
_SMUGGLED = re.compile(
    r"\b(?:smuggled|contraband|illegal|illicit|undeclared|untaxed|unmanifested|unlicensed|duty-unpaid|duty-not-paid|uncustomed)\s(?:[a-z-]+\s){0,3}$"
)


def _is_smuggled(folded: str, start: int) -> bool:
    """Do the words before say that the goods were smuggled?"""
    return _SMUGGLED.search(folded, max(0, start - 60), start) is not None


def _as_part(mention: Mention) -> Mention:
    """`The timber` in a text about listed trees is theirs, not goods of its own kind."""
    return replace(
        mention,
        sense=replace(mention.sense, category="wildlife", item=UNSPECIFIED, form="timber", part=True),
        form="timber",
    )


def _names(reading: Reading) -> Spans:
    """Spans of the names of agencies and companies."""
    spans = [(agency.start, agency.end) for agency in agencies_of(reading)]
    spans += [(company.start, company.end) for company in companies_of(reading)]
    return Spans(spans)


def _raw(reading: Reading, roles: Roles) -> list[Mention]:
    found = []
    woods: set[int] = set()
    wild = _WILD.search(reading.folded) is not None
    for match in senses().find(reading.folded):
        if not reading.of_event(match.start) or roles.never.touch(match.start, match.end):
            continue
        if not reading.folded[match.start].isascii() and cuts_syllable(reading.folded, match.start, match.end):
            continue
        word = pick(match.entry, reading.language, match.end - match.start)
        if (
            word is not None
            and wild
            and word.sense.item == "seafood"
            and _SEA_CUCUMBER.search(reading.folded, match.start, match.end)
        ):
            word = replace(word, sense=_HOLOTHUROIDEA)
        if word is not None:
            sense = word.sense
            named = sense.category in ("wildlife", "other") and (
                (reading.text[match.start : match.end] != sense.item and is_name(reading.text, match.start, match.end))
                or is_called(reading.folded, match.start)
            )
            if sense.strength is Strength.LICIT and _is_smuggled(reading.folded, match.start):
                sense = replace(sense, strength=Strength.SURE)
            products = sense.generic and _PRODUCTS.search(reading.folded, match.start, match.end) is not None
            found.append(Mention(match.start, match.end, sense, sense.form, word.faint or named, products))
            if sense.item == "timber" and any(other.sense.part for other in match.entry):
                woods.add(match.start)
    if any(mention.sense.plant for mention in found):
        found = [_as_part(mention) if mention.start in woods else mention for mention in found]
    found = with_counterfeits(reading, found)
    units = Spans((q.start, q.end) for q in quantities_of(reading) if q.kind in ("mass", "volume", "m3"))
    found = [mention for mention in found if not units.touch(mention.start, mention.start + 1)]
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
        weak = sense.strength is Strength.WEAK and roles.cover.touch(mention.start, mention.end)
        return "cover" if weak else None
    if roles.declared.touch(mention.start, mention.end):
        return "declared"
    hides = sense.category in ("other", "waste", "precursor") or sense.plant or sense.part or sense.item == "Pisces"
    if hides and roles.cover.touch(mention.start, mention.end):
        return "cover"
    return None


def find_mentions(reading: Reading) -> list[Mention]:
    """Goods of this event named in the text, in order."""
    roles = read_roles(reading)
    folded = reading.folded
    mentions = _with_strength(reading, _raw(reading, roles))
    mentions = [with_form(folded, mention) for mention in mentions]
    mentions = join(folded, [named(reading.text, mention) for mention in mentions])
    mentions = [mention for mention in mentions if _played(roles, mention) is None]
    mentions = [
        replace(mention, attributive=True) if _is_matter(folded, roles, mention) else mention for mention in mentions
    ]
    mentions = [
        replace(mention, cited=True) if roles.cited.touch(mention.start, mention.end) else mention
        for mention in mentions
    ]
    if any(mention.sense.category != "other" and not mention.attributive for mention in mentions):
        mentions = [mention for mention in mentions if mention.sense.strength is not Strength.LICIT]
    mentions = name_alone(folded, with_state(reading, mentions))
    return [with_form(folded, mention) for mention in merged(folded, mentions)]
