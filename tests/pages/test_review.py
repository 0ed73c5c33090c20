"""The officer's list of reports to look at again."""

from collections.abc import Callable

from playwright.sync_api import Page

from tests.services.served import Served


def test_a_report_is_listed_and_put_on(page: Page, site: Served, sign_in: Callable[..., None]) -> None:
    site.submit("VN", "3 kg of goods were found.", ref="VN-R", handling={"reviewOn": "2020-01-01"})
    query = "query Q { reviewDue { totalCount edges { node { ref handling { reviewOn } } } } }"
    assert site.ask("VN", query)["reviewDue"]["edges"] == [
        {"node": {"ref": "VN-R", "handling": {"reviewOn": "2020-01-01"}}}
    ]
    assert site.ask("TH", query)["reviewDue"] == {"totalCount": 0, "edges": []}
    sign_in("VN", "liaison")
    page.get_by_role("link", name="Review", exact=True).click()
    assert "1 of your agency's reports is due" in page.locator("main").inner_text()
    page.get_by_label("Again on").fill("2020-02-02")
    page.get_by_role("button", name="Reviewed: VN-R").click()
    assert "a day to come" in page.locator("main").inner_text()
    page.goto("/review")
    page.get_by_label("Again on").fill("2999-01-01")
    page.get_by_role("button", name="Reviewed: VN-R").click()
    assert "VN-R" not in page.locator("main").inner_text()
    assert site.ask("VN", query)["reviewDue"]["totalCount"] == 0
