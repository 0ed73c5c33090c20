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
from nlp.reading import Reading

_OPENING = 150
"""Code points at the beginning in which subject, address and reference stand."""
_READ = 6000
"""Code points read: what a message is for is said in its first pages."""
_CITED = re.compile(r"(?<![a-z0-9/-])[a-z]{2,6}(?:-[a-z]{2,4})?[-/](?:19|20)\d\d[-/]\d{2,6}(?![a-z0-9])")
_OWN = re.compile(r"our ref(?:erence)?\.?[: ]*$|\n(?:ref|reference|no|msg no|serial)[.: ]*$")
"""Before the sender's own number: the line of a telegram's head."""
_QUESTION = re.compile(r"\?(?=\s|$)|？")
_ADDRESSED = re.compile(
    r"\bdear\b|\bplease\b(?! keep)|\bkindly\b|\brequest\b|\bto [a-z ]{2,30}(?:customs|police)\b|御中"
    r"|敬启|kính gửi|gửi:|เรียน|kepada|kính"
)
_COMING = re.compile(
    r"\bdue (?!to\b|course|diligence|date|from)|\barriving (?:on|at)\b|\bpending\b|(?:^"
    r"|[\n.!:] ?)(?:action: )?(?:hold|scan|intercept|detain|inspect|watch|look)\b"
)
_POSTED = re.compile(r"^[a-z&/ .-]{2,40} to [a-z&/ ,.-]{2,60}[:.]")
_LISTED = re.compile(r"(?:^|\n|\s)[(]?[ai1][).][^\n]{5,160}(?:\n|;|,)\s*(?:and )?[(]?(?:b|ii|2)[).]")
_AMOUNT = re.compile(
    r"(?:seized|intercepted|recovered|uncovered|found|discovered|arrested|confiscated"
    r"|detected)\b[^.\n]{0,80}\d[\d.,]*\s?(?:kg|kilo|gram|g\b|tonnes?|tons?|pounds|lbs|pieces"
    r"|tablets|pills|live|cartons|sticks|boxes|packets|packages|bars|litres)"
    r"|\d[\d.,]*\s?(?:kg|kilo|gram|g\b|tonnes?|tons?|pounds|lbs|pieces|tablets|pills|cartons"
    r"|sticks)[^.\n]{0,100}(?:seized|intercepted|recovered|uncovered|found|discovered|confiscated)"
)


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
    """Does the head of the message cite a case that is not its own number? Who reports a find of his own does not."""
    opening = folded[:_OPENING]
    return any(not _OWN.search(opening[: cited.start()]) for cited in _CITED.finditer(opening))


def _signs(folded: str) -> dict[str, float]:
    """Votes of the message's form."""
    votes: dict[str, float] = dict.fromkeys(get_args(Kind), 0.0)
    opening = folded[:_OPENING]
    if cites(folded):
        votes["feedback"] += 3.0
    questions = len(_QUESTION.findall(folded))
    if questions and _ADDRESSED.search(folded):
        votes["request"] += min(5.0, 3.0 * questions)
    if _LISTED.search(folded) and not votes["feedback"] and _ADDRESSED.search(folded):
        votes["request"] += 1.5
    if _POSTED.match(opening):
        votes["alert"] += 0.5
    if _COMING.search(folded):
        votes["alert"] += 1.5
    if _AMOUNT.search(folded):
        votes["seizure"] += 2.0
    return votes


def votes_of(reading: Reading) -> dict[str, float]:
    """The votes for each kind."""
    folded = reading.folded[:_READ]
    votes = _signs(folded)
    votes["seizure"] += 0.5
    seen: set[tuple[str, str, bool]] = set()
    for found in _cues(reading.language).find(folded):
        word = folded[found.start : found.end]
        for entry in found.entry:
            opening = entry.get("where") == "opening"
            if (opening and found.start >= _OPENING) or (entry["kind"], word, opening) in seen:
                continue
            seen.add((entry["kind"], word, opening))
            votes[entry["kind"]] += entry["weight"]
    votes["seizure"] = min(votes["seizure"], 1.0 if cites(folded) else 9.0)
    if votes["request"] >= 3.0:  # a request cites a case, too, and asks more than it tells
        votes["feedback"] = (
            min(votes["feedback"], votes["request"] - 0.5) if votes["feedback"] < 6 else votes["feedback"]
        )
    return votes


def read_kind(reading: Reading) -> None:
    """Writes `reading.kind`."""
    votes = votes_of(reading)
    reading.kind = max(get_args(Kind), key=lambda kind: votes[kind])
