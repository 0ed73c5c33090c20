# ruff: noqa: E501  (patterns of words read best unbroken)
"""Finds the people a text speaks of without names: `two Thai men, aged 34 and 40`, `the driver`, `both`, `PAX: FEMALE 42`.

Each is a noun phrase with a count, sex, nationality and ages; whether a phrase brings somebody new into the text or
points back is in `pointing`. English; other languages have `nlp.people.local`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Literal

from nlp.places.nationality import country_at, nationality_of, nationality_pattern

Sex = Literal["M", "F"]

NUMBERS = {
    "a": 1, "an": 1, "one": 1, "another": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
    "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "twenty-one": 21, "thirty": 30, "a dozen": 12, "a couple of": 2,
    "a pair of": 2, "a group of": 1, "a third": 1, "a second": 1, "a fourth": 1, "a fifth": 1, "a further": 1,
}  # fmt: skip

_MALE = "man|men|male|males|boy|boys|gentleman|gentlemen|husband|father|son|brother|brothers|monk|monks|fisherman|fishermen|businessman|businessmen|uncle|salesman|seaman|seamen|serviceman|crewman|boatman|boatmen|frenchman|dutchman|irishman|policeman|grandfather|nephew|guy|guys|conman"
_FEMALE = "woman|women|female|females|lady|ladies|girl|girls|wife|mother|daughter|sister|sisters|housewife|housewives|stewardess|girlfriend|grandmother|niece|aunt|businesswoman|frenchwoman|dutchwoman|filipina|filipinas"
_NEUTRAL = (
    "persons?|people|suspects?|nationals?|citizens?|individuals?|passengers?|pax|travell?ers?|tourists?|visitors?|drivers?|co-drivers?|crew(?: ?members?| men)?|crewmembers?|crewmen|couriers?|smugglers?|traffickers?|mules?|"
    "foreigners?|offenders?|defendants?|culprits?|accused|perpetrators?|gang members?|syndicate members?|members of (?:a|the) (?:\\w+ )?(?:gang|syndicate|ring|family)|youths?|teenagers?|students?|workers?|employees?|couple|residents?|traders?|dealers?|peddlers?|pushers?|owners?|"
    "consignees?|recipients?|receivers?|claimants?|helpers?|accomplices?|associates?|porters?|captain|skippers?|sailors?|seafarers?|poachers?|hunters?|villagers?|farmers?|directors?|managers?|proprietors?|shopkeepers?|buyers?|sellers?|kingpins?|masterminds?|(?:ring)?leaders?|"
    "others|partner|locals|siblings?|twins|minors?|operators?|handlers?|occupants?|motorists?|motorcyclists?|riders?|baggage handlers?|staff members?|family members?|relatives?|friends?|organisers?|organizers?|financiers?|retirees?|pensioners?|migrants?|asylum seekers?|soldiers?|contractors?|businesspeople|businessperson|"
    "mechanics?|cooks?|students?|doctors?|pilots?|flight attendants?|cabin crew|truckers?|cleaners?|labourers?|laborers?|holders?|alleged (?:importers?|smugglers?)|importers?|exporters?|senders?|shippers?|brokers?|duo|trio|pair|quartet|fugitives?|convicts?|lorry attendants?|attendants?|conductors?|bodypackers?|swallowers?|men and women"
)
_CROWD = {"duo": 2, "pair": 2, "couple": 2, "trio": 3, "quartet": 4, "twins": 2}
BYSTANDER = re.compile(
    r"\b(?:officers?|officials?|agents?|inspectors?|investigators?|policem[ae]n|witness(?:es)?|experts?|veterinar\w+|reporters?|journalists?|informants?|members of the public|street deals?|victims?|users?|addicts?|(?:the )?doctors?|surgeons?|nurses?|medical staff)\b",
    re.IGNORECASE,
)

_NUM = (
    r"(?:a (?:third|second|fourth|fifth|further|dozen)|a (?:couple|pair|group) of|\d{1,3}(?:,\d{3})?|"
    + "|".join(sorted((n for n in NUMBERS if " " not in n), key=len, reverse=True))
    + ")"
)
_AGE = r"(?:\d{1,2}|[a-z]+(?:-[a-z]+)?)[- ]year[s]?[- ]old(?:s)?"


@dataclass
class PersonPhrase:
    """People spoken of at `[start, end)`."""

    start: int
    end: int
    count: int = 1
    sex: Sex | None = None
    nationality: str | None = None
    ages: list[int] = field(default_factory=list)
    noun: str = ""
    name: str | None = None
    pointing: Literal["new", "definite", "pronoun"] = "new"
    more: bool = False
    """`another man`, `two more`: surely not those already named."""
    total: bool = False
    """`a total of five`, `in all`: those already named are among them."""
    bare: bool = False
    """Neither number nor article: `driver`, `FEMALE 42`."""
    counted: bool = True
    """The text gives the number (else the phrase is a bare plural)."""
    drives: bool = False
    """`driven by a woman`, `a man at the wheel of`: the driver spoken of later."""


@cache
def _leading() -> tuple[str, str]:
    """Patterns of what may stand before a noun for people: determiners with their groups, and one adjective."""
    nationality = nationality_pattern("en")
    adjective = (
        rf"(?:{_AGE}|(?i:{nationality})(?:-(?i:{nationality}))?(?:[- ](?:born|based|origin|registered|flagged))?|male|female|foreign|local|young|elderly|alleged|suspected|adult|teenage|unemployed|middle-aged|drug|wildlife|ivory|more|other|further|additional|"
        r"unidentified|unnamed|married|convicted|known|inbound|outbound|arriving|departing|transit|air|airline|bus|truck|lorry|van|car|taxi|boat|vessel|ship|ferry|tanker|delivery|factory|shop|company|warehouse|business|cargo|airport|different|main|prime|key|"
        r"Muslim|Buddhist|ethnic|naturali[sz]ed|dual|lone|single|male and female|undocumented|illegal|repeat|frequent|separate|Asian|African|European|South American|West African|Middle Eastern|solo|off-duty|former|retired|fellow|second|third|fourth|first|last|international|domestic|fishing|crew|gang|syndicate|"
        r"suspicious|said|same|remaining|college|university|Facebook|online|street|high-value|high|value|drug-?trafficking|smuggling|trafficking|Chinese-speaking|[a-z]+-nationality)"
    )
    determiner = rf"(?P<total>(?:a total of|total of|altogether|in all,?|in total,?|all in all,?)\s+)?(?P<all>(?:all|both|either|each)\s+(?:of\s+)?)?(?P<the>(?:the|these|those|this|that|his|her|their|its|said)\s+)?(?P<num>{_NUM})?"
    return determiner, adjective


@cache
def _phrase() -> re.Pattern[str]:
    determiner, adjective = _leading()
    nationality = nationality_pattern("en")
    noun = rf"(?P<noun>(?:{_MALE}|{_FEMALE}|{_NEUTRAL})(?![\w-])|(?P<demonym>{nationality})(?![\w-])(?!\s+(?:(?:customs|police|navy|authorit\w+|officials?|officers?|government|air\w*|waters?|border|coast|port|court|law|passports?|flag\w*|side|baht|dollars?|rupiah|ringgit|plate|registered|citizenship|states?|city|town|province|island|capital|region|state|village|coast|territory|company|firm|ship|vessel|buyers?|market|mafia|descent|origins?|ancestry|heritage|roots|extraction|embassy|market|number|language|medicine|tea|restaurant|food)\b|(?-i:[A-Z][a-z]))))"
    return re.compile(
        rf"(?<![\w-]){determiner}(?:\s++|(?<=\s)|^|(?<=[(:/.,–-]))(?P<adj>(?:{adjective}[\s,/]++(?:and\s++)?+){{0,6}}){noun}",
        re.IGNORECASE,
    )


@cache
def _before_country() -> re.Pattern[str]:
    determiner, adjective = _leading()
    return re.compile(rf"(?<![\w-]){determiner}\s*(?P<adj>(?:{adjective}[\s,/]+(?:and\s+)?){{0,4}})$", re.IGNORECASE)


_COUNTRY_BEFORE = re.compile(r"[A-Z][\w.'’-]*(?: (?:of |and |the )?[A-Z][\w.'’-]*){0,3}$")
_OF_A_COUNTRY = frozenset(
    ["national", "nationals", "citizen", "citizens", "man", "men", "woman", "women", "male", "female", "males"]
    + ["females", "couple", "resident", "residents", "passport holder", "passport holders"]
)
"""Nouns before which a country's plain name tells a nationality (`two China nationals`, `a female U.S. citizen`)."""


