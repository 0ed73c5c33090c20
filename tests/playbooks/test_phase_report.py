"""The report's words: pure, so that figures of any kind can be put in."""

from collections.abc import Sequence
from datetime import UTC, date, datetime

import pytest

from playbooks.editions import Edition
from playbooks.figures import Basis, Counted, Moved, figures
from playbooks.phase_report import markdown
from playbooks.phases import Span

SPAN = Span("river", "Operation *River*", "I", "Phase I", date(2026, 1, 1), date(2026, 1, 31))
NAMES = {"VN": "Viet Nam Customs"}
NOW = datetime(2026, 3, 1, 9, 5, tzinfo=UTC)


class Counts:
    """Counts that depend on nothing but the basis."""

    def reports(self, basis: Basis) -> int:
        return 0 if basis.get("kinds") == ["ALERT"] else 12

    def facet(self, basis: Basis, by: str) -> Sequence[tuple[str, int]]:
        return [("a", 3), ("b", 2)]

    def amounts(self, basis: Basis) -> Sequence[Moved]:
        return [
            Moved("waste", "unspecified", "kg", 1234.5),
            Moved("drug", "unspecified", "kg", 7),
            Moved("drug", "heroin | x", "kg", 0.25),
            Moved("drug", "mdma", "kg", 1),
            Moved("drug", "mdma", "tablet", 400),
        ]

    def ways(self, basis: Basis) -> Sequence[tuple[str, str]]:
        return [(f"A{chr(65 + place)}", "AU") for place in range(15)]


def test_names_are_distinct_and_every_basis_stays_within_the_phase() -> None:
    found = list(figures(Counts(), {"operation": "river", "phase": "I"}))
    assert len({figure.name for figure in found}) == len(found)
    assert all(figure.basis["operation"] == "river" and figure.basis["phase"] == "I" for figure in found)


def test_a_share_of_none_is_no_figure() -> None:
    names = {figure.name for figure in figures(Counts(), {})}
    assert "Alerts: feedback rate" not in names
    assert "Alerts: hit rate" in names


def test_at_most_ten_routes_are_told() -> None:
    assert sum(figure.section == "Seizures by route" for figure in figures(Counts(), {})) == 10


def test_words_of_reports_are_no_markdown() -> None:
    found = [Counted("Amounts seized", "<b>|`x`\n# y", 1, "kg", {})]
    text = markdown(SPAN, Edition.PUBLIC, found, NOW, NAMES)
    assert r"| \<b\>\|\`x\` \# y | 1 | kg |" in text
    assert text.startswith("# Operation \\*River\\*, Phase I\n")


@pytest.mark.parametrize(
    ("value", "written"), [(0, "0"), (1234.5, "1,234.5"), (0.25, "0.25"), (1000000, "1,000,000"), (0.0004, "0")]
)
def test_numbers_have_at_most_three_decimals(value: float, written: str) -> None:
    text = markdown(SPAN, Edition.AGENCY, [Counted("Reports", "all", value, "reports", {})], NOW, NAMES)
    assert f"| all | {written} | reports |" in text


def test_codes_are_spoken_as_names() -> None:
    found = [
        Counted("Seizures by agency", "VN", 1, "reports", {}),
        Counted("Seizures by agency", "XX", 2, "reports", {}),
        Counted("Seizures by route", "MM to AU", 2, "reports", {}),
        Counted("Amounts seized", "mdma", 2, "tablet", {}),
    ]
    text = markdown(SPAN, Edition.AGENCY, found, NOW, NAMES)
    assert "| VN, Viet Nam Customs | 1 | report |" in text
    assert "| XX | 2 | reports |" in text
    assert "| Myanmar to Australia | 2 | reports |" in text
    assert "| mdma | 2 | tablets |" in text


def test_every_edition_says_what_it_draws_on() -> None:
    texts = {markdown(SPAN, edition, [], NOW, NAMES) for edition in Edition}
    assert len(texts) == len(Edition)
    assert all("31 days" in text and "09:05 UTC" in text for text in texts)
