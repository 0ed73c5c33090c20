"""Text -> Extraction. Knows no store, no network, no clock, no agency."""

from nlp.extraction import Extraction
from nlp.pipeline import load, parse, parse_many

__all__ = ["Extraction", "load", "parse", "parse_many"]
