"""Writes `reading.kind`: what the message is for.

Words of `lexicons/kind_cues.yaml` vote, those of subject and address in the first lines only; so do signs of form: a
case of the other side cited at the head (feedback), a question to it (request), a find told with its amount (seizure).
No vote: a seizure.
"""

import re
from functools import cache
from typing import get_args

from nlp import lexicon
from nlp.extraction import Kind
from nlp.kind.signs import sign_votes
from nlp.reading import Reading

_OPENING = 150
"""Code points at the beginning in which subject, address and reference stand."""
_READ = 6000
"""Code points read: what a message is for is said in its first pages."""
_MOST_OF_A_FIND = 9.0
_MOST_WHERE_ADDRESSED = 4.0
"""Most votes for a seizure: a long press text must not outvote a short question, nor a letter's story its purpose."""
_BY_RARITY: tuple[Kind, ...] = ("request", "feedback", "alert", "seizure")
"""Where two kinds have as many votes in a letter, the rarer: its words are the less usual."""
_CITED = re.compile(r"(?<![a-z0-9/-])[a-z]{2,6}(?:-[a-z]{2,4})?[-/](?:19|20)\d\d[-/]\d{2,6}(?![a-z0-9])")
_OWN = re.compile(r"our ref(?:erence)?\.?[: ]*$|\n(?:ref|reference|no|msg no|serial)[.: ]*$")
"""Before the sender's own number: the line of a telegram's head."""
_ASIDE = re.compile(
    r"(?:\((?:see |our |cf\.? ?)?|\bour (?:case |alert |report )?|mentioned in (?:report |case )?"
    r"|\bfollows |following (?:our )?|further to (?:our )?"
    r"|\bafter (?:our |the )?(?:case )?|cases? of |\bsee |\bcase |\band |liên quan vụ |mở rộng vụ |\bin )$"
)
"""Before a case that is told of by the way, and not answered."""
_POSTED = re.compile(
    r"(?:for |from [a-z ]+ )?to:? (?!date|the public)[a-z&/ ,.-]{2,80}[:.]"
    r"|[a-z&/ .-]{2,40} to [a-z&/ ,.-]{2,60}[:.]|dear |colleagues\b"
)
"""The message is addressed to another service."""


@cache
def _cues(language: str) -> lexicon.Matcher:
    """Words of a language, and of English, which stands in messages of all of them."""
    codes = {"en", language} | ({"id", "ms"} if language in ("id", "ms") else set())
    return lexicon.Matcher(
        (word, entry)
        for entry in lexicon.load("kind_cues")
        for code in sorted(codes & set(entry["names"]))
        for word in entry["names"][code]
    )


def cites(folded: str) -> bool:
    """Does the head of the message cite a case as what it answers? Who reports a find of his own does not."""
    opening = folded[:_OPENING]
    heads = (opening[: cited.start()] for cited in _CITED.finditer(opening))
    return any(not _OWN.search(head) and not _ASIDE.search(head) for head in heads)


def _lexicon_votes(reading: Reading, folded: str) -> dict[str, float]:
    votes: dict[str, float] = {}
    seen: set[tuple[str, str, bool]] = set()
    for found in _cues(reading.language).find(folded):
        word = folded[found.start : found.end]
        for entry in found.entry:
            opening = entry.get("where") == "opening"
            if (opening and found.start >= _OPENING) or (entry["kind"], word, opening) in seen:
                continue
            seen.add((entry["kind"], word, opening))
            votes[entry["kind"]] = votes.get(entry["kind"], 0.0) + entry["weight"]
    return votes


def votes_of(reading: Reading) -> dict[str, float]:
    """The votes for each kind."""
    folded = reading.folded[:_READ]
    votes: dict[str, float] = dict.fromkeys(get_args(Kind), 0.0)
    for part in (sign_votes(folded), _lexicon_votes(reading, folded)):
        for kind, weight in part.items():
            votes[kind] += weight
    votes["seizure"] = 0.5 + min(votes["seizure"], _MOST_OF_A_FIND)
    if _POSTED.match(folded):
        votes["seizure"] = min(votes["seizure"], _MOST_WHERE_ADDRESSED)
    if cites(folded):
        votes["feedback"] += 3.0
        votes["seizure"] = min(votes["seizure"], 1.0)
        if votes["request"] >= 3.0:  # a request cites a case, too, and asks more than it tells
            votes["feedback"] = min(votes["feedback"], max(votes["request"] - 0.5, votes["feedback"] - 4.0))
    return votes


def read_kind(reading: Reading) -> None:
    """Writes `reading.kind`."""
    votes = votes_of(reading)
    ranked = _BY_RARITY if _POSTED.match(reading.folded) or cites(reading.folded) else get_args(Kind)
    reading.kind = max(ranked, key=lambda kind: votes[kind])
