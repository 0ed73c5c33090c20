"""The use cases: the one door to ledger, graph and parser, for GraphQL, pages, CLI, bulk load and playbooks alike."""
