"""Homes for the program."""

from pathlib import Path

import pytest

from tests.cli.community import made_home


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A new home with three agencies and one operation."""
    return made_home(tmp_path)
