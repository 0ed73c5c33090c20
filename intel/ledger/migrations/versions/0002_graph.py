"""The embedded graph's tables, beside the ledger's, so that both change in one transaction.

On PostgreSQL they stand there too, empty where the graph is Neo4j's.
"""

from alembic import op

from graph.embedded.tables import metadata

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    metadata.create_all(op.get_bind())
