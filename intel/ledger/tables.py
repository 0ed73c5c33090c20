"""The ledger's tables, for SQLite (STRICT) and PostgreSQL alike; alembic's migrations create them.

Moments are ISO 8601 text in UTC with microseconds (`2026-11-24T09:30:00.000000Z`),
days `YYYY-MM-DD`: both sort as text. Text sorts by code points on both databases, whatever the database's locale.
"""

from sqlalchemy import (
    REAL,
    BigInteger,
    CheckConstraint,
    Column,
    Double,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    UniqueConstraint,
)  # fmt: skip
from sqlalchemy import Text as AnyText
from sqlalchemy.sql.schema import SchemaItem
from sqlalchemy.types import TypeEngine

metadata = MetaData()
Serial: TypeEngine[int] = BigInteger().with_variant(Integer, "sqlite")
Text: TypeEngine[str] = AnyText().with_variant(AnyText(collation="C"), "postgresql")
Real: TypeEngine[float] = Double().with_variant(REAL, "sqlite")


def table(name: str, *columns: SchemaItem, without_rowid: bool = False) -> Table:
    return Table(name, metadata, *columns, sqlite_strict=True, sqlite_with_rowid=not without_rowid)


entries = table(
    "entries",
    Column("seq", Serial, primary_key=True, autoincrement=False),  # 1, 2, 3 … without a gap; never shown
    Column("at", Text, nullable=False),
    Column("type", Text, nullable=False),  # submitted, corrected, handling set, withdrawn, acknowledged, community …
    Column("report", Text),
    Column(
        "content", Text, nullable=False
    ),  # canonical JSON (RFC 8785); text and extraction are in it sealed, in base64
    Column("hash", Text, nullable=False),  # SHA-256 over the previous entry's hash and this one's content, hexadecimal
    Index("entries_report", "report"),
)

data_keys = table(
    "data_keys",  # apart from the chain, so that destroying a report's key leaves the chain whole
    Column("report", Text, primary_key=True),
    Column("wrapped", LargeBinary),  # null: destroyed
    Column("kek", Text, nullable=False),  # id of the key-encryption key that wraps it
)

audiences = table(
    "audiences",  # each distinct set of tokens once; a set's id is the same wherever the set is
    Column("id", Serial, primary_key=True),
    Column("digest", Text, nullable=False, unique=True),  # SHA-256 of the canonical JSON of the sorted tokens
)
audience_tokens = table(
    "audience_tokens",
    Column("token", Text, primary_key=True),
    Column("audience", Serial, ForeignKey("audiences.id"), primary_key=True),
    without_rowid=True,
)

