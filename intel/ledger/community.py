"""Who belongs to the community now, and every change of it: an entry of the ledger and, made from that, the tables.

A change is a small JSON object, `{"change": "joined", "operation": …, "agency": …}`; `apply` alone writes the tables,
so replaying the entries makes the same community again.
"""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from sqlalchemy import ColumnElement, Connection, Table, and_, delete, insert, select, update

from intel.errors import Conflict, NotFound
from intel.ledger import entries
from intel.ledger.community_file import AgencyStated, CommunityStated, OperationStated, PhaseStated
from intel.ledger.entries import EntryType
from intel.ledger.tables import agencies as _agencies
from intel.ledger.tables import clients as _clients
from intel.ledger.tables import operations as _operations
from intel.ledger.tables import participants as _participants
from intel.ledger.tables import phases as _phases
from intel.ledger.tables import signing_keys as _signing_keys
from intel.ledger.tables import users as _users
from intel.model import Agency, Operation, Phase
from intel.signing import public_key

TABLES: tuple[Table, ...] = (_agencies, _operations, _participants, _phases, _signing_keys, _users, _clients)
"""What `apply` writes."""


# --- reading ---------------------------------------------------------------------------------------------------------
def agencies(connection: Connection) -> dict[str, Agency]:
    """All, by code, sorted."""
    rows = connection.execute(select(_agencies).order_by(_agencies.c.code))
    return {row.code: Agency(row.code, row.name, row.country) for row in rows}


def operations(connection: Connection) -> dict[str, Operation]:
    """All, the closed too, by code, sorted; participants sorted, phases by (start, code)."""
    taking_part: dict[str, list[str]] = {}
    for row in connection.execute(select(_participants).order_by(_participants.c.agency)):
        taking_part.setdefault(row.operation, []).append(row.agency)
    phases: dict[str, list[Phase]] = {}
    for row in connection.execute(select(_phases).order_by(_phases.c.starts, _phases.c.code)):
        phase = Phase(row.code, row.name, date.fromisoformat(row.starts), date.fromisoformat(row.ends))
        phases.setdefault(row.operation, []).append(phase)
    return {
        row.code: Operation(
            code=row.code,
            name=row.name,
            coordinator=row.coordinator,
            participants=tuple(taking_part.get(row.code, ())),
            phases=tuple(phases.get(row.code, ())),
            closed=bool(row.closed),
        )
        for row in connection.execute(select(_operations).order_by(_operations.c.code))
    }


def participation(connection: Connection, agency: str) -> tuple[str, ...]:
    """Codes of the open operations in which the agency takes part now, sorted: what its readers' tokens are made of."""
    wanted = (
        select(_participants.c.operation)
        .join(_operations, _operations.c.code == _participants.c.operation)
        .where(_participants.c.agency == agency, _operations.c.closed == 0)
        .order_by(_participants.c.operation)
    )
    return tuple(connection.execute(wanted).scalars())


def signing_key(connection: Connection, agency: str) -> Ed25519PublicKey | None:
    """With which the agency signs its submissions now."""
    wanted = select(_signing_keys.c.key).where(_signing_keys.c.agency == agency)
    text = connection.execute(wanted).scalar()
    return None if text is None else public_key(text)


# --- changing: each is an entry --------------------------------------------------------------------------------------
def load(connection: Connection, community: CommunityStated, at: datetime, by: str) -> None:
    """Everything that the file states, into an empty ledger or beside what stands. Raises `Conflict` on what stands."""
    for agency in community.agencies:
        add_agency(connection, agency, at, by)
    for operation in community.operations:
        open_operation(connection, operation, at, by)


def add_agency(connection: Connection, agency: AgencyStated, at: datetime, by: str) -> None:
    if _exists(connection, _agencies, code=agency.code):
        raise Conflict(f"agency {agency.code} stands already")
    record(connection, {"change": "agency added", **agency.model_dump(mode="json")}, at, by)


def open_operation(connection: Connection, operation: OperationStated, at: datetime, by: str) -> None:
    if _exists(connection, _operations, code=operation.code):
        raise Conflict(f"operation {operation.code} stands already")
    for code in (operation.coordinator, *operation.participants):
        _need(connection, _agencies, f"no agency {code}", code=code)
    record(connection, {"change": "operation opened", **operation.model_dump(mode="json")}, at, by)


def add_phase(connection: Connection, operation: str, phase: PhaseStated, at: datetime, by: str) -> None:
    _need_open(connection, operation)
    if _exists(connection, _phases, operation=operation, code=phase.code):
        raise Conflict(f"phase {phase.code} of {operation} stands already")
    record(connection, {"change": "phase added", "operation": operation, **phase.model_dump(mode="json")}, at, by)


def join(connection: Connection, operation: str, agency: str, at: datetime, by: str) -> None:
    """From now on the agency's readers read what the operation reaches, the older reports too."""
    _need_open(connection, operation)
    _need(connection, _agencies, f"no agency {agency}", code=agency)
    if _exists(connection, _participants, operation=operation, agency=agency):
        raise Conflict(f"{agency} takes part in {operation} already")
    record(connection, {"change": "joined", "operation": operation, "agency": agency}, at, by)


