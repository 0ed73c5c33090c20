"""A phase report of invented figures, with words of several scripts."""

from datetime import UTC, date, datetime

from intel.model import Figure, Operation, Phase, PhaseReport

BASE = {"operation": "river", "phase": "II", "edition": "participants"}
SEIZED = {**BASE, "kinds": ["SEIZURE"]}

REPORT = PhaseReport(
    operation=Operation(
        "river", "Operation River", "VN", ("KH", "TH", "VN"), (Phase("II", "Phase II", date(2025, 1, 1), date(2025, 6, 30)),)
    ),
    phase=Phase("II", "Phase II", date(2025, 1, 1), date(2025, 6, 30)),
    edition="participants",
    as_of=datetime(2025, 7, 1, 9, 30, tzinfo=UTC),
    figures=(
        Figure("reports", 1234.0, None, BASE),
        Figure("seizures", 57.0, None, SEIZED),
        Figure("methamphetamine seized", 1523.75, "kg", {**SEIZED, "categories": ["DRUG"], "items": ["methamphetamine"]}),
        Figure("seizures at <Laem Chabang> ท่าเรือแหลมฉบัง", 3.0, None, {**SEIZED, "seizedIn": ["TH"]}),
        Figure("seizures reported by VN", 12.0, None, {**SEIZED, "originators": ["VN"]}),
        Figure("hidden #[in goods] កំពង់ផែ ရန်ကုန်", 4.0, None, {**SEIZED, "concealment": ["in_goods"]}),
    ),
    markdown="",
)  # fmt: skip
EMPTY = PhaseReport(REPORT.operation, REPORT.phase, "public", REPORT.as_of, (), "")
