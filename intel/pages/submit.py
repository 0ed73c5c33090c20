"""`/submit`: paste a message, look at its reading and at who will see it, send, get the reference."""

import secrets
from base64 import b32encode
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import RedirectResponse, Response

from intel.errors import Conflict, Invalid, Limit, NagaError
from intel.exchange.session import Session
from intel.exchange.submission import check
from intel.handling import OPERATION, Tlp, validate
from intel.http_errors import status_for
from intel.model import Agency, Operation, Precedence, Reader, ReportKind
from intel.pages import asking
from intel.pages.attaching import chosen, forget, waiting, with_files
from intel.pages.audience import LEVELS, who_sees
from intel.pages.desk import Desk
from intel.pages.draft import FIELD_OF, Draft, day
from intel.pages.facts import fact_lines
from intel.pages.guard import HEADERS, require_same_origin
from intel.pages.highlight import highlight
from intel.pages.route import PageRoute
from intel.pages.uploads import Form, read_form_with_files
from intel.roles import Action, require

RELIABILITY = (
    ("A", "A completely reliable"), ("B", "B usually reliable"), ("C", "C fairly reliable"),
    ("D", "D not usually reliable"), ("E", "E unreliable"), ("F", "F cannot be judged"),
)  # fmt: skip
CREDIBILITY = (
    ("1", "1 confirmed by others"), ("2", "2 probably true"), ("3", "3 possibly true"), ("4", "4 doubtful"),
    ("5", "5 improbable"), ("6", "6 cannot be judged"),
)  # fmt: skip
CHANGED = "The text or its readers changed since you looked. Look at the reading again, then send."


def make_router(desk: Desk) -> APIRouter:
    """`GET` and `POST /submit`."""
    router = APIRouter(route_class=PageRoute.of(desk), include_in_schema=False)

    async def form(request: Request) -> Form:
        require_same_origin(request)
        settings = desk.exchange.settings
        known = await run_in_threadpool(desk.reader, request) is not None  # files are taken of those who signed in
        limit = settings.upload_limit if known else settings.body_limit
        return await read_form_with_files(request, settings.text_limit, limit, settings.attachments)

    @router.get("/submit")
    def ask(request: Request) -> Response:
        reader = desk.reader(request)
        if reader is None:
            return desk.ask_to_sign_in(request)
        return show_draft(desk, request, reader, Draft())

    @router.post("/submit")
    def take(request: Request, form: Annotated[Form, Depends(form)]) -> Response:
        draft = Draft.from_form(form.fields)
        reader = desk.reader(request)
        if reader is None:
            return asking.show(desk, request, "/submit", draft, status=401)
        shown = form.fields.get("seal", [""])[-1]
        try:
            draft, note = with_files(desk, reader, draft, form.files)
        except (Invalid, Limit) as error:
            return show_draft(desk, request, reader, draft, refusal=error)
        if form.fields.get("action", ["read"])[-1] != "send":
            return show_draft(desk, request, reader, _fresh(draft, shown), read=True, note=note)
        if shown != draft.seal():
            return show_draft(desk, request, reader, _fresh(draft, shown), read=True, note=CHANGED)
        return _send(desk, request, reader, draft)

    return router


def show_draft(
    desk: Desk, request: Request, reader: Reader, draft: Draft, *, read: bool = False, note: str | None = None,
    refusal: NagaError | None = None,
) -> Response:  # fmt: skip
    """The form with everything that was typed; with `read`, also the reading and who will see it. Stores nothing."""
    require(reader.roles, Action.SUBMIT)
    draft = draft if draft.own else replace(draft, own=_new_reference())
    reading: dict[str, Any] = {}
    with desk.exchange.open(reader, "Draft") as session:
        agencies, operations = session.agencies(), session.operations()
        if read and refusal is None:
            try:
                reading = _read(session, reader, draft, agencies, operations)
            except (Invalid, Limit) as error:
                refusal = error
    field = FIELD_OF.get(refusal.path, refusal.path) if isinstance(refusal, Invalid) else ""
    files = waiting(desk, reader, draft)
    problems = {field: str(refusal)} if refusal and field in Draft.__dataclass_fields__ else {}
    problem = str(refusal) if refusal and not problems else None
    return desk.page(
        request, "submit.html", reader, status_for(refusal) if refusal else 200,
        draft=draft, problem=problem, problems=problems, note=note, seal=draft.seal() if reading else None,
        files=files, form=True, **_choices(reader, agencies, operations), **reading,
    )  # fmt: skip


