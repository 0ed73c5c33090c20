"""Pages in a browser without JavaScript; a small community, really served."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.services.served import Served, serving

DESKTOP, PHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A community of four agencies, served for one module's tests."""
    with serving(tmp_path_factory.mktemp("site") / "home") as running:
        yield running


def use_token(page: Page, token: str) -> None:
    """On the page that asks to sign in."""
    page.get_by_text("Sign in with a token").click()
    page.get_by_label("Your token").fill(token)
    page.get_by_role("button", name="Use the token").click()


@pytest.fixture
def page(browser: Browser, site: Served) -> Iterator[Page]:
    """A page of a fresh profile, without JavaScript."""
    with browser.new_context(java_script_enabled=False, viewport=DESKTOP, base_url=site.url) as context:  # type: ignore[arg-type]
        yield context.new_page()


@pytest.fixture
def sign_in(page: Page, site: Served) -> Callable[..., None]:
    """`sign_in("VN", "liaison")`: through the page, as people do."""

    def by_token(agency: str, *roles: str) -> None:
        page.goto("/sign-in")
        use_token(page, site.token(agency, *roles))

    return by_token
