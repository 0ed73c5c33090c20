# ruff: noqa: E501  (patterns of words read best unbroken)
"""The people of a text: phrases and names resolved to parties, each repeat and part folded into the first telling.

A number may be told in parts ("six crew: four Indonesians and two Thais"): counts add up to the stated total. English.
"""

import re
from bisect import bisect_left

from nlp.lexicon import words
from nlp.people.name_spans import PersonName
from nlp.people.nouns import PersonPhrase
from nlp.people.party import Party, name_words, same_name, sex_clash
from nlp.reading import Reading
from nlp.text.sentences import sentences_of

_GENERAL = frozenset(words("person_words", "general"))
_CHAIN_GAP = re.compile(r"^[^.;\n]{0,60}$")
_APPOSED = re.compile(
    r"^[\"”’)]?\s*(?:\([^)\n]{1,40}\)\s*)?(?:[,:(–—-]|\s-)?\s*(?:(?:who|which|and)\s+)?(?:has been|have been|had been|was|were|is|are)?\s*(?:later |only |also )?(?:identified|named|known|recogni[sz]ed|revealed|disclosed|called|registered|id(?:entity)?(?:'d)?)?\s*(?:by [\w ]{1,20}? )?(?:only )?(?:as|to be|to)?\s*(?:namely|viz\.?|i\.e\.)?\s*[:(]?\s*(?:a certain|one|mr\.?|mrs\.?|ms\.?|shri|smt\.?|datuk)?\s*[\"“‘']?\s*(?:\(?[i1a][.)]\s*)?$",
    re.IGNORECASE,
)
_NAME_FIRST = re.compile(
    r"^[\"”]?\s*(?:\(|,|:|-|–)?\s*(?:aged?\s*)?(?:\d{1,2}\s*(?:years?(?: old)?|yrs?)?)?\)?,?\s*(?:is|was|who is|who was)?\s*(?:from [A-Z]\w+, )?\(?$",
    re.IGNORECASE,
)
_SAME = re.compile(r"^\s*[,:/(–-]*\s*(?:aged?\s*)?(?:\d{1,2})?\s*(?:years?(?: old)?|yrs)?\s*[),]*\s*$")
_PARTS = re.compile(
    r"^[^.;\n]{0,50}?(?:[:(–—]|\s-\s|,\s*(?:namely|among them|among whom|of them|including|comprising|consisting of|of whom|made up of)|\bone of (?:whom|them) (?:is|was|being)\b(?: an?)?(?: [\w-]+){0,2}|\b(?:including|comprising|consisting of|namely|were|are)\b)\s*(?:a total of\s*)?$",
    re.IGNORECASE,
)
AND = re.compile(
    r"^\s*(?:\([^)]{0,40}\)\s*)?(?:,\s*(?:aged? )?\d{1,2})?\s*(?:,|and|&|;|,\s*and|\+|as well as|along with|plus|together with)\s*(?:the\s+)?$",
    re.IGNORECASE,
)
_DESCRIBED = re.compile(
    r",? ?(?:who (?:was|is|were|are) |(?:was|is|were|are) )?(?:later |subsequently |since )?"
    r"(?:identified|described|confirmed|believed|understood|said|suspected|thought|reported|found) (?:as|to be) (?:an? )?",
    re.IGNORECASE,
)


_KIN = frozenset(
    [
        "partner",
        "wife",
        "husband",
        "girlfriend",
        "boyfriend",
        "brother",
        "sister",
        "son",
        "daughter",
        "mother",
        "father",
    ]
    + ["cousin", "nephew", "niece", "uncle", "aunt", "friend", "accomplice", "associate", "helper", "companion"]
)
"""`his partner` is another than he."""
_RESIDENT = re.compile(r"(?: and|,)? (?:(?:an? |lawful |legal |permanent |naturali[sz]ed |long-term )*)")
_NEXT_CASE = re.compile(
    r"(?:^|[.!?\n]\s*)(?:(?:In|During|On) (?:the |an? )?(?:second|third|fourth|fifth|other|another|separate|next|following|subsequent|unrelated|different)\b[^.,\n]{0,30}?"
    r"\b(?:case|incident|operation|seizure|raid|instance|event|attempt|occasion|action)"
    r"|The (?:second|third|fourth|fifth|other|next)\b[^.,\n]{0,30}?\b(?:case|incident|operation|seizure|raid|attempt|action)|(?:A few|Several|Two|Three) (?:hours|days|minutes) (?:later|earlier),)"
)
"""Where a text that tells several cases begins the next: `the driver` there is another."""


def _clash(party: Party, phrase: PersonPhrase) -> bool:
    return sex_clash(party.sex, phrase.sex) or bool(
        party.nationality and phrase.nationality and party.nationality != phrase.nationality
    )


_NEARBY = 6
"""How many sentences back `the driver` may be the man spoken of alone."""
REACH = 60
"""How many parties back a word may point; bounds the work on a long text."""
Item = tuple[int, int, PersonPhrase | None, PersonName | None]


