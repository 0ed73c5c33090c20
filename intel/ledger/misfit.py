"""What verifying finds."""


class Misfit(Exception):
    """An entry that does not fit, or whose derived rows do not; 0 where something stands that no entry made."""

    def __init__(self, entry: int, reason: str) -> None:
        super().__init__(f"entry {entry} {reason}" if entry else f"no entry {reason}")
        self.entry = entry
        self.reason = reason