def _country_before(text: str, start: int) -> tuple[int, str] | None:
    """Where the name of a country that ends right before `start` begins, and its code."""
    found = _COUNTRY_BEFORE.search(text, max(0, start - 40), start)
    words = found.group().split(" ") if found else []
    for skipped in range(len(words)):
        name = " ".join(words[skipped:])
        if country := country_at(name.replace(".", "") if name.isupper() else name):
            return start - len(name), country
    return None


_PRONOUN = re.compile(
    r"(?<![\w-])(?!(?:both|all) the (?!two|three|four|five|six|seven|eight|nine|ten|\d))(?P<all>all|both|either) (?:of (?:them|whom)|the )?(?P<n>two|three|four|five|six|seven|eight|nine|ten|\d+)?\b(?! (?:sides|countries|cases|parcels|containers|boxes|bags|ships|consignments|agencies|shipments|packages|suitcases|relevant|other|import|export|units|customs|numbers|plates|tickets|raids|manifested|local|parties|flights|the|of|in|on|at|were (?:seized|found))\b)"
    r"|(?<![\w-])the (?P<the>two|three|four|five|six|seven|eight|nine|ten|\d{1,2}|pair|duo|trio|couple)(?= (?:were|are|was|is|have|had|has|who|will|face|appeared|remain|told|said|confessed|admitted|also|later|,))"
    r"|(?<![\w-])(?P<he>he|him)(?![\w-])|(?<![\w-])(?P<she>she)(?![\w-])|(?<![\w-])(?P<they>they|them)(?= (?:were|are|have|had|face|was|all|both|will|appeared))|(?<=arrested )(?P<them>them)\b",
    re.IGNORECASE,
)

