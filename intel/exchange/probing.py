"""Hit/no-hit: does anyone hold this identifier or name? handling.md, "Hit / no-hit".

The one exception to non-interference, and the originator's to make: only reports that are `discoverable` can be hit.
The asker learns that something exists and nothing else; each originator gets a request, and grants or declines.
"""

import time
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

import orjson
from sqlalchemy import Connection, Row, and_, func, insert, or_, select, update

from intel.canonical import canonical
from intel.errors import Conflict, Invalid, Limit, NotFound
from intel.exchange.parts import Part
from intel.exchange.storing import Pen
from intel.keyring import Keyring
from intel.ledger import data_keys, entries, moments
from intel.ledger.compare_probes import request_id
from intel.ledger.contents import Probed, ProbeDecided
from intel.ledger.entries import EntryType
from intel.ledger.tables import entries as _entries
from intel.ledger.tables import probe_keys, probe_reports, probe_requests, probes, reports
from intel.model import Page, ProbeAnswer, ProbeRequest, ReportStatus
from intel.purpose import LONGEST, RULE, is_purpose
from intel.reports.listed import storable
from intel.reports.probe_keys import SCHEMES, keys_for
from intel.reports.visible import readable
from intel.roles import Action

NO_REQUEST = "no such request"
"""Of a request that never was, and of another agency's."""
_LONGEST_VALUE = 200


class Probing(Part):
    def probe(self, scheme: str, value: str, purpose: str) -> ProbeAnswer:
        """Whether a discoverable report that this reader may not read holds the value. `scheme` is one of the
        extraction contract's, or `name`. Costs one of the agency's NAGA_PROBE_BUDGET of the day (UTC); beyond it is
        `Limit`. Takes at least NAGA_PROBE_SECONDS, so that its time tells no more than the answer."""
        began = time.monotonic()
        with self.visit.doing(Action.PROBE):
            _check(scheme, value, purpose)
            self.visit.state_purpose(purpose)
            with self._pen() as writing:
                self._spend(writing.connection, writing.at)
                keys = keys_for(scheme, value, self.exchange.keyring.index)
                if not keys:
                    raise Invalid("nothing is left of the value to look for", "value")
                hits = self._hits(writing.connection, keys)
                id = f"p-{self.exchange.ids().removeprefix('r-')}"
                _store(writing, id, {"scheme": scheme, "value": value, "purpose": purpose}, hits)
        time.sleep(max(0.0, self.exchange.settings.probe_seconds - (time.monotonic() - began)))
        return ProbeAnswer(bool(hits), (id,) if hits else ())

    def probe_requests(self, first: int = 50, after: str | None = None) -> Page[ProbeRequest]:
        """What other agencies asked for and this one holds: by (at descending, id)."""
        with self._asking(Action.DECIDE_PROBE) as connection:
            place = self._place("probe requests", after)
            mine = probe_requests.c.originator == self.reader.agency
            wanted = _requests().where(mine).order_by(probe_requests.c.at.desc(), probe_requests.c.id)
            if place is not None:
                moment, id = str(place[0]), str(place[1])
                behind = and_(probe_requests.c.at == moment, probe_requests.c.id > id)
                wanted = wanted.where(or_(probe_requests.c.at < moment, behind))
            size = self._first(first)
            rows = connection.execute(wanted.limit(size + 1)).all()
            opened = _opened(connection, self.exchange.keyring, rows[:size])
            total = connection.execute(select(func.count()).select_from(probe_requests).where(mine)).scalar_one()
            found = tuple(
                (request, self._cursor("probe requests", [row.at, row.id]))
                for request, row in zip(opened, rows, strict=False)
            )
            return Page(found, total, len(rows) > size)

    def decide_probe(self, request: str, grant: bool, reason: str | None = None) -> ProbeRequest:
        """Granting adds the asker's agency to `release_to` of the reports that were hit and still stand. Raises
        `NotFound` for a request that is not this agency's, `Conflict` for one that is decided."""
        with self.visit.doing(Action.DECIDE_PROBE):
            if reason is not None and (len(reason) > LONGEST or not storable(reason)):
                raise Invalid(f"a reason has at most {LONGEST} characters", "reason")
            with self._pen() as writing:
                row = self._open_request(writing.connection, request)
                _decide(writing, row, grant, reason or "")
                if grant:
                    _release(writing, row)
            with self._asking(Action.DECIDE_PROBE) as connection:
                decided = connection.execute(_requests().where(probe_requests.c.id == request)).all()
                return _opened(connection, self.exchange.keyring, decided)[0]

    def _spend(self, connection: Connection, at: datetime) -> None:
        today = moments.written(at.replace(hour=0, minute=0, second=0, microsecond=0))
        spent = select(func.count()).where(probes.c.agency == self.reader.agency, probes.c.at >= today)
        if connection.execute(spent).scalar_one() >= self.exchange.settings.probe_budget:
            raise Limit("your agency's probes of today are used up")

    def _hits(self, connection: Connection, keys: set[int]) -> dict[str, list[str]]:
        """Originator -> ids of its reports."""
        wanted = (
            select(reports.c.originator, reports.c.id)
            .join(probe_keys, probe_keys.c.report == reports.c.pk)
            .where(
                probe_keys.c.key.in_(sorted(keys)),
                reports.c.discoverable == 1,
                reports.c.status == ReportStatus.ACTIVE.value,
                ~readable(self.reader.tokens),
            )
            .distinct()
            .order_by(reports.c.originator, reports.c.id)
        )
        found: dict[str, list[str]] = {}
        for row in connection.execute(wanted):
            found.setdefault(row.originator, []).append(row.id)
        return found

    def _open_request(self, connection: Connection, request: str) -> Row[Any]:
        mine = _requests().where(probe_requests.c.id == request, probe_requests.c.originator == self.reader.agency)
        row = connection.execute(mine).first() if storable(request) else None
        if row is None:
            raise NotFound(NO_REQUEST)
        if row.decision is not None:
            raise Conflict(f"the request is {row.decision} already")
        return row


