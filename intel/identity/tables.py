"""What the platform keeps so that people can sign in: beside the ledger, and never in its chain.

Made by migration 0003. Moments are text as `intel.ledger.moments` writes it; a secret is kept as a hash, or sealed by
the keyring.
"""

from sqlalchemy import Column, ForeignKey, Index, Integer, LargeBinary, MetaData, Table
from sqlalchemy.sql.schema import SchemaItem

from intel.ledger.tables import Serial, Text, users

metadata = MetaData()


def table(name: str, *columns: SchemaItem) -> Table:
    return Table(name, metadata, *columns, sqlite_strict=True)


sessions = table(
    "sessions",  # of browsers: one row from signing in to signing out
    Column("id", Text, primary_key=True),  # SHA-256 of the cookie's value, hexadecimal
    Column("person", Text, ForeignKey(users.c.id)),  # null: signed in by a token whose bearer has no account
    Column("agency", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("roles", Text, nullable=False),  # canonical JSON list: of the token; an account's are read from the account
    Column("amr", Text, nullable=False),  # canonical JSON list: how the person signed in, see `sessions.Signed`
    Column("token", Text),  # id (jti) of the token that opened it
    Column("created", Text, nullable=False),
    Column("used", Text, nullable=False),
    Column("expires", Text, nullable=False),
    Index("sessions_of", "agency", "name"),
    Index("sessions_expires", "expires"),
)

passwords = table(
    "passwords",
    Column("person", Text, ForeignKey(users.c.id), primary_key=True),
    Column("hash", Text, nullable=False),  # argon2id, PHC string
    Column("since", Text, nullable=False),
)
authenticators = table(
    "authenticators",  # an app that shows TOTP codes: one for each person
    Column("person", Text, ForeignKey(users.c.id), primary_key=True),
    Column("kek", Text, nullable=False),  # id of the key-encryption key under which the secret is sealed
    Column("sealed", LargeBinary, nullable=False),
    Column("step", Serial, nullable=False),  # the newest step (RFC 6238) of a code that was taken: none before it is
    Column("since", Text, nullable=False),
)
recovery_codes = table(
    "recovery_codes",  # those not yet used
    Column("hash", Text, primary_key=True),
    Column("person", Text, ForeignKey(users.c.id), nullable=False),
    Index("recovery_codes_of", "person"),
)
passkeys = table(
    "passkeys",
    Column("id", Text, primary_key=True),  # the credential's, base64url
    Column("person", Text, ForeignKey(users.c.id), nullable=False),
    Column("key", LargeBinary, nullable=False),  # public, COSE
    Column("count", Serial, nullable=False),  # signatures that the authenticator says it made
    Column("label", Text, nullable=False),
    Column("since", Text, nullable=False),
    Column("used", Text),
    Index("passkeys_of", "person"),
)
spent = table(
    "spent_challenges",  # of passkeys: each is answered once
    Column("hash", Text, primary_key=True),
    Column("until", Text, nullable=False),
)
invitations = table(
    "invitations",  # to set the means to sign in: one for each person, for once
    Column("person", Text, ForeignKey(users.c.id), primary_key=True),
    Column("hash", Text, nullable=False, unique=True),
    Column("until", Text, nullable=False),
)
attempts = table(
    "attempts",  # failures to sign in since the last success: see `intel.identity.lockout`
    Column("key", Text, primary_key=True),  # HMAC of a name with a device or network, so that none can be read off
    Column("failures", Integer, nullable=False),
    Column("at", Text, nullable=False),
    Index("attempts_at", "at"),
)
failures = table(
    "failures",  # of an hour and an agency, until they are an entry of the audit trail
    Column("hour", Text, primary_key=True),
    Column("agency", Text, primary_key=True),  # empty: none of the community's
    Column("count", Integer, nullable=False),
)
