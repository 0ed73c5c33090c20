"""The text of a document that an officer chose, to begin the message with."""

from intel.attachments.media import DOCUMENTS, TEXT, media_type
from intel.contained import text_of_document
from intel.model import File
from nlp.documents import Limits, Refused, text_of


def holds_text(file: File) -> bool:
    return media_type(file.content, file.name) in DOCUMENTS


def read(file: File, text_limit: int) -> str:
    """As it is put into the message's field. Raises `Refused` saying why there is none."""
    if media_type(file.content, file.name) == TEXT:
        text = text_of(file.content, "", Limits(text=text_limit))
    else:
        text = text_of_document(file.content, file.name, text_limit)
    if not text.strip():
        raise Refused("it holds no text")
    return text.replace("\r\n", "\n").strip("\n")
