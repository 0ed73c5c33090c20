"""GraphiQL in Debian's Chromium, under its own content policy: nothing leaves the host, a query returns data."""

from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.services.served import Served


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with browser.new_context() as context:
        yield context.new_page()


def test_a_query_typed_into_graphiql_returns_data_and_no_request_leaves_the_host(served: Served, page: Page) -> None:
    served.submit("VN", "Customs seized 5 kg of ketamine in May 2026.", ref="VN-77", handling={"releaseTo": ["TH"]})
    asked: list[str] = []
    told: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: told.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: told.append(str(error)))

    page.goto(f"{served.url}/graphql")
    page.fill("#token", served.token("TH"))
    page.click("#sign-in button")
    page.click("button.graphiql-execute-button")
    expect(page.locator(".result-window")).to_contain_text("VN-77", timeout=20_000)
    page.click("[aria-label='Show Documentation Explorer']")
    expect(page.locator(".graphiql-doc-explorer")).to_contain_text("Query", timeout=20_000)

    hosts = {urlsplit(url).netloc for url in asked if not url.startswith("data:")}
    assert hosts == {urlsplit(served.url).netloc}
    assert told == []
    assert page.evaluate("Object.keys(localStorage).concat(Object.keys(sessionStorage))") == []


def test_a_subscription_in_graphiql_shows_what_arrives(served: Served, page: Page) -> None:
    page.goto(f"{served.url}/graphiql")
    page.fill("#token", served.token("TH"))
    page.click("#sign-in button")
    page.locator(".graphiql-query-editor .CodeMirror").click()
    page.keyboard.press("Control+A")
    page.keyboard.insert_text("subscription { arrivals { ref } }")
    page.wait_for_timeout(1500)  # GraphiQL reads what was typed after a pause
    with page.expect_response("**/graphql"):
        page.click("button.graphiql-execute-button")
    page.wait_for_timeout(500)
    served.submit("VN", "Customs seized 5 kg of ketamine in May 2026.", ref="VN-78", handling={"releaseTo": ["TH"]})
    expect(page.locator(".result-window")).to_contain_text("VN-78", timeout=20_000)


def test_without_a_token_the_page_stands_and_says_what_it_needs(served: Served, page: Page) -> None:
    page.goto(f"{served.url}/graphiql")
    expect(page.locator("#state")).to_contain_text("Enter a token")
    expect(page.locator(".graphiql-query-editor")).to_be_visible()
