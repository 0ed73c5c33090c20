# ruff: noqa: E501  (patterns of words read best unbroken)
"""Finds the goods that a text names: lexicon words in context, parts joined to taxa, forms set, one mention a thing.

Dropped here: words inside names of agencies and companies and inside fixed phrases, goods of other cases (see
`nlp.context`), weak words where nothing else of their kind is named, what papers declare and what hides the find.
"""

import re
import unicodedata
from bisect import bisect_left
from dataclasses import replace

from nlp.agencies import agencies_of
from nlp.commodity_lexicon import SCIENTIFIC, UNSPECIFIED, Sense, Strength, Word, ancestors, senses
from nlp.companies import companies_of
from nlp.drug_forms import with_form
from nlp.goods_roles import Roles, read_roles
from nlp.mention import Mention
from nlp.quantities import quantities_of
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
    spans = [(agency.start, agency.end) for agency in agencies_of(reading)]
    spans += [(company.start, company.end) for company in companies_of(reading)]
    return Spans(spans)


_LEADING = frozenset("เแโใไເແໂໃໄ")
_FOLLOWING = frozenset("ะัาำะັາຳ")


def _cuts_syllable(folded: str, start: int, end: int) -> bool:
    """Does the match begin or end inside a syllable of a script without spaces?"""
    if start and (folded[start - 1] in _LEADING or folded[start - 1] == "\u17d2"):
        return True
    after = folded[end : end + 1]
    return bool(after) and (after in _FOLLOWING or unicodedata.category(after) in ("Mn", "Mc"))


def _is_name(text: str, start: int, end: int) -> bool:
    """A single word with a capital inside a sentence of small letters: more likely part of a name."""
    word = text[start:end]
    if not word.isascii() or " " in word or not word[:1].isupper() or word.isupper():
        return False
    before = text[max(0, start - 2) : start]
    return before[-1:] == " " and before[:1] not in ".:;!?\n"


_NAMED_AFTER = re.compile(
    r"\b(?:vessel|mv|m/v|mt|m/t|ss|pv|rv|tanker|ship|boat|trawler|yacht|barge|tug|ferry|operation|op|project|hotel|restaurant|"
    r"street|road|jalan|kampung|brand|named|called)\.? (?:[\"'“‘]?\w+ ){0,1}[\"'“‘]?$"
)


def _is_called(folded: str, start: int) -> bool:
    """Does a word for a ship, an operation or a brand stand before: `patrol vessel Hawk V`?"""
    return _NAMED_AFTER.search(folded, max(0, start - 40), start) is not None


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


_COUNTERFEIT = re.compile(
    r"\b(?:counterfeit|fake|bogus|pirated|imitation|knock-?off)\s(?:[a-z-]+\s){0,2}?"
    r"(?!documents?|papers?|passports?|ids?|plates?|compan|names?|address|notes|currenc|banknotes|medicin|drugs|pills|cigarettes|number|identit|licen|goods|certificates?|stamps?|firearms|products|items|money|invoice|permit|visa|seal)"
    r"(?:bags|handbags|shoes|sneakers|trainers|footwear|watches|clothes|clothing|garments|apparel|jerseys|shirts|t-shirts|jeans|toys|perfumes?|sunglasses|"
    r"phones|smartphones|mobile phones|headphones|earphones|airpods|chargers|batteries|cosmetics|jewellery|jewelry|wallets|purses|belts|caps|hats|"
    r"handphones|parts|spare parts|bearings|razors|toothpaste|shampoo|designer goods|luxury goods|accessories|electronics|slippers|sandals|jackets|scarves|lighters|pens)\b"
)


def _counterfeits(reading: Reading) -> list[Mention]:
    """Imitations of any branded thing."""
    sense = next(word.sense for match in senses().find("counterfeit goods") for word in match.entry)
    return [
        Mention(found.start(), found.end(), sense, rule="commodities.counterfeit")
        for found in _COUNTERFEIT.finditer(reading.folded)
        if reading.of_event(found.start())
    ]


def _with_counterfeits(reading: Reading, found: list[Mention]) -> list[Mention]:
    """`found` with the imitations put for what they imitate."""
    fakes = _counterfeits(reading)
    spans = Spans((fake.start, fake.end) for fake in fakes)
    kept = [mention for mention in found if not spans.touch(mention.start, mention.end)]
    return sorted([*kept, *fakes], key=lambda mention: mention.start)


