"""The use cases that write. What is returned is stored durably."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from intel.errors import Invalid
from intel.exchange import submission as submissions
from intel.exchange.attaching import attach
from intel.exchange.parts import Part
from intel.exchange.resubmission import standing_of
from intel.handling import Handling
from intel.ledger.engine import reading
from intel.ledger.tables import reports as _reports
from intel.model import Report, Submission
from intel.reports import opening
from intel.reports.content import Content
from intel.reports.listed import storable
from intel.roles import Action
from nlp.extraction import Extraction
from nlp.pipeline import parse


class Writing(Part):
    def extract(self, text: str, published: date | None = None) -> dict[str, Any]:
        """What the parser sees; nothing is stored."""
        with self.visit.doing(Action.EXTRACT):
            submissions.check_text(text, self.exchange.settings)
            return parse(text, published).to_json()

    def submit(self, submission: Submission) -> Report:
        """Stored durably on return. The same agency and ref again: `Conflict` where the content differs, else the
        report that stands (nothing changes)."""
        with self.visit.doing(Action.SUBMIT):
            exchange = self.exchange
            submissions.check(submission, exchange.settings, exchange.clock())
            id = self._earlier(submission)
            if id is None:
                content = submissions.read(submission, exchange.settings)
                with self._pen() as pen:
                    id = standing_of(
                        pen.connection, exchange.keyring, exchange.settings, self.reader.agency, submission
                    )
                    if id is None:
                        id = pen.submit(submission, content, exchange.ids())
                        attach(pen, exchange.files, id, submission.attachments, exchange.ids)
            return self._answer(id)

    def correct(self, id: str, text: str | None = None, extraction: Mapping[str, Any] | None = None) -> Report:
        """A new version: of the text given, else of the one that stands; with the facts given, else the parser's for a
        new text and those that stand for the old one. Nothing new is no new version."""
        with self.visit.doing(Action.CORRECT):
            if text is None and extraction is None:
                raise Invalid("a correction needs a text or an extraction", "text")
            if text is not None:
                submissions.check_text(text, self.exchange.settings)
            with self._pen() as pen:
                standing, before = pen.own_content(id)
                after = self._corrected(before, standing.content["published"], text, extraction)
                if after != before:
                    pen.correct(id, after)
            return self._answer(id)

    def set_handling(self, id: str, handling: Handling) -> Report:
        """Who may read it from now on; the version stays."""
        with self.visit.doing(Action.SET_HANDLING):
            with self._pen() as pen:
                pen.set_handling(id, handling)
            return self._answer(id)

    def withdraw(self, id: str, reason: str) -> Report:
        """From now on its originator alone sees it."""
        with self.visit.doing(Action.WITHDRAW):
            with self._pen() as pen:
                pen.withdraw(id, reason)
            return self._answer(id)

    def acknowledge(self, id: str) -> Report:
        """The reader's agency has it; again is no change."""
        with self.visit.doing(Action.ACKNOWLEDGE):
            with self._pen() as pen:
                pen.acknowledge(id)
            return self._answer(id)

    def _earlier(self, submission: Submission) -> str | None:
        """Asked before the text is parsed, since loading a file again is common; asked again when it is stored."""
        exchange = self.exchange
        with reading(exchange.engine) as connection:
            return standing_of(connection, exchange.keyring, exchange.settings, self.reader.agency, submission)

    def _corrected(
        self, before: Content, published: str | None, text: str | None, extraction: Mapping[str, Any] | None
    ) -> Content:
        if text is None or text == before.text:
            text, facts = before.text, before.extraction
        else:
            parsed = parse(text, date.fromisoformat(published) if published else None)
            facts = parsed.model_copy(update={"kind": before.extraction.kind})
        given = submissions.with_given(text, facts, extraction, None, self.exchange.settings)
        return Content(text, Extraction.from_json(given.to_json()))

    def _answer(self, id: str) -> Report:
        """The report as it now stands."""
        assert storable(id)  # noqa: S101  it was just found
        exchange = self.exchange
        with reading(exchange.engine) as connection:
            found = opening.by_id(connection, exchange.keyring, self.reader, _reports.c.id == id)
        self.visit.serve(found)
        return found[id]
