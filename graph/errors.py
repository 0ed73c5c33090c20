"""Errors of the graph package."""


class GraphError(Exception):
    """Base of the graph package's errors."""


class GraphUnavailable(GraphError):
    """The store did not answer; nothing was changed."""