_TRAIL_AGES = re.compile(
    r"^(?:,|\s*\(|\s+(?:both |all )?aged|,? ?age|:)?\s*(?:both |all )?(?:aged|ages|age|years?)?\s*(?P<ages>(?:between\s+)?\d{1,2}(?:(?:\s*(?:,|and|&|to|-|–|or)\s*|\s*,\s*and\s*)\d{1,2})*)(?:\s*(?:years?(?: old)?|yrs?(?: old)?|y/?o))?(?=\s*[),.;:]|\s+(?:was|were|who|from|and|arrested|of|is|are|has|had|both|all|old|years|arr|years)\b|\s*$)"
)
_TRAIL_SLASH = re.compile(r"^\s*\(\s*(?P<list>[MF]\s*[/-]?\s*\d{1,2}(?:\s*,\s*[MF]\s*[/-]?\s*\d{1,2})*)\s*\)")
_TRAIL_SEX = re.compile(r"^[,\s(/:]*(male|female|[MF])(?=[\s,/);])(?:[,\s/]*(\d{1,2})\b)?", re.IGNORECASE)


@cache
def _trail_nation() -> re.Pattern[str]:
    nationality = nationality_pattern("en")
    return re.compile(
        rf"^(?:\s*\([^)]{{0,30}}\))?,?\s*(?:(?:aged|age)[^,;.]{{0,20}},\s*)?(?:\(?(?:all|both|also|a|an|two|of|with|holding|who (?:is|are)|believed to be|is|are|holders? of|being)\s+)*(?:a |an )?\(?(?P<nation>{nationality})(?:\s*\))?(?=\s*(?:nationals?|nationality|citizens?|passport|descent|m[ae]n|wom[ae]n|males?|females?|[,.;)]|was|were|and|$|\n|who|arrested|aged|\d))",
        re.IGNORECASE,
    )


@cache
def _nation_word() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{nationality_pattern('en')})\b", re.IGNORECASE)


@cache
def _of_nationality() -> re.Pattern[str]:
    return re.compile(
        rf"^[^.;\n]{{0,40}}?\b(?:of )(?P<n>{nationality_pattern('en')}|[A-Z]\w+) nationality", re.IGNORECASE
    )


_IS_FEMALE = re.compile(rf"\b(?:{_FEMALE})\b")
_IS_MALE = re.compile(rf"\b(?:{_MALE})\b")
_BOTH_SEXES = re.compile(r"\bmale and female\b|\bmen and women\b")


def _sex_of(noun: str, adjectives: str) -> Sex | None:
    words = f" {adjectives} {noun} ".casefold()
    if _BOTH_SEXES.search(words):
        return None
    if _IS_FEMALE.search(words):
        return "F"
    if _IS_MALE.search(words):
        return "M"
    return None


def number_of(word: str) -> int:
    """`three` gives 3, `1,200` 1200; an unknown word 1."""
    word = word.casefold().strip()
    if word.replace(",", "").isdecimal():
        return int(word.replace(",", ""))
    return NUMBERS.get(word, 1)


def _ages_in(text: str) -> list[int]:
    return [int(n) for n in re.findall(r"\d{1,2}", text) if 10 <= int(n) <= 99]


