"""Writing a report's derived rows (facts, amounts, words, probe keys), in the transaction that holds its entry."""

from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, Table, delete, insert, select, update

from intel.ledger.derived import Standing
from intel.ledger.tables import amounts, facts, probe_keys, reports, words
from intel.reports import audiences
from intel.reports.content import Content
from intel.reports.facts import amounts_of, day_of, facts_of
from intel.reports.probe_keys import keys_of
from intel.words import index_of


@dataclass
class Rows:
    """Rows of several reports' contents, to be written together before their transaction ends."""

    waiting: dict[Table, list[dict[str, Any]]] = field(default_factory=dict)

    def add(self, others: "Rows") -> None:
        for table, rows in others.waiting.items():
            self.waiting.setdefault(table, []).extend(rows)

    def write(self, connection: Connection) -> None:
        for table, rows in self.waiting.items():
            connection.execute(insert(table), rows)
        self.waiting.clear()


def write_new(
    connection: Connection, key: bytes, report: str, standing: Standing, content: Content, later: Rows | None = None
) -> None:
    """All rows of a report that was just submitted; `key` is the index key. What its text says goes into `later` where
    that is given."""
    row = {"id": report, "day": day(standing, content), **standing.row(), **_audiences(connection, standing)}
    pk = connection.execute(insert(reports).values(row).returning(reports.c.pk)).scalar_one()
    rows = _contents(key, pk, content)
    if later is None:
        rows.write(connection)
    else:
        later.add(rows)


def write_version(connection: Connection, key: bytes, report: str, standing: Standing, content: Content) -> None:
    """The rows of a new version in place of the earlier one's."""
    write_standing(connection, report, standing)
    chosen = reports.c.id == report
    connection.execute(update(reports).where(chosen).values(day=day(standing, content)))
    pk = connection.execute(select(reports.c.pk).where(chosen)).scalar_one()
    for table in (facts, amounts, words, probe_keys):
        connection.execute(delete(table).where(table.c.report == pk))
    _contents(key, pk, content).write(connection)


def write_standing(connection: Connection, report: str, standing: Standing) -> None:
    """Handling, status and audiences anew; what the text says stays."""
    row = {**standing.row(), **_audiences(connection, standing)}
    connection.execute(update(reports).where(reports.c.id == report).values(row))


def _audiences(connection: Connection, standing: Standing) -> dict[str, int]:
    ids = audiences.ids_of(connection, {standing.audience, standing.nominal_audience})
    return {"audience": ids[standing.audience], "nominal_audience": ids[standing.nominal_audience]}


def rows_of(content: Content, key: bytes) -> dict[Table, list[dict[str, Any]]]:
    """The rows of each table that a text and its facts make, all but the column `report`; `key` is the index key."""
    return {
        facts: [{"by": by, "value": value} for by, value in sorted(facts_of(content.extraction))],
        amounts: [vars(amount) for amount in amounts_of(content.extraction)],
        words: [
            {"word": word, "open": count.open, "nominal": count.nominal}
            for word, count in sorted(index_of(content.text, content.masked, key).items())
        ],
        probe_keys: [{"key": found} for found in sorted(keys_of(content.extraction, key))],
    }


def day(standing: Standing, content: Content) -> str | None:
    """Of the report: what filters by date ask."""
    return day_of(content.extraction, standing.content["published"])


def _contents(key: bytes, pk: int, content: Content) -> Rows:
    found = rows_of(content, key).items()
    return Rows({table: [{"report": pk, **row} for row in rows] for table, rows in found if rows})
