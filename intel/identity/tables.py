"""What the platform keeps so that people can sign in: beside the ledger, and never in its chain.

Made by migration 0003. Moments are text as `intel.ledger.moments` writes it; a secret is kept as a hash, or sealed by
the keyring.
"""

from sqlalchemy import Column, ForeignKey, Index, MetaData, Table
from sqlalchemy.sql.schema import SchemaItem

from intel.ledger.tables import Text, users

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
