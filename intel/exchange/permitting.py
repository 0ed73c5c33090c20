"""Permissions for what originator control forbids: asked for by a reader, given or not by the originator, recorded."""

from collections.abc import Sequence

import orjson
from sqlalchemy import Connection, Row, Select, and_, func, insert, or_, select, update

from intel.canonical import canonical
from intel.errors import Conflict, Invalid, NotFound
from intel.exchange.parts import Part
from intel.exchange.storing import ABSENT, Pen
from intel.keyring import Keyring
from intel.ledger import data_keys, entries, moments
from intel.ledger.contents import PermissionAsked, PermissionDecided
from intel.ledger.entries import EntryType
from intel.ledger.tables import entries as _entries
from intel.ledger.tables import permissions, reports
from intel.model import Page, Permission, Use
from intel.purpose import RULE, is_purpose
from intel.reports.listed import storable
from intel.reports.visible import readable
from intel.roles import Action

NO_PERMISSION = "no such request for a permission"
"""Of one that never was, and of one between other agencies."""


class Permitting(Part):
    def ask_permission(self, report: str, use: Use, purpose: str) -> Permission:
        """Of a report's originator, to use it so. The same agency asking again gets the request that stands, unless it
        was declined. Raises `NotFound`; `Conflict` where no permission is needed."""
        with self.visit.doing(Action.ASK_PERMISSION):
            if not is_purpose(purpose):
                raise Invalid(RULE, "purpose")
            with self._pen() as pen:
                controlled = self._controlled(pen.connection, report)
                if not controlled:
                    raise Conflict("this report may be used so without a permission")
                asked = (
                    permissions.c.report == report,
                    permissions.c.agency == self.reader.agency,
                    permissions.c.use == use.value,
                    permissions.c.decision.is_distinct_from("declined"),
                )
                id = pen.connection.execute(select(permissions.c.id).where(*asked)).scalar()
                if id is None:
                    id = f"g-{self.exchange.ids().removeprefix('r-')}"
                    _store(pen, id, report, use, purpose)
            with self._asking(Action.ASK_PERMISSION) as connection:
                return self._permission(connection, id)

    def permissions(self, first: int = 50, after: str | None = None) -> Page[Permission]:
        """Those that this agency asked for, and those that it was asked for: by (at descending, id)."""
        with self._asking(Action.ASK_PERMISSION) as connection:
            place = self._place("permissions", after)
            mine = self._mine()
            wanted = mine.order_by(permissions.c.at.desc(), permissions.c.id)
            if place is not None:
                moment, id = str(place[0]), str(place[1])
                behind = and_(permissions.c.at == moment, permissions.c.id > id)
                wanted = wanted.where(or_(permissions.c.at < moment, behind))
            size = self._first(first)
            rows = connection.execute(wanted.limit(size + 1)).all()
            opened = zip(_opened(connection, self.exchange.keyring, rows[:size]), rows, strict=False)
            found = tuple((one, self._cursor("permissions", [row.at, row.id])) for one, row in opened)
            total = connection.execute(select(func.count()).select_from(mine.subquery())).scalar_one()
            return Page(found, total, len(rows) > size)

    def decide_permission(self, id: str, grant: bool) -> Permission:
        """By the originator, who may decide otherwise later: from then on that holds. Raises `NotFound`."""
        with self.visit.doing(Action.DECIDE_PERMISSION):
            with self._pen() as pen:
                own = self._mine().where(permissions.c.id == id, reports.c.originator == self.reader.agency)
                row = pen.connection.execute(own).first() if storable(id) else None
                if row is None:
                    raise NotFound(NO_PERMISSION)
                decision = "granted" if grant else "declined"
                if row.decision != decision:
                    reader = pen.reader
                    content: PermissionDecided = {
                        "by": reader.name, "agency": reader.agency, "permission": id, "granted": grant,
                    }  # fmt: skip
                    entries.append(pen.connection, EntryType.PERMISSION_DECIDED, row.report, content, pen.at)
                    chosen = update(permissions).where(permissions.c.id == id)
                    pen.connection.execute(chosen.values(decision=decision))
            with self._asking(Action.DECIDE_PERMISSION) as connection:
                return self._permission(connection, id)

    def _controlled(self, connection: Connection, report: str) -> bool:
        """Is this report, which the reader may read, another's and under its control?"""
        wanted = select(reports.c.originator, reports.c.originator_control).where(
            reports.c.id == report, readable(self.reader.tokens)
        )
        row = connection.execute(wanted).first() if storable(report) else None
        if row is None:
            raise NotFound(ABSENT)
        return bool(row.originator_control) and row.originator != self.reader.agency

    def _mine(self) -> Select[tuple[object, ...]]:
        """Asked by or of this agency, about reports that it may still read."""
        agency = self.reader.agency
        return (
            select(permissions, reports.c.originator, reports.c.version, _entries.c.content)
            .join(reports, reports.c.id == permissions.c.report)
            .join(_entries, _entries.c.seq == permissions.c.seq)
            .where(or_(permissions.c.agency == agency, reports.c.originator == agency), readable(self.reader.tokens))
        )

    def _permission(self, connection: Connection, id: str) -> Permission:
        row = connection.execute(self._mine().where(permissions.c.id == id)).one()
        return _opened(connection, self.exchange.keyring, [row])[0]


def _opened(connection: Connection, keyring: Keyring, rows: Sequence[Row[tuple[object, ...]]]) -> list[Permission]:
    keys = data_keys.read(connection, keyring, {row.report for row in rows})
    found = []
    for row in rows:
        content = orjson.loads(row.content)
        payload = data_keys.opened(content["sealed"], keys, row.report, content["version"])
        found.append(
            Permission(
                id=row.id,
                report=row.report,
                agency=row.agency,
                originator=row.originator,
                use=Use(row.use),
                purpose=orjson.loads(payload or b"{}")["purpose"],
                at=moments.read(row.at),
                decision=row.decision,
            )
        )
    return found


def _store(pen: Pen, id: str, report: str, use: Use, purpose: str) -> None:
    version = pen.standing(report).content["version"]
    key = data_keys.read(pen.connection, pen.keyring, [report])[report]
    content: PermissionAsked = {
        "by": pen.reader.name,
        "agency": pen.reader.agency,
        "permission": id,
        "use": use.value,
        "version": version,
        "sealed": data_keys.sealed(canonical({"purpose": purpose}), key, report, version),
    }
    seq = entries.append(pen.connection, EntryType.PERMISSION_ASKED, report, content, pen.at)
    row = {"id": id, "seq": seq, "report": report, "agency": pen.reader.agency, "use": use.value, "decision": None}
    pen.connection.execute(insert(permissions), {**row, "at": moments.written(pen.at)})
