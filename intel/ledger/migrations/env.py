"""Alembic's entry: runs the migrations on the connection, and in the transaction, that `upgrade` hands it."""

from alembic import context

from graph.embedded.tables import metadata as graph
from intel.ledger.tables import metadata as ledger

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=[ledger, graph],
    transactional_ddl=False,  # `upgrade` holds the transaction, on SQLite too
)
context.run_migrations()
