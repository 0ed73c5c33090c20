"""What a report says, sealed in the ledger: its text as submitted, its extraction, and both as few may see them."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import orjson

from intel.canonical import canonical
from intel.redaction import redact
from nlp.extraction import Extraction


@dataclass(frozen=True)
class Content:
    text: str
    extraction: Extraction

    @cached_property
    def _redacted(self) -> tuple[str, Extraction]:
        return redact(self.text, self.extraction)

    @property
    def masked(self) -> str:
        """The text for readers who see no nominal fact."""
        return self._redacted[0]

    @property
    def open(self) -> "Content":
        """What readers who see no nominal fact get of it."""
        return Content(*self._redacted)

    def payload(self, signed: Mapping[str, object] | None = None) -> bytes:
        """As it is sealed: see `intel.ledger.contents`. `signed` is the agency's statement with its signature."""
        stated = {"text": self.text, "extraction": self.extraction.to_json()}
        return canonical(stated if signed is None else {**stated, "signed": signed})

    @classmethod
    def of(cls, payload: bytes) -> "Content":
        """The inverse of `payload`."""
        stated: Mapping[str, object] = orjson.loads(payload)
        text, extraction = stated["text"], stated["extraction"]
        if not isinstance(text, str) or not isinstance(extraction, dict):
            raise ValueError("a sealed payload holds a text and an extraction")
        return cls(text, Extraction.from_json(extraction))
