"""Destroying a report: its data key goes, and with it the text and facts in every version, copy and later backup.

Entries stay, so the chain stays whole; an entry says who destroyed it and why.
"""

from datetime import datetime

from sqlalchemy import Connection, delete, update

from intel.errors import NotFound
from intel.ledger import entries, tables
from intel.ledger.entries import EntryType


def destroy(connection: Connection, report: str, *, agency: str, by: str, reason: str, at: datetime) -> None:
    """Key and derived rows; the graph's edges are the projector's, attachments' files are swept. `reason` names nobody.

    When the transaction is durable, `engine.purge` clears what the database file still holds of the deleted bytes.
    Raises `NotFound` where there is no such report, or no more.
    """
    gone = connection.execute(delete(tables.reports).where(tables.reports.c.id == report))
    if not gone.rowcount:
        raise NotFound("no such report")
    connection.execute(delete(tables.acknowledgements).where(tables.acknowledgements.c.report == report))
    connection.execute(delete(tables.attachments).where(tables.attachments.c.report == report))
    connection.execute(delete(tables.permissions).where(tables.permissions.c.report == report))
    connection.execute(update(tables.data_keys).where(tables.data_keys.c.report == report).values(wrapped=None))
    content = {"agency": agency, "by": by, "reason": reason}
    entries.append(connection, EntryType.DESTROYED, report, content, at)
