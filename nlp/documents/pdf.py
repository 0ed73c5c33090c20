"""PDF with a text layer. A scan is refused: reading pictures is not the parser's work."""

import logging
from io import BytesIO

from pypdf import PdfReader

from nlp.documents.limits import Limits, Refused

logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it would log a document's own defects, with parts of it


def read_pdf(raw: bytes, limits: Limits) -> str:
    """The pages' texts, an empty line between them."""
    try:
        reader = PdfReader(BytesIO(raw))
        if reader.is_encrypted and not reader.decrypt(""):
            raise Refused("it is protected by a password")
        count = len(reader.pages)
        if count > limits.pages:
            raise Refused(f"it has {count} pages, more than {limits.pages}")
        texts: list[str] = []
        size = 0
        for page in reader.pages:
            text = "\n".join(line.rstrip() for line in page.extract_text().splitlines()).strip()
            size += len(text)
            if size > limits.text:
                raise Refused(f"its text has more than {limits.text} bytes")
            texts.append(text)
    except Refused:
        raise
    except Exception as error:  # pypdf lets any error through where a file is damaged
        raise Refused("its file is damaged") from error
    if not any(texts):
        raise Refused("it has no text layer: it is a scan, which must be read by a person or by OCR first")
    return "\n\n".join(text for text in texts if text) + "\n"
