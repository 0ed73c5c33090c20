"""Clients of the built-in issuer, in the ledger; codes and grants, beside it."""

from alembic import op

from intel.identity.issuer.tables import metadata
from intel.ledger.tables import clients

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    clients.create(op.get_bind(), checkfirst=True)
    metadata.create_all(op.get_bind())
