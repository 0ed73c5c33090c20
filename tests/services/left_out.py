"""Says at the end of a run, in a line each, which halves were left out because their server is not installed."""

from typing import Any


def pytest_terminal_summary(terminalreporter: Any) -> None:
    told = set()
    for report in terminalreporter.stats.get("skipped", ()):
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
        if "left out: " in reason:
            told.add(reason.split("left out: ", 1)[1])
    for reason in sorted(told):
        terminalreporter.write_line(f"left out: {reason}")
