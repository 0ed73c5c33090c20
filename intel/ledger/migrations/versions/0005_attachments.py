"""Attachments of reports: which files, by the entries that name them."""

from alembic import op

from intel.ledger.tables import attachments

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    attachments.create(op.get_bind(), checkfirst=True)
