# ruff: noqa: E501  (patterns of words read best unbroken)
"""Who was arrested, and how many: phrases and names of people resolved to persons, arrests bound to them, repeats told apart.

A message may tell one arrest several times (headline, body, "both were charged") and one number in parts ("six crew:
four Indonesians and two Thais"). Everything is resolved to `Party` objects, whose counts add up to the stated total.
Detained, held, charged, handed over for the offence count as arrested (contract, "Conventions of the gold"). English.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field

from nlp.people.names import PersonName
from nlp.people.nouns import PersonPhrase, Sex, number_of
from nlp.reading import Reading
from nlp.text.sentences import Sentences


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


_GENERAL = frozenset(
    [
        "man",
        "men",
        "woman",
        "women",
        "male",
        "males",
        "female",
        "females",
        "suspect",
        "suspects",
        "person",
        "persons",
        "people",
        "passenger",
        "passengers",
        "pax",
        "individual",
        "individuals",
        "national",
        "nationals",
        "accused",
        "traveller",
        "travellers",
        "traveler",
        "travelers",
        "lady",
        "ladies",
        "offender",
        "offenders",
        "culprit",
        "culprits",
        "citizen",
        "foreigner",
        "tourist",
        "defendant",
        "perpetrator",
        "boy",
        "girl",
        "youth",
        "courier",
        "couriers",
        "mule",
        "mules",
        "smuggler",
        "trafficker",
    ]
)

_VERB = re.compile(
    r"\b(?:(?P<arrest>arrest(?:ed|s|ing)?|detain(?:ed|s)|apprehend(?:ed|s)|nabbed|nabs|nab|captured|rounded up|taken into custody|took into custody|placed under arrest|under arrest|in (?:(?:police|customs|judicial|their|our|the) )?custody|in (?:temporary |police )?detention|into custody|remanded|jailed|sentenced|convicted|indicted|prosecuted|pleaded guilty|pled guilty|busted|took custody of|taken in(?= for)|jailed|behind bars|sent to (?:prison|jail)|facing charges|to face charges)"
    r"|(?P<charge>charged(?! with (?:investigat|protect|enforc)))|(?P<held>held|caught|collared|picked up|booked)|(?P<over>(?:handed|turned) over|surrendered|produced)|(?P<court>appear(?:ed|s)? (?:in|before) (?:the |a )?[\w ]{0,30}court|fac(?:e|es|ing) (?:\w+ ){0,2}charges|granted bail|is on bail|are on bail|on bail|released on bail))\b",
    re.IGNORECASE,
)
_NOMINAL = re.compile(
    r"\b(?:(?:the )?arrests? of|arrest(?:s|ed)?(?: persons?)?\s*[:=]|detention of|apprehension of|capture of)\s*",
    re.IGNORECASE,
)
_ARRESTS_MADE = re.compile(
    r"\b(?P<n>\d{1,3}|a|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|an)\s+(?:\w+\s+)?arrests?\b|\barrest(?:s|ed)?\s*[:=-]\s*(?P<m>\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten)\b",
    re.IGNORECASE,
)
_COUNT_ONLY = re.compile(
    r"(?<![\w.,/-])(?<!\bof )(?<!\baged )(?<!\bage )(?<!, )(?<!\()(?P<n>\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\s+(?:(?:were|was|have been|has been|more|others?|are|is|now|already)\s+){0,3}(?:arrested|detained|apprehended|held|nabbed|charged|in custody)\b",
    re.IGNORECASE,
)
_MONTH_BEFORE = re.compile(
    r"\b(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?\s$",
    re.IGNORECASE,
)
_RANGE_BEFORE = re.compile(r"\d\s*(?:to|and|-|–|or|,)\s*$|\b(?:aged?|ages)\s*$", re.IGNORECASE)
_NEGATED = re.compile(
    r"\b(?:no|not|nobody|none|never|nil|without|n't|neither|no-one|yet to be|avoid\w*|evad\w*|escap\w*|to be|if|will be|could be|may be|might be|would be|can be|warrants?|until now)\b(?:(?!\bbut\b)[^.,;:\n]){0,45}$",
    re.IGNORECASE,
)
_NEGATED_NEAR = re.compile(
    r"\b(?:nobody|no one|no-one|none|no (?:\w+ ){0,2}(?:persons?|arrests?|suspects?|individuals?|people|detentions?))\b(?:(?!\bbut\b)[^.;\n]){0,60}$",
    re.IGNORECASE,
)
_BE = re.compile(
    r"\b(?:was|were|is|are|been|being|be|got|getting|have|has|had|both|all|also|later|subsequently|immediately|promptly|duly|formally|since)\b(?:\s+[\w-]+){0,3}\s*$",
    re.IGNORECASE,
)
_OBJECT_GAP = re.compile(
    r"^\s*[(:]?\s*(?:\d{1,3}\s*[(:]\s*)?(?:(?:were|was|are|is)\s+)?(?:(?:the|a|its|his)\s+[\w-]+['’]s\s+)?(?:(?:(?:mr|mrs|ms|shri|smt|sdr)\.?|also|another|later|at least|up to|some|around|about|a total of|and (?:charged|detained|arrested|questioned)|suspected|with|in (?:total|connection)|the|alleged(?: drug)?|its|his|her|their|suspect)\s*)*[\"“]?$",
    re.IGNORECASE,
)
_CHAIN_GAP = re.compile(r"^[^.;\n]{0,60}$")
_CLAUSE = re.compile(
    r"\b(?:was|were|who|which|when|after|while|found|seized|carrying|carried|told|said|had|where|whose|because|as|flew|arrived|recovered)\b",
    re.IGNORECASE,
)
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
    r"^[^.;\n]{0,50}?(?:[:(–—]|,\s*(?:namely|including|comprising|consisting of|of whom|made up of)|\b(?:including|comprising|consisting of|namely|were|are)\b)\s*(?:a total of\s*)?$",
    re.IGNORECASE,
)
_AND = re.compile(
    r"^\s*(?:\([^)]{0,40}\)\s*)?(?:,\s*(?:aged? )?\d{1,2})?\s*(?:,|and|&|;|,\s*and|\+|as well as|along with|plus|together with)\s*(?:the\s+)?$",
    re.IGNORECASE,
)

_REACH = 60
"""How many parties back a word may point; bounds the work on a long text."""

Item = tuple[int, int, PersonPhrase | None, PersonName | None]


class Cast:
    """The people of one text, resolved as it is read from start to end."""

    def __init__(self, reading: Reading, phrases: list[PersonPhrase], names: list[PersonName]) -> None:
        self.text = reading.text
        self.reading = reading
        self.sentences = Sentences(reading.text)
        self.parties: list[Party] = []
        self.of_item: list[list[Party]] = []
        self.items: list[Item] = sorted(
            [*((p.start, p.end, p, None) for p in phrases), *((n.start, n.end, None, n) for n in names)],
            key=lambda i: (i[0], -i[1]),
        )
        self._starts = [item[0] for item in self.items]
        for index in range(len(self.items)):
            self.of_item.append(self._resolve(index))
        self._bind()

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
            for party in self.parties[-_REACH:]:
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
            and not _sex_clash(former[-1].sex, phrase.sex)
        ):  # "the consignee, a local woman aged 44, was arrested"
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
            and not _sex_clash(former[-1].sex, phrase.sex)
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
            {phrase.noun},
            more=phrase.more,
            total=phrase.total,
            sentence=sentence,
        )
        whole = self._whole_for(index, phrase, before, between, former)
        if whole is not None:
            whole.parts.append(party)
            party.arrested = whole.arrested
            return [party]
        self.parties.append(party)
        return [party]

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
        for whole in self.parties[-_REACH:]:
            if (
                last in whole.parts
                and whole.room >= phrase.count
                and (_AND.match(between) or (len(between) < 60 and _CHAIN_GAP.match(between)))
            ):
                return whole
        return None

    def _name(
        self, name: PersonName, sentence: int, before: int | None, between: str, former: list[Party]
    ) -> list[Party]:
        folded = " ".join(name_words(self.text[name.start : name.end]))
        for party in self.parties[-4 * _REACH :]:
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
                and (_AND.match(between) or (len(between) < 70 and "," in between) or "\n" in between)
            ):
                return [self._take(host, name)]
        if (
            name.role != "official"
            and (name.rule.startswith("identified as") or name.rule.endswith("listed"))
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

    def _people(self) -> list[Party]:
        return [p for p in self.parties[-_REACH:] if not (p.names and p.names[0].role == "official")]

    def _pronoun(self, phrase: PersonPhrase, sentence: int) -> list[Party]:
        people = [p for p in self._people() if sentence - p.sentence <= 6]
        if phrase.noun in ("he", "him", "she"):
            for party in reversed(people):
                if party.count == 1 and not _sex_clash(party.sex, phrase.sex):
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
            for p in self._people()
            if not _sex_clash(p.sex, phrase.sex)
            and not (p.nationality and phrase.nationality and p.nationality != phrase.nationality)
        ]
        people = [p for p in people if not (p.ages and phrase.ages and p.ages != phrase.ages)]
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
            alone = sum(p.count for p in people if sentence - p.sentence <= 3) == 1
            near = alone and bool(party.nouns) and party.nouns <= _GENERAL and sentence - party.sentence <= 2
            if by_noun or (not general and near):
                self._learn(party, phrase)
                return [party]
        return None

    # --- arrests

    def _bind(self) -> None:
        for match in _VERB.finditer(self.text):
            if self._tells(match.start()) and not self._is_negated(match.start()):
                for party in self._arguments(match):
                    self._mark(party)
        for match in _NOMINAL.finditer(self.text):
            if self._tells(match.start()) and not self._is_negated(match.start()):
                for party in self._following(match.end(), 40):
                    self._mark(party)
        if not any(p.arrested for p in self.parties):
            self._bare_counts()
        else:
            self._bare_counts(only_more=True)

    def _mark(self, party: Party) -> None:
        """Arrested, and so is the whole of which the same sentence tells it as a part."""
        party.arrested = True
        for whole in self.parties[-_REACH:]:
            if party in whole.parts and whole.sentence == party.sentence:
                whole.arrested = True

    def _tells(self, offset: int) -> bool:
        return self.reading.of_event(offset)

    def _is_negated(self, offset: int) -> bool:
        start, _ = self.sentences.at(offset)
        before = self.text[max(start, offset - 110) : offset]
        return bool(_NEGATED.search(before[-70:]) or _NEGATED_NEAR.search(before))

    def _following(self, offset: int, reach: int) -> list[Party]:
        """Parties named right after a verb or noun of arrest, with those joined by "and"."""
        found: list[Party] = []
        last = offset
        for index in range(bisect_left(self._starts, offset), len(self.items)):
            start, end, _, name = self.items[index]
            gap = self.text[last:start]
            if not found:
                if start - offset > reach or not _OBJECT_GAP.match(gap):
                    break
            elif not (
                _AND.match(gap)
                or (
                    len(gap) < 45
                    and re.search(r"(?:\band|,|&|;)\s*(?:the\s+)?$", gap)
                    and not _CLAUSE.search(gap)
                    and "." not in gap
                )
            ):
                break
            if name is not None and name.role == "official":
                break
            found += [p for p in self.of_item[index] if p not in found]
            last = end
        return found

    def _arguments(self, match: re.Match[str]) -> list[Party]:
        before, after = self.text[max(0, match.start() - 40) : match.start()], self.text[match.end() : match.end() + 12]
        passive = bool(_BE.search(before)) and not re.match(
            r"\s+(?:him|her|them|a|an|the|two|three|four|five|\d)\b", after
        )
        active = [] if passive else self._following(match.end(), 45)
        if active and not match["over"] and not match["court"]:
            return active
        if (
            (match["held"] or match["charge"] or match["over"])
            and not passive
            and not re.search(r"(?:^|[\s(])(?:and|both|all|were|was)\s*$|[a-z)]\s*$", before)
        ):
            return []
        if match["held"] and not _BE.search(before):
            # Telegrams leave out the verb: "Driver (M/38) and passenger (F/29) held."
            told = re.match(r"\s*(?:[.;,\n]|$)", after) and re.search(r"(?:[a-z)]|[A-Z]{2})\s*$", before)
            return self._subjects(match, near_only=True) if told else []
        if re.fullmatch(r"arrests?|detains|apprehends|nabs?", match.group(), re.IGNORECASE):
            return []
        return self._subjects(match)

    def _between(self, start: int, end: int) -> list[tuple[int, Item]]:
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return list(enumerate(self.items[first:last], first))

    def _subjects(self, match: re.Match[str], near_only: bool = False) -> list[Party]:
        start, _ = self.sentences.at(match.start())
        near = [
            i
            for i, item in self._between(start, match.start())
            if item[1] <= match.start() and self.of_item[i] and not (item[3] is not None and item[3].role == "official")
        ]
        if not near:
            return self._antecedent(match, start)
        last = near[-1]
        gap = self.text[self.items[last][1] : match.start()]
        if near_only and not re.fullmatch(r"\s*(?:\([^)]{0,30}\)|, ?\d{1,2},?)?\s*(?:both|all)?\s*", gap):
            return []
        if match["over"] and (
            len(gap) > 30 or re.search(r"\b(?:bag|drugs?|goods|parcel|package|items?|it|animals?|container)\b", gap)
        ):
            return []
        found = list(self.of_item[last])
        for i in reversed(near[:-1]):
            between = self.text[self.items[i][1] : self.items[i + 1][0]]
            if (
                not re.search(r"(?:\band|&|,|\+)\s*(?:(?:his|her|the|a|an)\s*)?$", between)
                or len(between) > 60
                or _CLAUSE.search(between)
            ):
                break
            found = [p for p in self.of_item[i] if p not in found] + found
        return found

    def _antecedent(self, match: re.Match[str], start: int) -> list[Party]:
        """`Arrested.`, `Detained after questioning.`: a sentence that begins with the verb."""
        if match.start() - start > 12 and not re.search(r"(?:^|\n)[^\n]{0,30}:\s*$", self.text[start : match.start()]):
            return []
        people = [
            p
            for i, _ in self._between(start - 400, match.start())
            for p in self.of_item[i]
            if not (p.names and p.names[0].role == "official")
        ]
        return people[-1:]

    def _bare_counts(self, only_more: bool = False) -> None:
        """`Two arrested over 5 kg`, `Arrests: 3`: a number without a noun."""
        best: Party | None = None
        for pattern in (_COUNT_ONLY, _ARRESTS_MADE):
            for match in pattern.finditer(self.text):
                if not self._tells(match.start()) or self._is_negated(match.start()):
                    continue
                if _MONTH_BEFORE.search(self.text, max(0, match.start() - 12), match.start()):
                    continue  # "on October 28 arrested ..."
                if _RANGE_BEFORE.search(self.text, max(0, match.start() - 12), match.start()):
                    continue  # "aged 22 to 41 were arrested"
                number = number_of(match["n"] or (match.groupdict().get("m") or "1"))
                if only_more and (
                    pattern is _ARRESTS_MADE or number <= sum(p.count for p in self.parties if p.arrested)
                ):
                    continue
                if best is None or number > best.count:
                    best = Party(
                        match.start(),
                        match.end(),
                        number,
                        arrested=True,
                        total=only_more,
                        sentence=self.sentences.index(match.start()),
                        rule="number arrested",
                    )
        if best is not None:
            people = [p for p in self._people() if not p.arrested and p.count <= best.count]
            if not only_more and people and sum(p.count for p in people) == best.count:
                for party in people:
                    party.arrested = True
            else:
                self.parties.append(best)
                self.parties.sort(key=lambda p: p.start)


def _sex_clash(a: Sex | None, b: Sex | None) -> bool:
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
        if (host := _host_of(party, kept)) is not None:
            _fold(host, party)
            continue
        kept.append(party)
    return kept


def _wholes(kept: list[Party]) -> Iterator[Party]:
    """The parties, and of those told in parts the parts that nothing more is told of."""
    for party in kept:
        yield party
        yield from (part for part in party.parts if part.count > 1 and not part.specific)


def _host_of(party: Party, kept: list[Party]) -> Party | None:
    if party.more:  # "three other suspects": of the stated number only where they make it up
        return next(
            (p for p in kept if not p.specific and p.parts and p.room == party.count and p.sentence != party.sentence),
            None,
        )
    for earlier in kept:
        if (
            party.ages
            and earlier.ages == party.ages
            and not _sex_clash(earlier.sex, party.sex)
            and earlier.count == party.count
            and not (earlier.names and party.names)
        ):
            return earlier
    for earlier in _wholes(kept):
        if _sex_clash(earlier.sex, party.sex) or (
            earlier.nationality and party.nationality and earlier.nationality != party.nationality
        ):
            continue
        if not earlier.specific and earlier.room >= party.count and party.sentence != earlier.sentence:
            return earlier
        if (
            earlier.count == 1 == party.count
            and not earlier.specific
            and not earlier.parts
            and party.sentence - earlier.sentence <= 1
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
        and not _sex_clash(kept[0].sex, party.sex)
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
