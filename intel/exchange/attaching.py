"""Attachments: stored with a submission, told and taken away as the report's nominal facts and its originator allow."""

from collections.abc import Callable, Mapping, Sequence

from sqlalchemy import insert, select

from intel.attachments.files import Files, Missing
from intel.attachments.media import media_type
from intel.attachments.reading import digest_of, place_of, visible, visible_one
from intel.canonical import canonical
from intel.errors import Forbidden, NotFound, Unavailable
from intel.exchange.parts import Part
from intel.exchange.storing import Pen
from intel.ledger import data_keys, entries
from intel.ledger.contents import Attached
from intel.ledger.entries import EntryType
from intel.ledger.tables import attachments, reports
from intel.model import Attachment, File
from intel.reports.controlled import exportable
from intel.roles import Action
from intel.sealing import seal_file, unseal_file

NO_ATTACHMENT = "no such attachment"
"""Of one that never was, and of one that the reader may not see."""


class Attaching(Part):
    def attachments(self, ids: Sequence[str]) -> Mapping[str, Sequence[Attachment]]:
        """Of each report whose nominal facts the reader may see, in the order they came."""
        with self._asking() as connection:
            found: dict[str, list[Attachment]] = {}
            for one in visible(connection, self.exchange.keyring, self.reader.tokens, ids):
                found.setdefault(one.report, []).append(one.attachment)
        self.visit.serve(found)
        return found

    def attachment(self, id: str) -> tuple[Attachment, bytes]:
        """The file, to be taken away. Raises `NotFound`; `Forbidden` where the report is under its originator's
        control, who has not permitted this agency to export it."""
        with self._asking(Action.EXPORT) as connection:
            keyring = self.exchange.keyring
            found = visible_one(connection, keyring, self.reader.tokens, id)
            if found is None:
                raise NotFound(NO_ATTACHMENT)
            permitted = select(reports.c.pk).where(reports.c.id == found.report, exportable(self.reader.agency))
            if connection.execute(permitted).first() is None:
                raise Forbidden("its originator must permit the export: ask for a permission")
            key = data_keys.read(connection, keyring, [found.report])[found.report]
            try:
                content = unseal_file(self.exchange.files.read(found.file), key, found.place)
            except Missing as error:
                raise Unavailable("the file is missing or was changed: the ledger must be verified") from error
        self.visit.serve([found.report])
        return found.attachment, content


def attach(pen: Pen, files: Files, report: str, given: Sequence[File], new_id: Callable[[], str]) -> None:
    """With a report that the same transaction submits. The files are on the disk when this returns; where the
    transaction fails after all, they are swept later."""
    if not given:
        return
    key = data_keys.read(pen.connection, pen.keyring, [report])[report]
    written: list[str] = []
    try:
        for number, file in enumerate(given, 1):
            content: Attached = {
                "by": pen.reader.name,
                "agency": pen.reader.agency,
                "attachment": f"a-{new_id().removeprefix('r-')}",
                "number": number,
                "version": 1,
                "file": "",
                "sealed": "",
            }
            stated = {"name": file.name, "media_type": media_type(file.content, file.name), "bytes": len(file.content)}
            sealed = canonical({**stated, "sha256": digest_of(file)})
            content["sealed"] = data_keys.sealed(sealed, key, report, content["version"])
            place = place_of({**content}, report, file.name)
            content["file"] = files.write(seal_file(file.content, key, place))
            written.append(content["file"])
            seq = entries.append(pen.connection, EntryType.ATTACHED, report, content, pen.at)
            row = {"id": content["attachment"], "report": report, "number": number, "seq": seq}
            pen.connection.execute(insert(attachments), {**row, "file": content["file"]})
    except BaseException:
        files.remove(written)
        raise
