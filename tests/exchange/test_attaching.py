"""Files that come with a report: sealed, seen by those who see its names, destroyed with it, verified."""

import io
import os
import zipfile
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import text

from intel.attachments.files import FRESH
from intel.attachments.media import DOCX, MAIL, PDF, TEXT, XLSX, media_type
from intel.attachments.reading import named
from intel.errors import Conflict, Forbidden, Invalid, Limit, NotFound, Unavailable
from intel.exchange import attaching
from intel.exchange.retention import destroy_expired
from intel.handling import Handling, Tlp
from intel.ledger.engine import reading, writing
from intel.ledger.verify import Verdict, verify_ledger
from intel.model import File, ReportFilter, Submission, Use
from intel.sealing import SealBroken
from intel.settings import Settings
from tests.exchange.desk import RIVER, Desk, copied

NOTE = File("note.txt", b"Found with Somchai Jaidee of Chiang Rai.")
PHOTO = File("photo.jpg", b"\xff\xd8\xff\xe0" + bytes(range(256)) * 40)
_ALL = ReportFilter()
NAMED_TO_TH = Handling(Tlp.AMBER, RIVER, nominal_to=("TH",))


def verdict(desk: Desk) -> Verdict:
    with reading(desk.exchange.engine) as connection:
        return verify_ledger(connection, desk.exchange.keyring, files=desk.exchange.files)


def folder(desk: Desk) -> list[Path]:
    return sorted(path for path in (desk.exchange.settings.home / "attachments").rglob("*") if path.is_file())


def packed(*names: str) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return held.getvalue()


def test_a_file_comes_back_as_it_was_to_those_who_see_names_and_to_nobody_else(either: Desk) -> None:
    report = either.submit(handling=NAMED_TO_TH, attachments=(NOTE, PHOTO))
    for agency in ("VN", "TH"):
        with either.at(agency) as session:
            found = session.attachments([report.id])[report.id]
            assert [(one.name, one.media_type, one.bytes) for one in found] == [
                ("note.txt", TEXT, len(NOTE.content)),
                ("photo.jpg", "image/jpeg", len(PHOTO.content)),
            ]
            assert [session.attachment(one.id)[1] for one in found] == [NOTE.content, PHOTO.content]
    refusals = []
    for agency, id in (("LA", found[0].id), ("AU", found[0].id), ("LA", "a-none"), ("LA", "\ud800"), ("VN", "a-none")):
        with either.at(agency) as session, pytest.raises(NotFound) as refused:
            session.attachment(id)
        refusals.append(str(refused.value))
    assert set(refusals) == {attaching.NO_ATTACHMENT}
    with either.at("LA") as session:
        assert session.report(report.id) is not None, "the report itself is readable"
        assert session.attachments([report.id]) == {}
    assert verdict(either).misfit is None


def test_who_may_not_see_names_gets_what_there_would_be_without_attachments(desk: Desk) -> None:
    report = desk.submit(handling=NAMED_TO_TH, attachments=(NOTE,))
    with desk.at("LA") as session:
        with_file = (session.report(report.id), session.attachments([report.id]), session.arrivals(0, _ALL)[1])
        assert session.attachments([report.id, "r-none"]) == {}
    assert with_file[1] == {}
    assert [one.id for one in with_file[2]] == [report.id]


def test_nothing_of_a_file_stands_in_the_clear(desk: Desk) -> None:
    desk.submit(attachments=(NOTE,))
    stored = b"".join(path.read_bytes() for path in desk.exchange.settings.home.rglob("*") if path.is_file())
    for clear in (NOTE.content, b"note.txt", b"Somchai", b"text/plain"):
        assert clear not in stored
    (path,) = folder(desk)
    assert path.stat().st_mode & 0o077 == 0
    assert path.parent.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("harm", ["changed", "missing", "swapped"])
