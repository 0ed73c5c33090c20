"""Signing in and out; nothing without it; no form from another site."""

from collections.abc import Callable
from datetime import timedelta
from http.cookies import SimpleCookie
from typing import Any

import httpx
import pytest
from playwright.sync_api import Page

from tests.pages.conftest import use_token
from tests.services.served import Served

WITHOUT_SIGNING_IN = ["/", "/submit", "/operations", "/operations/mekong-dragon/phases/I", "/reports/r-x"]
SIGN_OUT = "/sign-out"


def post(site: Served, path: str, **given: Any) -> httpx.Response:
    """As a browser of a fresh profile would, but for the headers given."""
    return httpx.post(f"{site.url}{path}", timeout=60, **given)


def get(site: Served, path: str, **given: Any) -> httpx.Response:
    return httpx.get(f"{site.url}{path}", timeout=60, **given)


def cookie(answer: httpx.Response) -> SimpleCookie:
    return SimpleCookie(answer.headers["set-cookie"])


@pytest.mark.parametrize("path", WITHOUT_SIGNING_IN)
def test_every_page_asks_to_sign_in_and_goes_on_there(path: str, page: Page, site: Served) -> None:
    page.goto(path)
    assert page.url.startswith(f"{site.url}/sign-in")
    use_token(page, f"  Bearer {site.token('VN', 'liaison')}\n")
    assert page.url == f"{site.url}{path if path != '/' else '/submit'}"


def test_signing_out_ends_it(page: Page, site: Served, sign_in: Callable[..., None]) -> None:
    sign_in("VN", "liaison")
    page.get_by_role("button", name="Sign out").click()
    page.goto("/submit")
    assert "/sign-in" in page.url


def test_the_session_is_a_cookie_that_no_script_and_no_other_site_gets(site: Served) -> None:
    answer = post(site, "/sign-in", data={"token": site.token("VN", "liaison")})
    (name, kept), *others = cookie(answer).items()
    assert (name, others) == ("naga", [])
    assert kept["httponly"] and kept["samesite"] == "strict" and kept["path"] == "/"
    assert 0 < int(kept["max-age"]) <= 3600


@pytest.mark.parametrize("token", ["", "x", "a.b.c", "ey" * 5000])
def test_a_token_that_is_none_is_refused_with_one_text(token: str, site: Served) -> None:
    answer = post(site, "/sign-in", data={"token": token})
    assert answer.status_code == 401
    assert "set-cookie" not in answer.headers
    assert "This token is not valid, or no longer." in answer.text


def test_a_session_lives_no_longer_than_its_token(site: Served) -> None:
    short = site.token("VN", "liaison", hours=0.1)
    answer = post(site, "/sign-in", data={"token": short})
    session = {"Cookie": f"naga={cookie(answer)['naga'].value}"}
    assert get(site, "/submit", headers=session).status_code == 200
    site.clock.ahead += timedelta(minutes=7)
    try:
        assert post(site, "/sign-in", data={"token": short}).status_code == 401
        assert get(site, "/submit", headers=session).status_code == 303
    finally:
        site.clock.ahead -= timedelta(minutes=7)


def test_a_token_in_the_cookies_place_is_no_session(site: Served) -> None:
    held = {"Cookie": f"naga={site.token('VN', 'liaison')}"}
    assert get(site, "/submit", headers=held).status_code == 303


def test_signing_in_gives_a_new_session_and_ends_the_one_before(site: Served) -> None:
    token = site.token("VN", "liaison")
    first = cookie(post(site, "/sign-in", data={"token": token}))["naga"].value
    held = {"Cookie": f"naga={first}", "Sec-Fetch-Site": "same-origin"}
    second = cookie(post(site, "/sign-in", data={"token": token}, headers=held))["naga"].value
    assert second != first
    assert get(site, "/submit", headers=held).status_code == 303
    planted = {"Cookie": "naga=planted", "Sec-Fetch-Site": "same-origin"}
    third = cookie(post(site, "/sign-in", data={"token": token}, headers=planted))["naga"].value
    assert third not in ("planted", first, second)
    assert get(site, "/submit", headers=planted).status_code == 303


