"""What a submission must be before anything is stored: pure checks, each with the field that does not hold.

What needs the community (operation, handling, the report that this replies to) is checked where it is stored.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from pydantic import ValidationError

from intel.attachments.media import TAKEN, media_type
from intel.errors import Invalid, Limit
from intel.model import File, ReportKind, Submission
from intel.reports.content import Content
from intel.reports.listed import storable
from intel.settings import Settings
from nlp.extraction import LISTS, Extraction
from nlp.pipeline import parse

_EASTERNMOST = timedelta(hours=14)
"""UTC+14: where the day begins first; a publication dated by that clock is not in the future."""
_REF_LIMIT = 200
_NAME_LIMIT = 200
_GIVEN = (*LISTS, "language", "kind", "contract")
_DEEPEST = 6


def check(submission: Submission, settings: Settings, now: datetime) -> None:
    """Raises `Invalid`, or `Limit` for a text that is too long."""
    check_text(submission.text, settings)
    check_files(submission.attachments, settings)
    if submission.ref is not None:
        ref = submission.ref
        if not (ref.strip() and ref.isprintable() and len(ref) <= _REF_LIMIT):
            raise Invalid(f"a ref has 1 to {_REF_LIMIT} printable characters", "ref")
    if submission.published is not None and submission.published > (now + _EASTERNMOST).date():
        raise Invalid("the date of publication is in the future", "published")
    if submission.due is not None:
        if submission.due.tzinfo is None:
            raise Invalid("a due moment needs a time zone", "due")
        if submission.published is not None and (submission.due + _EASTERNMOST).date() < submission.published:
            raise Invalid("an answer cannot be due before the publication", "due")


def check_text(text: str, settings: Settings) -> None:
    if not text.strip():
        raise Invalid("the text is empty", "text")
    if not storable(text):
        raise Invalid("the text holds characters that are none: a zero byte or half a surrogate pair", "text")
    if len(text.encode()) > settings.text_limit:
        raise Limit(f"a text has at most {settings.text_limit} bytes")


def check_files(files: Sequence[File], settings: Settings) -> None:
    """Raises `Limit`, and `Invalid` with the file's number in the path."""
    if len(files) > settings.attachments:
        raise Limit(f"a report has at most {settings.attachments} attachments")
    for place, file in enumerate(files):
        path = f"attachments.{place}"
        if not (file.name.strip() and file.name.isprintable() and len(file.name) <= _NAME_LIMIT):
            raise Invalid(f"a file's name has 1 to {_NAME_LIMIT} printable characters", path)
        if not file.content:
            raise Invalid("the file is empty", path)
        if len(file.content) > settings.attachment_limit:
            raise Limit(f"a file has at most {settings.attachment_limit} bytes")
        if media_type(file.content, file.name) is None:
            raise Invalid(f"a file is {TAKEN}", path)


def read(submission: Submission, settings: Settings) -> Content:
    """The text with the parser's facts, and the author's in their place where the author gives some."""
    parsed = parse(submission.text, submission.published)
    return Content(
        submission.text, with_given(submission.text, parsed, submission.extraction, submission.kind, settings)
    )


def with_given(
    text: str, parsed: Extraction, given: Mapping[str, Any] | None, kind: ReportKind | None, settings: Settings
) -> Extraction:
    """Each key that is given replaces the parsed one whole; `kind`, where given, wins. Raises `Invalid`, `Limit`."""
    stated = checked_extraction(text, given or {}, settings)
    if kind is not None:
        stated["kind"] = kind.value.lower()
    return Extraction.from_json({**parsed.to_json(), **stated}) if stated else parsed


def checked_extraction(text: str, given: Mapping[str, Any], settings: Settings) -> dict[str, Any]:
    """The keys of `given` that the contract knows, as the contract prints them. Raises `Invalid`, `Limit`."""
    if not isinstance(given, Mapping):
        raise Invalid("an extraction is an object", "extraction")
    known = {key: given[key] for key in _GIVEN if key in given}
    for key in LISTS:
        if isinstance(known.get(key), list) and len(known[key]) > settings.fact_limit:
            raise Limit(f"an extraction has at most {settings.fact_limit} {key}")
    _check_texts(known, "extraction", 0)
    try:
        extraction = Extraction.from_json(known)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        path = ".".join(["extraction", *(str(step) for step in first["loc"])])
        raise Invalid(first["msg"], path) from error
    for key in LISTS:
        for place, fact in enumerate(getattr(extraction, key)):
            if fact.span is not None and fact.span[1] > len(text):
                raise Invalid("the span ends behind the text", f"extraction.{key}.{place}.span")
    printed = extraction.to_json()
    return {key: printed[key] for key in known if key != "contract"}


def _check_texts(value: Any, path: str, depth: int) -> None:
    if depth > _DEEPEST:
        raise Invalid("nested too deep", path)
    if isinstance(value, str) and not storable(value):
        raise Invalid("holds characters that are none", path)
    members = value.items() if isinstance(value, Mapping) else enumerate(value) if isinstance(value, list) else ()
    for key, member in members:
        if not storable(str(key)):
            raise Invalid("a key holds characters that are none", path)
        _check_texts(member, f"{path}.{key}", depth + 1)
