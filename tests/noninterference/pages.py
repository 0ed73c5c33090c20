"""Every page and document that a reader can open, as that reader: status, headers and body, byte for byte.

The pages are those of the application's own list of routes, so a new one is compared as soon as it is there. Two things
are drawn anew for each answer and are stated here: the reference that a form carries, and a session's cookie.
"""

import asyncio
import re
from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import httpx
from fastapi import APIRouter, FastAPI
from fastapi.routing import APIRoute
from starlette.routing import BaseRoute

from tests.noninterference.http import answer, caller, token
from tests.noninterference.questions import HIDDEN, Subjects
from tests.noninterference.rule import Who
from tests.noninterference.world import World

PARTS = 5
"""Of the pages; a reader opens one of them in a turn."""
Form = tuple[str, dict[str, str]]
EDITIONS = ("participants", "public", "agency")
SITE = {"Sec-Fetch-Site": "same-origin"}
ELSEWHERE = ("/static/{name}", "/graphiql", "/graphql", "/healthz")
"""Routes that are no pages of a reader's: files of the package, and channels that have a bench of their own."""
DRAWN = re.compile(rb'(name="own" value=")[^"]*')
"""The reference made for a draft, always of one length."""
ZIP = b"PK\x03\x04"
MESSAGE = "Officers noted a lantern. Container MSKU9379333 was opened. Suspect Somchai Rattana was held."


def pages(world: World, who: Who, subjects: Subjects, part: int | None) -> list[tuple[str, Any]]:
    """The channel: the pages and forms of that part."""
    opened, filled = list(addresses(world.app, subjects)), list(forms(subjects))
    if part is not None:
        opened, filled = (each[part % PARTS :: PARTS] for each in (opened, filled))
    return asyncio.run(_pages(world, who, opened, filled))


async def _pages(world: World, who: Who, opened: list[str], filled: list[Form]) -> list[tuple[str, Any]]:
    found: list[tuple[str, Any]] = []
    async with caller(world, **SITE) as client:
        signed = await client.post("/sign-in", data={"token": token(world, who)})
        assert signed.status_code == 303, signed.text
        for address in opened:
            found.append((address, told(await client.get(address))))
        for name, form in filled:
            shown = await client.post("/submit", data={**form, "action": "read"})
            found.append((f"read {name}", told(shown)))
            seal = re.search(r'name="seal" value="([^"]*)', shown.text)
            sent = {**form, "action": "send", "seal": seal[1] if seal else ""}
            found.append((f"send {name}", told(await client.post("/submit", data=sent))))
    return found


def addresses(app: FastAPI, subjects: Subjects) -> Iterator[str]:
    """Of every page that is asked for with GET."""
    known = {
        "id": (*subjects.reports, *subjects.entities[:3], HIDDEN),
        "operation": ("north", "never"),
        "phase": ("I",),
        "form": ("json", "docx"),
    }
    for route in routes(app.routes):
        if "GET" not in route.methods or route.path in ELSEWHERE:
            continue
        paths = [route.path]
        for name in re.findall(r"{(\w+)}", route.path):
            paths = [path.replace(f"{{{name}}}", value) for path in paths for value in known.get(name, ("never",))]
        for path in paths:
            yield from (f"{path}?edition={edition}" for edition in EDITIONS) if "phases" in path else (path,)


def routes(among: Iterable[BaseRoute]) -> Iterator[APIRoute]:
    """Those of the routers that were included, too."""
    for route in among:
        if isinstance(route, APIRoute):
            yield route
        elif isinstance(included := getattr(route, "original_router", None), APIRouter):
            yield from routes(included.routes)


def forms(subjects: Subjects) -> Iterator[Form]:
    """Drafts of a message that shares everything with what others sent, under the refs that they used."""
    for id in (*subjects.reports, HIDDEN):
        yield id, {"text": MESSAGE, "ref": id.upper(), "tlp": "AMBER", "names": "level", "source": "F",
                   "information": "6"}  # fmt: skip


def told(response: httpx.Response) -> tuple[int, list[tuple[str, str]], bytes]:
    """The answer, less what is drawn anew each time; of a document its parts, since the clock on the wall is in it."""
    status, headers, body = answer(response)
    if body.startswith(ZIP):
        with ZipFile(BytesIO(body)) as document:
            body = b"".join(name.encode() + document.read(name) for name in document.namelist())
    return status, headers, DRAWN.sub(rb"\1", body)
