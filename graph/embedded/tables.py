"""The embedded graph's tables. Who may read a row is interned: a row carries the number of its readers.

Readers are two sets of tokens, audience and nominal audience; who reads must meet both. Where nothing is nominal the
two are the same set, so that one clause (`graph.embedded.sight`) is asked of every row.

`graph_counts`, `graph_labels` and `graph_properties` are sums over mentions, one row for each entity and readers:
a country in fifty thousand reports is summed from some rows, and no sum mixes what different readers may see.
"""

from sqlalchemy import (
    BigInteger,
    Column,
    Connection,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    event,
    insert,
)
from sqlalchemy.sql.schema import SchemaItem

metadata = MetaData()
Serial = BigInteger().with_variant(Integer, "sqlite")
Word = Text().with_variant(Text(collation="C"), "postgresql")
"""Text ordered by code points, on both databases."""


def _table(name: str, *columns: SchemaItem, without_rowid: bool = False) -> Table:
    return Table(name, metadata, *columns, sqlite_strict=True, sqlite_with_rowid=not without_rowid)


readers = _table(
    "graph_readers",
    Column("id", Serial, primary_key=True),
    Column("digest", Word, nullable=False, unique=True),  # graph.readers.digest
)
reader_tokens = _table(
    "graph_reader_tokens",
    Column("token", Word, primary_key=True),
    Column("nominal", Integer, primary_key=True),  # 0: of the audience, 1: of the nominal audience
    Column("readers", Serial, ForeignKey("graph_readers.id"), primary_key=True),
    Index("graph_reader_tokens_readers", "readers"),
    without_rowid=True,
)
reports = _table(
    "graph_reports",
    Column("pk", Serial, primary_key=True),
    Column("id", Word, nullable=False, unique=True),
    Column("day", Word),
    Column("readers", Serial, ForeignKey("graph_readers.id"), nullable=False),  # of its nominal mentions
)
entities = _table(
    "graph_entities",
    Column("pk", Serial, primary_key=True),
    Column("id", Word, nullable=False, unique=True),
    Column("kind", Word, nullable=False),
)
mentions = _table(
    "graph_mentions",
    Column("report", Serial, ForeignKey("graph_reports.pk"), primary_key=True),
    Column("place", Integer, primary_key=True),  # position in the projection
    Column("entity", Serial, ForeignKey("graph_entities.pk"), nullable=False),
    Column("readers", Serial, ForeignKey("graph_readers.id"), nullable=False),
    Column("nominal", Integer, nullable=False),
    Column("hub", Integer, nullable=False),
    Column("identifying", Integer, nullable=False),
    Column("role", Word, nullable=False),
    Column("label", Word, nullable=False),
    Column("name_key", Word, nullable=False),
    Column("properties", Word, nullable=False),  # JSON object of strings, keys sorted
    Column("span_start", Integer),
    Column("span_end", Integer),
    Index("graph_mentions_entity", "entity", "report", "hub", "identifying", "readers"),
    without_rowid=True,
)
counts = _table(
    "graph_counts",
    Column("entity", Serial, ForeignKey("graph_entities.pk"), primary_key=True),
    Column("readers", Serial, primary_key=True),
    Column("reports", Integer, nullable=False),  # each report once: see graph.sums
    Column("first_day", Word),
    Column("last_day", Word),
    without_rowid=True,
)
DECOY = 0
"""An entity that nobody may read, with rows in `graph_counts` like another's: see `graph.embedded.statements`."""
labels = _table(
    "graph_labels",
    Column("entity", Serial, ForeignKey("graph_entities.pk"), primary_key=True),
    Column("readers", Serial, primary_key=True),
    Column("label", Word, primary_key=True),
    Column("name_key", Word, primary_key=True),
    Column("pk", Serial, nullable=False, unique=True),  # graph.embedded.adding.label_pk
    Column("mentions", Integer, nullable=False),
    without_rowid=True,
)
label_keys = _table(
    "graph_label_keys",  # graph.resemblance.keys_of
    Column("key", Word, primary_key=True),
    Column("label", Serial, ForeignKey("graph_labels.pk", ondelete="CASCADE"), primary_key=True),
    Index("graph_label_keys_label", "label"),
    without_rowid=True,
)
properties = _table(
    "graph_properties",
    Column("entity", Serial, ForeignKey("graph_entities.pk"), primary_key=True),
    Column("readers", Serial, primary_key=True),
    Column("name", Word, primary_key=True),
    Column("value", Word, primary_key=True),
    Column("mentions", Integer, nullable=False),
    without_rowid=True,
)


def make_decoy(_table: object, connection: Connection, **_: object) -> None:
    """Readers are numbered from 1 on, so nobody meets these."""
    connection.execute(insert(entities).values(pk=DECOY, id="", kind=""))
    connection.execute(insert(counts), [{"entity": DECOY, "readers": number, "reports": 0} for number in (0, -1)])


event.listen(counts, "after_create", make_decoy)
