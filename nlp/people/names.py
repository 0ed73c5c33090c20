# ruff: noqa: E501  (patterns of words read best unbroken)
"""Finds names of persons in Latin letters by what stands beside them: titles, ages, "identified as", "said", labels.

No name is taken on its shape alone: capitalised words must not belong to an organisation or a place, and at least one
cue must say that they name somebody. Ranks and spokespersons make an official. Exact spans matter: the platform masks
names by them.
"""

import re
from collections.abc import Iterator
from functools import cache

from nlp.lexicon import load
from nlp.organisations.company_roles import label_pattern
from nlp.people.name_cues import by_cue
from nlp.people.name_details import age_after, nation_after
from nlp.people.name_spans import FULL, JOB, NameRole, PersonName, Sex, clean, strong_enough
from nlp.reading import fold_text
from nlp.text.name_lexicon import looks_like_name
from nlp.text.spans import Spans


@cache
def _title_words() -> tuple[dict[str, tuple[str, Sex | None]], re.Pattern[str]]:
    table: dict[str, tuple[str, Sex | None]] = {}
    for entry in load("titles"):
        for group in entry["names"].values():
            for name in group:
                table[fold_text(name)] = (entry["role"], entry.get("sex"))
    words = "|".join(re.escape(word).replace(r"\ ", r"\s") for word in sorted(table, key=len, reverse=True))
    return table, re.compile(
        rf"(?<![\w])(?P<title>(?:(?i:{words})\.?(?: \([^)\n]{{3,40}}\))?[ ,]+(?:of\s(?:the\s)?[A-Z]\w+\s)?)+)(?P<name>{FULL})"
    )


_NICKNAME = re.compile(
    r"(?:\b(?:alias|a\.?k\.?a\.?|also known as|nicknamed|nom de guerre)|@)\s*[\"“'‘]?$", re.IGNORECASE
)


def find_names(text: str, blocked: Spans) -> list[PersonName]:
    """Names with a cue, in order, none overlapping. `blocked`: spans of organisations, places, vessels."""
    found: list[PersonName] = [*_titled(text, blocked), *_labelled(text, blocked)]
    taken = Spans((n.start, n.end) for n in found)
    for match in re.finditer(rf"(?<![\w@/.-]){FULL}", text):
        if taken.touch(match.start(), match.end()):
            continue
        span = clean(text, match.start(), match.end(), blocked)
        if span and (name := by_cue(text, *span)):
            found.append(name)
    titles = _title_words()[0]
    found = [name for name in found if fold_text(text[name.start : name.end]).strip(". ") not in titles]
    found.sort(key=lambda n: (n.start, -n.end))
    kept: list[PersonName] = []
    for name in found:
        if kept and 0 < name.start - kept[-1].end < 30 and _NICKNAME.search(text, kept[-1].end, name.start):
            continue  # "Jose Prado, alias El Chato": one person
        if not kept or name.start >= kept[-1].end:
            kept.append(name)
    return _chained(text, _joined_before(text, kept, blocked), blocked)


_FIRM_BEFORE = re.compile(
    r"\b(?:sole|managing|company|firm|export|sales|factory|import|whose|nominee)\s$", re.IGNORECASE
)
_PLAIN = re.compile(r"[^\w'’-]+")


def _titled(text: str, blocked: Spans) -> Iterator[PersonName]:
    table, pattern = _title_words()
    for match in pattern.finditer(text):
        span = clean(text, *match.span("name"), blocked)
        if not span or not JOB.fullmatch(text[match.start("name") : span[0]]):
            continue
        titles = fold_text(match["title"])
        spaced = f" {_PLAIN.sub(' ', titles)} "
        read = [meaning for word, meaning in table.items() if f" {_PLAIN.sub(' ', word).strip()} " in spaced]
        role: NameRole = "official" if any(office for office, _ in read) else ""
        if role == "official" and _FIRM_BEFORE.search(text, max(0, match.start() - 14), match.start()):
            role = "mentioned"  # the director of a firm, not of an agency
        sex = next((sex for _, sex in read if sex), None)
        yield PersonName(
            *span,
            role,
            f"title {match['title'].strip()}",
            age_after(text, span[1]),
            sex,
            nation_after(text, span[1]),
            0.9,
        )


