# ruff: noqa: E501  (patterns of words read best unbroken)
"""Reads people in the region's languages with `nlp.people.grammars`: counts, arrests, nationalities, names."""

import re
from dataclasses import dataclass, field
from typing import Literal

from nlp.extraction import Person, PersonRole
from nlp.organisations.company_names import is_business
from nlp.people.grammars import Grammar
from nlp.places.nationality import nationality_of
from nlp.reading import Reading
from nlp.text.name_lexicon import looks_like_name
from nlp.text.sentences import Sentences
from nlp.text.spans import Spans


@dataclass
class _Told:
    """People told at one place: a group, or one by name."""

    start: int
    end: int
    sentence: int
    count: int = 1
    sex: Literal["M", "F"] | None = None
    nationality: str | None = None
    age: int | None = None
    name: str | None = None
    role: PersonRole | None = None
    arrested: bool = False
    total: bool = False
    stated: bool = False
    names: list["_Told"] = field(default_factory=list)


def read_local(reading: Reading, grammar: Grammar) -> list[Person]:
    """People of a message in the grammar's language."""
    sentences = Sentences(reading.text)
    names = _names(reading, grammar, sentences)
    groups = _groups(reading, grammar, sentences, names)
    _arrest(reading, grammar, sentences, groups, names)
    if reading.kind in ("alert", "request"):
        for told in [*groups, *names]:
            told.arrested = False
    return _facts(reading, grammar, groups, names)


def _value(match: re.Match[str], *keys: str) -> str | None:
    found = match.groupdict()
    return next((found[key] for key in keys if found.get(key)), None)


def _number(word: str | None, grammar: Grammar) -> int:
    if not word:
        return 1
    folded = word.casefold().strip()
    return int(folded) if folded.isdecimal() else grammar.numbers.get(folded, 1)


