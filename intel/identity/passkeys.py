"""Passkeys: made by a person who is known already, and signing in without a name or a password.

A challenge is sealed and handed to the browser, bound to what it is for and to whom (a session, an invitation, or the
visit of an anonymous browser); it is good for ten minutes, and answered once. The person must be verified by the
authenticator (a PIN, a finger), so that a passkey is two factors. Source: Web Authentication Level 3, 7.1 and 7.2.
"""

import hashlib
import secrets
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from ipaddress import ip_address
from urllib.parse import urlsplit

import webauthn
from sqlalchemy import Connection, delete, insert, select
from webauthn.helpers import parse_authentication_credential_json
from webauthn.helpers.exceptions import WebAuthnException
from webauthn.helpers.structs import (
    AuthenticatorSelectionCriteria,
    PublicKeyCredentialDescriptor,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from intel.errors import Invalid, Unauthenticated
from intel.exchange.exchange import Exchange
from intel.identity import credentials, handwriting
from intel.identity.credentials import Kept, Passkey
from intel.identity.devices import Device
from intel.identity.signing_in import SignedIn, opened
from intel.identity.tables import spent as _spent
from intel.ledger import moments
from intel.ledger.engine import writing
from intel.ledger.tables import users as _users
from intel.ledger.users import User, user_of
from intel.settings import Settings

PASSKEY = ("pop", "mfa")
"""How one signed in: RFC 8176."""
LIFETIME = timedelta(minutes=10)
MOST = 10
"""Passkeys of one person."""
LONGEST_LABEL = 60
"""Characters."""
LONGEST_ANSWER = 20_000
"""Characters of what a browser answers."""
REFUSAL = "This passkey signs nobody in here, or the page stood open too long: try again."
"""The text of every refusal to sign in."""
_NOT_MADE = "No passkey was made, or the page stood open too long: try again."


@dataclass(frozen=True)
class Site:
    """To what a passkey is bound."""

    domain: str
    """The relying party's id."""
    origin: str


@dataclass(frozen=True)
class Offer:
    """What the page hands to the browser."""

    options: str
    """JSON, as `PublicKeyCredential.parse…OptionsFromJSON` takes it."""
    challenge: str = field(repr=False)
    """Sealed: it comes back with the answer."""


def site_of(settings: Settings, asked: str) -> Site | None:
    """By the setting; without one, the loopback name that the request was `asked` at. None where passkeys can't be:
    browsers bind them to a name, never to a number, and to https but for `localhost`."""
    parts = urlsplit(settings.address or asked)
    domain = parts.hostname or ""
    try:
        ip_address(domain)
    except ValueError:
        trusted = domain == "localhost" or bool(settings.address and parts.scheme == "https")
        return Site(domain, f"{parts.scheme}://{parts.netloc}") if trusted else None
    return None


def offer_to_sign_in(exchange: Exchange, site: Site, visit: str) -> Offer:
    """For whoever visits with this cookie."""
    challenge = secrets.token_bytes(32)
    options = webauthn.generate_authentication_options(
        rp_id=site.domain, challenge=challenge, user_verification=UserVerificationRequirement.REQUIRED
    )
    return Offer(webauthn.options_to_json(options), _sealed(exchange, f"sign in {visit}", challenge))


def sign_in(
    exchange: Exchange, site: Site, visit: str, challenge: str, answer: str, device: Device, before: str | None
) -> SignedIn:
    """Raises `Unauthenticated`, always with one text."""
    now = exchange.clock()
    expected = _opened(exchange, f"sign in {visit}", challenge)
    if expected is None or len(answer) > LONGEST_ANSWER:
        raise Unauthenticated(REFUSAL)
    try:
        given = parse_authentication_credential_json(answer)
        with writing(exchange.engine) as connection:
            passkey = credentials.passkey(connection, given.id)
            user = None if passkey is None else _owner(connection, passkey, given.response.user_handle)
            if passkey is None or user is None:
                raise Unauthenticated(REFUSAL)
            verified = webauthn.verify_authentication_response(
                credential=given,
                expected_challenge=expected,
                expected_rp_id=site.domain,
                expected_origin=site.origin,
                credential_public_key=passkey.key,
                credential_current_sign_count=passkey.count,
                require_user_verification=True,
            )
            _spend(connection, expected, now)
            if not credentials.use_passkey(connection, passkey.id, passkey.count, verified.new_sign_count, now):
                raise Unauthenticated(REFUSAL)
            return opened(connection, exchange, user, PASSKEY, device, before, now)
    except (WebAuthnException, ValueError, TypeError, KeyError, AttributeError) as error:
        raise Unauthenticated(REFUSAL) from error


def offer_to_make(exchange: Exchange, site: Site, user: User, kept: Kept, bound: str) -> Offer:
    """For this person, who is known by what `bound` names: a session, an invitation."""
    challenge = secrets.token_bytes(32)
    options = webauthn.generate_registration_options(
        rp_id=site.domain,
        rp_name="Naga",
        user_id=user.id.encode(),
        user_name=f"{user.name} ({user.agency})",
        user_display_name=user.name,
        challenge=challenge,
        authenticator_selection=AuthenticatorSelectionCriteria(
            resident_key=ResidentKeyRequirement.REQUIRED,
            require_resident_key=True,
            user_verification=UserVerificationRequirement.REQUIRED,
        ),
        exclude_credentials=[PublicKeyCredentialDescriptor(id=_bytes(one.id)) for one in kept.passkeys],
    )
    return Offer(webauthn.options_to_json(options), _sealed(exchange, f"make {user.id} {bound}", challenge))


def made(
    exchange: Exchange, connection: Connection, site: Site, user: User, bound: str, challenge: str, answer: str,
    label: str,
) -> None:  # fmt: skip
    """Keep the passkey. For a connection of `engine.writing`. Raises `Invalid`."""
    now = exchange.clock()
    expected = _opened(exchange, f"make {user.id} {bound}", challenge)
    if expected is None or len(answer) > LONGEST_ANSWER:
        raise Invalid(_NOT_MADE, "passkey")
    if len(credentials.of(connection, user.id).passkeys) >= MOST:
        raise Invalid(f"You have {MOST} passkeys: remove one first.", "passkey")
    try:
        verified = webauthn.verify_registration_response(
            credential=answer,
            expected_challenge=expected,
            expected_rp_id=site.domain,
            expected_origin=site.origin,
            require_user_verification=True,
        )
        _spend(connection, expected, now)
    except (WebAuthnException, ValueError, TypeError, KeyError, AttributeError, Unauthenticated) as error:
        raise Invalid(_NOT_MADE, "passkey") from error
    plain = " ".join("".join(char if char.isprintable() else " " for char in label).split())
    id = urlsafe_b64encode(verified.credential_id).rstrip(b"=").decode()
    if credentials.passkey(connection, id) is not None:
        raise Invalid(_NOT_MADE, "passkey")
    credentials.add_passkey(
        connection,
        Passkey(
            id=id,
            person=user.id,
            key=verified.credential_public_key,
            count=verified.sign_count,
            label=plain[:LONGEST_LABEL] or "passkey",
            since=now,
            used=None,
        ),
    )


def _owner(connection: Connection, passkey: Passkey, handle: bytes | None) -> User | None:
    """Whose it is: as the table says, and as the authenticator does."""
    row = connection.execute(select(_users).where(_users.c.id == passkey.person, _users.c.disabled == 0)).first()
    return None if row is None or handle != passkey.person.encode() else user_of(row)


def _spend(connection: Connection, challenge: bytes, now: datetime) -> None:
    """It is answered, and never again. Raises `Unauthenticated` where it was answered before."""
    connection.execute(delete(_spent).where(_spent.c.until <= moments.written(now)))
    row = {"hash": hashlib.sha256(challenge).hexdigest(), "until": moments.written(now + LIFETIME)}
    if connection.execute(select(_spent.c.hash).where(_spent.c.hash == row["hash"])).first() is not None:
        raise Unauthenticated(REFUSAL)
    connection.execute(insert(_spent), row)


def _sealed(exchange: Exchange, purpose: str, challenge: bytes) -> str:
    text = urlsafe_b64encode(challenge).decode()
    return handwriting.sealed(exchange.keyring, f"passkey: {purpose}", text, exchange.clock() + LIFETIME)


def _opened(exchange: Exchange, purpose: str, challenge: str) -> bytes | None:
    text = handwriting.opened(exchange.keyring, f"passkey: {purpose}", challenge, exchange.clock())
    return _bytes(text) if isinstance(text, str) else None


def _bytes(text: str) -> bytes:
    return urlsafe_b64decode(text + "=" * (-len(text) % 4))