class Cast:
    """The people of one text, resolved as it is read from start to end."""

    def __init__(self, reading: Reading, phrases: list[PersonPhrase], names: list[PersonName]) -> None:
        self.text = reading.text
        self.reading = reading
        self.sentences = sentences_of(reading)
        self.parties: list[Party] = []
        self.of_item: list[list[Party]] = []
        self.items: list[Item] = sorted(
            [*((p.start, p.end, p, None) for p in phrases), *((n.start, n.end, None, n) for n in names)],
            key=lambda i: (i[0], -i[1]),
        )
        self.starts = [item[0] for item in self.items]
        self._cases = [match.end() for match in _NEXT_CASE.finditer(reading.text)]
        for index in range(len(self.items)):
            self.of_item.append(self._resolve(index))

    def _resolve(self, index: int) -> list[Party]:
        start, end, phrase, name = self.items[index]
        sentence = self.sentences.index(start)
        before = self._previous(index, sentence)
        between = self.text[self.items[before][1] : start] if before is not None else ""
        former = self.of_item[before] if before is not None else []
        if name is not None:
            return self._name(name, sentence, before, between, former)
        if phrase is None:
            return []
        former_phrase = self.items[before][2] if before is not None else None
        former_name = self.items[before][3] if before is not None else None
        if (
            former
            and former_name is not None
            and phrase.count == 1
            and phrase.pointing != "pronoun"
            and _NAME_FIRST.match(between)
        ):
            self._learn(former[-1], phrase)
            return former
        if (
            former
            and phrase.pointing == "definite"
            and phrase.nationality
            and phrase.noun not in _GENERAL
            and len(between) < 40
        ):
            for party in self.parties[-REACH:]:
                if party.sentence == sentence:
                    party.nationality = party.nationality or phrase.nationality
            return former
        if (
            former
            and former_phrase is not None
            and former_phrase.pointing == "definite"
            and phrase.pointing == "new"
            and phrase.count == former[-1].count == former_phrase.count
            and phrase.noun not in former[-1].nouns
            and re.fullmatch(r"\s*,\s*", between)
            and re.match(
                r"\s*(?:,|who\b|was\b|is\b|has\b|\(|and identified)|[^,.;]{0,30},\s*(?:was|were|who|has|had|is)\b",
                self.text[end : end + 60],
            )
            and not sex_clash(former[-1].sex, phrase.sex)
        ):  # "the consignee, a local woman aged 44, was arrested"
            self._learn(former[-1], phrase)
            return former
        if (
            former
            and phrase.pointing == "new"
            and not phrase.more
            and phrase.count in (1, former[-1].count)
            and (phrase.count == former[-1].count or not phrase.counted)
            and (
                _DESCRIBED.fullmatch(between)
                or (phrase.bare and phrase.noun.startswith("resident") and _RESIDENT.fullmatch(between))
            )
            and not _clash(former[-1], phrase)
        ):  # "the driver, identified as a Mexican citizen and legal permanent resident"
            self._learn(former[-1], phrase)
            return former
        in_part = bool(former) and any(former[-1] in whole.parts and whole.room for whole in self.parties)
        if (
            not in_part
            and former
            and former_phrase is not None
            and former_phrase.pointing != "pronoun"
            and phrase.bare
            and phrase.count == 1
            and former_phrase.count == 1
            and _SAME.match(between)
            and not sex_clash(former[-1].sex, phrase.sex)
        ):
            self._learn(former[-1], phrase)
            return former
        if phrase.pointing == "pronoun":
            return self._pronoun(phrase, sentence)
        if phrase.pointing == "definite" or (
            phrase.bare and phrase.count == 1 and phrase.counted and not phrase.nationality
        ):
            found = self._definite(phrase, sentence)
            if found is not None:
                return found
        party = Party(
            start,
            end,
            phrase.count,
            phrase.sex,
            phrase.nationality,
            list(phrase.ages),
            {phrase.noun, "driver"} if phrase.drives else {phrase.noun},
            more=phrase.more,
            total=phrase.total,
            sentence=sentence,
            case=self._case(start),
        )
        whole = self._whole_for(index, phrase, before, between, former)
        if whole is not None:
            whole.parts.append(party)
            party.arrested = whole.arrested
            return [party]
        self.parties.append(party)
        return [party]

    def _case(self, offset: int) -> int:
        """Of the cases that the text tells one after another, the number of the one at `offset`."""
        return bisect_left(self._cases, offset)

    def _previous(self, index: int, sentence: int) -> int | None:
        if index and self.sentences.index(self.items[index - 1][0]) == sentence:
            return index - 1
        return None

    def _whole_for(
        self, index: int, phrase: PersonPhrase, before: int | None, between: str, former: list[Party]
    ) -> Party | None:
        """The party of which a phrase tells a part (`six crew: four Indonesians and two Thais`)."""
        if before is None or not former or phrase.more:
            return None
        last = former[-1]
        if last.count > phrase.count and last.room >= phrase.count and _PARTS.match(between) and last in self.parties:
            return last
        for whole in self.parties[-REACH:]:
            if (
                last in whole.parts
                and whole.room >= phrase.count
                and (AND.match(between) or (len(between) < 60 and _CHAIN_GAP.match(between)))
            ):
                return whole
        return None

    def _name(
        self, name: PersonName, sentence: int, before: int | None, between: str, former: list[Party]
    ) -> list[Party]:
        folded = " ".join(name_words(self.text[name.start : name.end]))
        for party in self.parties[-4 * REACH :]:
            for known in party.names:
                if same_name(folded, " ".join(name_words(self.text[known.start : known.end]))):
                    party.nationality, party.sex = party.nationality or name.nationality, party.sex or name.sex
                    if name.age and not party.ages:
                        party.ages = [name.age]
                    return [party]
        if name.role != "official" and former and before is not None:
            phrase, other = self.items[before][2], self.items[before][3]
            host = former[-1]
            if (
                phrase is not None
                and phrase.pointing != "pronoun"
                and _APPOSED.match(between)
                and host.count > len(host.names)
            ):
                return [self._take(host, name)]
            if (
                other is not None
                and other.role != "official"
                and len(host.names) < host.count
                and (AND.match(between) or (len(between) < 70 and "," in between) or "\n" in between)
            ):
                return [self._take(host, name)]
        if (
            name.role != "official"
            and (name.rule.startswith(("identified as", "surnamed")) or name.rule.endswith("listed"))
            and name.role != "suspect"
        ):
            host_before = self._recent_host(sentence)
            if host_before is not None:
                return [self._take(host_before, name)]
        party = Party(
            name.start,
            name.end,
            1,
            name.sex,
            name.nationality,
            [name.age] if name.age else [],
            set(),
            [name],
            sentence=sentence,
        )
        self.parties.append(party)
        return [party]

    def _recent_host(self, sentence: int) -> Party | None:
        for party in reversed(self.parties):
            if sentence - party.sentence > 3:
                break
            if party.names and party.names[-1].role == "official":
                continue
            if len(party.names) < party.count:
                return party
        return None

    def _take(self, host: Party, name: PersonName) -> Party:
        host.names.append(name)
        host.sex = host.sex or name.sex
        if name.nationality and not host.nationality:
            host.nationality = name.nationality
        if host.count == 1 and name.age and not host.ages:
            host.ages = [name.age]
        return host

    def _learn(self, party: Party, phrase: PersonPhrase) -> None:
        party.sex = party.sex or phrase.sex
        party.nationality = party.nationality or phrase.nationality
        party.ages = party.ages or list(phrase.ages)
        party.nouns.add(phrase.noun)

    def people(self) -> list[Party]:
        """Of the last parties, those who are no officials."""
        return [p for p in self.parties[-REACH:] if not (p.names and p.names[0].role == "official")]

    def _pronoun(self, phrase: PersonPhrase, sentence: int) -> list[Party]:
        people = [p for p in self.people() if sentence - p.sentence <= 6]
        if phrase.noun in ("he", "him", "she"):
            for party in reversed(people):
                if party.count == 1 and not sex_clash(party.sex, phrase.sex):
                    party.sex = party.sex or phrase.sex
                    return [party]
            if not people and phrase.noun in ("he", "she"):  # the text begins with a pronoun
                party = Party(phrase.start, phrase.end, 1, phrase.sex, sentence=sentence, rule="pronoun")
                self.parties.append(party)
                return [party]
            return []
        return self._several(phrase.count, people)

    def _several(self, count: int, people: list[Party]) -> list[Party]:
        if not people:
            return []
        if count == 0:
            latest = people[-1].sentence
            near = [p for p in people if latest - p.sentence <= 2]
            groups = [p for p in near if p.count > 1]
            return groups[-1:] if groups and near[-1].count > 1 else near
        for party in reversed(people):
            if party.count == count:
                return [party]
        taken: list[Party] = []
        for party in reversed(people):
            taken.append(party)
            if sum(p.count for p in taken) == count:
                return taken[::-1]
            if sum(p.count for p in taken) > count:
                break
        return []

    def _definite(self, phrase: PersonPhrase, sentence: int) -> list[Party] | None:
        people = [
            p
            for p in self.people()
            if not sex_clash(p.sex, phrase.sex)
            and not (p.nationality and phrase.nationality and p.nationality != phrase.nationality)
        ]
        people = [p for p in people if not (p.ages and phrase.ages and p.ages != phrase.ages)]
        if phrase.count == 1 and phrase.counted:
            people = [p for p in people if p.case == self._case(phrase.start)]
        if not phrase.counted:
            return self._several(0, people) or []
        if phrase.count > 1:
            found = self._several(phrase.count, people)
            for party in found:
                party.nationality = party.nationality or phrase.nationality
            return found or None
        general = phrase.noun in _GENERAL
        for party in reversed(people):
            if party.count != 1:
                continue
            by_noun = phrase.noun in party.nouns or (
                general and (phrase.pointing == "definite" or party.nouns <= _GENERAL)
            )
            alone = sum(p.count for p in people if sentence - p.sentence <= _NEARBY) == 1
            near = alone and bool(party.nouns) and party.nouns <= _GENERAL and sentence - party.sentence <= _NEARBY
            if by_noun or (not general and near and phrase.noun not in _KIN):
                self._learn(party, phrase)
                return [party]
        return None
