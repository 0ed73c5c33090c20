"""Codes of an app, against RFC 6238's own vectors; recovery codes."""

from datetime import UTC, datetime, timedelta

import pyotp
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from intel.identity import totp

SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
"""RFC 6238, appendix B: the ASCII of 12345678901234567890."""
VECTORS = [
    (59, "287082"),
    (1111111109, "081804"),
    (1111111111, "050471"),
    (1234567890, "005924"),
    (2000000000, "279037"),
]
"""Seconds, and the last six of the eight digits that the appendix gives for SHA-1."""


@pytest.mark.parametrize(("seconds", "code"), VECTORS)
def test_the_codes_are_those_of_the_standard(seconds: int, code: str) -> None:
    moment = datetime.fromtimestamp(seconds, UTC)
    assert totp.matching_step(SECRET, code, moment) == seconds // 30


@given(st.integers(min_value=10**9, max_value=2 * 10**9), st.integers(min_value=-6, max_value=6))
@settings(max_examples=60)
def test_one_step_of_drift_and_no_more(seconds: int, off: int) -> None:
    moment = datetime.fromtimestamp(seconds, UTC)
    code = pyotp.TOTP(SECRET).generate_otp(seconds // 30 + off)
    near = {pyotp.TOTP(SECRET).generate_otp(seconds // 30 + step) for step in (-1, 0, 1)}
    assert (totp.matching_step(SECRET, code, moment) is not None) == (code in near)
    assert (abs(off) > 1) or code in near


@given(st.text(max_size=40))
def test_what_is_no_code_matches_nothing_and_raises_nothing(text: str) -> None:
    assert totp.matching_step(SECRET, text + "x", datetime(2026, 1, 1, tzinfo=UTC)) is None


def test_a_code_may_be_typed_with_a_space() -> None:
    moment = datetime.fromtimestamp(59, UTC) + timedelta(seconds=0)
    assert totp.matching_step(SECRET, " 287 082 ", moment) == 1


def test_recovery_codes_are_random_and_forgive_how_they_are_typed() -> None:
    codes = totp.new_recovery_codes()
    assert len(set(codes)) == 10
    assert all(len(code.replace("-", "")) == 24 for code in codes)
    typed = codes[0].upper().replace("-", " ").replace("0", "O").replace("1", "I")
    assert totp.recovery_hash(typed) == totp.recovery_hash(codes[0])
    assert totp.recovery_hash(codes[1]) != totp.recovery_hash(codes[0])


def test_an_app_reads_the_secret_from_the_link() -> None:
    secret = totp.new_secret()
    assert len(secret) == 32
    read = pyotp.parse_uri(totp.uri(secret, "VN", "Trần: Mai & Co?"))
    assert isinstance(read, pyotp.TOTP) and read.secret == secret and read.issuer == "Naga"
    assert totp.grouped(secret).replace(" ", "") == secret
