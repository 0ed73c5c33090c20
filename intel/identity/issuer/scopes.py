"""The words of a scope: three of OpenID Connect, and each role by its name.

A tool that names roles gets no others; one that names none gets those that both it and the person may have.
"""

from collections.abc import Collection

from intel.ledger.clients import ALLOWED

OPENID = "openid"
PROFILE = "profile"
OFFLINE = "offline_access"
"""Asks for a refresh token (OpenID Connect Core, 11)."""
WORDS = (OPENID, PROFILE, OFFLINE)
SUPPORTED = (*WORDS, *sorted(ALLOWED))
LONGEST = 300
"""Characters of a scope."""


def words(scope: str | None) -> list[str] | None:
    """In order, each once; None where one of them is none of ours."""
    listed = list(dict.fromkeys((scope or "").split(" "))) if scope else []
    return listed if all(word in SUPPORTED for word in listed) else None


def roles(scope: str, *limits: Collection[str]) -> frozenset[str]:
    """The roles that the scope asks for, where every one of the limits has them too."""
    named = frozenset(scope.split()) & ALLOWED
    return (named or ALLOWED).intersection(*limits)


def given(scope: str, roles: Collection[str]) -> str:
    """The scope as it was given: its own words, and the roles."""
    return " ".join([*(word for word in WORDS if word in scope.split()), *sorted(roles)])