def test_a_session_is_over_on_the_server_once_signed_out(site: Served) -> None:
    session = site.session("VN", "liaison")
    assert get(site, "/submit", headers=session).status_code == 200
    assert post(site, "/sign-out", data={"sent": ""}, headers=session).status_code == 303
    assert get(site, "/submit", headers=session).status_code == 303


@pytest.mark.parametrize("next", ["//evil.example", "https://evil.example", "/\\evil.example", "/a\r\nSet-Cookie: x=y"])
def test_signing_in_leads_nowhere_else(next: str, site: Served) -> None:
    answer = post(site, "/sign-in", data={"token": site.token("VN", "liaison"), "next": next})
    assert answer.headers["location"] == "/submit"


@pytest.mark.parametrize(
    ("headers", "allowed"),
    [
        ({"Sec-Fetch-Site": "cross-site"}, False),
        ({"Sec-Fetch-Site": "same-site"}, False),
        ({"Sec-Fetch-Site": "same-origin"}, True),
        ({"Origin": "http://{host}"}, True),
        ({"Origin": "https://{host}"}, True),
        ({"Origin": "ftp://{host}"}, False),
        ({"Origin": "http://{host}.evil.example"}, False),
        ({"Origin": "http://user@{host}"}, False),
        ({"Origin": ""}, False),
        ({"Origin": "http://{host}", "Sec-Fetch-Site": "cross-site"}, False),
        ({"Origin": "http://{host}", "Sec-Fetch-Site": "same-site"}, False),
        ({"Origin": "https://evil.example"}, False),
        ({"Origin": "null"}, False),
        ({}, False),
    ],
)
def test_a_form_from_another_site_is_refused(headers: dict[str, str], allowed: bool, site: Served) -> None:
    host = site.url.removeprefix("http://")
    stated = {name: value.replace("{host}", host) for name, value in headers.items()}
    with_session = {**stated, "Cookie": site.session("VN", "liaison")["Cookie"]}
    answer = post(site, "/submit", data={"text": "x", "action": "read"}, headers=with_session)
    assert (answer.status_code == 200) == allowed
    if not allowed:
        assert answer.status_code == 403


def test_a_form_that_is_none_not_utf8_or_too_large_is_refused(site: Served) -> None:
    session = site.session("VN", "liaison")
    form = {**session, "Content-Type": "application/x-www-form-urlencoded"}
    assert post(site, "/submit", json={"text": "x"}, headers=session).status_code == 400
    assert post(site, "/submit", content=b"text=%ff", headers=form).status_code == 400
    assert post(site, "/submit", content=b"text=\xff", headers=form).status_code == 400
    assert post(site, "/submit", content=b"a=1&" * 2000, headers=form).status_code == 413
    assert post(site, "/submit", content=b"text=" + b"a" * 3_200_000, headers=form).status_code == 413
    assert post(site, "/submit", data={"text": "a" * 1_000_001}, headers=session).status_code == 413


def test_every_page_carries_the_policy_and_no_inline_style_or_script(site: Served) -> None:
    session = site.session("VN", "liaison")
    for path in ("/sign-in", "/submit", "/operations", "/operations/mekong-dragon/phases/I", "/reports/r-x"):
        answer = get(site, path, headers=session)
        assert "default-src 'self'" in answer.headers["content-security-policy"]
        assert answer.headers["cache-control"] == "no-store"
        assert "<script>" not in answer.text and "style=" not in answer.text and "<style" not in answer.text


def test_static_files_are_those_of_the_package_alone(site: Served) -> None:
    style = get(site, "/static/naga.css")
    assert (style.status_code, style.headers["content-type"]) == (200, "text/css; charset=utf-8")
    again = get(site, "/static/naga.css", headers={"If-None-Match": style.headers["etag"]})
    assert again.status_code == 304
    for name in ("..%2f__init__.py", "nothing.css", "naga.css%00"):
        assert get(site, f"/static/{name}").status_code == 404
