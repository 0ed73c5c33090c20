"""The one question, as a clause: do the reader's tokens meet both sets of tokens of a row?"""

from typing import Any

from sqlalchemy import ColumnElement, FromClause, and_, select

from graph.embedded.lists import Lists
from graph.embedded.tables import audience_tokens


def seen(row: FromClause, lists: Lists) -> ColumnElement[bool]:
    """Asks for the parameter `tokens`. `+ 0` keeps SQLite from seeking once for each set: it scans an entity's rows."""
    read = select(audience_tokens.c.audience).where(lists.among(audience_tokens.c.token, "tokens"))
    columns: tuple[Any, Any] = (row.c.audience, row.c.nominal_audience)
    return and_(*((column + 0).in_(read) for column in columns))
