"""What the classifier sees of a candidate: its words, those beside it, where it stands, what the rules made of it."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from nlp.learned.candidates import READ, Candidate
from nlp.reading import Reading

_TOKEN = re.compile(r"[^\W\d_]*[a-zà-ỹđ’'][^\W\d_]*|\d[\d.,]*|\w|[^\w\s]")
"""Words of alphabets; of other scripts each sign is a token."""
_DIGIT = re.compile(r"\d")
_WORD = re.compile(r"\w+")
_BESIDE = 8
"""Tokens seen on either side."""
_NEAR = 240
"""Code points on either side in which a word of finding counts."""
_FINDS = re.compile(
    r"\b(?:seiz\w+|found|intercept\w+|detect\w+|discover\w+|arrest\w+|stopped|foiled|thwarted|opened|searched|examined"
    r"|raided|caught|recovered)\b"
)
_NEIGHBOURS = 12
"""Candidates before and after that may stand in the same stretch."""


def _tokens(reading: Reading) -> tuple[list[str], list[int]]:
    words, starts = [], []
    for found in _TOKEN.finditer(reading.folded, 0, min(len(reading.folded), READ + 200)):
        words.append(_DIGIT.sub("0", found.group())[:14])
        starts.append(found.start())
    return words, starts


def _beside(left: Sequence[str], right: Sequence[str]) -> list[str]:
    features = [f"L{at}={word}" for at, word in enumerate(left[:3])]
    features += [f"R{at}={word}" for at, word in enumerate(right[:3])]
    if len(left) > 1:
        features.append(f"L01={left[1]} {left[0]}")
    if len(left) > 2:
        features.append(f"L012={left[2]} {left[1]} {left[0]}")
    if len(right) > 1:
        features.append(f"R01={right[0]} {right[1]}")
    return features + [f"l={word}" for word in set(left)] + [f"r={word}" for word in set(right)]


def features_of(reading: Reading, candidates: Sequence[Candidate]) -> list[list[str]]:
    """The features of each candidate, sorted."""
    words, starts = _tokens(reading)
    roles = {fact.span: getattr(fact, "role", "") for fact in reading.facts["organisations"]}
    known_before = 0
    found = []
    for at, each in enumerate(candidates):
        first, behind = bisect_left(starts, each.start), bisect_left(starts, each.end)
        stretch = reading.stretch_at(each.start)
        role = roles.get((each.start, each.end), "none")
        name = _WORD.findall(reading.folded[each.start : each.end][:200]) or [""]
        around = candidates[max(0, at - _NEIGHBOURS) : at + _NEIGHBOURS]
        peers = [c for c in around if c.start >= stretch.start and c.end <= stretch.end and c.how != "name"]
        rank = min(3, sum(1 for peer in peers if peer.start < each.start))
        gap = each.start - candidates[at - 1].end if at else READ
        left = reading.folded[max(stretch.start, each.start - _NEAR) : each.start]
        right = reading.folded[each.end : min(stretch.end, each.end + _NEAR)]
        features = {
            "bias", f"how={each.how}", f"role={role}", f"role={role} {reading.kind}", f"kind={reading.kind}",
            f"context={stretch.context.value}", f"language={reading.language}",
            f"part={min(4, 5 * each.start // max(1, len(reading.text)))}", "opening" if each.start < 60 else "later",
            f"long={min(len(name), 5)}", f"first={name[0]}", f"last={name[-1]}", f"rank={rank}/{min(4, len(peers))}",
            f"known={min(9, known_before)}",
            "gap=" + (_DIGIT.sub("0", reading.folded[each.start - gap : each.start])[-14:] if 0 <= gap < 20 else "far"),
        }  # fmt: skip
        features.update(f"name={word}" for word in name)
        features.update(f"word={word}" for word in words[first : min(behind, first + 4)])
        features.update(_beside(words[max(0, first - _BESIDE) : first][::-1], words[behind : behind + _BESIDE]))
        if reading.text[each.start : each.end].isupper():
            features.add("capitals")
        if _FINDS.search(left):
            features.add("finds before")
        if _FINDS.search(right):
            features.add("finds after")
        known_before += each.how == "rule"
        found.append(sorted(features))
    return found
