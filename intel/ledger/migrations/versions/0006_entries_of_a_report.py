"""Entries of one report are found without reading the whole chain."""

from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    op.create_index("entries_report", "entries", ["report"], if_not_exists=True)
