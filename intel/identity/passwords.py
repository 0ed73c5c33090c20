"""Passwords: which are taken, how they are kept, how one is held against what is kept.

Sources: NIST SP 800-63B-4, 3.1.1 (length, Unicode, a list of what is tried first, no rules of composition, no change
by the calendar); RFC 9106, 4 (argon2id, the second recommended profile); OWASP password storage cheat sheet.
"""

import re
import threading
import unicodedata
from collections.abc import Collection
from functools import cache
from importlib.resources import files
from itertools import pairwise

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from argon2.profiles import RFC_9106_LOW_MEMORY

from intel.errors import Invalid, Unavailable

SHORTEST, LONGEST = 12, 256
"""Characters, after normalisation."""
HASHER = PasswordHasher.from_parameters(RFC_9106_LOW_MEMORY)
"""64 MiB, three passes, four lanes. A hash with other parameters is made anew when its owner signs in."""
NOBODYS = "$argon2id$v=19$m=65536,t=3,p=4$PzLSu2c34/ebqAmMUoOTqw$UIVbEnZ+LW43wuC+neKiLbPiHsiYxR5wXOjlPPh5OY8"
"""Of 256 random bits that were thrown away: what is worked on in place of the hash of one who has none."""
AT_ONCE = 4
"""Hashes that one process works on at the same time: each takes 64 MiB."""
PATIENCE = 15.0
"""Seconds in which one's turn must come."""

_turns = threading.BoundedSemaphore(AT_ONCE)
_LOOKS_LIKE = str.maketrans("013457@$!", "oieastasi")


def normalised(password: str) -> str:
    """As it is hashed: NFKC, so that the same keys on another keyboard or system give the same password."""
    return unicodedata.normalize("NFKC", password)


def check(password: str, about: Collection[str] = (), path: str = "password") -> None:
    """Raises `Invalid`, with what to do, for a password that is too short, too long, or among the first to be tried.
    `about`: words that everyone would try for this person: agency, name."""
    plain = normalised(password)
    if len(plain) < SHORTEST:
        raise Invalid(f"Take {SHORTEST} characters or more: several words make a good password.", path)
    if len(plain) > LONGEST:
        raise Invalid(f"Take at most {LONGEST} characters.", path)
    if is_common(plain, about):
        raise Invalid(
            "This is tried first by whoever guesses. Take words that have nothing to do with you or your work.",
            path,
        )


def is_common(password: str, about: Collection[str] = ()) -> bool:
    """Nothing but words of the list or `about`, digits and signs; or three characters; or a run along the alphabet."""
    folded = normalised(password).casefold()
    if len(set(folded)) <= 3 or _is_run(folded) or folded.isdecimal():
        return True
    words = _common() | {part for word in about for part in _letters(word.casefold()).split() if len(part) > 1}
    words |= {part.translate(_LOOKS_LIKE) for part in words}
    inner = re.sub(r"^[\W\d_]+|[\W\d_]+$", "", folded)
    bare = {_letters(folded), _letters(inner.translate(_LOOKS_LIKE))}
    return any(text != "" and all(_is_made_of(part, words) for part in text.split()) for text in bare)


def hashed(password: str) -> str:
    """The PHC string. Raises `Unavailable` where too many wait."""
    with _Turn():
        return HASHER.hash(normalised(password))


def holds(kept: str | None, password: str) -> bool:
    """Is it the password that `kept` is a hash of? None takes the same work, and is nobody's."""
    with _Turn():
        try:
            matches = HASHER.verify(kept or NOBODYS, normalised(password))
        except (VerificationError, InvalidHashError):
            return False
    return matches and kept is not None


def is_outdated(kept: str) -> bool:
    """Was it made with other parameters than those of now?"""
    return HASHER.check_needs_rehash(kept)


class _Turn:
    def __enter__(self) -> None:
        if not _turns.acquire(timeout=PATIENCE):
            raise Unavailable("too many people are signing in at this moment: try again in a minute")

    def __exit__(self, *_: object) -> None:
        _turns.release()


@cache
def _common() -> frozenset[str]:
    text = files("intel.identity").joinpath("common_passwords.txt").read_text(encoding="utf-8")
    return frozenset(line for line in text.splitlines() if line and not line.startswith("#"))


def _letters(text: str) -> str:
    """Letters alone; what stood between them is a space."""
    return re.sub(r"[\W\d_]+", " ", text).strip()


def _is_made_of(text: str, words: Collection[str]) -> bool:
    """Can it be cut into these words, without a rest?"""
    reached = [True] + [False] * len(text)
    lengths = {len(word) for word in words}
    for end in range(1, len(text) + 1):
        reached[end] = any(
            length <= end and reached[end - length] and text[end - length : end] in words for length in lengths
        )
    return reached[-1]


def _is_run(text: str) -> bool:
    """Each character the next of the one before, up or down, most of the way."""
    steps = [ord(after) - ord(before) for before, after in pairwise(text)]
    return sum(step in (-1, 0, 1) for step in steps) > 0.75 * len(steps)
