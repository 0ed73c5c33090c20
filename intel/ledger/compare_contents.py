"""What was derived from the sealed texts, facts, amounts, words and the day, against what they say."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Row, select

from intel.keyring import Keyring
from intel.ledger import data_keys, tables
from intel.ledger.derived import Standing
from intel.ledger.misfit import Misfit
from intel.reports import index
from intel.reports.content import Content

_BATCH = 100


def compare_contents(connection: Connection, keyring: Keyring, standings: Mapping[str, Standing]) -> None:
    """Every seal was found to open before this, and every row of `reports` to be there.

    Raises the `Misfit` of the first entry.
    """
    misfits: list[Misfit] = []
    after = -(2**63)
    batch = select(tables.reports.c.pk, tables.reports.c.id, tables.reports.c.day).order_by(tables.reports.c.pk)
    while rows := connection.execute(batch.where(tables.reports.c.pk > after).limit(_BATCH)).all():
        after = rows[-1].pk
        misfits += _of_batch(connection, keyring, standings, rows)
    if misfits:
        raise min(misfits, key=lambda misfit: misfit.entry)


def _of_batch(
    connection: Connection, keyring: Keyring, standings: Mapping[str, Standing], rows: Sequence[Row[Any, Any, Any]]
) -> list[Misfit]:
    stored = _stored(connection, [row.pk for row in rows])
    keys = data_keys.read(connection, keyring, [row.id for row in rows])
    misfits = []
    for row in rows:
        standing = standings[row.id]
        version = standing.content["version"]
        payload = data_keys.opened(standing.content["sealed"], keys, row.id, version)
        try:
            content = Content.of(payload or b"")
            should = {table.name: _set(made) for table, made in index.rows_of(content, keyring.index).items()}
            day = index.day(standing, content)
        except (ValueError, KeyError) as error:
            misfits.append(Misfit(standing.seq, f"seals what is no text with an extraction: {type(error).__name__}"))
            continue
        misfits += [
            Misfit(standing.seq, f"says otherwise than the rows of report {row.id} in {name}")
            for name, made in should.items()
            if stored.get((row.pk, name), frozenset()) != made
        ]
        if row.day != day:
            misfits.append(Misfit(standing.seq, f"says otherwise than the row of report {row.id}: day"))
    return misfits


def _stored(connection: Connection, pks: list[int]) -> dict[tuple[int, str], frozenset[Any]]:
    """Rows by report and table."""
    found: dict[tuple[int, str], list[dict[str, Any]]] = {}
    for table in (tables.facts, tables.amounts, tables.words, tables.probe_keys):
        for row in connection.execute(select(table).where(table.c.report.in_(pks))).mappings():
            columns = {name: value for name, value in row.items() if name != "report"}
            found.setdefault((row["report"], table.name), []).append(columns)
    return {place: _set(rows) for place, rows in found.items()}


def _set(rows: list[dict[str, Any]]) -> frozenset[Any]:
    return frozenset(frozenset(row.items()) for row in rows)
