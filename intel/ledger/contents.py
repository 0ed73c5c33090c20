"""What each entry holds: the shape of its content, for those who write it, replay it and verify it.

Days are `YYYY-MM-DD`, moments as `intel.ledger.moments` writes them. Nothing of a report's text or facts stands here in
the clear: both are in `sealed`, base64 of `intel.sealing.seal` over the canonical JSON of
`{"text": …, "extraction": …}` under the report's data key, bound to report id and version.
"""

from typing import Any, TypedDict


class Stated(TypedDict):
    """Every field of `intel.handling.Handling`; `nominal_to` null for the default."""

    tlp: str
    release_to: list[str]
    nominal_to: list[str] | None
    originator_control: bool
    discoverable: bool
    source: str
    information: int
    review_on: str | None


class Submitted(TypedDict):
    """Of `submitted` and `corrected`: one whole version of a report."""

    by: str
    """Name of the person or program."""
    originator: str
    version: int
    """1, then one more with each correction."""
    kind: str
    ref: str | None
    precedence: str
    operation: str | None
    in_reply_to: str | None
    published: str | None
    due: str | None
    handling: Stated
    sealed: str


class HandlingSet(TypedDict):
    """Of `handling set`. The version stays."""

    by: str
    agency: str
    handling: Stated


class Withdrawn(TypedDict):
    """Of `withdrawn`. `sealed` holds `{"reason": …}`, bound to the version withdrawn: a reason may name people."""

    by: str
    agency: str
    sealed: str


class Acknowledged(TypedDict):
    """Of `acknowledged`."""

    by: str
    agency: str


Change = dict[str, Any]
"""Of `community`: `{"by": …, "change": …}` and the fields of that change: see `intel.ledger.community`."""
