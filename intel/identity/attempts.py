"""The counters of `lockout`, kept: charged before a password is looked at, so that many at once gain nothing."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, delete, insert, select, update

from intel.errors import Limit
from intel.identity import lockout
from intel.identity.lockout import Counter, Pace
from intel.identity.tables import attempts as _attempts
from intel.identity.tables import failures as _failures
from intel.ledger import audit, moments


class TooSoon(Limit):
    """Too many attempts failed; `after` is in how many seconds the next is looked at."""

    def __init__(self, after: int) -> None:
        super().__init__(f"too many attempts failed: wait {_spoken(after)}, then try again")
        self.after = after


@dataclass(frozen=True)
class Charge:
    """One attempt, counted as failed until it succeeds."""

    keys: tuple[str, ...]
    hour: str
    agency: str


def charge(connection: Connection, paces: dict[str, Pace], agency: str, now: datetime) -> Charge:
    """Count a failure at each key. `agency` is one of the community's, or empty. Raises `TooSoon`, and counts nothing,
    where one of the counters is not open yet."""
    connection.execute(delete(_attempts).where(_attempts.c.at <= moments.written(now - lockout.FORGOTTEN)))
    rows = connection.execute(select(_attempts).where(_attempts.c.key.in_(list(paces))))
    counters = {row.key: Counter(row.failures, moments.read(row.at)) for row in rows}
    ready = max(lockout.opens(counters.get(key), pace, now) for key, pace in paces.items())
    if ready > now:
        raise TooSoon(max(1, round((ready - now).total_seconds())))
    for key in paces:
        counter = lockout.after_failure(counters.get(key), now)
        row = {"failures": counter.failures, "at": moments.written(counter.at)}
        if key in counters:
            connection.execute(update(_attempts).where(_attempts.c.key == key).values(row))
        else:
            connection.execute(insert(_attempts), {"key": key, **row})
    hour = moments.written(now.replace(minute=0, second=0, microsecond=0))
    _tell(connection, hour, now)
    _count(connection, hour, agency, 1)
    return Charge(tuple(paces), hour, agency)


def succeed(connection: Connection, charged: Charge) -> None:
    """The attempt was no failure: its counters start anew."""
    connection.execute(delete(_attempts).where(_attempts.c.key.in_(charged.keys)))
    _count(connection, charged.hour, charged.agency, -1)


def _count(connection: Connection, hour: str, agency: str, change: int) -> None:
    here = (_failures.c.hour == hour, _failures.c.agency == agency)
    added = update(_failures).where(*here).values(count=_failures.c.count + change)
    if not connection.execute(added).rowcount and change > 0:
        connection.execute(insert(_failures), {"hour": hour, "agency": agency, "count": change})


def _tell(connection: Connection, hour: str, now: datetime) -> None:
    """What failed in the hours before goes to the audit trail: how often, for which agency, and under no name, since
    what was typed there may be anything."""
    for row in connection.execute(select(_failures).where(_failures.c.hour < hour).order_by("hour", "agency")).all():
        count = row._mapping["count"]
        if count > 0:
            note(connection, row.agency, "", "fail to sign in", now, refused=True, hour=row.hour, count=count)
    connection.execute(delete(_failures).where(_failures.c.hour < hour))


def note(
    connection: Connection, agency: str, by: str, action: str, at: datetime, *, refused: bool = False,
    roles: frozenset[str] = frozenset(), **more: str | int | list[str],
) -> None:  # fmt: skip
    """An entry of the audit trail about signing in; never a secret, nor a name that is nobody's."""
    code = "UNAUTHENTICATED" if refused else None
    content = {
        "agency": agency,
        "by": by,
        "roles": sorted(roles),
        "actions": [action],
        "operation_name": "",
        "purpose": None,
        "refused": code,
        "refusals": [code] if code else [],
        **more,
    }
    audit.append(connection, content, [], at)


def _spoken(seconds: int) -> str:
    minutes = -(-seconds // 60)
    if seconds < 60:
        return f"{seconds} second{'s' if seconds > 1 else ''}"
    return f"{minutes} minute{'s' if minutes > 1 else ''}"
