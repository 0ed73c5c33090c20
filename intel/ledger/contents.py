"""What each entry holds: the shape of its content, for those who write it, replay it and verify it.

Days are `YYYY-MM-DD`, moments as `intel.ledger.moments` writes them. Nothing of a report's text or facts stands here in
the clear: both are in `sealed`, base64 of `intel.sealing.seal` over the canonical JSON of
`{"text": …, "extraction": …}` (and `"signed": {"statement": …, "signature": …}` where its agency signed it, see
`intel.signing`) under the report's data key, bound to report id and version.
"""

from datetime import date
from typing import Any, TypedDict

from intel.handling import Handling, Tlp


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


class Attached(TypedDict):
    """Of `attached`: a file came with the version that stands. `sealed` holds `{"name": …, "media_type": …, "bytes": …,
    "sha256": …}` of the file as it came, bound to that version."""

    by: str
    agency: str
    attachment: str
    """Its id."""
    number: int
    """1, 2 … among those of the report."""
    version: int
    file: str
    """SHA-256 of the sealed bytes, and the file's name in NAGA_HOME/attachments."""
    sealed: str


class Withdrawn(TypedDict):
    """Of `withdrawn`. `sealed` holds `{"reason": …}`, bound to the version withdrawn: a reason may name people."""

    by: str
    agency: str
    sealed: str


class Acknowledged(TypedDict):
    """Of `acknowledged`."""

    by: str
    agency: str


class Destroyed(TypedDict):
    """Of `destroyed`: the data key is gone, and the report with it."""

    by: str
    agency: str
    reason: str


class PermissionAsked(TypedDict):
    """Of `permission asked`. `sealed` holds `{"purpose": …}`, bound to the report and the version that stands."""

    by: str
    agency: str
    permission: str
    """Its id."""
    use: str
    """`export` or `edition`: see `intel.model.Use`."""
    version: int
    sealed: str


class PermissionDecided(TypedDict):
    """Of `permission decided`: by the originator; a later one takes the place of an earlier."""

    by: str
    agency: str
    permission: str
    granted: bool


class Probed(TypedDict):
    """Of `probed`; the entry's report is the probe's id. `sealed` holds `{"scheme": …, "value": …, "purpose": …}` under
    the probe's own data key, bound to version 1."""

    by: str
    agency: str
    requests: dict[str, list[str]]
    """Originator -> its reports that were hit. None: no hit."""
    sealed: str


class ProbeDecided(TypedDict):
    """Of `probe decided`; `sealed` holds `{"reason": …}`, as the probe's."""

    by: str
    agency: str
    """The originator, whose request it is."""
    granted: bool
    sealed: str


Change = dict[str, Any]
"""Of `community`: `{"by": …, "change": …}` and the fields of that change: see `intel.ledger.community`."""


def stated(handling: Handling) -> Stated:
    return {
        "tlp": handling.tlp.value,
        "release_to": list(handling.release_to),
        "nominal_to": None if handling.nominal_to is None else list(handling.nominal_to),
        "originator_control": handling.originator_control,
        "discoverable": handling.discoverable,
        "source": handling.source,
        "information": handling.information,
        "review_on": handling.review_on.isoformat() if handling.review_on else None,
    }


def handling_of(stated: Stated) -> Handling:
    """The inverse of `stated`. Raises `KeyError` or `ValueError` for what that never made."""
    return Handling(
        tlp=Tlp(stated["tlp"]),
        release_to=tuple(stated["release_to"]),
        nominal_to=None if stated["nominal_to"] is None else tuple(stated["nominal_to"]),
        originator_control=stated["originator_control"],
        discoverable=stated["discoverable"],
        source=stated["source"],
        information=stated["information"],
        review_on=date.fromisoformat(stated["review_on"]) if stated["review_on"] else None,
    )