_LABEL_NAME = re.compile(
    rf"(?:(?:Mr|Mrs|Ms|Miss|Shri|Smt|Sdr|Encik|Puan)\.?\s+)?[\"“'‘]?(?:a certain |one )?(?P<name>{FULL})"
)
_CALLED = re.compile(r"(?:a certain|\bone|called|named|Mr|Mrs|Ms|Miss|Shri|Smt|Sdr)\.? [\"“]?$")


def _labelled(text: str, blocked: Spans) -> Iterator[PersonName]:
    for match in label_pattern().finditer(text):
        role: NameRole = "consignee" if match["consignee"] else "consignor"
        value = _LABEL_NAME.match(text, match.end())
        if not value or not (match["consignee"] or match["consignor"]):
            continue
        span = clean(text, *value.span("name"), blocked)
        if not span or span[0] != value.start("name") or not strong_enough(text, *span):
            continue
        called = _CALLED.search(text[match.start() : span[0]])
        if called or looks_like_name(text[span[0] : span[1]]) or age_after(text, span[1]) is not None:
            age, nation = age_after(text, span[1]), nation_after(text, span[1])
            yield PersonName(*span, role, f"label {role}", age, None, nation, 0.8)


_JOINED = re.compile(rf"(?<![\w@/.-])(?P<name>{FULL}),? (?:and|&) $")


def _joined_before(text: str, names: list[PersonName], blocked: Spans) -> list[PersonName]:
    """`A and B were arrested`: the cue stands beside B alone."""
    result: list[PersonName] = []
    for name in names:
        if name.role != "official" and (found := _JOINED.search(text, max(0, name.start - 60), name.start)):
            span = clean(text, *found.span("name"), blocked)
            if span == found.span("name") and " " in text[slice(*span)] and not (result and result[-1].end > span[0]):
                nation = nation_after(text, name.end)
                result.append(PersonName(*span, name.role, f"{name.rule}, listed", None, None, nation, name.confidence))
        result.append(name)
    return result


def _chained(text: str, names: list[PersonName], blocked: Spans) -> list[PersonName]:
    """`A, B and C`: names in a list after an accepted one."""
    result: list[PersonName] = []
    for index, name in enumerate(names):
        result.append(name)
        if name.role == "official" and not name.rule.startswith("title"):
            continue
        limit = names[index + 1].start if index + 1 < len(names) else min(len(text), name.end + 400)
        last = name
        while True:
            link = re.match(
                r"(?:\s*\([^)\n]{1,40}\))?(?:,\s*(?:aged\s*)?\d{1,2}(?:\s*years?(?: old)?)?)?\s*(?:,\s*(?:and\s+)?|;\s*|\s+(?:and|AND|with|along with|together with)\s+|\s+&\s+|\s*/\s*|\s+\(?\d[.)]\s*|\n\s*[-•\d.)]*\s*)(?:(?:his|her|their|the|fellow|one|a certain)\s+)*(?:(?:wife|husband|brother|sister|son|daughter|father|mother|friend|girlfriend|boyfriend|helper|assistant|crewman|accomplice|associate|colleague|co-driver|driver|conductor|partner|cousin|nephew|companion|passenger)\s*,?\s+)?(?:(?:Mr|Mrs|Ms|Miss|Daw|U|Shri|Smt)\.?\s+)?[\"“]?",
                text[last.end : last.end + 110],
            )
            if not link or not link.group():
                break
            candidate = re.compile(FULL).match(text, last.end + link.end(), limit)
            span = clean(text, *candidate.span(), blocked) if candidate else None
            if (
                not span
                or not candidate
                or span[0] != candidate.start()
                or (" " not in text[span[0] : span[1]] and not name.rule.startswith("surnamed"))
                or not (
                    name.rule.startswith("surnamed")
                    or looks_like_name(text[span[0] : span[1]])
                    or age_after(text, span[1]) is not None
                    or re.match(
                        r"\s*(?:\([MF\d]|(?:-\s*)?(?:were|was|are|have|has)\b|\.?\s*$|\.\s)",
                        text[span[1] : span[1] + 12],
                    )
                )
            ):
                break
            last = PersonName(
                span[0],
                span[1],
                name.role,
                f"{name.rule}, listed",
                age_after(text, span[1]),
                None,
                nation_after(text, span[1]),
                name.confidence,
            )
            result.append(last)
    return result