def test_verifying_names_a_file_that_is_not_as_it_was(either: Desk, harm: str) -> None:
    report = either.submit(attachments=(NOTE, PHOTO))
    first, second = folder(either)
    if harm == "changed":
        first.write_bytes(first.read_bytes()[:-1] + b"!")
    elif harm == "missing":
        first.unlink()
    else:
        one, other = first.read_bytes(), second.read_bytes()
        first.write_bytes(other)
        second.write_bytes(one)
    misfit = verdict(either).misfit
    assert misfit is not None
    assert (first.name in str(misfit)) or (harm == "swapped" and second.name in str(misfit))
    with either.at("VN") as session:
        told = session.attachments([report.id])[report.id]
        refusals = 0
        for one in told:
            try:
                session.attachment(one.id)
            except Unavailable:
                refusals += 1
        assert refusals == (2 if harm == "swapped" else 1)


def test_a_file_of_another_report_in_its_place_does_not_open(desk: Desk) -> None:
    """Even where the one who swaps writes the chain's names to fit: the seal is bound to its own place."""
    desk.submit(attachments=(NOTE,))
    report = desk.submit(attachments=(NOTE,))
    with desk.at("VN") as session:
        (attachment,) = session.attachments([report.id])[report.id]
    with writing(desk.exchange.engine) as connection:
        files = [row.file for row in connection.execute(text("SELECT file FROM attachments ORDER BY seq"))]
        connection.execute(text("UPDATE attachments SET file = 'x' WHERE file = :f"), {"f": files[1]})
        connection.execute(text("UPDATE attachments SET file = :f WHERE file = :g"), {"f": files[1], "g": files[0]})
        connection.execute(text("UPDATE attachments SET file = :f WHERE file = 'x'"), {"f": files[0]})
    assert verdict(desk).misfit is not None
    with desk.at("VN") as session, pytest.raises(SealBroken):
        session.attachment(attachment.id)


def test_what_is_destroyed_takes_its_files_with_it(template: Path, tmp_path: Path) -> None:
    desk = copied(template, tmp_path / "home")
    desk.exchange = type(desk.exchange)(
        Settings.read(home=tmp_path / "home", retention=30), desk.exchange.engine, desk.exchange.keyring,
        desk.exchange.graph, desk.exchange.clock, desk.exchange.ids,
    )  # fmt: skip
    old = desk.submit(attachments=(NOTE,))
    desk.now += timedelta(days=20)
    new = desk.submit(attachments=(PHOTO,))
    desk.now += timedelta(days=15)
    assert list(destroy_expired(desk.exchange)) == [old.id]
    assert len(folder(desk)) == 1
    with desk.at("VN") as session:
        assert list(session.attachments([old.id, new.id])) == [new.id]
    assert (verdict(desk).misfit, verdict(desk).destroyed) == (None, 2)
    desk.close()


