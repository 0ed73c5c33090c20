"""The ledger's first tables, and the embedded graph's beside them.

Until the first release the tables are made as `tables.py` has them; from then on each change is a migration of its own.
"""

from alembic import op

from graph.embedded.tables import metadata as graph_metadata
from intel.ledger.tables import metadata

revision = "0001"
down_revision = None


def upgrade() -> None:
    metadata.create_all(op.get_bind())
    graph_metadata.create_all(op.get_bind())
