"""Bearer tokens: what was issued verifies until it expires; anything else is refused with one text."""

import base64
import json
from datetime import UTC, datetime, timedelta

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from hypothesis import given
from hypothesis import strategies as st
from joserfc import jwt
from joserfc.jwk import OctKey, OKPKey

from intel.errors import Invalid, Unauthenticated
from intel.identity.tokens import ALGORITHM, ISSUER, REFUSAL, TYPE, issue, verify
from intel.roles import ROLES

KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
OTHER = Ed25519PrivateKey.from_private_bytes(bytes(range(1, 33)))
NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
HOURS = timedelta(hours=8)
GOOD = {
    "iss": ISSUER, "sub": "VN/an", "agency": "VN", "roles": ["analyst"], "name": "an", "iat": int(NOW.timestamp()),
    "exp": int((NOW + HOURS).timestamp()), "jti": "1",
}  # fmt: skip


def signed(claims: object, key: Ed25519PrivateKey = KEY, **header: str) -> str:
    jwk = OKPKey.import_key(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    head = {"alg": ALGORITHM, "typ": TYPE, "kid": jwk.thumbprint(), **header}
    return jwt.encode(head, claims, jwk, algorithms=[ALGORITHM])  # type: ignore[arg-type]


def refused(token: str, now: datetime = NOW) -> bool:
    with pytest.raises(Unauthenticated) as refusal:
        verify(KEY, token, now)
    return str(refusal.value) == REFUSAL


@given(
    agency=st.text(min_size=1, max_size=8),
    name=st.text(min_size=1, max_size=20),
    roles=st.sets(st.sampled_from(sorted(ROLES)), min_size=1),
)
def test_what_was_issued_is_what_is_read(agency: str, name: str, roles: set[str]) -> None:
    claims = verify(KEY, issue(KEY, agency, name, roles, NOW, HOURS, "id"), NOW)
    assert (claims.agency, claims.name, claims.roles, claims.id) == (agency, name, roles, "id")
    assert claims.expires == NOW + HOURS


def test_a_token_holds_until_the_second_it_expires_in() -> None:
    token = issue(KEY, "VN", "an", ["analyst"], NOW, HOURS, "id")
    assert verify(KEY, token, NOW + HOURS - timedelta(seconds=1)).agency == "VN"
    assert refused(token, NOW + HOURS)


def test_a_token_of_the_future_or_of_another_key_is_refused() -> None:
    assert refused(issue(KEY, "VN", "an", ["analyst"], NOW + timedelta(minutes=5), HOURS, "id"))
    assert refused(issue(OTHER, "VN", "an", ["analyst"], NOW, HOURS, "id"))


def test_a_good_one_made_by_hand_is_taken_so_that_the_next_tests_can_fail() -> None:
    assert verify(KEY, signed(GOOD), NOW).name == "an"


@pytest.mark.parametrize("missing", sorted(GOOD))
def test_a_token_without_any_one_claim_is_refused(missing: str) -> None:
    assert refused(signed({name: value for name, value in GOOD.items() if name != missing}))


@pytest.mark.parametrize(
    ("claim", "value"),
    [
        ("iss", "another"), ("roles", []), ("roles", "analyst"), ("roles", ["superuser"]), ("roles", [["analyst"]]),
        ("agency", ""), ("agency", 7), ("exp", "never"), ("exp", 10**30), ("exp", True), ("iat", -(10**30)),
    ],
)  # fmt: skip
def test_a_claim_of_the_wrong_shape_is_refused(claim: str, value: object) -> None:
    assert refused(signed({**GOOD, claim: value}))


def test_another_algorithm_or_type_or_key_id_is_refused() -> None:
    octet = OctKey.import_key(KEY.public_key().public_bytes_raw())
    assert refused(jwt.encode({"alg": "HS256", "typ": TYPE}, GOOD, octet, algorithms=["HS256"]))
    assert refused(signed(GOOD, typ="JWT"))
    assert refused(signed(GOOD, kid="another"))
    unsigned = [{"alg": "none", "typ": TYPE}, GOOD]
    parts = [base64.urlsafe_b64encode(json.dumps(part).encode()).rstrip(b"=").decode() for part in unsigned]
    assert refused(".".join([*parts, ""]))


@given(st.one_of(st.text(max_size=300), st.text("eyJ.-_AZaz09", max_size=300)))
def test_any_text_that_is_no_token_gets_the_one_refusal(text: str) -> None:
    assert refused(text)


@given(st.integers(min_value=0), st.characters(codec="ascii"))
def test_a_token_changed_in_one_place_is_refused(place: int, char: str) -> None:
    token = issue(KEY, "VN", "an", ["analyst"], NOW, HOURS, "id")
    place %= len(token) - 2  # the last character of a signature may carry unused bits
    if token[place] != char:
        assert refused(token[:place] + char + token[place + 1 :])


def test_an_overlong_token_is_refused_unread() -> None:
    assert refused("a" * 1_000_000)


def test_a_token_is_not_issued_for_what_is_no_role_or_forever() -> None:
    for roles, lifetime in (
        (["root"], HOURS),
        ([], HOURS),
        (["analyst"], timedelta(0)),
        (["analyst"], timedelta(9999)),
    ):
        with pytest.raises(Invalid):
            issue(KEY, "VN", "an", roles, NOW, lifetime, "id")
