"""The files of a draft: chosen on the form, kept sealed between its showing and its sending."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace

from intel.attachments.staging import Waiting
from intel.errors import Invalid
from intel.exchange.submission import check_files
from intel.model import File, Reader
from intel.pages import documents
from intel.pages.desk import Desk
from intel.pages.draft import Draft
from intel.roles import Action, require
from nlp.documents import Refused


def with_files(desk: Desk, reader: Reader, draft: Draft, files: Sequence[File]) -> tuple[Draft, str | None]:
    """The draft with these files, less those that it drops; and what to tell of it. Where nothing is written yet, the
    first document's text is. Raises `Invalid` and `Limit`; then none of the new files is kept."""
    require(reader.roles, Action.SUBMIT)
    settings, staging = desk.exchange.settings, desk.exchange.staging
    kept = tuple(ticket for ticket in draft.tickets if ticket not in draft.dropped)
    draft = replace(draft, tickets=kept, dropped=())
    if not files:
        return draft, None
    for file in files:
        try:
            check_files([file], settings)
        except Invalid as error:
            raise Invalid(f"{file.name}: {error}", "attachments") from error
    check_files([*files, *chosen(desk, reader, draft)], settings)
    note = None
    document = next((file for file in files if documents.holds_text(file)), None)
    if document is not None and not draft.text.strip():
        try:
            draft = replace(draft, text=documents.read(document, settings.text_limit))
        except Refused as reason:
            note = f"{document.name} is attached, but cannot be read: {reason}. Write the message yourself."
    tickets = tuple(staging.put(reader, file).ticket for file in files)
    return replace(draft, tickets=kept + tickets), note


def chosen(desk: Desk, reader: Reader, draft: Draft) -> tuple[File, ...]:
    """Raises `Invalid` where one waits no more."""
    return tuple(desk.exchange.staging.take(reader, ticket) for ticket in draft.tickets)


def waiting(desk: Desk, reader: Reader, draft: Draft) -> list[Waiting]:
    """For the form; what is not of this form is left out."""
    found = []
    for ticket in draft.tickets:
        with suppress(Invalid):
            found.append(desk.exchange.staging.look(reader, ticket))
    return found


def forget(desk: Desk, reader: Reader, draft: Draft) -> None:
    """They are stored with their report."""
    for ticket in draft.tickets:
        desk.exchange.staging.drop(reader, ticket)
