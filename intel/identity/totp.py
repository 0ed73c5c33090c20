"""Codes that an app shows, and recovery codes for the day it is lost.

Sources: RFC 6238 (SHA-1, six digits, steps of 30 seconds: what every app knows), its section 5.2 (a code is taken once,
one step of drift); NIST SP 800-63B-4, 3.1.2 (look-up secrets: 112 bits or more, kept as a hash, used once).
"""

import hashlib
import hmac
import secrets
from datetime import datetime

import pyotp

STEP = 30
"""Seconds."""
DRIFT = 1
"""Steps by which the app's clock may be off, either way."""
RECOVERY_CODES = 10
_RECOVERY_CHARACTERS = 24
"""Of 5 bits each."""
_CROCKFORD = "0123456789abcdefghjkmnpqrstvwxyz"
_MISREAD = str.maketrans("oil", "011")


def new_secret() -> str:
    """160 bits, as apps take it: base32."""
    return pyotp.random_base32(32)


def uri(secret: str, agency: str, name: str) -> str:
    """What an app reads from a link or a picture: otpauth://…"""
    return pyotp.TOTP(secret).provisioning_uri(name=f"{name} ({agency})", issuer_name="Naga")


def grouped(secret: str) -> str:
    """For people to type: four characters at a time."""
    return " ".join(secret[place : place + 4] for place in range(0, len(secret), 4))


def step_of(moment: datetime) -> int:
    return int(moment.timestamp()) // STEP


def matching_step(secret: str, code: str, now: datetime) -> int | None:
    """The step whose code this is, of those that may be meant now; None where it is none's. The work is the same for
    every code."""
    typed = "".join(code.split()).encode("utf-8", "replace")
    app, current = pyotp.TOTP(secret), step_of(now)
    steps = range(max(0, current - DRIFT), current + DRIFT + 1)
    matching = [step for step in steps if hmac.compare_digest(app.generate_otp(step).encode(), typed)]
    return matching[-1] if matching else None


def new_recovery_codes() -> list[str]:
    """120 bits each."""
    return [_recovery_code() for _ in range(RECOVERY_CODES)]


def recovery_hash(code: str) -> str:
    """As it is kept; the same however the code was typed: capitals, spaces, o for 0."""
    plain = "".join(code.replace("-", "").split()).casefold().translate(_MISREAD)
    return hashlib.sha256(plain.encode("utf-8", "replace")).hexdigest()


def _recovery_code() -> str:
    letters = "".join(secrets.choice(_CROCKFORD) for _ in range(_RECOVERY_CHARACTERS))
    return "-".join(letters[place : place + 4] for place in range(0, len(letters), 4))
