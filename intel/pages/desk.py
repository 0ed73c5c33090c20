"""What every page needs: the exchange, the templates, and the reader whose session the cookie names."""

from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property
from importlib.resources import files
from typing import Any
from urllib.parse import quote

from fastapi import Request
from jinja2 import Environment, FunctionLoader, StrictUndefined
from starlette.responses import HTMLResponse, RedirectResponse, Response

from intel.exchange.exchange import Exchange
from intel.identity import browser
from intel.identity.admission import BUILT_IN
from intel.model import Reader
from intel.pages.guard import HEADERS
from intel.roles import ROLES, Action

TOOLS = "/tools"
PLACES = (
    ("/submit", "Submit", Action.SUBMIT),
    ("/review", "Review", Action.SET_HANDLING),
    ("/operations", "Operations", Action.PHASE_REPORT),
    ("/people", "People", Action.MANAGE_USERS),
    (TOOLS, "Tools", Action.KNOW),
)
"""Pages of the menu, and the action that opens each."""


def _source(name: str) -> str | None:
    path = files("intel.pages").joinpath("templates", name)
    return path.read_text(encoding="utf-8") if path.is_file() else None


@dataclass(frozen=True)
class Desk:
    """One for the process; holds nothing of any reader."""

    exchange: Exchange

    @cached_property
    def templates(self) -> Environment:
        """Everything is escaped; a name that a template lacks is an error, not an empty place."""
        return Environment(
            loader=FunctionLoader(_source),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )

    def page(
        self, request: Request, template: str, reader: Reader | None, status: int = 200, **values: Any
    ) -> HTMLResponse:
        """A rendered page with the headers that guard it."""
        places = [(path, name) for path, name, action in PLACES if reader and opens(reader.roles, action)]
        if self.exchange.settings.issuer != BUILT_IN:  # tools are given access where people sign in
            places = [place for place in places if place[0] != TOOLS]
        html = self.templates.get_template(template).render(
            reader=reader, places=places, here=request.url.path, **values
        )
        return HTMLResponse(html, status, HEADERS)

    def reader(self, request: Request) -> Reader | None:
        """Who signed in, with the tokens that hold at this moment; None without a session that holds."""
        signed = browser.session_of(self.exchange, request)
        return None if signed is None else browser.reader_of(self.exchange, signed)

    def ask_to_sign_in(self, request: Request) -> Response:
        """In place of a page that needs a reader; afterwards it goes on where the person was."""
        return RedirectResponse(f"/sign-in?next={quote(local(request.url.path))}", 303, HEADERS)


def start_of(roles: Collection[str]) -> str:
    """The first page of the menu that the roles open."""
    return next((path for path, _, action in PLACES if path != TOOLS and opens(roles, action)), "/account")


def local(path: str) -> str:
    """The path where it is one of this site, else the start: no sign-in leads elsewhere."""
    plain = path.startswith("/") and not path.startswith("//") and "\\" not in path and path.isprintable()
    return path if plain else "/"


def opens(roles: Collection[str], action: Action) -> bool:
    """Does one of the roles open the action? For what a menu offers; the use case itself refuses."""
    return any(action in ROLES.get(role, ()) for role in roles)
