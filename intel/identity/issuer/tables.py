"""What the issuer keeps beside the ledger, and never in its chain: codes, grants, and what may not be used again.

Made by migration 0004. Every secret is kept as its SHA-256 in hexadecimal; moments as `intel.ledger.moments` writes
them. Every row has an end, after which it is taken away.
"""

from sqlalchemy import Column, Index, Integer, MetaData, Table
from sqlalchemy.sql.schema import SchemaItem

from intel.ledger.tables import Text

metadata = MetaData()


def table(name: str, *columns: SchemaItem) -> Table:
    return Table(name, metadata, *columns, sqlite_strict=True)


def _for_whom() -> list[Column[str]]:
    return [
        Column("client", Text, nullable=False),
        Column("agency", Text, nullable=False),
        Column("name", Text, nullable=False),
        Column("roles", Text, nullable=False),  # canonical JSON list: what the person granted
        Column("scope", Text, nullable=False),
        Column("until", Text, nullable=False),  # the grant's end
    ]


codes = table(
    "oauth_codes",  # given to a browser, not yet turned into tokens
    Column("code", Text, primary_key=True),
    *_for_whom(),
    Column("redirect", Text, nullable=False),
    Column("challenge", Text, nullable=False),
    Column("nonce", Text),
    Column("signed_in", Integer, nullable=False),  # seconds since 1970
    Column("amr", Text, nullable=False),  # canonical JSON list
    Column("expires", Text, nullable=False),
    Index("oauth_codes_of", "agency", "name"),
)
grants = table(
    "oauth_grants",  # what a person granted a client: one row from the code to its end, however often it is refreshed
    Column("id", Text, primary_key=True),
    *_for_whom(),
    Column("code", Text, nullable=False, unique=True),  # that it came of: one that comes again ends it
    Column("selector", Text, unique=True),  # of its refresh tokens; null: it has none
    Column("secret", Text),  # of the one refresh token that holds
    Column("begun", Text, nullable=False),
    Index("oauth_grants_of", "agency", "name"),
)
assertions = table(
    "oauth_assertions",  # by which clients showed who they are: each once
    Column("id", Text, primary_key=True),  # of client and jti together
    Column("until", Text, nullable=False),
)
revoked = table(
    "oauth_revoked",  # access tokens that were revoked one by one
    Column("id", Text, primary_key=True),  # jti
    Column("until", Text, nullable=False),
)
