"""Enumerations of the schema: the model's own, by their names (`AMBER_STRICT` is TLP `AMBER+STRICT`)."""

from enum import StrEnum

import strawberry

from graph.model import EntityKind
from intel.handling import Tlp
from intel.model import Interval, Precedence, ReportKind, ReportStatus, Use


@strawberry.enum
class Category(StrEnum):
    """Category of a commodity; the value is the extraction contract's word."""

    DRUG = "drug"
    PRECURSOR = "precursor"
    WILDLIFE = "wildlife"
    WASTE = "waste"
    ODS = "ods"
    OTHER = "other"


for _words in (EntityKind, Interval, Precedence, ReportKind, ReportStatus, Tlp, Use):
    strawberry.enum(_words)

__all__ = ["Category", "EntityKind", "Interval", "Precedence", "ReportKind", "ReportStatus", "Tlp", "Use"]
