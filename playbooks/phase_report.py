"""The phase-end report in words: figures in plain English tables, for whichever edition they were counted.

Pure: spans, figures and the moment come in, Markdown goes out. Words of reports (the name of a good) are escaped.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from itertools import groupby

from graph.countries import country_name
from playbooks.editions import Edition
from playbooks.figures import Counted
from playbooks.phases import Span

DRAWS_ON = {
    Edition.PARTICIPANTS: "It draws on the reports that reach every participant of the operation.",
    Edition.AGENCY: "It draws on all reports of the operation that the agency making it may read. Not to be passed on.",
    Edition.PUBLIC: "It draws on reports marked TLP:CLEAR alone.",
}
_ANY_EDITION = "Reports under originator control of other agencies are left out."
_HEADS = {
    "Amounts seized": ("Goods", "Quantity", "Unit"),
    "Seizures by category": ("Category", "Number", "Of"),
    "Seizures by agency": ("Agency", "Number", "Of"),
    "Reports by agency": ("Agency", "Number", "Of"),
    "Seizures by country": ("Seized in", "Number", "Of"),
    "Seizures by mode": ("By", "Number", "Of"),
    "Seizures by concealment": ("Hidden", "Number", "Of"),
    "Seizures by route": ("From and to", "Number", "Of"),
}
_COLUMNS = ("What", "Number", "Of")
_COUNTED = frozenset({"litre", "tablet", "animal", "plant", "container", "piece"})
_WORDS = {
    "misdeclared": "papers said something else", "cover_load": "among licit goods", "in_goods": "inside the goods",
    "false_compartment": "false compartment", "in_vehicle": "in the vehicle", "in_baggage": "in baggage",
    "on_body": "on the body", "in_body": "in the body", "in_parcel": "in a parcel", "dissolved": "dissolved",
    "abandoned": "abandoned", "ods": "ozone-depleting substances",
}  # fmt: skip


def markdown(
    span: Span, edition: Edition, figures: Sequence[Counted], as_of: datetime, agencies: Mapping[str, str]
) -> str:
    """CommonMark with tables; ends with a newline. `agencies`: code -> name."""
    parts = [
        f"# {_plain(span.operation_name)}, {_plain(span.phase_name)}",
        f"{_day(span.starts)} to {_day(span.ends)}, {span.days} days. Edition: {edition}. Counted on "
        f"{_day(as_of)} at {as_of:%H:%M} UTC.",
        f"{DRAWS_ON[edition]} {_ANY_EDITION}",
        _summary(figures),
    ]
    for section, group in groupby(figures, key=lambda figure: figure.section):
        parts += [f"## {section}", _table(section, list(group), agencies)]
    parts.append(
        "Every number comes with the filter that gives it again; a report without a date is in none of them. "
        "A report of several goods, modes or routes counts in each of their rows."
    )
    return "\n\n".join(parts) + "\n"


def _summary(figures: Sequence[Counted]) -> str:
    values = {figure.name: figure.value for figure in figures}
    text = (
        f"{_many(values.get('Reports: all', 0), 'report')}: {_many(values.get('Reports: seizures', 0), 'seizure')}, "
        f"{_many(values.get('Reports: alerts', 0), 'alert')}, {values.get('Reports: feedback', 0):g} feedback, "
        f"{_many(values.get('Reports: requests', 0), 'request')}."
    )
    rate = values.get("Alerts: feedback rate")
    return text if rate is None else f"{text} Of the alerts, {rate:g} % were answered by feedback."


def _table(section: str, figures: Sequence[Counted], agencies: Mapping[str, str]) -> str:
    rows = [f"| {' | '.join(_HEADS.get(section, _COLUMNS))} |", "| --- | ---: | --- |"]
    for figure in figures:
        label = _plain(_spoken(section, figure.label, agencies))
        rows.append(f"| {label} | {_number(figure.value)} | {_unit(figure)} |")
    return "\n".join(rows)


def _spoken(section: str, label: str, agencies: Mapping[str, str]) -> str:
    """Codes as names, for those who do not know them by heart."""
    if section.endswith("by agency"):
        return f"{label}, {agencies[label]}" if label in agencies else label
    if section.endswith("by country"):
        return country_name(label)
    if section.endswith("by route"):
        return " to ".join(country_name(code) for code in label.split(" to "))
    return _WORDS.get(label, label)


def _unit(figure: Counted) -> str:
    """`1 report`, `2 reports`; `1 piece`, `2 pieces`; `kg`."""
    unit = figure.unit or ""
    if figure.value == 1:
        return "report" if unit == "reports" else unit
    return f"{unit}s" if unit in _COUNTED else unit


def _number(value: float) -> str:
    """`1,234` or `1,234.5`: at most three decimals."""
    return f"{value:,.3f}".rstrip("0").rstrip(".")


def _many(count: float, word: str) -> str:
    return f"{count:g} {word}{'' if count == 1 else 's'}"


def _day(day: object) -> str:
    return f"{day:%-d %B %Y}"


def _plain(text: str) -> str:
    """Text that Markdown takes as text."""
    return re.sub(r"([\\`*_{}\[\]<>()#+!|~])", r"\\\1", " ".join(text.split()))