def find_phrases(text: str) -> Iterator[PersonPhrase]:
    """Phrases in the order of the text, none overlapping."""
    for match in _phrase().finditer(text):
        noun, adjectives = match["noun"], match["adj"] or ""
        start = match.start() + len(match.group()) - len(match.group().lstrip())
        tail = text[match.end() : match.end() + 90]
        country, lead = None, match
        if (
            noun.casefold() in _OF_A_COUNTRY
            and start == match.start("noun")
            and text[start - 1 : start] == " "
            and (before := _country_before(text, start - 1))
        ):
            start, country = before
            if wider := _before_country().search(text, max(0, start - 60), start):
                start, adjectives, lead = wider.start(), wider["adj"] or "", wider
        if _not_people(text, match.start(), noun, tail, lead["num"]):
            continue
        if match["demonym"] and not (lead["num"] or lead["the"] or lead["all"] or adjectives) and country_at(noun):
            continue  # "smuggled from Myanmar": the country, not one of its people
        plural = bool(re.search(r"(?:s|men|people|pax|crew|members)$", noun.casefold())) and noun.casefold() not in (
            "boss",
            "accused",
        )
        low = noun.casefold()
        count = number_of(lead["num"]) if lead["num"] else _CROWD.get(low, 1)
        if lead["num"] and low in _CROWD:
            count *= _CROWD[low]
        if lead["all"] and lead["all"].strip().casefold().startswith("both"):
            count = 2
        word = (lead["num"] or "").casefold()
        nation = nationality_of(match["demonym"]) if match["demonym"] else None
        if not nation and (found := _nation_word().search(adjectives)):
            nation = nationality_of(found.group())
        nation = country or nation
        ages = [int(n) for n in re.findall(r"\b(\d{1,2})[- ]year", adjectives)]
        phrase = PersonPhrase(
            start, match.end(), count, _sex_of(noun, adjectives), nation, ages, low,
            pointing="definite" if lead["the"] or lead["all"] else "new",
            more=bool(re.search(r"\b(?:another|more|other|further|additional|third|second|fourth|fifth)\b", f"{word} {adjectives}".casefold())),
            total=bool(lead["total"]),
            bare=not (lead["num"] or lead["the"] or lead["all"]),
            counted=bool(lead["num"]) or not plural or low in _CROWD or bool(lead["all"] and count == 2),
        )  # fmt: skip
        phrase.drives = bool(
            count == 1 and (_DRIVEN_BY.search(text, max(0, start - 16), start) or _DRIVING.match(tail))
        )
        _read_tail(phrase, tail)
        yield phrase


_DRIVEN_BY = re.compile(r"\b(?:driven|ridden|operated|piloted|steered|driver,|driver was) (?:by )?$", re.IGNORECASE)
_DRIVING = re.compile(r"[^.;:\n]{0,70}?\b(?:driving|at the wheel|behind the wheel|who drove|drove)\b")


_GOODS_AFTER = re.compile(
    r"^(?:['’]s?\b|[- ](?:control|contact|luggage|baggage|terminal|list|lists|data|manifest|vessel|boat|ship|car|cars|vehicle|vehicles|seat|seats|compartment|side|hall|clearance|traffic|flow|flows|name|names|cabin|service|services|bus|processing|screening|profiling|stream|route|door|protection|rights|trafficking|smuggling|goods|shipment|registry|id|ids|numbers?|contacts?|ticket|movements|terminals|express|cargo|flight|jet|care|toilets?))",
    re.IGNORECASE,
)


def _not_people(text: str, start: int, noun: str, tail: str, number: str | None) -> bool:
    low = noun.casefold()
    if low in ("male", "female") and text[start : start + 5].casefold().startswith("malé"):
        return True
    if _GOODS_AFTER.match(tail) and not tail.startswith(("'s", "’s")):
        return True
    if low in ("pair", "pairs") and tail.startswith(" of "):
        return True
    if low in ("owner", "owners", "people", "members") and tail.lstrip().startswith("of animals"):
        return True
    if low in ("captain", "doctor", "director", "manager", "members", "leader", "seller", "buyer") and re.match(
        r"\s*[-–]?\s*general\b", tail, re.IGNORECASE
    ):
        return True
    if (
        low in ("suspect", "suspects", "accused")
        and number is None
        and re.match(
            r"\s+(?:that|they|the|he|she|it|this|there|plate|vessel|drugs?|boxes|box|container|shipment|goods|parcels?|substance|unit)\b",
            tail,
        )
    ):
        return True
    if (
        number is None
        and re.match(
            r"(?:consignee|importer|exporter|sender|shipper|receiver|recipient|supplier|broker|operator|buyer|seller|owner|manager|director)s?$",
            low,
        )
        and re.match(r"\s*[:(]|\s+(?:[A-Z\"“]|is an?\b|details|on the|was an?\b)", tail)
    ):
        return not re.match(r"\s*\([MF]?/?\d\d\)", tail)
    return low in ("staff", "partner") and number is None and not re.search(r"(?:his|her)\s*$", text[:start][-8:])


