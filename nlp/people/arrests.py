# ruff: noqa: E501  (patterns of words read best unbroken)
"""Who of a text's people was arrested, and how many.

A message may tell one arrest several times (headline, body, "both were charged"). Detained, held, charged, handed over for
the offence count as arrested (contract, "Conventions of the gold"). English.
"""

import re
from bisect import bisect_left

from nlp.people.arrest_words import (
    ARRESTS_MADE,
    BE,
    CLAUSE,
    COUNT_AFTER,
    COUNT_ONLY,
    GIVEN_OVER,
    HIS_ARREST,
    MONTH_BEFORE,
    NEGATED,
    NEGATED_NEAR,
    NOMINAL,
    OBJECT_GAP,
    RANGE_BEFORE,
    VERB,
)
from nlp.people.cast import AND, REACH, Cast, Item
from nlp.people.nouns import number_of
from nlp.people.party import Party

_ARRESTS_SOMEBODY = re.compile(
    r"\s+(?:him|her|them|an?|the|another|some|about|around|at least|more than|over|up to|\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|dozens|several|[A-Z]\w+)\b"
)
_LABEL = 80
"""Code points before a verb in which a form's label stands."""


def bind_arrests(cast: Cast) -> None:
    """Marks the parties of `cast` who were arrested; a number that no noun tells becomes a party of its own."""
    _Binding(cast).bind()


