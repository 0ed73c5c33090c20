"""Golden files: what others receive, compared byte for byte; rewritten by `--update-golden` alone."""

from collections.abc import Callable
from pathlib import Path

import pytest

GOLDEN = Path(__file__).parents[1] / "golden"


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compare a text with the golden file of that name."""

    def compare(name: str, text: str) -> None:
        path = GOLDEN / name
        if request.config.getoption("--update-golden"):
            path.write_text(text, encoding="utf-8")
        assert path.exists(), f"no golden file {name}: make it with --update-golden and read it"
        assert text == path.read_text(encoding="utf-8"), (
            f"{name} differs: if rightly, --update-golden and read the diff"
        )

    return compare
