"""The derived tables against what the entries say should stand there."""

from collections.abc import Iterator
from math import inf
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, inspect, select
from sqlalchemy.exc import SQLAlchemyError

from intel.canonical import digest, parsed
from intel.ledger import community, derived, tables
from intel.ledger.compare_attachments import Attachments
from intel.ledger.compare_permissions import Permissions
from intel.ledger.compare_probes import Probes
from intel.ledger.derived import Standing
from intel.ledger.entries import Entry, EntryType
from intel.ledger.misfit import Misfit

_OF_PROBES = (EntryType.PROBED, EntryType.PROBE_DECIDED)


class Expected:
    """What should stand after the entries taken so far: reports in memory, the community in a scratch database."""

    def __init__(self) -> None:
        self.reports: dict[str, Standing] = {}
        self.acknowledgements: dict[tuple[str, str], tuple[str, int]] = {}
        """(report, agency) to (at, place of the entry)."""
        self.permissions = Permissions()
        self.attachments = Attachments()
        self.probes = Probes()
        self.changes: list[tuple[int, str]] = []
        """Place and content of each change of the community."""
        self.last = 0
        """Place of the last entry taken."""
        self._scratch: Engine = create_engine("sqlite://")
        self.community: Connection = self._scratch.connect()
        tables.metadata.create_all(self.community, tables=list(community.TABLES))

    def close(self) -> None:
        self.community.close()
        self._scratch.dispose()

    def version(self, entry: Entry) -> int:
        """Version of the report to which what the entry seals is bound."""
        if entry.type in _OF_PROBES:
            return 1
        if entry.type in (EntryType.SUBMITTED, EntryType.CORRECTED):
            stated = entry.read().get("version")
        else:
            standing = self.reports.get(entry.report or "")
            stated = standing.content["version"] if standing else None
        if not isinstance(stated, int):
            raise Misfit(entry.seq, "does not say which version it seals")
        return stated

    def take(self, entry: Entry) -> None:
        """Raises `Misfit` for an entry that cannot follow those before."""
        self.last = entry.seq
        try:
            if entry.type == EntryType.COMMUNITY:
                community.apply(self.community, entry.read())
                self.changes.append((entry.seq, entry.content))
                return
            if entry.type in _OF_PROBES:
                self.probes.take(entry)
                return
            report = entry.report or ""
            standing = derived.fold(self.reports.get(report), entry)
            self.permissions.take(entry)
            self.attachments.take(entry)
            if entry.type == EntryType.ACKNOWLEDGED:
                self.acknowledgements[report, entry.read()["agency"]] = (entry.at, entry.seq)
            if standing is not None:
                self.reports[report] = standing
                return
            self.reports.pop(report)
            for key in [key for key in self.acknowledgements if key[0] == report]:
                del self.acknowledgements[key]
        except (ValueError, KeyError, TypeError, SQLAlchemyError) as error:
            raise Misfit(entry.seq, f"cannot follow those before it: {error}") from error


def compare(connection: Connection, expected: Expected) -> None:
    """Raises the `Misfit` of the first entry."""
    misfits = [*_reports(connection, expected), *_acknowledgements(connection, expected)]
    misfits += _community(connection, expected)
    misfits += [*expected.permissions.misfits(connection), *expected.probes.misfits(connection)]
    misfits += expected.attachments.misfits(connection)
    if misfits:
        raise min(misfits, key=lambda misfit: misfit.entry or inf)


def _otherwise(entry: int, row: str) -> Misfit:
    return Misfit(entry, f"says otherwise than {row}" if entry else f"made {row}")


def _reports(connection: Connection, expected: Expected) -> Iterator[Misfit]:
    audiences = _audiences(connection)
    missing = dict(expected.reports)
    for found in connection.execute(select(tables.reports)).mappings():
        row = f"the row of report {found['id']}"
        standing = missing.pop(found["id"], None)
        if standing is None:
            gone = found["seq"] > expected.last
            yield Misfit(found["seq"], f"is missing, though {row} came of it") if gone else _otherwise(0, row)
            continue
        should = standing.row() | {"audience": standing.audience, "nominal_audience": standing.nominal_audience}
        stands = {**found, **{name: audiences.get(found[name]) for name in ("audience", "nominal_audience")}}
        for column, value in should.items():
            if stands[column] != value:
                yield _otherwise(standing.entry, f"{row}: {column}")
    for report, standing in missing.items():
        yield _otherwise(standing.entry, f"the table of reports, which lacks {report}")


def _audiences(connection: Connection) -> dict[int, frozenset[str] | None]:
    """Tokens by id of the set; None for those whose digest is not theirs."""
    tokens: dict[int, set[str]] = {}
    for row in connection.execute(select(tables.audience_tokens)):
        tokens.setdefault(row.audience, set()).add(row.token)
    return {
        row.id: frozenset(tokens.get(row.id, ())) if row.digest == digest(sorted(tokens.get(row.id, ()))) else None
        for row in connection.execute(select(tables.audiences))
    }


def _acknowledgements(connection: Connection, expected: Expected) -> Iterator[Misfit]:
    missing = dict(expected.acknowledgements)
    for row in connection.execute(select(tables.acknowledgements)):
        at, entry = missing.pop((row.report, row.agency), (None, 0))
        if at != row.at:
            yield _otherwise(entry, f"the row of {row.report} acknowledged by {row.agency}")
    for (report, agency), (_, entry) in missing.items():
        yield _otherwise(entry, f"the table of acknowledgements, which lacks {report} by {agency}")


def _community(connection: Connection, expected: Expected) -> Iterator[Misfit]:
    for table in community.TABLES:
        key = [column.name for column in inspect(table).primary_key]
        should = {tuple(row): row for row in expected.community.execute(select(table))}
        stands = {tuple(row): row for row in connection.execute(select(table))}
        for values in should.keys() ^ stands.keys():
            row = (should.get(values) or stands[values])._mapping
            codes = [row[name] for name in key]
            yield _otherwise(_last_change(expected, codes), f"the table of {table.name}: {', '.join(codes)}")


def _last_change(expected: Expected, codes: list[Any]) -> int:
    """Place of the last change of the community that names all of `codes`; 0 where none does."""
    named = (seq for seq, content in reversed(expected.changes) if all(code in _texts(content) for code in codes))
    return next(named, 0)


def _texts(content: str) -> set[str]:
    """Every text in a change."""
    found: set[str] = set()
    rest: list[Any] = [parsed(content)]
    while rest:
        match rest.pop():
            case dict() as members:
                rest += members.values()
            case list() as members:
                rest += members
            case str() as text:
                found.add(text)
    return found