def test_a_transaction_that_fails_leaves_no_file_and_what_is_left_is_swept(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = desk.submit(attachments=(NOTE,))

    def broken(*_: object, **__: object) -> None:
        raise Unavailable("the disk is full; nothing was stored")

    with monkeypatch.context() as patch:
        patch.setattr(attaching.entries, "append", broken)
        with pytest.raises(Unavailable):
            desk.submit(attachments=(PHOTO,))
    orphan = desk.exchange.files.write(b"written, and never named")
    (path,) = [path for path in folder(desk) if path.name == orphan]

    def sweep() -> int:
        with reading(desk.exchange.engine) as connection:
            return desk.exchange.files.sweep(lambda files: named(connection, files))

    assert sweep() == 0, "its transaction may be under way"
    old = path.stat().st_mtime - FRESH - 60
    for each in folder(desk):
        os.utime(each, (old, old))
    assert sweep() == 1
    assert len(folder(desk)) == 1
    with desk.at("VN") as session:
        assert session.attachment(session.attachments([kept.id])[kept.id][0].id)[1] == NOTE.content


def test_the_same_again_is_the_same_report_and_another_file_is_another(desk: Desk) -> None:
    first = desk.submit(ref="VN-1", attachments=(NOTE,))
    assert desk.submit(ref="VN-1", attachments=(NOTE,)).id == first.id
    for other in ((), (PHOTO,), (NOTE, PHOTO)):
        with pytest.raises(Conflict):
            desk.submit(ref="VN-1", attachments=other)
    assert len(folder(desk)) == 1


def test_originator_control_keeps_a_file_until_the_export_is_permitted(either: Desk) -> None:
    handling = Handling(Tlp.AMBER, RIVER, nominal_to=RIVER, originator_control=True)
    report = either.submit(handling=handling, attachments=(NOTE,))
    with either.at("TH") as session:
        (attachment,) = session.attachments([report.id])[report.id]
        with pytest.raises(Forbidden):
            session.attachment(attachment.id)
        asked = session.ask_permission(report.id, Use.EXPORT, "To show it to our laboratory.")
        with pytest.raises(Forbidden):
            session.attachment(attachment.id)
    with either.at("VN") as session:
        assert session.attachment(attachment.id)[1] == NOTE.content
        session.decide_permission(asked.id, grant=True)
    with either.at("TH") as session:
        assert session.attachment(attachment.id)[1] == NOTE.content
    with either.at("LA") as session, pytest.raises(Forbidden):
        session.attachment(attachment.id)
    with either.at("TH", "auditor") as session, pytest.raises(Forbidden, match="roles"):
        session.attachment(attachment.id)


def test_a_narrowed_or_withdrawn_report_takes_its_files_back(desk: Desk) -> None:
    report = desk.submit(handling=NAMED_TO_TH, attachments=(NOTE,))
    with desk.at("TH") as session:
        (attachment,) = session.attachments([report.id])[report.id]
    with desk.at("VN") as session:
        session.correct(report.id, text="4 kg of goods were found.")
        assert session.attachment(attachment.id)[1] == NOTE.content
        session.withdraw(report.id, "sent twice")
    with desk.at("TH") as session, pytest.raises(NotFound):
        session.attachment(attachment.id)


def test_every_download_is_in_the_trail(desk: Desk) -> None:
    report = desk.submit(handling=NAMED_TO_TH, attachments=(NOTE,))
    with desk.at("TH", name="Look") as session:
        session.attachment(session.attachments([report.id])[report.id][0].id)
    with desk.at("VN") as session:
        assert [(read.agency, read.operation_name) for read, _ in session.readers(report.id).rows] == [
            ("TH", "Look"), ("VN", "Test"),
        ]  # fmt: skip


@pytest.mark.parametrize(
    ("files", "error"),
    [
        ((File("a.txt", b"x"),) * 11, Limit),
        ((File("a.txt", b"x" * 10_000_001),), Limit),
        ((File("a.txt", b""),), Invalid),
        ((File("", b"x"),), Invalid),
        ((File("a\n.txt", b"x"),), Invalid),
        ((File("a" * 201, b"x"),), Invalid),
        ((File("a.exe", b"MZ\x90\x00\x03"),), Invalid),
        ((File("a.pdf", b"\xd0\xcf\x11\xe0 old office"),), Invalid),
        ((File("a.docx", packed("nothing")),), Invalid),
        ((File("a.docx", b"PK\x03\x04 broken"),), Invalid),
    ],
)
def test_what_is_no_file_to_be_taken_stores_nothing(desk: Desk, files: tuple[File, ...], error: type) -> None:
    with desk.at("VN") as session, pytest.raises(error) as refused:
        session.submit(Submission("3 kg of goods were found.", attachments=files))
    if error is Invalid:
        assert refused.value.path == "attachments.0"
    assert folder(desk) == []
    with desk.at("VN") as session:
        assert session.reports(_ALL).total == 0


def test_a_kind_is_told_by_the_bytes() -> None:
    mail = b"From: a@example.org\r\nMessage-ID: <1@example.org>\r\nSubject: x\r\n\r\nText."
    assert media_type(b"%PDF-1.7 \xff", "a.txt") == PDF
    assert media_type(packed("[Content_Types].xml", "word/document.xml"), "a.pdf") == DOCX
    assert media_type(packed("xl/workbook.xml"), "a") == XLSX
    assert media_type(mail, "a.txt") == MAIL
    assert media_type(b"RIFF....WEBPVP8 ", "a") == "image/webp"
    assert media_type(b"\x00\x00\x00\x18ftypheic", "a") == "image/heic"
    assert media_type("จับกุม".encode(), "a.jpg") == TEXT
    assert media_type("text".encode("utf-16"), "a") == TEXT
    assert media_type(b"{\\rtf1 x}", "a.txt") is None
    assert media_type(b"\0text", "a.txt") is None


@given(st.binary(max_size=300), st.text(max_size=10))
def test_any_bytes_have_a_kind_or_none(content: bytes, name: str) -> None:
    media_type(content, name)
