"""The graph on SQLAlchemy Core: tables beside the ledger's, on SQLite and on PostgreSQL."""
