"""Documents -> text: what an officer attaches, as the parser reads it.

`text_of` (and `messages_of`, which gives a sheet row by row) knows a document by its content, not by its name alone.
What is too large, too deep, protected or without text is a `Refused` that says so; any bytes give one or the other.
Needs no network; entities of XML are never resolved.
"""

from nlp.documents.limits import Limits, Refused
from nlp.documents.reading import is_document, messages_of, text_of

__all__ = ["Limits", "Refused", "is_document", "messages_of", "text_of"]
