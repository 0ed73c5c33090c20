"""Operations and their phase reports, as pages and documents."""

import io
from collections.abc import Callable

import docx
import httpx
from playwright.sync_api import Page

from tests.services.served import Served

SEIZURE = {
    "text": "On 12 March 2026 customs at Cat Lai port found 312.5 kg of methamphetamine.",
    "operation": "mekong-dragon",
    "handling": {"tlp": "AMBER", "releaseTo": ["op:mekong-dragon"]},
}


def get(site: Served, path: str, agency: str = "VN", role: str = "coordinator") -> httpx.Response:
    return site.client.get(path, headers=site.session(agency, role))


def test_the_coordinator_finds_the_phase_report_and_its_document(
    page: Page, site: Served, sign_in: Callable[..., None]
) -> None:
    site.submit("TH", **SEIZURE)  # type: ignore[arg-type]
    sign_in("VN", "coordinator")
    page.get_by_role("link", name="Report on Operation Mekong Dragon, Phase I", exact=True).click()
    row = page.get_by_role("row", name="all")
    assert row.locator("td").first.inner_text() == "1"
    page.get_by_label("Edition").select_option("public")
    page.get_by_role("button", name="Show").click()
    assert page.get_by_role("row", name="all").locator("td").first.inner_text() == "0"
    opened = docx.Document(io.BytesIO(get(site, "/operations/mekong-dragon/phases/I/report.docx").content))
    assert [cell.text for cell in opened.tables[0].rows[1].cells][:3] == ["all", "1", "reports"]


def test_what_is_not_there_and_what_is_not_allowed_are_pages_too(site: Served) -> None:
    for path in ("/operations/none/phases/I", "/operations/mekong-dragon/phases/IX", "/reports/r-none"):
        answer = get(site, path)
        assert answer.status_code == 404
        assert "There is no such page." in answer.text
    assert get(site, "/operations/mekong-dragon/phases/I?edition=secret").status_code == 400
    assert get(site, "/operations/mekong-dragon/phases/I", "MY").status_code == 403


def test_a_report_that_may_not_be_read_looks_like_one_that_is_none(site: Served) -> None:
    id = site.submit("TH", "Ours alone.")
    hidden, absent = get(site, f"/reports/{id}"), get(site, "/reports/r-none")
    assert (hidden.status_code, hidden.text) == (absent.status_code, absent.text)
    assert get(site, f"/reports/{id}", "TH").status_code == 200
