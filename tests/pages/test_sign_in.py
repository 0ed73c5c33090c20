"""Signing in and out; nothing without it; no form from another site."""

from collections.abc import Callable
from http.cookies import SimpleCookie

import httpx
import pytest
from playwright.sync_api import Page

from tests.services.served import Served

WITHOUT_SIGNING_IN = ["/", "/submit", "/operations", "/operations/mekong-dragon/phases/I", "/reports/r-x"]
SIGN_OUT = "/sign-out"


def cookie(answer: httpx.Response) -> SimpleCookie:
    return SimpleCookie(answer.headers["set-cookie"])


@pytest.mark.parametrize("path", WITHOUT_SIGNING_IN)
def test_every_page_asks_to_sign_in_and_goes_on_there(path: str, page: Page, site: Served) -> None:
    page.goto(path)
    assert page.url.startswith(f"{site.url}/sign-in")
    page.get_by_label("Your token").fill(f"  Bearer {site.token('VN', 'liaison')}\n")
    page.get_by_role("button", name="Sign in").click()
    assert page.url == f"{site.url}{path if path != '/' else '/submit'}"


def test_signing_out_ends_it(page: Page, site: Served, sign_in: Callable[..., None]) -> None:
    sign_in("VN", "liaison")
    page.get_by_role("button", name="Sign out").click()
    page.goto("/submit")
    assert "/sign-in" in page.url


def test_the_session_is_a_cookie_that_no_script_and_no_other_site_gets(site: Served) -> None:
    answer = site.client.post("/sign-in", data={"token": site.token("VN", "liaison")})
    (name, kept), *others = cookie(answer).items()
    assert (name, others) == ("naga", [])
    assert kept["httponly"] and kept["samesite"] == "strict" and kept["path"] == "/"
    assert 0 < int(kept["max-age"]) <= 3600


@pytest.mark.parametrize("token", ["", "x", "a.b.c", "ey" * 5000])
def test_a_token_that_is_none_is_refused_with_one_text(token: str, site: Served) -> None:
    answer = site.client.post("/sign-in", data={"token": token})
    assert answer.status_code == 401
    assert "set-cookie" not in answer.headers
    assert "This token is not valid, or no longer." in answer.text


def test_an_expired_token_signs_nobody_in(site: Served) -> None:
    expired = site.token("VN", "liaison", hours=0.0001)
    site.clock.ahead += site.clock.ahead.resolution * 10**6
    try:
        assert site.client.post("/sign-in", data={"token": expired}).status_code == 401
        assert site.client.get("/submit", headers={"Cookie": f"naga={expired}"}).status_code == 303
    finally:
        site.clock.ahead -= site.clock.ahead.resolution * 10**6


@pytest.mark.parametrize("next", ["//evil.example", "https://evil.example", "/\\evil.example", "/a\r\nSet-Cookie: x=y"])
def test_signing_in_leads_nowhere_else(next: str, site: Served) -> None:
    answer = site.client.post("/sign-in", data={"token": site.token("VN", "liaison"), "next": next})
    assert answer.headers["location"] == "/submit"


@pytest.mark.parametrize(
    ("headers", "allowed"),
    [
        ({"Sec-Fetch-Site": "cross-site"}, False),
        ({"Sec-Fetch-Site": "same-site"}, False),
        ({"Sec-Fetch-Site": "same-origin"}, True),
        ({"Origin": "https://evil.example"}, False),
        ({"Origin": "null"}, False),
        ({}, True),
    ],
)
def test_a_form_from_another_site_is_refused(headers: dict[str, str], allowed: bool, site: Served) -> None:
    with_session = {**headers, "Cookie": f"naga={site.token('VN', 'liaison')}"}
    answer = site.client.post("/submit", data={"text": "x", "action": "read"}, headers=with_session)
    assert (answer.status_code == 200) == allowed
    if not allowed:
        assert answer.status_code == 403


def test_a_form_that_is_none_not_utf8_or_too_large_is_refused(site: Served) -> None:
    session = {"Cookie": f"naga={site.token('VN', 'liaison')}"}
    form = {**session, "Content-Type": "application/x-www-form-urlencoded"}
    assert site.client.post("/submit", json={"text": "x"}, headers=session).status_code == 400
    assert site.client.post("/submit", content=b"text=%ff", headers=form).status_code == 400
    assert site.client.post("/submit", content=b"text=\xff", headers=form).status_code == 400
    assert site.client.post("/submit", content=b"a=1&" * 2000, headers=form).status_code == 413
    assert site.client.post("/submit", content=b"text=" + b"a" * 3_200_000, headers=form).status_code == 413
    assert site.client.post("/submit", data={"text": "a" * 1_000_001}, headers=session).status_code == 413


def test_every_page_carries_the_policy_and_no_inline_style_or_script(site: Served) -> None:
    session = {"Cookie": f"naga={site.token('VN', 'liaison')}"}
    for path in ("/sign-in", "/submit", "/operations", "/operations/mekong-dragon/phases/I", "/reports/r-x"):
        answer = site.client.get(path, headers=session)
        assert "default-src 'self'" in answer.headers["content-security-policy"]
        assert answer.headers["cache-control"] == "no-store"
        assert "<script" not in answer.text and "style=" not in answer.text and "<style" not in answer.text


def test_static_files_are_those_of_the_package_alone(site: Served) -> None:
    style = site.client.get("/static/naga.css")
    assert (style.status_code, style.headers["content-type"]) == (200, "text/css; charset=utf-8")
    again = site.client.get("/static/naga.css", headers={"If-None-Match": style.headers["etag"]})
    assert again.status_code == 304
    for name in ("..%2f__init__.py", "nothing.css", "naga.css%00"):
        assert site.client.get(f"/static/{name}").status_code == 404
