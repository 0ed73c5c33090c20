"""A phase report of invented figures, with words of several scripts."""

from datetime import UTC, date, datetime

from intel.model import Figure, Operation, Phase, PhaseReport

BASE = {"operation": "river", "phase": "II", "edition": "participants"}
SEIZED = {**BASE, "kinds": ["SEIZURE"]}
METH = {**SEIZED, "categories": ["DRUG"], "items": ["methamphetamine"]}
PHASE = Phase("II", "Phase II", date(2025, 1, 1), date(2025, 6, 30))

REPORT = PhaseReport(
    operation=Operation("river", "Operation River", "VN", ("KH", "TH", "VN"), (PHASE,)),
    phase=PHASE,
    edition="participants",
    as_of=datetime(2025, 7, 1, 9, 30, tzinfo=UTC),
    figures=(
        Figure("Reports: all", 1234.0, None, BASE),
        Figure("Reports: seizures", 57.0, None, SEIZED),
        Figure("Amounts seized: methamphetamine", 1523.75, "kg", METH),
        Figure("Seizures by country: <Laem Chabang> ท่าเรือแหลมฉบัง", 3.0, None, {**SEIZED, "seizedIn": ["TH"]}),
        Figure("Seizures by agency: VN", 12.0, None, {**SEIZED, "originators": ["VN"]}),
        Figure("hidden #[in goods] កំពង់ផែ ရန်ကုန်", 4.0, None, {**SEIZED, "concealment": ["in_goods"]}),
    ),
    markdown="",
)
EMPTY = PhaseReport(REPORT.operation, REPORT.phase, "public", REPORT.as_of, (), "")
