"""What a report's entries make of it: its row in `reports`, and who reads it. Pure: to be written, or made again and
compared.

Columns that come from the sealed text (`day`, and the tables `facts`, `amounts`, `words`) are not made here.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from graph.model import Tokens
from intel.canonical import canonical
from intel.handling import Handling, audience, nominal_audience
from intel.ledger.contents import handling_of, stated
from intel.ledger.entries import Entry, EntryType
from intel.model import ReportStatus


@dataclass(frozen=True)
class Standing:
    """A report's newest version."""

    entry: int
    """Place of the last entry that changed it."""
    content: Mapping[str, Any]
    """Of the last entry that holds text and extraction: see `intel.ledger.contents.Submitted`."""
    seq: int
    """Place of that entry."""
    submitted_at: str
    """When version 1 was."""
    handling: Handling
    withdrawn: bool = False

    @property
    def audience(self) -> Tokens:
        return audience(self.content["originator"], self.handling, withdrawn=self.withdrawn)

    @property
    def nominal_audience(self) -> Tokens:
        return nominal_audience(self.content["originator"], self.handling, withdrawn=self.withdrawn)

    def row(self) -> dict[str, Any]:
        """The columns of `reports`, all but `pk`, `id`, `day` and the two audiences."""
        plain = ("version", "kind", "precedence", "originator", "ref", "operation", "in_reply_to", "published", "due")
        return {column: self.content[column] for column in plain} | {
            "seq": self.seq,
            "status": (ReportStatus.WITHDRAWN if self.withdrawn else ReportStatus.ACTIVE).value,
            "submitted_at": self.submitted_at,
            "handling": canonical(stated(self.handling)).decode(),
            "tlp": self.handling.tlp.value,
            "originator_control": int(self.handling.originator_control),
            "discoverable": int(self.handling.discoverable),
        }


def fold(before: Standing | None, entry: Entry) -> Standing | None:
    """The report after one more entry; None where it is destroyed.

    Raises `ValueError` or `KeyError` where the entry cannot follow what stands: a correction of nothing, say.
    """
    content = entry.read()
    if entry.type == EntryType.SUBMITTED:
        if before is not None or content["version"] != 1:
            raise ValueError("a report is submitted once, as version 1")
        return Standing(entry.seq, content, entry.seq, entry.at, handling_of(content["handling"]))
    if before is None:
        raise ValueError("there is no such report")
    match entry.type:
        case EntryType.CORRECTED:
            author, version = before.content["originator"], before.content["version"] + 1
            if (content["originator"], content["version"]) != (author, version):
                raise ValueError("a correction is the same originator's next version")
            handling = handling_of(content["handling"])
            return replace(before, entry=entry.seq, content=content, seq=entry.seq, handling=handling)
        case EntryType.HANDLING_SET:
            return replace(before, entry=entry.seq, handling=handling_of(content["handling"]))
        case EntryType.WITHDRAWN:
            return replace(before, entry=entry.seq, withdrawn=True)
        case EntryType.ACKNOWLEDGED | EntryType.ATTACHED:
            return before
        case EntryType.PERMISSION_ASKED | EntryType.PERMISSION_DECIDED:
            return before
        case EntryType.DESTROYED:
            return None
        case unknown:
            raise ValueError(f"{unknown} is not a report's")
