"""Which passwords are taken, and how they are kept."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from intel.errors import Invalid
from intel.identity import passwords
from intel.identity.passwords import HASHER, NOBODYS, check, hashed, holds, is_common, is_outdated

ABOUT = ("Tran Thi Mai", "VN", "Viet Nam Customs")
GOOD = ["seventeen paper kites", "ngựa vằn uống cà phê", "เก้าอี้สีเขียวริมทะเล", "🦊🦉🐢🐝🦋🐙🦀🐧🦔🐳🦁🐯", "x7!kQz9#wLp2"]
TRIED_FIRST = [
    "passwordpassword",
    "P@ssw0rd2026!!",
    "naga-naga-naga-1",
    "Customs Viet Nam 1",
    "tranthimai2026",
    "Mai.Tran.Thi.1999",
    "839201748291",
    "123456789012",
    "abcdefghijkl",
    "aaaaaaaaaaaaa",
    "abababababab",
    "qwertyuiop12",
    "iloveyou!iloveyou",
]


@pytest.mark.parametrize("password", GOOD)
def test_any_twelve_characters_of_any_script_are_taken(password: str) -> None:
    check(password, ABOUT)


@pytest.mark.parametrize("password", TRIED_FIRST)
def test_what_is_tried_first_is_refused_with_what_to_do(password: str) -> None:
    with pytest.raises(Invalid, match="Take words that have nothing to do with you") as refused:
        check(password, ABOUT)
    assert refused.value.path == "password"


@pytest.mark.parametrize(("password", "told"), [("eleven char", "12 characters"), ("kite" * 65, "at most 256")])
def test_length_is_counted_in_characters(password: str, told: str) -> None:
    with pytest.raises(Invalid, match=told):
        check(password, ABOUT)


@given(st.text(min_size=12, max_size=64))
@settings(max_examples=60)
def test_every_text_is_taken_or_refused_with_our_own_error(password: str) -> None:
    try:
        check(password, ABOUT)
    except Invalid as refused:
        assert refused.path == "password"
    assert is_common(password, ABOUT) == is_common(password.upper().lower(), ABOUT) or not password.isascii()


def test_a_hash_holds_for_its_password_alone_however_its_characters_are_composed() -> None:
    kept = hashed("ngựa vằn uống cà phê")
    assert kept.startswith("$argon2id$v=19$m=65536,t=3,p=4$")
    assert holds(kept, "ngựa vằn uống cà phê")  # decomposed
    assert not holds(kept, "ngựa vằn uống cà phê ")
    assert not holds(None, "")
    assert not is_outdated(kept)


def test_nobodys_hash_takes_the_same_work_as_anyones() -> None:
    assert not HASHER.check_needs_rehash(NOBODYS)


def test_a_hash_of_other_parameters_is_outdated() -> None:
    from argon2 import PasswordHasher

    assert is_outdated(PasswordHasher(time_cost=1, memory_cost=1024, parallelism=1).hash("x"))


def test_no_more_hashes_at_once_than_memory_allows(monkeypatch: pytest.MonkeyPatch) -> None:
    from intel.errors import Unavailable

    monkeypatch.setattr(passwords, "PATIENCE", 0.01)
    for _ in range(passwords.AT_ONCE):
        assert passwords._turns.acquire(blocking=False)
    try:
        with pytest.raises(Unavailable, match="try again in a minute"):
            holds(None, "x")
    finally:
        passwords._turns.release(passwords.AT_ONCE)
