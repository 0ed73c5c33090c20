"""Where people's sessions and means to sign in are kept."""

from alembic import op

from intel.identity.tables import metadata

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    metadata.create_all(op.get_bind())
