"""Every refusal of the platform: one base, one sentence per class, one code each (schema.graphql).

NagaError
 ├─ Unauthenticated   no valid token
 ├─ Forbidden         the reader's roles do not open this action
 ├─ NotFound          absent, or not to be seen: the same
 ├─ Invalid           the input is wrong; `path` names the field
 ├─ Limit             more than a setting allows
 ├─ Conflict          the state changed or forbids it
 └─ Unavailable       a part that this needs does not answer, or is not built; nothing was stored
"""


class NagaError(Exception):
    """Base of the platform's refusals; its text is safe to show."""

    code = "INTERNAL"


class Unauthenticated(NagaError):
    """No valid token."""

    code = "UNAUTHENTICATED"


class Forbidden(NagaError):
    """The reader's roles do not open this action."""

    code = "FORBIDDEN"


class NotFound(NagaError):
    """Absent, or not to be seen: one answer for both."""

    code = "NOT_FOUND"


class Invalid(NagaError):
    """The input is wrong; `path` is the field of the input, dotted, as the schema names it."""

    code = "INVALID"

    def __init__(self, message: str, path: str = "") -> None:
        super().__init__(message)
        self.path = path


class Limit(NagaError):
    """More than a setting allows."""

    code = "LIMIT"


class Conflict(NagaError):
    """The state changed, or forbids it."""

    code = "CONFLICT"


class Unavailable(NagaError):
    """A part that this needs does not answer, or is not built; nothing was stored.

    `reason` is what a driver or the system said of it: for the operator's log and terminal, never for a reader.
    """

    code = "UNAVAILABLE"

    def __init__(self, message: str, reason: str = "") -> None:
        super().__init__(message)
        self.reason = reason