def _check(scheme: str, value: str, purpose: str) -> None:
    if scheme not in SCHEMES:
        raise Invalid(f"a scheme is one of {', '.join(sorted(SCHEMES))}", "scheme")
    if not (value.strip() and len(value) <= _LONGEST_VALUE and storable(value)):
        raise Invalid(f"a value has 1 to {_LONGEST_VALUE} characters", "value")
    if not is_purpose(purpose):
        raise Invalid(RULE, "purpose")


def _opened(connection: Connection, keyring: Keyring, rows: Sequence[Row[Any]]) -> list[ProbeRequest]:
    keys = data_keys.read(connection, keyring, {row.probe for row in rows})
    hit: dict[str, list[str]] = {}
    wanted = select(probe_reports).where(probe_reports.c.request.in_([row.id for row in rows]))
    for row in connection.execute(wanted.order_by(probe_reports.c.report)):
        hit.setdefault(row.request, []).append(row.report)
    found = []
    for row in rows:
        payload = data_keys.opened(orjson.loads(row.content)["sealed"], keys, row.probe, 1)
        asked = orjson.loads(payload or b"{}")
        found.append(
            ProbeRequest(
                id=row.id,
                asker=row.agency,
                purpose=asked["purpose"],
                scheme=asked["scheme"],
                value=asked["value"],
                at=moments.read(row.at),
                decision=row.decision,
                reports=tuple(hit.get(row.id, ())),
            )
        )
    return found


def _store(writing: Pen, id: str, asked: dict[str, str], hits: dict[str, list[str]]) -> None:
    """The probe's entry, and its requests."""
    connection, reader = writing.connection, writing.reader
    sealed = data_keys.sealed(canonical(asked), data_keys.create(connection, writing.keyring, id), id, 1)
    content: Probed = {"by": reader.name, "agency": reader.agency, "requests": hits, "sealed": sealed}
    seq = entries.append(connection, EntryType.PROBED, id, content, writing.at)
    at = moments.written(writing.at)
    connection.execute(insert(probes), {"id": id, "seq": seq, "agency": reader.agency, "at": at})
    for originator, hit in hits.items():
        request = request_id(id, originator)
        row = {"id": request, "probe": id, "originator": originator, "at": at, "decision": None}
        connection.execute(insert(probe_requests), row)
        connection.execute(insert(probe_reports), [{"request": request, "report": report} for report in hit])


def _requests() -> Any:
    """Requests, each with its probe's asker and entry."""
    return (
        select(probe_requests, probes.c.agency, _entries.c.content)
        .join(probes, probes.c.id == probe_requests.c.probe)
        .join(_entries, _entries.c.seq == probes.c.seq)
    )


def _decide(writing: Pen, row: Row[Any], grant: bool, reason: str) -> None:
    key = data_keys.read(writing.connection, writing.keyring, [row.probe])[row.probe]
    content: ProbeDecided = {
        "by": writing.reader.name,
        "agency": writing.reader.agency,
        "granted": grant,
        "sealed": data_keys.sealed(canonical({"reason": reason}), key, row.probe, 1),
    }
    entries.append(writing.connection, EntryType.PROBE_DECIDED, row.probe, content, writing.at)
    decided = update(probe_requests).where(probe_requests.c.id == row.id)
    writing.connection.execute(decided.values(decision="granted" if grant else "declined"))


def _release(writing: Pen, row: Row[Any]) -> None:
    """To the asker's agency, what was hit and still stands."""
    hit = (
        select(reports.c.id)
        .join(probe_reports, probe_reports.c.report == reports.c.id)
        .where(probe_reports.c.request == row.id, reports.c.status == ReportStatus.ACTIVE.value)
        .order_by(reports.c.id)
    )
    for id in list(writing.connection.execute(hit).scalars()):
        handling = writing.standing(id).handling
        if row.agency not in handling.release_to:
            writing.set_handling(id, replace(handling, release_to=(*handling.release_to, row.agency)))
