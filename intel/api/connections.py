"""Pages: what every connection shares. Cursors are opaque, made by the session of the row's own visible order key."""

from typing import Any

import strawberry

from intel import model
from intel.errors import Invalid, Limit


@strawberry.type
class PageInfo:
    has_next_page: bool
    end_cursor: str | None

    @classmethod
    def of(cls, page: model.Page[Any]) -> "PageInfo":
        return cls(has_next_page=page.has_next, end_cursor=page.rows[-1][1] if page.rows else None)


def page_size(first: int | None, default: int, limit: int) -> int:
    """How many rows are asked for; null asks for the default. Raises `Invalid` or `Limit`, as the session does."""
    if first is None:
        return default
    if first < 0:
        raise Invalid("first is 0 or more", "first")
    if first > limit:
        raise Limit(f"first is at most {limit}")
    return first
