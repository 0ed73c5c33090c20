"""From rows to reports as one reader may see them: one query for any number, texts opened and masked one by one."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import orjson
from sqlalchemy import ColumnElement, Connection, Row, Select, case, null, select

from graph.model import Tokens
from intel.handling import OPERATION, Handling
from intel.keyring import Keyring
from intel.ledger import moments
from intel.ledger.contents import handling_of
from intel.ledger.data_keys import opened
from intel.ledger.tables import data_keys, entries, reports
from intel.model import Precedence, Reader, Report, ReportKind, ReportStatus
from intel.reports.content import Content
from intel.reports.visible import nominal_readable, readable, readable_parent


@dataclass(frozen=True)
class Seen:
    """A report as its reader may see it, with what the reader's pages and searches need of it."""

    report: Report
    place: tuple[str, str]
    """Its place in the order of pages: (submitted_at, id)."""


def selection(tokens: Tokens) -> Select[Any]:
    """Everything that `open_rows` needs, of the reports that the tokens may read; to be narrowed and ordered."""
    return (
        select(
            reports,
            case((readable_parent(tokens), reports.c.in_reply_to), else_=null()).label("parent"),
            nominal_readable(tokens).label("sees_nominal"),
            entries.c.content,
            data_keys.c.wrapped,
            data_keys.c.kek,
        )
        .join(entries, entries.c.seq == reports.c.seq)
        .join(data_keys, data_keys.c.report == reports.c.id)
        .where(readable(tokens))
    )


def by_id(connection: Connection, keyring: Keyring, reader: Reader, where: ColumnElement[bool]) -> dict[str, Report]:
    """Those that the reader may read of the reports that `where` tells."""
    rows = connection.execute(selection(reader.tokens).where(where)).all()
    return {row.id: open_row(row, keyring, reader) for row in rows}


def open_row(row: Row[Any], keyring: Keyring, reader: Reader) -> Report:
    """The report of one row of `selection`. Raises `intel.sealing.SealBroken` where its seal does not hold."""
    payload = opened(
        orjson.loads(row.content)["sealed"], {row.id: keyring.unwrap(row.wrapped, row.kek, row.id)}, row.id, row.version
    )
    assert payload is not None  # noqa: S101  the key stands in the line above
    whole = Content.of(payload)
    return report_of(row._asdict(), whole if row.sees_nominal else whole.open, reader)


def report_of(row: Mapping[str, Any], content: Content, reader: Reader) -> Report:
    """`row` has the columns of `reports` and `parent`; `content` is what this reader may see."""
    handling = handling_of(orjson.loads(row["handling"]))
    return Report(
        id=row["id"],
        ref=row["ref"],
        version=row["version"],
        kind=ReportKind(row["kind"]),
        status=ReportStatus(row["status"]),
        precedence=Precedence(row["precedence"]),
        originator=row["originator"],
        submitted_at=moments.read(row["submitted_at"]),
        published=date.fromisoformat(row["published"]) if row["published"] else None,
        operation=row["operation"],
        in_reply_to=row["parent"],
        due=moments.read(row["due"]) if row["due"] else None,
        text=content.text,
        extraction=content.extraction.to_json(),
        tlp=handling.tlp,
        originator_control=handling.originator_control,
        source=handling.source,
        information=handling.information,
        handling=handling if _may_see_handling(reader, row["originator"], handling) else None,
    )


def _may_see_handling(reader: Reader, originator: str, handling: Handling) -> bool:
    named = {reader.agency} | {OPERATION + code for code in reader.operations}
    return reader.agency == originator or not named.isdisjoint(handling.release_to)
