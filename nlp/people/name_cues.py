# ruff: noqa: E501  (patterns of words read best unbroken)
"""Cues beside a name that say that it names somebody, and in what part: `identified as`, `said`, `was arrested`, a role before it."""

import re
from functools import cache

from nlp.people.name_details import age_after, nation_after
from nlp.people.name_spans import NameRole, PersonName, U, blocked_word, is_substance
from nlp.places.nationality import nationality_of, nationality_pattern
from nlp.text.name_lexicon import looks_like_name

_AFTER_SAID = re.compile(
    r"^(?:\s*,[^,.;\n]{3,90},|\s*\([^)]{2,40}\)|,)?\s*(?:who\s+|has\s+|had\s+|also\s+|later\s+|further\s+|on \w+ )*(?:said|says|told|added|stated|explained|disclosed|noted|announced|confirmed|revealed|commented|remarked|praised|commended|reiterated|stressed|emphasi[sz]ed|thanked|warned|urged|assured|briefed|declared that|lauded|hailed)\b"
)
_BEFORE_SAID = re.compile(
    r"(?:said|says|added|stated|explained|according to|noted|quoted|led by|headed by|signed by|signed|by)\s+(?:the\s+)?$"
)
_AFTER_ARREST = re.compile(
    r"^(?:\s*\([^)]{1,60}\))?(?:\s*,[^.;\n]{1,80},)?\s+(?:was|were|has been|have been|had been|is|are|being)\s+(?:\w+\s+){0,3}?(?:arrested|detained|apprehended|charged|caught|held|nabbed|remanded|indicted|sentenced|convicted|taken|intercepted|stopped|searched|released|questioned|identified|found|wanted|granted|brought|produced|placed|jailed|booked|under)\b"
)
_AFTER_ARREST_SURELY = re.compile(
    r"^(?:\s*\([^)]{1,60}\))?(?:\s*,[^.;\n]{1,80},)?\s+(?:was|were|has been|have been|had been)\s+(?:\w+\s+){0,2}?(?:arrested|apprehended|charged|nabbed|remanded|indicted|sentenced|convicted|jailed|taken into custody)\b"
)
_AFTER_HUMAN = re.compile(
    r"^(?:\s*\([^)]{1,60}\))?(?:\s*,[^.;\n]{1,80},)?\s+(?:who\b|whose\b|admitted|confessed|claimed|pleaded|pled|appeared|denied|tried|attempted|arrived|flew|travell?ed|carried|told|boarded|landed|booked|declined|faces|face|allegedly|attempted|is still there|left|does not|did not|never|gave|paid|bought|received|hired|sent|met|works?\b|lives?\b|runs?\b|owns?\b|entered|departed|travels\b|alias\b|a\.?k\.?a\b|@)"
)
_ROLE_BEFORE: tuple[tuple[NameRole, str], ...] = (
    ("driver", r"drivers?|chauffeur|lorry driver"),
    ("passenger", r"passengers?|pax|travell?ers?"),
    (
        "suspect",
        r"suspects?|accused|defendants?|kingpins?|masterminds?|fugitives?|ringleaders?|our suspect|couriers?|smugglers?|proprietors?|owners?|organi[sz]ers?|person called|man called|woman called|person of interest|passenger of interest|suspected person",
    ),
    (
        "",
        r"skippers?|captains?|crewm[ae]n|crew members?|helpers?|boatm[ae]n|fisherm[ae]n|accomplices?|associates?|conductors?|attendants?|traders?|businessm[ae]n|businesswom[ae]n|farmers?|soldiers?|students?|teachers?|employees?|workers?|"
        r"leaders?|ringleaders?|boss|bosses|lieutenants?|brokers?|agents? and broker|traffickers? named|merchants?|shopkeepers?|vendors?|sellers?|buyers?|doctors?|nurses?|engineers?|officers? of the gang|porters?|clerks?|loaders?|baggage handlers?|cooks?|bosuns?|chief officer|chief engineer|foreigners?|arrestees?|susp|culprits?|offenders?|convicts?|traffickers?|mules?|poachers?|hunters?|peddlers?|dealers?|housewife|monks?|labou?rers?|technicians?|mechanics?|pilots?|flight attendants?|sailors?|seam[ae]n|tourists?|villagers?|"
        r"co-accused|co-drivers?|carriers?|handlers?|financiers?|wom[ae]n|m[ae]n|males?|females?|couple|nationals?|citizens?",
    ),
    (
        "mentioned",
        r"sole director|directors?|representative|managing director|director and shareholder|brother|wife|husband|friend",
    ),
)
_NAMED = re.compile(
    r"(?:identified (?:\w+ ){0,2}?(?:as|to be)|named(?: as)?|namely|called|known as|name(?:d)? (?:is|was|used|on passport|of (?:the )?\w+)|names?(?: \(s\))?|full names?|goes by|using the name|uses? (?:the )?name|a certain|registered to(?: one)?|(?<=\s)one|alias|a\.?k\.?a\.?|by the name of|in the name of|under the name|on behalf of|tag name|true name|real name|names? on (?:the )?\w+(?: is| was| reads)?|identity|identities|they are|one of (?:them|whom|the \w+),|the other,|the first,|the second,|arrested persons?|arrestees?|arrested|person(?:s)? arrested|apprehended|name used)\s*[:\-–]?\s*(?:as\s+)?(?:a certain\s+|one\s+|were\s+|are\s+|is\s+|was\s+)?(?:\(\d+\)\s*|\d[.)]\s*|\(?[ivx]+\)\s*)?[\"“'‘]?$",
    re.IGNORECASE,
)
_ONLY_AS = re.compile(r"\b(?:identified|named|known|recorded) (?:only|merely|solely) (?:as|by) [\"“‘]?$|\bsurnamed $")
_MIXED_CASE = re.compile(rf"(?:[{U}]{{2,}} (?:[{U}][a-zà-ỹ-]+ ?)+|(?:[{U}][a-zà-ỹ-]+ )+[{U}]{{2,}})$")
_CROWD = r"(?:suspects?|m[ae]n|wom[ae]n|persons?|people|passengers?|nationals?|individuals?|crew(?: members)?|others?|brothers|couple|accused|duo|trio|pair|siblings|cousins|spouses|foreigners?|drivers?|smugglers?|couriers?|traffickers?|citizens?|travell?ers?)(?: \([^)]{1,30}\))?"
_AND_ONE_NAME = re.compile(r" and [A-Z][a-z]+(?:[.,;)]| (?:were|was|are|have|had|who)\b)")
_THE_DRIVER = re.compile(
    r", (?:the|an?) (?:[\w-]+ ){0,2}?(?:driver|suspect|courier|accused|ringleader|skipper|smuggler|trafficker|mastermind|dealer)\b"
)
_SENTENCE_START = re.compile(r"(?:[.!?]|\n)[\"”’)]*\s*$")
_AND_NAME = re.compile(r"(?:,| and) [A-Z]")
_CROWD_BEFORE = re.compile(rf"\b{_CROWD}\s*(?::|[-–—]|\()\s*[\"“]?$", re.IGNORECASE)
_CROWD_COMMA = re.compile(rf"\b{_CROWD},\s*[\"“]?$", re.IGNORECASE)
_COUNTRY_CODE = re.compile(r"\b(?:MY|HK|US|UK|TH|VN|ID|PH|SG|IN|CN|JP|KR|AU|NZ|LA|KH|MM|BN|TW|BD|LK|PK)\b")
_IN_BRACKETS = re.compile(
    r"\b(?:m[ae]n|wom[ae]n|males?|females?|nationals?|passengers?|pax|drivers?|suspects?|persons?|owners?|citizens?|couriers?|travell?ers?|crew|brothers?|yrs|old|50s|40s|30s|20s|truck|car|vehicle|boat)\b[^.;\n(]{0,25}\(\s*$",
    re.IGNORECASE,
)


