"""Files on the liaison officer's way: chosen, read into the message, kept sealed until sent, downloaded by who may."""

import io
import re
from collections.abc import Callable
from pathlib import Path

import docx
from playwright.sync_api import Page, expect

from tests.services.served import Served

MESSAGE = "On 12 March 2026 customs at Cat Lai port found 312.5 kg of methamphetamine in container MSKU1234565."
JPEG = b"\xff\xd8\xff\xe0" + b"photo of a tea packet" * 50
SignIn = Callable[..., None]
Sent = tuple[str, tuple[str, bytes, str]]


def word(*paragraphs: str) -> bytes:
    document, held = docx.Document(), io.BytesIO()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    document.save(held)
    return held.getvalue()


def post(site: Served, fields: dict[str, object], *files: Sent, agency: str = "VN") -> str:
    """What the form answers; a field may be a list."""
    session = site.session(agency, "liaison")
    empty: Sent = ("files", ("", b"", "application/octet-stream"))
    answer = site.client.post("/submit", data=fields, files=list(files) or [empty], headers=session)
    return answer.headers.get("location", "") or answer.text


def hidden(page: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name, value in re.findall(r'name="(own|seal|tickets)" value="([^"]+)"', page):
        found.setdefault(name, []).append(value)
    return found


def test_a_document_is_read_into_the_message_and_sent_with_it(page: Page, site: Served, sign_in: SignIn) -> None:
    sign_in("VN", "liaison")
    original = word(MESSAGE)
    page.get_by_label("Files: the message as it came").set_input_files(
        [
            {"name": "báo cáo.docx", "mimeType": "application/octet-stream", "buffer": original},
            {"name": "tea.jpg", "mimeType": "image/jpeg", "buffer": JPEG},
        ]
    )
    page.get_by_role("button", name="Show the reading").click()
    assert page.get_by_label("The message, in your own words").input_value() == MESSAGE
    expect(page.locator("mark.identifier")).to_have_text(["MSKU1234565"])
    page.get_by_label("Your own number").fill("VN-2026-F")
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_text("Sent and stored")).to_be_visible()
    link = page.get_by_role("link", name="báo cáo.docx")
    with page.expect_download() as told:
        link.click()
    path = told.value.path()
    assert told.value.suggested_filename == "báo cáo.docx"
    assert Path(path).read_bytes() == original
    staged = site.exchange.settings.home / "attachments" / "staged"
    assert [each for each in staged.rglob("*") if each.is_file()] == []


def test_a_download_is_for_those_who_see_names(site: Served) -> None:
    form: dict[str, object] = {
        "text": MESSAGE, "release_to": ["TH", "LA"], "names": "ticked", "nominal_to": ["TH"], "ref": "VN-D",
        "action": "read",
    }  # fmt: skip
    shown = post(site, form, ("files", ("tea.jpg", JPEG, "image/jpeg")))
    location = post(site, {**form, **hidden(shown), "action": "send"})
    assert location.startswith("/reports/r-"), location
    query = (
        'query A { reports(filter: {refs: ["VN-D"]}) { edges { node { attachments { id name mediaType bytes } } } } }'
    )

    def listed(agency: str) -> list[dict[str, object]]:
        (edge,) = site.ask(agency, query)["reports"]["edges"]
        found: list[dict[str, object]] = edge["node"]["attachments"]
        return found

    ((attachment,), others) = listed("TH"), listed("LA")
    assert others == []
    assert attachment == {"id": attachment["id"], "name": "tea.jpg", "mediaType": "image/jpeg", "bytes": len(JPEG)}

    def download(agency: str, id: object = attachment["id"]) -> tuple[int, bytes, dict[str, str]]:
        bearer = {"Authorization": f"Bearer {site.token(agency, 'liaison')}"}
        answer = site.client.get(f"/attachments/{id}", headers=bearer)
        return answer.status_code, answer.content, dict(answer.headers)

    status, content, headers = download("TH")
    assert (status, content) == (200, JPEG)
    assert headers["content-disposition"].startswith('attachment; filename="tea.jpg"')
    assert headers["content-security-policy"].startswith("sandbox")
    assert (headers["x-content-type-options"], headers["cache-control"]) == ("nosniff", "no-store")
    assert headers["content-type"] == "image/jpeg"
    hidden_one, absent = download("LA"), download("LA", "a-none")
    for one in (hidden_one, absent):
        one[2].pop("date")
    assert hidden_one == absent
    assert hidden_one[0] == 404
    assert site.client.get(f"/attachments/{attachment['id']}").status_code == 303
    refused = site.client.get(f"/attachments/{attachment['id']}", headers={"Authorization": "Bearer x"})
    assert refused.status_code == 401


