"""Versions of the schema, run by `intel.ledger.engine.upgrade` alone."""