_TENS = {"十": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
_ONES = {"一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}


def _years(age: str | None) -> int | None:
    """`26`, `二十六`, `三十`, `十八`."""
    if not age:
        return None
    if age.isdecimal():
        return int(age)
    tens, _, ones = age.partition("十")
    return 10 * (_TENS.get(tens, 1) if tens else 1) + _ONES.get(ones, 0)


def _sex(text: str, grammar: Grammar) -> Literal["M", "F"] | None:
    female, male = bool(grammar.female.search(text)), bool(grammar.male.search(text))
    return None if female == male else "F" if female else "M"


def _names(reading: Reading, grammar: Grammar, sentences: Sentences) -> list[_Told]:
    text = reading.text
    blocked = Spans([*reading.notes.get("organisations", []), *(f.span for f in reading.facts["places"] if f.span)])
    found: list[_Told] = []
    for pattern, role in grammar.names:
        for match in pattern.finditer(text):
            key = "name" if match.groupdict().get("name") else "name2"
            start, end = match.span(key)
            if start < 0 or blocked.touch(start, end) or any(t.start < end and start < t.end for t in found):
                continue
            if role != "official" and not reading.of_event(start):
                continue
            around = text[max(0, start - 30) : end + 40]
            nation = grammar.nation.search(text[end : end + 45])
            age = re.match(r"\s*[((]\s*(\d{2})(?:\s*(?:tuổi|th|thn|tahun|岁|歲|歳|ปี))?\s*[),)]", text[end : end + 20])
            found.append(
                _Told(
                    start, end, sentences.index(start), 1, _sex(around[:30], grammar), nationality_of(nation["nation"], grammar.language) if nation else None,
                    int(age.group(1)) if age else None, " ".join(text[start:end].split()), role,
                )
            )  # fmt: skip
    if grammar.language not in ("vi", "id"):
        found += _latin_names(reading, sentences, blocked, found)
    return sorted(found, key=lambda told: told.start)


_LATIN = re.compile(
    r"(?<![A-Za-z0-9])[A-Z][A-Za-z’'-]+(?:[ ,]{1,2}(?:bin |binti |de |van )?[A-Z][A-Za-z’'-]+){1,4}(?![A-Za-z0-9])"
)
_SHIP_BEFORE = re.compile(r"(?:เรือ|船名?|轮|輪|号|MV|MT|M/V|ເຮືອ|នាវា|သင်္ဘော|선박|丸)\s*[\"“「]?$")


def _latin_names(reading: Reading, sentences: Sentences, blocked: Spans, found: list[_Told]) -> list[_Told]:
    """Names that a text in another script gives in Latin letters, as passports have them."""
    names = []
    for match in _LATIN.finditer(reading.text):
        start, end = match.span()
        name = match.group()
        if blocked.touch(start, end) or any(t.start < end and start < t.end for t in found):
            continue
        if (
            not looks_like_name(name)
            or is_business(name)
            or _SHIP_BEFORE.search(reading.text, max(0, start - 8), start)
        ):
            continue
        if reading.of_event(start):
            names.append(_Told(start, end, sentences.index(start), name=" ".join(name.split())))
    return names


def _groups(reading: Reading, grammar: Grammar, sentences: Sentences, names: list[_Told]) -> list[_Told]:
    found: list[_Told] = []
    folded = reading.folded if grammar.language in ("lo", "km", "my") else reading.text
    for match in grammar.group.finditer(folded):
        if match.end() == match.start() or not reading.of_event(match.start()):
            continue
        if any(t.start <= match.start() < t.end for t in names):
            continue
        number = _value(match, "n", "n2", "n3", "n4")
        nation = _value(match, "nation", "nation2", "nation3", "nation5")
        age = _value(match, "age", "age2", "age3")
        near = reading.text[max(0, match.end() - 18) : match.end() + 30]
        after = grammar.nation.search(near) if not nation else None
        found.append(
            _Told(
                match.start(), match.end(), sentences.index(match.start()), max(1, _number(number, grammar)), _sex(reading.text[match.start() : match.end()], grammar),
                nationality_of(nation or (after["nation"] if after else ""), grammar.language), years if (years := _years(age)) and years >= 10 else None,
                total=bool(grammar.total.search(reading.text[max(0, match.start() - 14) : match.start()])), stated=number is not None or age is not None,
            )
        )  # fmt: skip
    return found


def _arrest(reading: Reading, grammar: Grammar, sentences: Sentences, groups: list[_Told], names: list[_Told]) -> None:
    """Marks those of a sentence that tells an arrest; where it names nobody, those of the sentence before."""
    text = reading.text
    people = sorted([*groups, *(n for n in names if n.role is None)], key=lambda told: told.start)
    for index, (start, end) in enumerate(sentences.spans):
        sentence = text[start:end]
        verb = grammar.arrested.search(sentence)
        if not verb or grammar.denied.search(sentence) or not reading.of_event(start + verb.start()):
            continue
        here = [t for t in people if t.sentence == index]
        if not here:
            before = [t for t in people if index - 3 <= t.sentence < index]
            here = [t for t in before if t.sentence == before[-1].sentence] if before else []
        for told in here:
            told.arrested = True
    if any(t.arrested for t in people):
        last = max(t.sentence for t in people if t.arrested)
        for told in names:
            if (
                told.role is None
                and 0 <= told.sentence - last <= 5
                and re.match(r"[\s\-•:;,]*", text[told.start : told.start + 1])
            ):
                told.arrested = True


def _facts(reading: Reading, grammar: Grammar, groups: list[_Told], names: list[_Told]) -> list[Person]:
    arrested_groups = _distinct([g for g in groups if g.arrested])
    arrested_names = [n for n in names if n.arrested]
    total = max(
        [sum(g.count for g in arrested_groups), *(g.count for g in arrested_groups if g.total), len(arrested_names)],
        default=0,
    )
    nation = next((g.nationality for g in arrested_groups if g.nationality), None)
    facts = [_person(n, "arrested", n.nationality or nation, 1) for n in arrested_names]
    left = total - len(arrested_names)
    for group in arrested_groups:
        if left <= 0:
            break
        size = min(group.count, left)
        if len(arrested_names) and len(arrested_groups) == 1:
            size = left
        facts.append(_person(group, "arrested", group.nationality, size))
        left -= size
    for name in names:
        if not name.arrested:
            facts.append(_person(name, name.role or "suspect", name.nationality, 1))
    if not total:
        for group in _distinct([g for g in groups if g.nationality]):
            facts.append(_person(group, "passenger", group.nationality, group.count))
    return _once(facts)


def _distinct(groups: list[_Told]) -> list[_Told]:
    """Groups told once: unnumbered or repeated ones fold into an earlier one; a stated total stands for its parts."""
    totals = [g for g in groups if g.total]
    if totals and max(t.count for t in totals) >= sum(g.count for g in groups if not g.total):
        best = max(totals, key=lambda g: g.count)
        best.nationality = best.nationality or next((g.nationality for g in groups if g.nationality), None)
        return [best]
    numbered = [g for g in groups if g.stated]
    if len(numbered) > 2 and numbered[0].count == sum(g.count for g in numbered[1:]):
        groups = [numbered[0]]  # the sum first, then its parts
    kept: list[_Told] = []
    for group in groups:
        twin = next(
            (k for k in kept if (not group.stated or (k.count == group.count and group.age in (None, k.age))) and not (k.sex and group.sex and k.sex != group.sex) and not (k.nationality and group.nationality and k.nationality != group.nationality)),
            None,
        )  # fmt: skip
        bare = next((k for k in kept if not k.stated and not (k.sex and group.sex and k.sex != group.sex)), None)
        if twin is None and bare is not None:
            bare.count, bare.stated, twin = group.count, True, bare
        if twin is not None:
            twin.nationality, twin.sex, twin.age = (
                twin.nationality or group.nationality,
                twin.sex or group.sex,
                twin.age or group.age,
            )
            continue
        kept.append(group)
    return kept


def _person(told: _Told, role: PersonRole, nationality: str | None, count: int) -> Person:
    return Person(
        name=told.name, role=role, nationality=nationality, count=max(1, min(count, 1_000_000)), age=told.age, sex=told.sex,
        span=(told.start, told.end), confidence=0.75 if told.name else 0.7, rule="name by its cue" if told.name else f"people told: {role}",
    )  # fmt: skip


def _once(facts: list[Person]) -> list[Person]:
    seen: set[str] = set()
    kept = []
    for fact in facts:
        key = (fact.name or "").casefold()
        if key and key in seen:
            continue
        seen.add(key)
        kept.append(fact)
    return kept
