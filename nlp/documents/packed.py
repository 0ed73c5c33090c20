"""Files that are zips inside: checked before anything of them is unpacked, and their XML read without entities."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element, ParseError
from zipfile import ZipFile

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import iterparse

from nlp.documents.limits import Limits, Refused


def check_members(packed: ZipFile, limits: Limits) -> frozenset[str]:
    """Names of the members. Raises `Refused` for a zip that unpacks to more than the limits (a zip bomb)."""
    members = packed.infolist()
    if len(members) > limits.members:
        raise Refused(f"it packs more than {limits.members} files")
    if sum(member.file_size for member in members) > limits.unpacked:
        raise Refused(f"it unpacks to more than {limits.unpacked} bytes")
    return frozenset(member.filename for member in members)


def elements(packed: ZipFile, name: str) -> Iterator[tuple[str, Element]]:
    """`start` and `end` of each element of a member, in order; memory is given back as it goes."""
    with packed.open(name) as stream:
        try:
            yield from iterparse(stream, events=("start", "end"), forbid_dtd=True)
        except DefusedXmlException as error:
            raise Refused("its XML defines entities, which no office program writes") from error
        except ParseError as error:
            raise Refused("its XML is damaged") from error
