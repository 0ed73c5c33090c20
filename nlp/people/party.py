"""Parties: persons, or several spoken of together; repeats and parts folded into the first telling."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from nlp.people.name_spans import PersonName
from nlp.people.nouns import Sex


@dataclass
class Party:
    """One person, or several spoken of together; `parts` are members that the text also tells one by one."""

    start: int
    end: int
    count: int = 1
    sex: Sex | None = None
    nationality: str | None = None
    ages: list[int] = field(default_factory=list)
    nouns: set[str] = field(default_factory=set)
    names: list[PersonName] = field(default_factory=list)
    parts: list["Party"] = field(default_factory=list)
    arrested: bool = False
    more: bool = False
    total: bool = False
    sentence: int = 0
    case: int = 0
    """Of the cases that a text tells one after another, which."""
    rule: str = ""

    @property
    def specific(self) -> bool:
        """Told by age or name, so that a second telling is another person."""
        return bool(self.ages or self.names)

    @property
    def room(self) -> int:
        """How many of the stated number have not been told one by one."""
        told = sum(part.count for part in self.parts)
        return max(0, self.count - max(told, len(self.names)))


def sex_clash(a: Sex | None, b: Sex | None) -> bool:
    return a is not None and b is not None and a != b


def name_words(name: str) -> list[str]:
    """Folded words of a name, without marks."""
    return re.findall(r"\w+", name.casefold())


def same_name(a: str, b: str) -> bool:
    """One name's words hold the other's (`Kumar` after `Rajesh Kumar`)."""
    wa, wb = set(a.split()), set(b.split())
    return bool(wa) and bool(wb) and (wa <= wb or wb <= wa)


def distinct(parties: list[Party]) -> list[Party]:
    """Arrested parties with repeats and parts folded into the first telling; their counts add up to the total."""
    kept: list[Party] = []
    for party in parties:
        if party.total and kept and party.count >= sum(p.count for p in kept):
            party.parts = [*party.parts, *kept]
            kept = [party]
            continue
        if (
            party.names and kept and party.count == sum(p.count for p in kept) > 1 and not any(p.specific for p in kept)
        ):  # "two men and two women", then all four by name
            nations = {p.nationality for p in kept}
            party.nationality = party.nationality or (nations.pop() if len(nations) == 1 else None)
            kept = [party]
            continue
        if (host := _host_of(party, kept)) is not None:
            _fold(host, party)
            continue
        kept.append(party)
    return kept


_SUMMED = 5
"""A number of arrests from which on a text that tells them case by case sums them up first."""


def _wholes(kept: list[Party]) -> Iterator[Party]:
    """The parties, and of those told in parts the parts that nothing more is told of."""
    for party in kept:
        yield party
        yield from (part for part in party.parts if part.count > 1 and not part.specific)


def _host_of(party: Party, kept: list[Party]) -> Party | None:
    if (
        party.more
    ):  # "three other suspects": of the stated number where they make it up, or where it is being told in parts
        return next(
            (
                p
                for p in kept
                if not p.specific
                and p.parts
                and p.sentence != party.sentence
                and (p.room == party.count or (p.room > party.count and p.count >= _SUMMED and len(p.parts) > 1))
            ),
            None,
        )
    for earlier in kept:
        if (
            party.ages
            and earlier.ages == party.ages
            and not sex_clash(earlier.sex, party.sex)
            and earlier.count == party.count
            and not (earlier.names and party.names)
        ):
            return earlier
    for earlier in _wholes(kept):
        if sex_clash(earlier.sex, party.sex) or (
            earlier.nationality and party.nationality and earlier.nationality != party.nationality
        ):
            continue
        if earlier.count == 1 == party.count and earlier.case != party.case:
            continue
        if not earlier.specific and earlier.room >= party.count and party.sentence != earlier.sentence:
            return earlier
        if (
            earlier.count == 1 == party.count
            and not earlier.specific
            and not earlier.parts
            and party.sentence - earlier.sentence <= 2
            and party.names
            and party.sentence != earlier.sentence
        ):
            return earlier
    if not party.specific and party.count > 1 and party.count == sum(p.count for p in kept):
        sexes = {p.sex for p in kept}
        if not (party.sex and sexes - {party.sex, None}):
            return kept[0]
    if (
        not party.specific
        and len(kept) == 1
        and kept[0].count == party.count == 1
        and kept[0].case == party.case
        and not sex_clash(kept[0].sex, party.sex)
        and party.sentence != kept[0].sentence
        and not (kept[0].nationality and party.nationality and kept[0].nationality != party.nationality)
    ):
        return kept[0]
    return None


def _fold(host: Party, party: Party) -> None:
    if host.count > party.count or (host.count == party.count and not host.specific and party.specific):
        host.parts.append(party)
    host.nationality = host.nationality or (party.nationality if host.count == party.count else None)
    if host.count == party.count:
        host.sex = host.sex or party.sex
        host.ages = host.ages or party.ages