def leave(connection: Connection, operation: str, agency: str, at: datetime, by: str) -> None:
    """Ends at once what came to the agency through the operation."""
    _need(connection, _operations, f"no operation {operation}", code=operation)
    if not _exists(connection, _participants, operation=operation, agency=agency):
        raise Conflict(f"{agency} does not take part in {operation}")
    record(connection, {"change": "left", "operation": operation, "agency": agency}, at, by)


def close(connection: Connection, operation: str, at: datetime, by: str) -> None:
    """Ends at once what came to anyone through the operation."""
    _need_open(connection, operation)
    record(connection, {"change": "operation closed", "operation": operation}, at, by)


def set_signing_key(connection: Connection, agency: str, key: str, at: datetime, by: str) -> None:
    """From now on the agency's signatures are this key's: 32 bytes in base64. What an earlier key signed stands."""
    public_key(key)
    _need(connection, _agencies, f"no agency {agency}", code=agency)
    record(connection, {"change": "signing key set", "agency": agency, "key": key}, at, by)


def remove_signing_key(connection: Connection, agency: str, at: datetime, by: str) -> None:
    """The agency signs no more. What its key signed stands."""
    _need(connection, _signing_keys, f"{agency} has no signing key", agency=agency)
    record(connection, {"change": "signing key removed", "agency": agency}, at, by)


def record(connection: Connection, change: Mapping[str, Any], at: datetime, by: str) -> None:
    """The entry, and the tables after it."""
    entries.append(connection, EntryType.COMMUNITY, None, {"by": by, **change}, at)
    apply(connection, change)


def apply(connection: Connection, change: Mapping[str, Any]) -> None:
    """Write one change, as an entry holds it, to the tables. Raises `ValueError` for a change that is none of ours."""
    match change["change"]:
        case "agency added":
            connection.execute(insert(_agencies), {key: change[key] for key in ("code", "name", "country")})
        case "operation opened":
            row = {key: change[key] for key in ("code", "name", "coordinator")}
            connection.execute(insert(_operations), {**row, "closed": 0})
            code = change["code"]
            for agency in change["participants"]:
                connection.execute(insert(_participants), {"operation": code, "agency": agency})
            for phase in change["phases"]:
                connection.execute(insert(_phases), {"operation": code, **_phase(phase)})
        case "phase added":
            connection.execute(insert(_phases), {"operation": change["operation"], **_phase(change)})
        case "joined":
            connection.execute(insert(_participants), {key: change[key] for key in ("operation", "agency")})
        case "left":
            connection.execute(
                delete(_participants).where(_is(_participants, operation=change["operation"], agency=change["agency"]))
            )
        case "operation closed":
            connection.execute(update(_operations).where(_is(_operations, code=change["operation"])).values(closed=1))
        case "signing key set":
            connection.execute(delete(_signing_keys).where(_is(_signing_keys, agency=change["agency"])))
            connection.execute(insert(_signing_keys), {key: change[key] for key in ("agency", "key")})
        case "signing key removed":
            connection.execute(delete(_signing_keys).where(_is(_signing_keys, agency=change["agency"])))
        case "user added":
            row = {key: change[key] for key in ("id", "agency", "name", "roles")}
            connection.execute(insert(_users), {**row, "disabled": 0})
        case "user disabled":
            connection.execute(update(_users).where(_is(_users, id=change["id"])).values(disabled=1))
        case "user enabled":
            connection.execute(update(_users).where(_is(_users, id=change["id"])).values(disabled=0))
        case "user roles set":
            connection.execute(update(_users).where(_is(_users, id=change["id"])).values(roles=change["roles"]))
        case "user invited":
            pass  # what the person signs in with is no matter of the ledger; that an administrator reset it is
        case "client added":
            row = {key: change[key] for key in ("id", "agency", "name", "roles", "redirects", "keys")}
            connection.execute(insert(_clients), {**row, "disabled": 0})
        case "client keys set":
            connection.execute(update(_clients).where(_is(_clients, id=change["id"])).values(keys=change["keys"]))
        case "client disabled":
            connection.execute(update(_clients).where(_is(_clients, id=change["id"])).values(disabled=1))
        case unknown:
            raise ValueError(f"no such change: {unknown}")


def _phase(stated: Mapping[str, Any]) -> dict[str, str]:
    return {key: stated[key] for key in ("code", "name", "starts", "ends")}


def _is(table: Table, **values: str) -> ColumnElement[bool]:
    return and_(*(table.c[name] == value for name, value in values.items()))


def _exists(connection: Connection, table: Table, **values: str) -> bool:
    return connection.execute(select(table).where(_is(table, **values))).first() is not None


def _need(connection: Connection, table: Table, otherwise: str, **values: str) -> None:
    if not _exists(connection, table, **values):
        raise NotFound(otherwise)


def _need_open(connection: Connection, operation: str) -> None:
    _need(connection, _operations, f"no operation {operation}", code=operation)
    if connection.execute(select(_operations.c.closed).where(_is(_operations, code=operation))).scalar():
        raise Conflict(f"operation {operation} is closed")
