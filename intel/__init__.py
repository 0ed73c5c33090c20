"""Enforcement intelligence platform: ledger, handling, identity, exchange, GraphQL, pages, CLI."""