def _read(
    session: Session, reader: Reader, draft: Draft, agencies: Mapping[str, Agency], operations: Sequence[Operation]
) -> dict[str, Any]:
    """What the page shows of the draft. Raises `Invalid`, `Limit`."""
    if not draft.text.strip():
        raise Invalid("Write or paste the message first.", "text")
    handling = draft.handling()
    validate(handling, agencies, [operation.code for operation in operations])
    check(draft.submission(), session.exchange.settings, session.exchange.clock())
    extraction = session.extract(draft.text, day(draft.published, "published"))
    return {
        "extraction": extraction,
        "failed": [],
        "facts": list(fact_lines(extraction)),
        "pieces": highlight(draft.text, extraction),
        "audience": who_sees(reader.agency, handling, agencies, operations),
    }


def _send(desk: Desk, request: Request, reader: Reader, draft: Draft) -> Response:
    """Store it and go to its page; where it is refused, the form again with everything in it."""
    try:
        with desk.exchange.open(reader, "Submit") as session:
            submission = draft.submission()
            submission = replace(submission, attachments=chosen(desk, reader, draft))
            if draft.wrong:
                read = session.extract(draft.text, submission.published)
                submission = replace(submission, extraction=_without(read, draft.wrong))
            report = session.submit(submission)
    except Conflict as error:
        return show_draft(desk, request, reader, draft, refusal=Invalid(str(error), "ref"))
    except NagaError as error:
        return show_draft(desk, request, reader, draft, refusal=error)
    forget(desk, reader, draft)
    return RedirectResponse(f"/reports/{report.id}?sent=1#main", 303, HEADERS)


def _without(extraction: Mapping[str, Any], wrong: Sequence[str]) -> dict[str, Any]:
    """The reading less the facts ticked as wrong."""
    kept = dict(extraction)
    for key, facts in extraction.items():
        if isinstance(facts, list):
            kept[key] = [fact for place, fact in enumerate(facts) if f"{key}.{place}" not in wrong]
    return kept


def _fresh(draft: Draft, shown: str) -> Draft:
    """A draft that is not as it was shown is read anew: ticks on facts of the old reading mean nothing."""
    return draft if shown == draft.seal() else replace(draft, wrong=())


def _new_reference() -> str:
    """`P-` and 60 random bits: two agencies' officers never think of the same one."""
    return f"P-{b32encode(secrets.token_bytes(8)).decode()[:12]}"


def _choices(reader: Reader, agencies: Mapping[str, Agency], operations: Sequence[Operation]) -> dict[str, Any]:
    """What the form offers."""
    standing = [operation for operation in operations if not operation.closed]
    joined = [operation for operation in standing if operation.code in reader.operations]
    others = [agency for code, agency in sorted(agencies.items()) if code != reader.agency]
    return {
        "kinds": [("", "as the parser reads it"), *((kind.value, kind.value.lower()) for kind in ReportKind)],
        "precedences": [(one.value, one.value.lower()) for one in reversed(Precedence)],
        "operations": [("", "none"), *((operation.code, operation.name) for operation in joined)],
        "levels": [(level.value, LEVELS[level]) for level in Tlp],
        "recipients": [
            *((f"{OPERATION}{operation.code}", f"{operation.name} (operation)") for operation in joined),
            *((agency.code, f"{agency.code} {agency.name}") for agency in others),
        ],
        "sources": RELIABILITY,
        "credibilities": CREDIBILITY,
    }
