"""Role × action: roles open actions, never reports. One table; what is not in it is refused.

Source: handling.md, "Who may read a report". `liaison` also adds a reading token under TLP:RED (`intel.handling`).
"""

from collections.abc import Collection
from enum import StrEnum

from intel.errors import Forbidden


class Action(StrEnum):
    KNOW = "know the community"
    READ = "read"
    EXTRACT = "extract"
    SUBMIT = "submit"
    CORRECT = "correct"
    SET_HANDLING = "set handling"
    WITHDRAW = "withdraw"
    ACKNOWLEDGE = "acknowledge"
    PROBE = "probe"
    DECIDE_PROBE = "decide a probe"
    ASK_PERMISSION = "ask for a permission"
    DECIDE_PERMISSION = "decide on a permission"
    PHASE_REPORT = "make a phase report"
    EXPORT = "export"
    SEE_READERS = "see who read"
    WATCH = "watch the logs"
    MANAGE_USERS = "manage the agency's people"
    MANAGE_CLIENTS = "manage the agency's tools"


_MEMBER = frozenset({Action.KNOW})
_EVERYONE = _MEMBER | frozenset({Action.READ, Action.EXTRACT, Action.PHASE_REPORT})
_AUTHOR = frozenset({Action.SUBMIT, Action.CORRECT, Action.SET_HANDLING, Action.WITHDRAW, Action.ACKNOWLEDGE})

ROLES: dict[str, frozenset[Action]] = {
    "liaison": _EVERYONE
    | _AUTHOR
    | {Action.PROBE, Action.DECIDE_PROBE, Action.SEE_READERS, Action.EXPORT}
    | {Action.ASK_PERMISSION, Action.DECIDE_PERMISSION},
    "analyst": _EVERYONE | {Action.PROBE, Action.EXPORT, Action.SEE_READERS, Action.ASK_PERMISSION},
    "coordinator": _EVERYONE | {Action.EXPORT, Action.SEE_READERS, Action.ASK_PERMISSION},
    "admin": _MEMBER | frozenset({Action.MANAGE_USERS, Action.MANAGE_CLIENTS}),
    "auditor": _MEMBER | frozenset({Action.SEE_READERS, Action.WATCH}),
    "service": _EVERYONE | _AUTHOR,
}


def require(roles: Collection[str], action: Action) -> None:
    """Raises `Forbidden` where none of the roles opens the action."""
    if not any(action in ROLES.get(role, ()) for role in roles):
        raise Forbidden(f"your roles do not allow you to {action}")
