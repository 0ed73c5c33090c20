"""A person's own browser, a program that listens on the same machine, and the page between them, without scripts."""

import threading
from collections.abc import Iterator
from html import escape
from http.server import BaseHTTPRequestHandler, HTTPServer
from urllib.parse import parse_qs, quote, unquote, urlencode, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.identity.issuer.tool import Tool, person, public_tool
from tests.pages.conftest import DESKTOP, PHONE, use_token
from tests.pages.test_accessible import check
from tests.services.served import Served


@pytest.fixture
def heard() -> Iterator[tuple[str, list[str]]]:
    """Address of a program that waits for its answer, and the paths that it was asked for."""
    paths: list[str] = []

    class Listener(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            paths.append(self.path)
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            onward = unquote(self.path.partition("?to=")[2])
            text = f'<a href="{escape(onward)}">Use Naga</a>' if onward else "You may close this."
            self.wfile.write(text.encode())

        def log_message(self, *_: object) -> None:
            """Quietly."""

    server = HTTPServer(("127.0.0.1", 0), Listener)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/answer", paths
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def page(browser: Browser, served: Served) -> Iterator[Page]:
    with browser.new_context(java_script_enabled=False, viewport=DESKTOP, base_url=served.url) as context:  # type: ignore[arg-type]
        yield context.new_page()


def open_by_tool(page: Page, tool: Tool, address: str) -> None:
    """As the tool does: it opens the person's browser at the issuer."""
    page.goto(f"/oauth/authorize?{urlencode(tool.request(redirect_uri=address))}")


def test_a_person_signs_in_sees_who_asks_allows_it_and_is_brought_back(
    page: Page, served: Served, heard: tuple[str, list[str]]
) -> None:
    address, paths = heard
    person(served, "VN", "Mai", "analyst", "liaison")
    tool = public_tool(served)
    open_by_tool(page, tool, address)
    use_token(page, served.token("VN", "analyst", "liaison", name="Mai", hours=8))
    expect(page.get_by_role("heading", name="Allow “Link chart”?")).to_be_visible()
    expect(page.get_by_text("analyst, liaison")).to_be_visible()
    expect(page.get_by_text(urlsplit(address).netloc)).to_be_visible()
    page.get_by_role("button", name="Allow", exact=True).click()
    expect(page.get_by_text("You may close this.")).to_be_visible()
    answer = parse_qs(urlsplit(paths[0]).query)
    assert answer["state"] == ["a state"] and answer["iss"] == [served.url]
    assert tool.redeem(answer["code"][0], redirect_uri=address).status_code == 200


def test_a_person_who_does_not_allow_it_is_brought_back_without_a_code(
    page: Page, served: Served, heard: tuple[str, list[str]]
) -> None:
    address, paths = heard
    tool = public_tool(served)
    open_by_tool(page, tool, address)
    use_token(page, served.token("VN", "analyst"))
    page.get_by_role("button", name="Do not allow").click()
    expect(page.get_by_text("You may close this.")).to_be_visible()
    answer = parse_qs(urlsplit(paths[0]).query)
    assert answer["error"] == ["access_denied"] and "code" not in answer


def test_a_person_who_comes_from_another_site_and_is_signed_in_need_not_sign_in_again(
    page: Page, served: Served, heard: tuple[str, list[str]]
) -> None:
    """The cookie of the session is for this site's own requests: the first, from the other site, comes without."""
    address, _ = heard
    tool = public_tool(served)
    page.goto("/sign-in")
    use_token(page, served.token("VN", "analyst"))
    asks = f"{served.url}/oauth/authorize?{urlencode(tool.request(redirect_uri=address))}"
    page.goto(f"{address.replace('127.0.0.1', 'localhost')}?to={quote(asks, safe='')}")
    page.get_by_role("link", name="Use Naga").click()
    expect(page.get_by_role("heading", name="Allow “Link chart”?")).to_be_visible()


@pytest.mark.parametrize("size", [DESKTOP, PHONE])
def test_the_pages_are_accessible(browser: Browser, served: Served, size: dict[str, int]) -> None:
    tool = public_tool(served)
    with browser.new_context(viewport=size, base_url=served.url, bypass_csp=True) as context:  # type: ignore[arg-type]
        page = context.new_page()
        open_by_tool(page, tool, "http://127.0.0.1:50000/answer")
        use_token(page, served.token("VN", "analyst", "admin", hours=8))
        expect(page.get_by_role("button", name="Do not allow")).to_be_visible()
        check(page)
        tool.cookie = "; ".join(f"{cookie['name']}={cookie['value']}" for cookie in context.cookies())
        tool.tokens()
        page.goto("/tools")
        expect(page.get_by_role("button", name="End the access of Link chart")).to_be_visible()
        check(page)
