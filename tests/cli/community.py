"""A small community of invented operations, and homes with it."""

from pathlib import Path

from tests.cli.program import naga

COMMUNITY = """
agencies:
  - {code: VN, name: Viet Nam Customs, country: VN}
  - {code: TH, name: Thai Customs Department, country: TH}
  - {code: KH, name: General Department of Customs and Excise, country: KH}
operations:
  - code: river
    name: Operation River
    coordinator: VN
    participants: [VN, TH]
    phases: [{code: I, name: Phase I, starts: 2025-01-01, ends: 2025-06-30}]
"""


def made_home(folder: Path) -> Path:
    """A home in the folder, with three agencies and one operation."""
    (folder / "community.yaml").write_text(COMMUNITY)
    run = naga("init", "--community", str(folder / "community.yaml"), home=folder / "home")
    assert (run.status, run.err) == (0, "")
    assert run.out.endswith("3 agencies, 1 operations\n")
    return folder / "home"
