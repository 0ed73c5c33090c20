"""Retention: a report is destroyed when it has been kept as long as the community agreed, whoever may read it.

Its data key goes, and its rows, words, edges and attachments with it; its entries stay, sealed for ever: the chain
still verifies.
"""

from collections.abc import Iterator
from datetime import timedelta

from sqlalchemy import select

from intel.attachments.reading import files_of
from intel.exchange.exchange import Exchange
from intel.ledger import moments
from intel.ledger.destruction import destroy
from intel.ledger.engine import purge, writing
from intel.ledger.tables import reports

BATCH = 100
BY = "retention"


def destroy_expired(exchange: Exchange) -> Iterator[str]:
    """Ids of the reports destroyed, oldest first, as each batch of them is gone for good. None where the setting
    NAGA_RETENTION keeps everything. Raises `Unavailable`."""
    days = exchange.settings.retention
    if days == 0:
        return
    oldest_kept = moments.written(exchange.clock() - timedelta(days=days))
    expired = select(reports.c.id, reports.c.originator).where(reports.c.submitted_at < oldest_kept)
    while True:
        with writing(exchange.engine) as connection:
            rows = connection.execute(expired.order_by(reports.c.submitted_at, reports.c.id).limit(BATCH)).all()
            files = files_of(connection, [row.id for row in rows])
            for row in rows:
                reason = f"kept for {days} days"
                destroy(connection, row.id, agency=row.originator, by=BY, reason=reason, at=exchange.clock())
            exchange.graph.remove(connection, [row.id for row in rows])
        if not rows:
            return
        purge(exchange.engine)
        exchange.files.remove(files)
        yield from (row.id for row in rows)