def _raw(reading: Reading, roles: Roles) -> list[Mention]:
    found = []
    woods: set[int] = set()
    wild = _WILD.search(reading.folded) is not None
    for match in senses().find(reading.folded):
        if not reading.of_event(match.start) or roles.never.touch(match.start, match.end):
            continue
        if roles.cited.touch(match.start, match.end):
            continue
        if not reading.folded[match.start].isascii() and _cuts_syllable(reading.folded, match.start, match.end):
            continue
        word = _pick(match.entry, reading.language, match.end - match.start)
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
                (reading.text[match.start : match.end] != sense.item and _is_name(reading.text, match.start, match.end))
                or _is_called(reading.folded, match.start)
            )
            if sense.strength is Strength.LICIT and _is_smuggled(reading.folded, match.start):
                sense = replace(sense, strength=Strength.SURE)
            products = sense.generic and _PRODUCTS.search(reading.folded, match.start, match.end) is not None
            found.append(Mention(match.start, match.end, sense, sense.form, word.faint or named, products))
            if sense.item == "timber" and any(other.sense.part for other in match.entry):
                woods.add(match.start)
    if any(mention.sense.plant for mention in found):
        found = [_as_part(mention) if mention.start in woods else mention for mention in found]
    found = _with_counterfeits(reading, found)
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


_BINOMIAL = re.compile(
    r"(?:\s[\w-]+){0,3}[\s,]*[(\[（]\s*(?:scientific name:?\s*)?([A-Z][a-z]{3,20} [a-z]{3,20})(?: [a-z]{3,20})?\s*[)\]）]"
)
_EPITHET = re.compile(r"\s([a-z]{3,20}(?:us|a|um|is|ii|i|ae|ense|oides|ops|ans|ens|or|es|ei))\b(?!-)")
"""A species' name after that of its genus, by the endings of Latin."""


def _named(text: str, mention: Mention) -> Mention:
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


def _distance(mention: Mention, other: Mention) -> int:
    """Characters between; one that follows directly after a comma is nearest (`6 monkeys, dead`)."""
    return other.start - mention.end if other.start >= mention.end else mention.start - other.end + 3


_BESIDE = frozenset({"stuffed", "mounted", "dried", "frozen", "powder", "taxidermied", "khô", "干", "乾"})
"""Words for a state that count only right beside the animal: `the suspect had stuffed 88 tortoises into a bag`."""


def _with_whole(reading: Reading, mentions: list[Mention]) -> list[Mention]:
    """`live`, `dried` and the like given to the animals of their stretch that have no form."""
    wholes = [
        m for m in mentions if m.sense.part and m.form in WHOLE and reading.folded[m.start : m.end] not in _BESIDE
    ]
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
                best = min(near, key=lambda whole: _distance(mention, whole))
                mention = replace(mention, form=best.form)
        out.append(mention)
    return out


def _merged(folded: str, mentions: list[Mention]) -> list[Mention]:
    """`methamphetamine (ice)` is one mention; so is `aluminium flakes (scrap)` and `tortoises (Geochelone elegans)`."""
    out: list[Mention] = []
    for mention in mentions:
        last = out[-1] if out else None
        if last and mention.start - last.end <= 40 and last.sense.category == mention.sense.category:
            gap = folded[last.end : mention.start]
            beside = _MERGE_GAP.fullmatch(gap) and not gap.strip(" ").startswith((",", "+", "/"))
            one = _one_thing(folded, last, mention, gap) if beside else None
            if one is not None:
                out[-1] = one
                continue
        out.append(mention)
    return out


def _one_thing(folded: str, last: Mention, mention: Mention, gap: str) -> Mention | None:
    """The two mentions as one, where they name the same thing."""
    form = last.form or mention.form
    if last.key == mention.key:
        same = last.form is None or mention.form is None or last.form == mention.form
        return replace(last, end=mention.end, form=form, weak=last.weak and mention.weak) if same else None
    bracketed = "(" in gap or "（" in gap
    if last.sense.category == "wildlife" and bracketed and _is_kin(last, mention):
        return replace(mention, start=last.start, form=form, weak=False)
    if last.sense.generic != mention.sense.generic and (bracketed or gap.strip(" ") in ("", "-", ":")):
        specific = mention if last.sense.generic else last
        return replace(specific, start=last.start, end=mention.end, form=form, weak=False)
    return None


def _is_kin(last: Mention, mention: Mention) -> bool:
    """Is the second the first's own scientific name, or a lower taxon of it?"""
    genus = mention.sense.item.partition(" ")[0]
    return last.sense.item in ancestors(mention.sense.item) or " " in mention.sense.item or genus == last.sense.item


def find_mentions(reading: Reading) -> list[Mention]:
    """Goods of this event named in the text, in order; read once a message."""
    roles = read_roles(reading)
    folded = reading.folded
    mentions = _with_strength(reading, _raw(reading, roles))
    mentions = [with_form(folded, mention) for mention in mentions]
    mentions = join(folded, [_named(reading.text, mention) for mention in mentions])
    mentions = [mention for mention in mentions if _played(roles, mention) is None]
    if any(mention.sense.category != "other" and not mention.attributive for mention in mentions):
        mentions = [mention for mention in mentions if mention.sense.strength is not Strength.LICIT]
    mentions = name_alone(folded, _with_whole(reading, mentions))
    mentions = _merged(folded, mentions)
    mentions = [with_form(folded, mention) for mention in mentions]
    return [
        replace(mention, attributive=True) if _is_matter(folded, roles, mention) else mention for mention in mentions
    ]
