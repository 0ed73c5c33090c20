"""Writing: each function is the body of one transaction that leaves an entry, the derived rows and the graph's edges.

All of them are asked by an agency about a report; one that it may not read is absent to it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, insert, select

from intel import signing
from intel.canonical import canonical
from intel.errors import Conflict, Forbidden, Invalid, Limit, NotFound
from intel.exchange.graphs import Graph
from intel.exchange.projecting import projection_of
from intel.handling import Handling, validate
from intel.keyring import Keyring
from intel.ledger import community, data_keys, derived, entries, moments
from intel.ledger.contents import Submitted, stated
from intel.ledger.derived import Standing
from intel.ledger.entries import EntryType
from intel.ledger.tables import acknowledgements, reports
from intel.model import Agency, Operation, Reader, ReportStatus, Submission
from intel.reports import index
from intel.reports.content import Content
from intel.reports.listed import storable
from intel.reports.visible import readable

ABSENT = "no such report"
"""Of a report that never was, and of one that the reader may not read."""
_MOST_NAMED = 500
"""Names in release_to or nominal_to."""
_REASON_LIMIT = 2_000


@dataclass(frozen=True)
class Known:
    """The community as it stands in the transaction that writes; nobody else changes it meanwhile."""

    agencies: Mapping[str, Agency]
    operations: Mapping[str, Operation]

    @classmethod
    def read(cls, connection: Connection) -> "Known":
        return cls(community.agencies(connection), community.operations(connection))


@dataclass(frozen=True)
class Pen:
    """What it takes to write: a connection of `engine.writing`, keys, the graph, who writes and when."""

    connection: Connection
    keyring: Keyring
    graph: Graph
    reader: Reader
    at: datetime
    known: Known
    later: index.Rows | None = None
    """Where rows of new reports' contents go that the caller writes together, in the same transaction."""

    # --- a new report ---------------------------------------------------------------------------------------------
    def submit(self, submission: Submission, content: Content, id: str) -> str:
        """Its id. Raises `Invalid` and `NotFound` for what does not hold in this community. The caller has looked for
        an earlier report of the same ref."""
        self._check_handling(submission.handling)
        if submission.operation is not None:
            self._check_operation(submission.operation)
        if submission.in_reply_to is not None:
            self._need_readable(submission.in_reply_to)
        signed = self._signed(submission)
        stated_version: Submitted = {
            "by": self.reader.name,
            "originator": self.reader.agency,
            "version": 1,
            "kind": content.extraction.kind.upper(),
            "ref": submission.ref,
            "precedence": submission.precedence.value,
            "operation": submission.operation,
            "in_reply_to": submission.in_reply_to,
            "published": submission.published.isoformat() if submission.published else None,
            "due": moments.written(submission.due) if submission.due else None,
            "handling": stated(submission.handling),
            "sealed": "",
        }
        key = data_keys.create(self.connection, self.keyring, id)
        stated_version["sealed"] = data_keys.sealed(content.payload(signed), key, id, 1)
        seq = entries.append(self.connection, EntryType.SUBMITTED, id, stated_version, self.at)
        standing = Standing(seq, stated_version, seq, moments.written(self.at), submission.handling)
        index.write_new(self.connection, self.keyring.index, id, standing, content, self.later)
        self.graph.write(self.connection, [projection_of(id, standing, content)])
        return id

    # --- a report that stands -------------------------------------------------------------------------------------
    def correct(self, id: str, content: Content) -> None:
        """A new version. The caller has read the content from the version that stands."""
        standing = self._own(id)
        self._need_active(standing)
        version = standing.content["version"] + 1
        key = self._data_key(id)
        changed = {
            **standing.content,
            "by": self.reader.name,
            "version": version,
            "kind": content.extraction.kind.upper(),
            "handling": stated(standing.handling),
            "sealed": data_keys.sealed(content.payload(), key, id, version),
        }
        entries.append(self.connection, EntryType.CORRECTED, id, changed, self.at)
        standing = self.standing(id)
        index.write_version(self.connection, self.keyring.index, id, standing, content)
        self.graph.write(self.connection, [projection_of(id, standing, content)])

    def set_handling(self, id: str, handling: Handling) -> None:
        standing = self._own(id)
        self._need_active(standing)
        self._check_handling(handling)
        if handling == standing.handling:
            return
        changed = {"by": self.reader.name, "agency": self.reader.agency, "handling": stated(handling)}
        entries.append(self.connection, EntryType.HANDLING_SET, id, changed, self.at)
        self._write_standing(id)

    def withdraw(self, id: str, reason: str) -> None:
        if not reason.strip() or not storable(reason):
            raise Invalid("a reason is needed", "reason")
        if len(reason) > _REASON_LIMIT:
            raise Limit(f"a reason has at most {_REASON_LIMIT} characters")
        standing = self._own(id)
        self._need_active(standing)
        payload = canonical({"reason": reason})
        sealed = data_keys.sealed(payload, self._data_key(id), id, standing.content["version"])
        changed = {"by": self.reader.name, "agency": self.reader.agency, "sealed": sealed}
        entries.append(self.connection, EntryType.WITHDRAWN, id, changed, self.at)
        self._write_standing(id)

    def acknowledge(self, id: str) -> None:
        """Once for each agency; again is no change."""
        if self._need_readable(id) == self.reader.agency:
            raise Forbidden("an originator does not acknowledge its own report")
        mine = {"report": id, "agency": self.reader.agency}
        known = select(acknowledgements).where(*(acknowledgements.c[name] == value for name, value in mine.items()))
        if self.connection.execute(known).first() is not None:
            return
        acknowledged = {"by": self.reader.name, "agency": self.reader.agency}
        entries.append(self.connection, EntryType.ACKNOWLEDGED, id, acknowledged, self.at)
        self.connection.execute(insert(acknowledgements), {**mine, "at": moments.written(self.at)})

    # --- reading what stands --------------------------------------------------------------------------------------
    def standing(self, id: str) -> Standing:
        standing: Standing | None = None
        for entry in entries.of_report(self.connection, id):
            standing = derived.fold(standing, entry)
        if standing is None:
            raise NotFound(ABSENT)
        return standing

    def content(self, id: str, standing: Standing) -> Content:
        """What the newest version says, whole."""
        keys = {id: self._data_key(id)}
        payload = data_keys.opened(standing.content["sealed"], keys, id, standing.content["version"])
        if payload is None:
            raise NotFound(ABSENT)
        return Content.of(payload)

    def own_content(self, id: str) -> tuple[Standing, Content]:
        """A report of the writer's own agency, to be corrected."""
        standing = self._own(id)
        return standing, self.content(id, standing)

    # --- what must hold -------------------------------------------------------------------------------------------
    def _need_readable(self, id: str) -> str:
        """Its originator."""
        wanted = select(reports.c.originator).where(reports.c.id == id, readable(self.reader.tokens))
        originator: str | None = self.connection.execute(wanted).scalar() if storable(id) else None
        if originator is None:
            raise NotFound(ABSENT)
        return originator

    def _own(self, id: str) -> Standing:
        if self._need_readable(id) != self.reader.agency:
            raise Forbidden("only its originator may change a report")
        return self.standing(id)

    def _need_active(self, standing: Standing) -> None:
        if standing.withdrawn:
            raise Conflict(f"the report is {ReportStatus.WITHDRAWN.value.lower()}")

    def _data_key(self, id: str) -> bytes:
        keys = data_keys.read(self.connection, self.keyring, [id])
        if id not in keys:
            raise NotFound(ABSENT)
        return keys[id]

    def _check_handling(self, handling: Handling) -> None:
        for path, names in (("handling.releaseTo", handling.release_to), ("handling.nominalTo", handling.nominal)):
            if len(names) > _MOST_NAMED:
                raise Limit(f"{path} names at most {_MOST_NAMED}")
            if not all(storable(name) for name in names):
                raise Invalid("unknown agency or operation", path)
        validate(handling, self.known.agencies, self.known.operations)

    def _check_operation(self, code: str) -> None:
        operation = self.known.operations.get(code)
        if operation is None:
            raise Invalid("unknown operation", "operation")
        if operation.closed:
            raise Invalid(f"operation {code} is closed", "operation")
        if self.reader.agency not in operation.participants:
            raise Invalid(f"your agency takes no part in {code}", "operation")

    def _signed(self, submission: Submission) -> dict[str, Any] | None:
        """The agency's statement and its signature, where it gives one."""
        if submission.signature is None:
            return None
        key = community.signing_key(self.connection, self.reader.agency)
        if key is None:
            raise Invalid("your agency has no signing key here", "signature")
        statement = signing.statement(self.reader.agency, submission)
        if not signing.holds(statement, submission.signature, key):
            raise Invalid("the signature does not hold", "signature")
        return {"statement": statement, "signature": submission.signature}

    def _write_standing(self, id: str) -> None:
        standing = self.standing(id)
        index.write_standing(self.connection, id, standing)
        self.graph.write(self.connection, [projection_of(id, standing, self.content(id, standing))])
