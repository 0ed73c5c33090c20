"""Forms about signing in: read within their own small size, and their problems told beside the field."""

from collections.abc import Awaitable, Callable, Mapping, Sequence

from fastapi import Request

from intel.errors import Invalid, NagaError
from intel.pages.guard import read_form, require_same_origin

Form = Mapping[str, Sequence[str]]
SMALL = 50_000
"""Bytes of text in a form that carries no report."""


def small_form() -> Callable[[Request], Awaitable[Form]]:
    """The dependency that reads one. It raises `Forbidden`, `Invalid`, `Limit`."""
    return form_within(SMALL)


def form_within(text_limit: int) -> Callable[[Request], Awaitable[Form]]:
    async def form(request: Request) -> Form:
        require_same_origin(request)
        return await read_form(request, text_limit)

    return form


def last(form: Form, name: str) -> str:
    """The field's value; empty where there is none."""
    return form.get(name, [""])[-1]


def problems(error: NagaError | None, fields: Sequence[str]) -> tuple[str | None, dict[str, str]]:
    """What stands above the form, and what beside its fields."""
    if error is None:
        return None, {}
    text = str(error)[:1].upper() + str(error)[1:]
    if isinstance(error, Invalid) and error.path in fields:
        return None, {error.path: text}
    return text, {}