@cache
def _roles_before() -> tuple[tuple[NameRole, re.Pattern[str]], ...]:
    nation = nationality_pattern("en")
    return tuple(
        (
            role,
            re.compile(
                rf"\b(?:{words})\s*(?:is|was|are|were|:|,|\()?\s*(?:an? |the |one )?(?:{nation})?\s*(?:nationals? )?[\"“]?$",
                re.IGNORECASE,
            ),
        )
        for role, words in _ROLE_BEFORE
    )


@cache
def _nation_before() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?P<nation>(?i:{nationality_pattern('en')})) (?:nationals?|citizens?|m[ae]n|wom[ae]n|males?|females?|passengers?|drivers?)?\s*[,:(]?\s*$"
    )


def by_cue(text: str, start: int, end: int) -> PersonName | None:
    before, after = text[max(0, start - 60) : start], text[end : end + 130]
    name, several = text[start:end], " " in text[start:end]
    known = looks_like_name(name)
    age = age_after(text, end)
    nation = nation_after(text, end)
    made = PersonName(start, end, age=age, nationality=nation)
    quoted = before.endswith(('"', "“", "‘"))
    if _NAMED.search(before) and (several or known or (quoted and not is_substance(name)) or _ONLY_AS.search(before)):
        made.rule = "surnamed" if before.endswith("surnamed ") else "identified as"
        return made
    if age is not None and several:
        made.rule = "age after"
        return made
    if _AFTER_SAID.match(after) and (several and (known or not name.isupper())):
        made.role, made.rule, made.confidence = "official", "said", 0.75
        return made
    if (
        several
        and re.search(
            r"[”\"’'],?\s*(?:said|says|added|explained|noted|stated|commented|remarked|warned|declared|concluded|continued|told)\s+(?:(?:[A-Z][\w’'-]*|of|for|at|the|and|acting)[ ]){0,7}$",
            before,
        )
    ) or (
        several
        and re.search(
            r"[”\"’'],?\s*(?:said|says|added|explained|noted|stated|commented)\s+(?:(?:[A-Z][\w’'-]*|of|for|at|the|and),? ){1,8}$",
            before,
        )
    ):
        made.role, made.rule, made.confidence = "official", "said before, quoted", 0.75
        return made
    if several and known and _BEFORE_SAID.search(before) and re.match(r"\s*(?:,|\.|$)", after):
        made.role, made.rule, made.confidence = "official", "said before", 0.65
        return made
    if several and (
        _CROWD_BEFORE.search(before) or ((known or _AND_NAME.match(after)) and _CROWD_COMMA.search(before))
    ):
        made.rule = "identified as, after a count"
        return made
    if not several and not blocked_word(name):
        if _CROWD_COMMA.search(before) and _AND_ONE_NAME.match(after):
            made.rule, made.confidence = "surnamed", 0.65
            return made
        if _THE_DRIVER.match(after) and (not before or _SENTENCE_START.search(before)):
            made.rule, made.confidence = "role after", 0.6
            return made
    for role, pattern in _roles_before():
        if pattern.search(before) and (several or known):
            made.role, made.rule = role, f"{role} before"
            if role == "suspect" and re.search(r"\b(?:are|were|is|was|:)\s*$", before):
                made.role, made.rule = "", "identified as suspects"
            return made
    if several and known and (found := _nation_before().search(before)):
        made.rule = "nationality before"
        made.nationality = made.nationality or nationality_of(found["nation"])
        return made
    if several and (known or _AFTER_ARREST_SURELY.match(after)) and _AFTER_ARREST.match(after):
        made.rule = "arrested after"
        return made
    if several and known and _AFTER_HUMAN.match(after):
        made.rule, made.confidence = "acts as a person", 0.65
        return made
    if several and nation and re.match(r"^(?:\s*\([^)]{0,40}\)|,)", after):
        made.rule = "nationality after"
        return made
    if (
        several
        and known
        and re.match(
            r"^,\s*(?:an?|the)\s+(?:\w+\s+){0,4}(?:director|spokes\w+|officer|commander|commissioner|head|chief|manager|superintendent|minister|secretary|collector|inspector)",
            after,
        )
    ):
        made.role, made.rule = "official", "office after"
        return made
    if several and known and _MIXED_CASE.match(name) and not _COUNTRY_CODE.search(name):
        made.rule = "surname in capitals"
        return made
    if known and _IN_BRACKETS.search(before) and re.match(r"\s*[,;)]|\s+and\b", after):
        made.rule = "identified as, in brackets"
        return made
    if several and re.match(r"^\s*[\[(,;]?\s*(?:\w+ )?(?:Passport|PP|ppt|passport)\b", after):
        made.rule = "passport after"
        return made
    return None
