# ruff: noqa: E501  (patterns of words read best unbroken)
"""Writes facts['people']: names with their roles, unnamed people with counts, sexes, ages and nationalities.

English and texts of no other language read here; Vietnamese, Chinese, Thai, Indonesian/Malay and the rest in
`nlp.people.local`. Each person once, at the first mention; every other place of a found name is in `notes["people"]`
as `(start, end, name)`, so that masking can cover them all.
"""

import re
from functools import cache

from nlp.extraction import Person, PersonRole
from nlp.lexicon import pattern_of
from nlp.people.arrests import bind_arrests
from nlp.people.cast import Cast
from nlp.people.grammars import grammar_of
from nlp.people.local import read_local
from nlp.people.name_spans import PersonName
from nlp.people.names import find_names
from nlp.people.nouns import BYSTANDER, find_ages, find_phrases, find_pronouns
from nlp.people.party import Party, distinct, name_words
from nlp.places.nationality import nationality_of, nationality_pattern
from nlp.reading import Reading
from nlp.text.spans import Spans


def read_people(reading: Reading) -> None:
    """Adds the people of the message to `reading`."""
    grammar = grammar_of(reading.language)
    facts = read_local(reading, grammar) if grammar else _english(reading)
    reading.facts["people"].extend(facts)
    reading.notes["people"] = _occurrences(reading, facts)


def _blocked(reading: Reading) -> Spans:
    """Spans that no person's name may touch: organisations, places, vessels."""
    spans = list(reading.notes.get("organisations", []))
    spans += [fact.span for fact in reading.facts["places"] if fact.span]
    return Spans(spans)


def _english(reading: Reading) -> list[Person]:
    text = reading.text
    names = [n for n in find_names(text, _blocked(reading)) if n.role == "official" or reading.of_event(n.start)]
    taken = Spans([*reading.notes.get("organisations", []), *((n.start, n.end) for n in names)])
    phrases = [
        phrase
        for phrase in find_phrases(text)
        if reading.of_event(phrase.start)
        and not taken.touch(phrase.start, phrase.end)
        and not BYSTANDER.search(text[phrase.start : phrase.end])
    ]
    held = Spans((phrase.start, phrase.end) for phrase in phrases)
    phrases += [p for p in find_ages(text) if reading.of_event(p.start) and not held.touch(p.start, p.end)]
    told_twice = Spans((phrase.start, phrase.end) for phrase in phrases)
    pronouns = [p for p in find_pronouns(text) if not told_twice.touch(p.start, p.end)]
    cast = Cast(reading, [*phrases, *pronouns], names)
    bind_arrests(cast)
    if reading.kind in ("alert", "request"):  # arrests told there are of the case that gave the warning
        for party in cast.parties:
            party.arrested = False
    arrested = distinct([p for p in cast.parties if p.arrested])
    facts: list[Person] = []
    for party in arrested:
        facts += _party_facts(reading, party, "arrested")
    told = {id(p) for party in arrested for p in _all_of(party)}
    for party in cast.parties:
        if id(party) not in told and not party.arrested:
            facts += _others(reading, party)
    return [_with_nation(reading, fact, facts) for fact in _once(facts)]


_NATION_NEAR = (
    r"(?P<a>{n})(?= (?:passports?|nationals?|citizens?|nationality|origin|descent|ID card|subject)\b)"
    r"|\b(?:nationality|citizenship|natl|nat|passport|ppt)\b\s*(?:is|of|:|\(|-|,|no\.?)*\s*(?P<b>{n})\b"
)


@cache
def _nation_near() -> re.Pattern[str]:
    return re.compile(_NATION_NEAR.replace("{n}", nationality_pattern("en")), re.IGNORECASE)


def _with_nation(reading: Reading, fact: Person, facts: list[Person]) -> Person:
    """The nationality that a passport or a field named after the person tells, where nobody else stands between."""
    if fact.nationality or fact.role == "official" or fact.span is None or fact.count != 1:
        return fact
    end = fact.span[1]
    following = [other.span[0] for other in facts if other.span and other.span[0] > end and other.role != "official"]
    others = [other for other in facts if other is not fact and other.role != "official"]
    limit = min([end + (170 if others else 600), *following])
    found = _nation_near().search(reading.text, end, limit)
    if found is None:
        return fact
    return fact.model_copy(update={"nationality": nationality_of(found["a"] or found["b"])})


def _all_of(party: Party) -> list[Party]:
    return [party, *(p for part in party.parts for p in _all_of(part))]