reports = table(
    "reports",  # the newest version of each
    Column("pk", Serial, primary_key=True),  # inside the database only
    Column("id", Text, nullable=False, unique=True),
    Column("seq", Serial, ForeignKey("entries.seq"), nullable=False),  # the entry that holds text and extraction
    Column("version", Integer, nullable=False),
    Column("status", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("precedence", Text, nullable=False),
    Column("originator", Text, nullable=False),
    Column("ref", Text),
    Column("operation", Text),
    Column("in_reply_to", Text),
    Column("submitted_at", Text, nullable=False),
    Column("published", Text),
    Column("day", Text),  # first event date (a month counts as its first), else published; what filters by date ask
    Column("due", Text),
    Column("handling", Text, nullable=False),  # canonical JSON
    Column("tlp", Text, nullable=False),
    Column("originator_control", Integer, nullable=False),
    Column("discoverable", Integer, nullable=False),
    Column("audience", Serial, ForeignKey("audiences.id"), nullable=False),
    Column("nominal_audience", Serial, ForeignKey("audiences.id"), nullable=False),
    UniqueConstraint("originator", "ref"),
    Index("reports_newest", "audience", "submitted_at", "id"),
    Index("reports_reply", "in_reply_to"),
    Index("reports_day", "day"),
)

facts = table(
    "facts",  # what filters, facets and routes ask; none of it nominal
    Column("report", Serial, ForeignKey("reports.pk", ondelete="CASCADE"), primary_key=True),
    Column("by", Text, primary_key=True),  # category, item, seizedIn, origin, transit, destination, mode, concealment
    Column("value", Text, primary_key=True),
    Index("facts_value", "by", "value", "report"),
    without_rowid=True,
)
amounts = table(
    "amounts",
    Column("report", Serial, ForeignKey("reports.pk", ondelete="CASCADE"), primary_key=True),
    Column("place", Integer, primary_key=True),  # position in the extraction's commodities
    Column("category", Text, nullable=False),
    Column("item", Text, nullable=False),
    Column("unit", Text, nullable=False),
    Column("quantity", Real, nullable=False),
    without_rowid=True,
)
words = table(
    "words",  # blind index: a word is the first 8 bytes of its HMAC under the index key, so the index holds no text
    Column("word", BigInteger().with_variant(Integer, "sqlite"), primary_key=True),
    Column("report", Serial, ForeignKey("reports.pk", ondelete="CASCADE"), primary_key=True),
    Column("open", Integer, nullable=False),  # occurrences outside nominal spans
    Column("nominal", Integer, nullable=False),  # occurrences inside
    Index("words_report", "report"),
    without_rowid=True,
)
permissions = table(
    "permissions",  # to use a report under originator control: asked by an agency, decided by the originator
    Column("id", Text, primary_key=True),
    Column("seq", Serial, ForeignKey("entries.seq"), nullable=False),  # the entry that holds the purpose, sealed
    Column("report", Text, nullable=False),
    Column("agency", Text, nullable=False),
    Column("use", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("decision", Text),  # granted, declined; null: open
    Index("permissions_report", "report", "use"),
)
probe_keys = table(
    "probe_keys",  # blind, as words: an identifier or a name that a probe may ask for, see intel.reports.probe_keys
    Column("key", BigInteger().with_variant(Integer, "sqlite"), primary_key=True),
    Column("report", Serial, ForeignKey("reports.pk", ondelete="CASCADE"), primary_key=True),
    Index("probe_keys_report", "report"),
    without_rowid=True,
)
attachments = table(
    "attachments",  # of reports that stand; name and kind of each are sealed in its entry
    Column("id", Text, primary_key=True),
    Column("report", Text, nullable=False),
    Column("number", Integer, nullable=False),
    Column("file", Text, nullable=False, unique=True),
    Column("seq", Serial, ForeignKey("entries.seq"), nullable=False),
    UniqueConstraint("report", "number"),
)
acknowledgements = table(
    "acknowledgements",
    Column("report", Text, primary_key=True),
    Column("agency", Text, primary_key=True),
    Column("at", Text, nullable=False),
    without_rowid=True,
)

agencies = table(
    "agencies",
    Column("code", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("country", Text),
)
operations = table(
    "operations",
    Column("code", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("coordinator", Text, ForeignKey("agencies.code"), nullable=False),
    Column("closed", Integer, nullable=False),
)
participants = table(
    "participants",
    Column("operation", Text, ForeignKey("operations.code"), primary_key=True),
    Column("agency", Text, ForeignKey("agencies.code"), primary_key=True),
    without_rowid=True,
)
phases = table(
    "phases",
    Column("operation", Text, ForeignKey("operations.code"), primary_key=True),
    Column("code", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("starts", Text, nullable=False),
    Column("ends", Text, nullable=False),
    without_rowid=True,
)
probes = table(
    "probes",
    Column("id", Text, primary_key=True),
    Column("seq", Serial, ForeignKey("entries.seq"), nullable=False),  # the entry that holds what was asked, sealed
    Column("agency", Text, nullable=False),
    Column("at", Text, nullable=False),
    Index("probes_budget", "agency", "at"),
)
probe_requests = table(
    "probe_requests",  # one for each originator whose discoverable reports a probe hit
    Column("id", Text, primary_key=True),
    Column("probe", Text, ForeignKey("probes.id"), nullable=False),
    Column("originator", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("decision", Text),  # granted, declined; null: open
    Index("probe_requests_newest", "originator", "at", "id"),
)
probe_reports = table(
    "probe_reports",  # which reports were hit: for their originator alone
    Column("request", Text, ForeignKey("probe_requests.id"), primary_key=True),
    Column("report", Text, primary_key=True),
    without_rowid=True,
)

users = table(
    "users",
    Column("id", Text, primary_key=True),
    Column("agency", Text, ForeignKey("agencies.code"), nullable=False),
    Column("name", Text, nullable=False),
    Column("roles", Text, nullable=False),  # canonical JSON list
    Column("disabled", Integer, nullable=False),
    UniqueConstraint("agency", "name"),
)

clients = table(
    "clients",  # programs that an agency's administrator registered with the built-in issuer: see intel.ledger.clients
    Column("id", Text, primary_key=True),
    Column("agency", Text, ForeignKey("agencies.code"), nullable=False),
    Column("name", Text, nullable=False),
    Column("roles", Text, nullable=False),  # canonical JSON list
    Column("redirects", Text, nullable=False),  # canonical JSON list of URIs
    Column("keys", Text),  # JWK Set, canonical JSON; null: a public client
    Column("disabled", Integer, nullable=False),
    UniqueConstraint("agency", "name"),
)

signing_keys = table(
    "signing_keys",  # with which an agency signs its submissions now: see intel.signing
    Column("agency", Text, ForeignKey("agencies.code"), primary_key=True),
    Column("key", Text, nullable=False),
)

audit = table(
    "audit",
    Column("seq", Serial, primary_key=True, autoincrement=False),
    Column("at", Text, nullable=False),
    Column("content", Text, nullable=False),  # canonical JSON: who, agency, action, operation name, refused, purpose
    Column("hash", Text, nullable=False),
)
audit_reports = table(
    "audit_reports",  # which reports an audit entry served: the index of what its content also holds
    Column("report", Text, primary_key=True),
    Column("seq", Serial, ForeignKey("audit.seq"), primary_key=True),
    without_rowid=True,
)

checkpoints = table(
    "checkpoints",
    Column("log", Text, primary_key=True),  # ledger, audit
    Column("size", Serial, primary_key=True, autoincrement=False),
    Column("at", Text, nullable=False),
    Column("note", Text, nullable=False),  # signed: see intel.checkpoints
    Column("peaks", Text, nullable=False),  # JSON list: see intel.merkle.Growing
    without_rowid=True,
)

cursors = table(
    "cursors",  # how far a follower of the ledger has come: the projector
    Column("name", Text, primary_key=True),
    Column("position", Serial, nullable=False),
    CheckConstraint("position >= 0", name="position_not_negative"),
)
