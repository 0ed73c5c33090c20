"""The embedded graph's tables. Sets of tokens are interned: a row names who may read it by a set's number.

Every row that a reader may meet carries two sets, `audience` and `nominal_audience`; the reader must meet both. Where
nothing is nominal the two are the same set, so that one clause (`graph.embedded.sight`) is asked of every row.

`graph_counts`, `graph_labels` and `graph_properties` are sums over mentions, one row for each entity and pair of sets:
a country in fifty thousand reports is summed from some rows, and no sum mixes what different readers may see.
"""

from sqlalchemy import BigInteger, Column, ForeignKey, Index, Integer, MetaData, Table, Text, UniqueConstraint
from sqlalchemy.sql.schema import SchemaItem

metadata = MetaData()
Serial = BigInteger().with_variant(Integer, "sqlite")
Word = Text().with_variant(Text(collation="C"), "postgresql")
"""Text ordered by code points, on both databases."""


def _table(name: str, *columns: SchemaItem, without_rowid: bool = False) -> Table:
    return Table(name, metadata, *columns, sqlite_strict=True, sqlite_with_rowid=not without_rowid)


def _readers() -> tuple[Column[int], Column[int]]:
    return Column("audience", Serial, nullable=False), Column("nominal_audience", Serial, nullable=False)


audiences = _table(
    "graph_audiences",
    Column("id", Serial, primary_key=True),
    Column("digest", Word, nullable=False, unique=True),  # SHA-256 of the JSON of the sorted tokens
)
audience_tokens = _table(
    "graph_audience_tokens",
    Column("token", Word, primary_key=True),
    Column("audience", Serial, ForeignKey("graph_audiences.id"), primary_key=True),
    Index("graph_audience_tokens_audience", "audience"),
    without_rowid=True,
)
reports = _table(
    "graph_reports",
    Column("pk", Serial, primary_key=True),
    Column("id", Word, nullable=False, unique=True),
    Column("day", Word),
    *_readers(),
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
    *_readers(),
    Column("nominal", Integer, nullable=False),
    Column("hub", Integer, nullable=False),
    Column("identifying", Integer, nullable=False),
    Column("role", Word, nullable=False),
    Column("label", Word, nullable=False),
    Column("name_key", Word, nullable=False),
    Column("properties", Word, nullable=False),  # JSON object of strings, keys sorted
    Column("span_start", Integer),
    Column("span_end", Integer),
    Index("graph_mentions_entity", "entity", "report", "hub", "identifying", "audience", "nominal_audience"),
    without_rowid=True,
)
counts = _table(
    "graph_counts",
    Column("entity", Serial, ForeignKey("graph_entities.pk"), primary_key=True),
    Column("audience", Serial, primary_key=True),
    Column("nominal_audience", Serial, primary_key=True),
    Column("reports", Integer, nullable=False),  # each report once, under the wider of its pairs of sets
    Column("first_day", Word),
    Column("last_day", Word),
    without_rowid=True,
)
labels = _table(
    "graph_labels",
    Column("pk", Serial, primary_key=True),
    Column("entity", Serial, ForeignKey("graph_entities.pk"), nullable=False),
    *_readers(),
    Column("label", Word, nullable=False),
    Column("name_key", Word, nullable=False),
    Column("mentions", Integer, nullable=False),
    UniqueConstraint("entity", "audience", "nominal_audience", "label", "name_key"),
)
label_keys = _table(
    "graph_label_keys",  # `w` and a search term (graph.names.terms), or a blocking key (graph.resemblance.blocks)
    Column("key", Word, primary_key=True),
    Column("label", Serial, ForeignKey("graph_labels.pk", ondelete="CASCADE"), primary_key=True),
    Index("graph_label_keys_label", "label"),
    without_rowid=True,
)
properties = _table(
    "graph_properties",
    Column("entity", Serial, ForeignKey("graph_entities.pk"), primary_key=True),
    Column("audience", Serial, primary_key=True),
    Column("nominal_audience", Serial, primary_key=True),
    Column("name", Word, primary_key=True),
    Column("value", Word, primary_key=True),
    Column("mentions", Integer, nullable=False),
    without_rowid=True,
)
