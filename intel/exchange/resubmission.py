"""The same ref again: what stands where it is the same submission, refused where it is another."""

from collections.abc import Mapping
from typing import Any

import orjson
from sqlalchemy import Connection, select

from intel.attachments.reading import came_with, digest_of
from intel.errors import Conflict
from intel.exchange.submission import checked_extraction
from intel.keyring import Keyring
from intel.ledger import data_keys, entries, moments
from intel.ledger.contents import stated
from intel.ledger.tables import reports
from intel.model import Submission
from intel.reports.content import Content
from intel.settings import Settings


def standing_of(
    connection: Connection, keyring: Keyring, settings: Settings, agency: str, submission: Submission
) -> str | None:
    """Id of the report that the agency submitted with this ref; None where there is none. What became of it since
    (corrections, another handling) does not count: it is the first version that is compared.

    Raises `Conflict` where the submission is another. Other agencies' reports are not asked: a ref is its agency's own.
    """
    if submission.ref is None:
        return None
    mine = select(reports.c.id).where(reports.c.originator == agency, reports.c.ref == submission.ref)
    id: str | None = connection.execute(mine).scalar()
    if id is None:
        return None
    first: Mapping[str, Any] = orjson.loads(entries.of_report(connection, id)[0].content)
    payload = data_keys.opened(first["sealed"], data_keys.read(connection, keyring, [id]), id, 1)
    given = checked_extraction(submission.text, submission.extraction or {}, settings)
    same = payload is not None and _same(submission, given, first, Content.of(payload))
    if not same or came_with(connection, keyring, id) != [digest_of(file) for file in submission.attachments]:
        raise Conflict(f"another report with the ref {submission.ref} stands already")
    return id


def _same(submission: Submission, given: Mapping[str, Any], first: Mapping[str, Any], content: Content) -> bool:
    """What the parser made of the text does not count: a later parser may read it otherwise."""
    again: dict[str, Any] = {
        "ref": submission.ref,
        "precedence": submission.precedence.value,
        "operation": submission.operation,
        "in_reply_to": submission.in_reply_to,
        "published": submission.published.isoformat() if submission.published else None,
        "due": moments.written(submission.due) if submission.due else None,
        "handling": stated(submission.handling),
    }
    facts = dict(given)
    if submission.kind is not None:
        again["kind"] = submission.kind.value
        facts.pop("kind", None)
    printed = content.extraction.to_json()
    return (
        submission.text == content.text
        and all(first[key] == value for key, value in again.items())
        and all(printed[key] == value for key, value in facts.items())
    )
