"""Every page passes axe, on a desktop and on a phone, and nothing on a phone is wider than the phone."""

from collections.abc import Callable, Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.pages.conftest import DESKTOP, PHONE
from tests.services.served import Served

TEXT = "On 12 March 2026 customs at Cat Lai port opened container MSKU1234565 from 泰国 and found 312.5 kg of ketamine."


@pytest.fixture(params=["desktop", "phone"])
def page(request: pytest.FixtureRequest, browser: Browser, site: Served) -> Iterator[Page]:
    """With JavaScript, which axe needs; the pages bring none."""
    size = DESKTOP if request.param == "desktop" else PHONE
    with browser.new_context(viewport=size, base_url=site.url, bypass_csp=True) as context:  # type: ignore[arg-type]
        yield context.new_page()


def check(page: Page) -> None:
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
    width = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert width <= 0


def test_every_page_is_accessible(page: Page, site: Served, sign_in: Callable[..., None]) -> None:
    page.goto("/sign-in")
    check(page)
    sign_in("VN", "liaison")
    check(page)
    page.get_by_role("button", name="Show the reading").click()
    check(page)
    page.get_by_label("The message, in your own words").fill(TEXT)
    page.locator("input[name=release_to][value='LA']").check()
    page.get_by_role("button", name="Show the reading").click()
    check(page)
    page.get_by_role("button", name="Send").click()
    check(page)
    for path in ("/operations", "/operations/mekong-dragon/phases/I", "/reports/r-none"):
        page.goto(path)
        check(page)