def test_nothing_that_waits_lies_in_the_clear_or_opens_to_another_officer(site: Served) -> None:
    shown = post(site, {"text": "", "action": "read"}, ("files", ("note.txt", MESSAGE.encode(), "text/plain")))
    assert MESSAGE in shown
    home = site.exchange.settings.home
    assert not any(MESSAGE.encode() in path.read_bytes() for path in home.rglob("*") if path.is_file())
    stolen = post(site, {"text": MESSAGE, **hidden(shown), "action": "read"}, agency="TH")
    assert "note.txt" not in stolen
    sealed = hidden(stolen)["seal"]
    answer = post(site, {"text": MESSAGE, **hidden(shown), "seal": sealed, "action": "send"}, agency="TH")
    assert "choose it again" in answer


def test_a_file_that_is_not_taken_keeps_what_was_typed(site: Served) -> None:
    for name, content in (("virus.exe", b"MZ\x90\0"), ("empty.pdf", b""), ("old.doc", b"\xd0\xcf\x11\xe0")):
        told = post(site, {"text": MESSAGE, "action": "read"}, ("files", (name, content, "application/pdf")))
        assert name in told
        assert MESSAGE in told
        assert 'name="tickets"' not in told.replace('id="tickets" name="files"', "")
    scan = post(site, {"text": "", "action": "read"}, ("files", ("scan.pdf", b"%PDF-1.7 broken", "application/pdf")))
    assert "Write the message first." in scan or "cannot be read" in scan


def test_a_file_can_be_taken_away_again_and_too_many_are_refused(site: Served) -> None:
    photo: Sent = ("files", ("tea.jpg", JPEG, "image/jpeg"))
    shown = post(site, {"text": MESSAGE, "action": "read"}, photo)
    kept = hidden(shown)
    assert len(kept["tickets"]) == 1
    without = post(site, {"text": MESSAGE, **kept, "dropped": kept["tickets"], "action": "read"})
    assert "tickets" not in hidden(without)
    assert "at most 10 attachments" in post(site, {"text": MESSAGE, "action": "read"}, *[photo] * 11)


def test_damaged_forms_are_refused_and_nothing_is_stored(site: Served) -> None:
    session = site.session("VN", "liaison")
    kinds = ("multipart/form-data", "multipart/form-data; boundary=x")
    bodies = (
        b"",
        b"--x\r\n",
        b"--x\r\nContent-Disposition: form-data; name=text\r\n\r\nabc",
        b"--x\r\n\xff: \xff\r\n\r\n--x--",
    )
    for kind in kinds:
        for body in bodies:
            answer = site.client.post("/submit", content=body, headers={**session, "Content-Type": kind})
            assert 400 <= answer.status_code < 500, (kind, body, answer.status_code)
    latin = b'--x\r\nContent-Disposition: form-data; name="text"\r\n\r\n\xe9\r\n--x--\r\n'
    answer = site.client.post("/submit", content=latin, headers={**session, "Content-Type": kinds[1]})
    assert (answer.status_code, "not UTF-8" in answer.text) == (400, True)
    large = site.client.post("/submit", content=latin[:60] + b"a" * 5_000_000, headers={"Content-Type": kinds[1]})
    assert large.status_code == 413, "files are taken of those who signed in"