def _party_facts(reading: Reading, party: Party, role: PersonRole) -> list[Person]:
    """Named members one by one, members told apart, and the rest as one fact; counts add up to the party's."""
    facts: list[Person] = []
    left = party.count
    for index, name in enumerate(party.names):
        age = (
            name.age
            if name.age is not None
            else (party.ages[index] if index < len(party.ages) and len(party.ages) == party.count else None)
        )
        facts.append(_named(reading, name, role, party, age))
        left -= 1
    for part in party.parts:
        inner = _party_facts(reading, _inherit(part, party), role)
        size = sum(f.count for f in inner)
        if size <= left:
            facts += inner
            left -= size
    if left <= 0:
        return facts
    if party.ages and len(party.ages) == left > 1 and not party.names:
        for age in party.ages:
            facts.append(_unnamed(party, role, 1, age))
        return facts
    facts.append(_unnamed(party, role, left, party.ages[0] if left == 1 and len(party.ages) == 1 else None))
    return facts


def _inherit(part: Party, whole: Party) -> Party:
    part.nationality = part.nationality or whole.nationality
    part.sex = part.sex or whole.sex
    return part


def _named(reading: Reading, name: PersonName, role: PersonRole, party: Party, age: int | None) -> Person:
    return Person(
        name=" ".join(reading.text[name.start : name.end].split()), role=role, nationality=name.nationality or party.nationality, age=age,
        sex=name.sex or party.sex, span=(name.start, name.end), confidence=name.confidence, rule=f"name: {name.rule}",
    )  # fmt: skip


def _unnamed(party: Party, role: PersonRole, count: int, age: int | None) -> Person:
    return Person(
        name=None, role=role, nationality=party.nationality, count=max(1, min(count, 1_000_000)), age=age, sex=party.sex, span=(party.start, party.end), confidence=0.75, rule=party.rule or f"people: {role}",
    )  # fmt: skip


_NOUN_ROLES: tuple[tuple[str, PersonRole], ...] = (
    ("driver", "driver"), ("passenger", "passenger"), ("pax", "passenger"), ("traveller", "passenger"), ("traveler", "passenger"), ("tourist", "passenger"),
    ("consignee", "consignee"), ("recipient", "consignee"), ("receiver", "consignee"), ("importer", "consignee"), ("consignor", "consignor"), ("sender", "consignor"), ("shipper", "consignor"), ("exporter", "consignor"), ("suspect", "suspect"),
    ("courier", "suspect"), ("owner", "suspect"), ("accused", "suspect"),
)  # fmt: skip


def _others(reading: Reading, party: Party) -> list[Person]:
    """People who were not arrested: named ones by their cue, unnamed ones where a nationality or part is told."""
    facts: list[Person] = []
    by_noun = next((role for noun, role in _NOUN_ROLES if any(n.startswith(noun) for n in party.nouns)), None)
    for name in party.names:
        role: PersonRole = name.role or by_noun or "suspect"
        facts.append(
            _named(
                reading,
                name,
                role,
                party,
                name.age if name.age is not None else (party.ages[0] if party.count == 1 and party.ages else None),
            )
        )
    if not party.names and (
        party.nationality
        and (by_noun or party.nouns & {"man", "woman", "national", "men", "women", "nationals", "male", "female"})
    ):
        facts.append(
            _unnamed(party, by_noun or "suspect", party.count, party.ages[0] if len(party.ages) == 1 else None)
        )
    return facts


def _once(facts: list[Person]) -> list[Person]:
    """A name that was found twice is one person."""
    kept: list[Person] = []
    for fact in facts:
        words = set(name_words(fact.name)) if fact.name else set()
        if words and any(
            other.name and (words <= set(name_words(other.name)) or set(name_words(other.name)) <= words)
            for other in kept
        ):
            continue
        kept.append(fact)
    return kept


def _occurrences(reading: Reading, facts: list[Person]) -> list[tuple[int, int, str]]:
    """Every place where a found name stands in the text, in any case of letters."""
    found = []
    names = {" ".join(fact.name.split()).casefold(): fact.name for fact in facts if fact.name}
    if not names:
        return []
    spelled = pattern_of(" ".join(name.split()) for name in names.values()).replace(r"\ ", r"\s+")
    for match in re.finditer(rf"(?<!\w)(?:{spelled})(?!\w)", reading.text, re.IGNORECASE):
        name = names.get(" ".join(match.group().split()).casefold(), match.group())
        found.append((match.start(), match.end(), name))
    return sorted(found)
