"""The one question, as a clause: do the reader's tokens meet both sets of tokens of a row's readers?"""

from sqlalchemy import ColumnElement, FromClause, select

from graph.embedded.lists import Lists
from graph.embedded.tables import reader_tokens


def seen(row: FromClause, lists: Lists, *, seeking: bool = False) -> ColumnElement[bool]:
    """Asks for the parameter `tokens`. `+ 0` keeps SQLite from seeking once for each readers: it scans an entity's
    rows instead, which are fewer. `seeking`: it seeks, so that rows which the reader may not see cost no time."""
    met = select(reader_tokens.c.readers).where(lists.among(reader_tokens.c.token, "tokens"))
    both = met.where(reader_tokens.c.nominal == 0).intersect(met.where(reader_tokens.c.nominal == 1))
    return row.c.readers.in_(both) if seeking else (row.c.readers + 0).in_(both)