_FROM_COUNTRY = re.compile(r"^(?:,? ?(?:aged )?\d{1,2},?| \(\d{1,2}\))? from (?=[A-Z])")
_OF_COUNTRY = re.compile(
    r"^(?:,? (?:aged )?\d{1,2},?| \(\d{1,2}\))?,? (?:an? |both |all )?(?:nationals? |citizens? |natives? )?of (?:the )?(?=[A-Z])"
    r"|^(?:,? (?:is|are|was|were))?,? (?:believed|thought|said|reported|understood) to be (?:from|(?:an? )?(?:nationals?|citizens?) of) (?=[A-Z])"
)
_PERSONAL = frozenset(["man", "men", "woman", "women", "lady", "ladies", "couple", "duo", "brothers", "sisters"])
"""`lady from Angola`: the country is her nationality; of a passenger it is where the flight came from."""


def _read_tail(phrase: PersonPhrase, tail: str) -> None:
    """Ages, sex and nationality written after a phrase."""
    if slash := _TRAIL_SLASH.match(tail):
        entries = re.findall(r"([MF])\s*[/-]?\s*(\d{1,2})", slash["list"])
        phrase.ages = [int(age) for _, age in entries]
        if len({sex for sex, _ in entries}) == 1:
            phrase.sex = entries[0][0]
        return
    rest = tail
    if ages := _TRAIL_AGES.match(tail):
        found = _ages_in(ages["ages"])
        if found and (len(found) == phrase.count or "between" in ages["ages"] or "to" in ages["ages"]):
            if len(found) == phrase.count:
                phrase.ages = phrase.ages or found
            rest = tail[ages.end() :]
    sex = _TRAIL_SEX.match(rest)
    if sex and not phrase.sex and (len(sex.group(1)) > 1 or sex.group(2)):
        phrase.sex = "F" if sex.group(1).casefold().startswith("f") else "M"
        if sex.group(2) and not phrase.ages:
            phrase.ages = [int(sex.group(2))]
        rest = rest[sex.end() :]
    if not phrase.nationality and (nation := _trail_nation().match(rest)):
        phrase.nationality = nationality_of(nation["nation"])
    if not phrase.nationality and (home := _FROM_COUNTRY.match(tail)) and phrase.noun in _PERSONAL:
        phrase.nationality = country_at(tail[home.end() :])
    if not phrase.nationality and (of := _OF_COUNTRY.match(tail)):
        phrase.nationality = country_at(tail[of.end() :])
    if not phrase.nationality and (nation := _of_nationality().match(rest)):
        phrase.nationality = nationality_of(nation["n"])


_YEAR_OLD = re.compile(
    r"(?<![\w-])(?P<the>the |this |that |a |an |both |two |one )?(?P<age>\d{1,2})[- ]years?[- ]olds?(?=,? (?:was|were|who|is|has|had|and was|will|faces|face|told|admitted|arrived|flew|tried|said|allegedly|appeared|confessed)\b)",
    re.IGNORECASE,
)


def find_ages(text: str) -> Iterator[PersonPhrase]:
    """`the 25-year-old was`: an age alone names a person."""
    for match in _YEAR_OLD.finditer(text):
        definite = (match["the"] or "").strip().casefold() in ("the", "this", "that")
        yield PersonPhrase(
            match.start(),
            match.end(),
            ages=[int(match["age"])],
            noun="person",
            pointing="definite" if definite else "new",
        )


def find_pronouns(text: str) -> Iterator[PersonPhrase]:
    """`he`, `both`, `all three`, `the two`: those who point back."""
    for match in _PRONOUN.finditer(text):
        count, sex = 1, None
        if match["he"] or match["she"]:
            sex = "M" if match["he"] else "F"
        elif match["all"]:
            count = number_of(match["n"]) if match["n"] else (2 if match["all"].casefold() != "all" else 0)
        elif match["the"]:
            count = _CROWD.get(match["the"].casefold(), 0) or number_of(match["the"])
        else:
            count = 0
        yield PersonPhrase(match.start(), match.end(), count, sex, noun=match.group().casefold(), pointing="pronoun")  # type: ignore[arg-type]
