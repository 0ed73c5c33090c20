"""The one question, as SQL: does the reader hold a token of the report's audience? Every query here asks it."""

from sqlalchemy import ColumnElement, and_, exists, select
from sqlalchemy.sql.selectable import FromClause

from graph.model import Tokens
from intel.ledger.tables import audience_tokens, reports


def meets(audience: ColumnElement[int], tokens: Tokens) -> ColumnElement[bool]:
    """Is `audience`, the id of a set of tokens, met by `tokens`? No token meets nothing."""
    return audience.in_(select(audience_tokens.c.audience).where(audience_tokens.c.token.in_(sorted(tokens))))


def readable(tokens: Tokens, table: FromClause = reports) -> ColumnElement[bool]:
    """May this report be read? `table` is `reports` or an alias of it."""
    return meets(table.c.audience, tokens)


def nominal_readable(tokens: Tokens, table: FromClause = reports) -> ColumnElement[bool]:
    """May its nominal facts be read, too? They need the report's own audience besides (handling.md)."""
    return and_(readable(tokens, table), meets(table.c.nominal_audience, tokens))


def readable_parent(tokens: Tokens) -> ColumnElement[bool]:
    """May the report that this one replies to be read?"""
    parent = reports.alias("parent")
    return exists(select(parent.c.pk).where(parent.c.id == reports.c.in_reply_to, readable(tokens, parent)))
