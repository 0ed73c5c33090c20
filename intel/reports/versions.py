"""Superseded versions of reports, made again from the ledger's entries: for their originator alone."""

from collections.abc import Iterable
from typing import Any

import orjson
from sqlalchemy import Connection, select

from intel.canonical import canonical
from intel.keyring import Keyring
from intel.ledger import data_keys
from intel.ledger.entries import EntryType
from intel.ledger.tables import entries, reports
from intel.model import Reader, Report, ReportStatus
from intel.reports.content import Content
from intel.reports.listed import among
from intel.reports.opening import report_of
from intel.reports.visible import readable, readable_parent


def superseded(connection: Connection, keyring: Keyring, reader: Reader, ids: Iterable[str]) -> dict[str, list[Report]]:
    """Oldest first, each with the handling that it was stored with, for those of the reader's own agency."""
    wanted = (
        select(entries.c.report, entries.c.at, entries.c.content, readable_parent(reader.tokens).label("sees_parent"))
        .join(reports, reports.c.id == entries.c.report)
        .where(
            among(reports.c.id, ids),
            reports.c.originator == reader.agency,
            readable(reader.tokens),
            entries.c.type.in_([EntryType.SUBMITTED.value, EntryType.CORRECTED.value]),
            entries.c.seq < reports.c.seq,
        )
        .order_by(entries.c.seq)
    )
    rows = connection.execute(wanted).all()
    keys = data_keys.read(connection, keyring, sorted({row.report for row in rows}))
    found: dict[str, list[Report]] = {}
    for row in rows:
        version: dict[str, Any] = orjson.loads(row.content)
        payload = data_keys.opened(version["sealed"], keys, row.report, version["version"])
        if payload is not None:
            columns = version | {
                "id": row.report,
                "status": ReportStatus.SUPERSEDED.value,
                "submitted_at": row.at,
                "parent": version["in_reply_to"] if row.sees_parent else None,
                "handling": canonical(version["handling"]).decode(),
            }
            found.setdefault(row.report, []).append(report_of(columns, Content.of(payload), reader))
    return found