class _Binding:
    def __init__(self, cast: Cast) -> None:
        self._cast = cast

    def bind(self) -> None:
        for match in VERB.finditer(self._cast.text):
            if self._tells(match.start()) and not self._is_negated(match.start()):
                for party in self._arguments(match):
                    self._mark(party)
        for pattern in (NOMINAL, GIVEN_OVER):
            for match in pattern.finditer(self._cast.text):
                if self._tells(match.start()) and not self._is_negated(match.start()):
                    for party in self._following(match.end(), 40):
                        self._mark(party)
        for match in HIS_ARREST.finditer(self._cast.text):
            if self._tells(match.start()) and not self._is_negated(match.start()):
                for party in self._whose(match):
                    self._mark(party)
        if not any(p.arrested for p in self._cast.parties):
            self._bare_counts()
        else:
            self._bare_counts(only_more=True)

    def _mark(self, party: Party) -> None:
        """Arrested, and so is the whole of which the same sentence tells it as a part."""
        party.arrested = True
        for whole in self._cast.parties[-REACH:]:
            if party in whole.parts and whole.sentence == party.sentence:
                whole.arrested = True

    def _tells(self, offset: int) -> bool:
        return self._cast.reading.of_event(offset)

    def _is_negated(self, offset: int) -> bool:
        start, _ = self._cast.sentences.at(offset)
        before = self._cast.text[max(start, offset - 110) : offset]
        return bool(NEGATED.search(before[-70:]) or NEGATED_NEAR.search(before))

    def _following(self, offset: int, reach: int) -> list[Party]:
        """Parties named right after a verb or noun of arrest, with those joined by "and"."""
        found: list[Party] = []
        last = offset
        for index in range(bisect_left(self._cast.starts, offset), len(self._cast.items)):
            start, end, _, name = self._cast.items[index]
            gap = self._cast.text[last:start]
            if not found:
                if start - offset > reach or not OBJECT_GAP.match(gap):
                    break
            elif not (
                AND.match(gap)
                or (
                    len(gap) < 45
                    and re.search(r"(?:\band|,|&|;)\s*(?:the\s+)?$", gap)
                    and not CLAUSE.search(gap)
                    and "." not in gap
                )
            ):
                break
            if name is not None and name.role == "official":
                break
            found += [p for p in self._cast.of_item[index] if p not in found]
            last = end
        return found

    def _arguments(self, match: re.Match[str]) -> list[Party]:
        before, after = (
            self._cast.text[max(0, match.start() - 40) : match.start()],
            self._cast.text[match.end() : match.end() + 12],
        )
        passive = bool(BE.search(before)) and not re.match(_ARRESTS_SOMEBODY, after)
        active = [] if passive else self._following(match.end(), 45)
        if active and not match["over"] and not match["court"]:
            return active
        if (
            (match["held"] or match["charge"] or match["over"])
            and not passive
            and not re.search(r"(?:^|[\s(])(?:and|both|all|were|was)\s*$|[a-z)]\s*$", before)
        ):
            return []
        if match["held"] and not BE.search(before):
            # Telegrams leave out the verb: "Driver (M/38) and passenger (F/29) held."
            told = re.match(r"\s*(?:[.;,\n]|$)", after) and re.search(r"(?:[a-z)]|[A-Z]{2})\s*$", before)
            return self._subjects(match, near_only=True) if told else []
        if re.fullmatch(r"arrests?|detains|apprehends|nabs?", match.group(), re.IGNORECASE):
            return []
        return self._subjects(match)

    def _whose(self, match: re.Match[str]) -> list[Party]:
        """Those whom `his` or `their` means: the last spoken of before it."""
        before = [
            p
            for i, item in self._between(max(0, match.start() - 400), match.start())
            if not (item[3] is not None and item[3].role == "official")
            for p in self._cast.of_item[i]
        ]
        if match["whose"].casefold() != "their":
            before = [p for p in before if p.count == 1]
        return before[-1:]

    def _between(self, start: int, end: int) -> list[tuple[int, Item]]:
        first, last = bisect_left(self._cast.starts, start), bisect_left(self._cast.starts, end)
        return list(enumerate(self._cast.items[first:last], first))

    def _subjects(self, match: re.Match[str], near_only: bool = False) -> list[Party]:
        start, _ = self._cast.sentences.at(match.start())
        near = [
            i
            for i, item in self._between(start, match.start())
            if item[1] <= match.start()
            and self._cast.of_item[i]
            and not (item[3] is not None and item[3].role == "official")
        ]
        if not near:
            return self._antecedent(match, start)
        last = near[-1]
        gap = self._cast.text[self._cast.items[last][1] : match.start()]
        if near_only and not re.fullmatch(r"\s*(?:\([^)]{0,30}\)|, ?\d{1,2},?)?\s*(?:both|all)?\s*", gap):
            return []
        if match["over"] and (
            len(gap) > 30 or re.search(r"\b(?:bag|drugs?|goods|parcel|package|items?|it|animals?|container)\b", gap)
        ):
            return []
        found = list(self._cast.of_item[last])
        for i in reversed(near[:-1]):
            between = self._cast.text[self._cast.items[i][1] : self._cast.items[i + 1][0]]
            if (
                not re.search(r"(?:\band|&|,|\+)\s*(?:(?:his|her|the|a|an)\s*)?(?:[a-z][\w-]*\s+){0,2}$", between)
                or len(between) > 60
                or CLAUSE.search(between)
            ):
                break
            found = [p for p in self._cast.of_item[i] if p not in found] + found
        return found

    def _antecedent(self, match: re.Match[str], start: int) -> list[Party]:
        """`Arrested.`, `Detained after questioning.`: a sentence that begins with the verb."""
        before = self._cast.text[max(start, match.start() - _LABEL) : match.start()]
        if match.start() - start > 12 and not re.search(r"(?:^|\n)[^\n]{0,30}:\s*$", before):
            return []
        people = [
            p
            for i, _ in self._between(start - 400, match.start())
            for p in self._cast.of_item[i]
            if not (p.names and p.names[0].role == "official")
        ]
        return people[-1:]

    def _bare_counts(self, only_more: bool = False) -> None:
        """`Two arrested over 5 kg`, `Arrests: 3`: a number without a noun."""
        best: Party | None = None
        for pattern in (COUNT_ONLY, COUNT_AFTER, ARRESTS_MADE):
            for match in pattern.finditer(self._cast.text):
                if not self._tells(match.start()) or self._is_negated(match.start()):
                    continue
                if MONTH_BEFORE.search(self._cast.text, max(0, match.start() - 12), match.start()):
                    continue  # "on October 28 arrested ..."
                if RANGE_BEFORE.search(self._cast.text, max(0, match.start() - 12), match.start()):
                    continue  # "aged 22 to 41 were arrested"
                number = number_of(match["n"] or (match.groupdict().get("m") or "1"))
                if only_more and (
                    pattern is ARRESTS_MADE or number <= sum(p.count for p in self._cast.parties if p.arrested)
                ):
                    continue
                if best is None or number > best.count:
                    best = Party(
                        match.start(),
                        match.end(),
                        number,
                        arrested=True,
                        total=only_more,
                        sentence=self._cast.sentences.index(match.start()),
                        rule="number arrested",
                    )
        if best is not None:
            people = [p for p in self._cast.people() if not p.arrested and p.count <= best.count]
            if not only_more and people and sum(p.count for p in people) == best.count:
                for party in people:
                    party.arrested = True
            else:
                self._cast.parties.append(best)
                self._cast.parties.sort(key=lambda p: p.start)
