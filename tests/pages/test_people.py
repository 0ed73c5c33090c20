"""An administrator invites; the person enrols, signs in, changes things; all in a browser, without JavaScript."""

import re
from collections.abc import Callable
from datetime import timedelta

import httpx
import pyotp
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from intel.identity import accounts
from intel.ledger.engine import writing
from tests.pages.conftest import DESKTOP, PHONE
from tests.services.served import Served

PASSWORD = "seventeen paper kites"


def invite(site: Served, name: str, *roles: str, agency: str = "VN") -> str:
    with writing(site.exchange.engine) as connection:
        given = (f"u-{agency}-{name}", agency, name, roles, site.clock(), "operator")
        return accounts.add(connection, *given)[1]


def enrol(page: Page, site: Served, link: str) -> str:
    """By the page; the app's secret."""
    page.goto(link)
    secret = page.locator(".key").inner_text().replace(" ", "")
    page.get_by_label("New password").fill(PASSWORD)
    page.get_by_label("The same password again").fill(PASSWORD)
    page.get_by_label("Code that the app shows now").fill(pyotp.TOTP(secret).at(site.clock()))
    page.get_by_role("button", name="Set and sign in").click()
    expect(page.get_by_role("heading", name="Recovery codes")).to_be_visible()
    return secret


def fill(page: Page, site: Served, name: str, secret: str, agency: str = "VN") -> None:
    page.goto("/sign-in")
    page.get_by_label("Agency code").fill(agency)
    page.get_by_label("Your name").fill(name)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_label("Code from your app").fill(pyotp.TOTP(secret).at(site.clock()))
    page.get_by_role("button", name="Sign in", exact=True).click()


def test_an_administrator_adds_a_person_who_enrols_and_signs_in(
    page: Page, site: Served, sign_in: Callable[..., None]
) -> None:
    sign_in("VN", "admin")
    assert page.url.endswith("/people")
    page.get_by_label("Name", exact=True).fill("Tran Thi Mai")
    page.get_by_role("button", name="Add and invite").click()
    expect(page.locator("#roles-problem")).to_have_text("A user needs a role")
    assert page.get_by_label("Name", exact=True).input_value() == "Tran Thi Mai"
    page.get_by_role("checkbox", name="liaison").last.check()
    page.get_by_role("button", name="Add and invite").click()
    link = page.locator(".key").inner_text()
    assert re.fullmatch(re.escape(site.url) + r"/enrol\?code=[a-z2-7]{32}", link)
    page.get_by_role("button", name="Sign out").click()
    secret = enrol(page, site, link)
    expect(page.locator(".codes li")).to_have_count(10)
    page.get_by_role("link", name="go on").click()
    assert page.url.endswith("/submit")
    page.goto(link)
    expect(page.get_by_role("alert")).to_contain_text("Ask your agency's administrator for a new one")
    page.goto("/account")
    page.get_by_role("button", name="Sign out").click()
    site.clock.ahead += timedelta(minutes=1)
    fill(page, site, "Tran Thi Mai", secret)
    assert page.url.endswith("/submit")
    expect(page.get_by_role("link", name="Tran Thi Mai")).to_be_visible()


def test_what_is_wrong_stands_beside_the_field_and_the_key_stays(page: Page, site: Served) -> None:
    page.goto(f"/enrol?code={invite(site, 'Nam', 'analyst')}")
    key = page.locator(".key").inner_text()
    for password, again, code, field, told in (
        ("vietnam customs 1", "vietnam customs 1", "000000", "password", "Take words that have nothing to do with you"),
        (PASSWORD, PASSWORD + "x", "000000", "again", "not the same"),
        (PASSWORD, PASSWORD, "000000", "code", "Take the one that it shows at this moment"),
    ):
        page.get_by_label("New password").fill(password)
        page.get_by_label("The same password again").fill(again)
        page.get_by_label("Code that the app shows now").fill(code)
        page.get_by_role("button", name="Set and sign in").click()
        expect(page.locator(f"#{field}-problem")).to_contain_text(told)
        assert page.locator(f"#{field}").get_attribute("aria-invalid") == "true"
        assert page.locator(".key").inner_text() == key


def test_signing_in_wrongly_keeps_the_name_and_never_the_password(page: Page, site: Served) -> None:
    fill(page, site, "Nobody", "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ")
    expect(page.get_by_role("alert")).to_contain_text("agency, name, password or code is wrong")
    assert page.get_by_label("Your name").input_value() == "Nobody"
    assert page.get_by_label("Password", exact=True).input_value() == ""
    assert PASSWORD not in page.content()


def test_too_many_attempts_are_told_how_long_to_wait(site: Served) -> None:
    form = {"agency": "VN", "name": "Guessed", "password": "x", "code": "000000"}
    statuses = [httpx.post(f"{site.url}/sign-in", data=form, timeout=60).status_code for _ in range(5)]
    assert statuses == [401] * 5
    answer = httpx.post(f"{site.url}/sign-in", data=form, timeout=60)
    assert answer.status_code == 429
    assert int(answer.headers["retry-after"]) <= 2
    assert re.search(r"wait \d seconds?, then try again", answer.text)


def test_an_administrator_manages_the_own_agencys_people_alone(site: Served) -> None:
    invite(site, "Somchai", "liaison", agency="TH")
    invite(site, "Binh", "liaison")
    admin = site.session("VN", "admin")
    shown = httpx.get(f"{site.url}/people", headers=admin).text
    assert "Binh" in shown and "Somchai" not in shown
    for action in ("reset", "disable", "enable", "roles"):
        form = {"action": action, "name": "Somchai", "roles": "admin"}
        answer = httpx.post(f"{site.url}/people", data=form, headers=admin)
        assert (answer.status_code, "VN has no user Somchai" in answer.text) == (404, True)
    own = httpx.post(f"{site.url}/people", data={"action": "disable", "name": "an officer"}, headers=admin)
    assert own.status_code == 409
    for role in ("liaison", "analyst", "coordinator", "auditor", "service"):
        session = site.session("VN", role)
        assert httpx.get(f"{site.url}/people", headers=session).status_code == 403
        form = {"action": "add", "name": f"By {role}", "roles": "admin"}
        assert httpx.post(f"{site.url}/people", data=form, headers=session).status_code == 403
    done = httpx.post(f"{site.url}/people", data={"action": "roles", "name": "Binh", "roles": "analyst"}, headers=admin)
    assert done.status_code == 303
    assert (
        httpx.post(f"{site.url}/people", data={"action": "disable", "name": "Binh"}, headers=admin).status_code == 303
    )


def test_a_person_sees_and_ends_sessions_and_changes_the_password(page: Page, site: Served, browser: Browser) -> None:
    secret = enrol(page, site, f"/enrol?code={invite(site, 'Lan', 'analyst')}")
    site.clock.ahead += timedelta(minutes=1)
    with browser.new_context(java_script_enabled=False, base_url=site.url) as elsewhere:
        other = elsewhere.new_page()
        fill(other, site, "Lan", secret)
        assert other.url.endswith("/operations")
        page.goto("/account")
        page.get_by_role("button", name="End the session since").click()
        expect(page.locator("tbody tr")).to_have_count(1)
        other.goto("/operations")
        assert "/sign-in" in other.url
    page.get_by_label("Your password until now").fill("not it at all")
    page.get_by_label("New password", exact=True).fill("eleven green bottles")
    page.get_by_label("The new password again").fill("eleven green bottles")
    page.get_by_role("button", name="Change the password").click()
    expect(page.locator("#current-problem")).to_have_text("This is not your password.")
    page.get_by_label("Your password until now").fill(PASSWORD)
    page.get_by_label("New password", exact=True).fill("eleven green bottles")
    page.get_by_label("The new password again").fill("eleven green bottles")
    page.get_by_role("button", name="Change the password").click()
    expect(page.get_by_role("status")).to_contain_text("Every other session of yours has ended")
    site.clock.ahead += timedelta(minutes=11)
    page.goto("/account")
    assert page.get_by_label("Your password until now").count() == 0
    expect(page.get_by_role("link", name="sign in again")).to_have_attribute("href", "/sign-in?next=/account")


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_the_pages_are_accessible_and_no_wider_than_the_phone(size: object, browser: Browser, site: Served) -> None:
    name = f"Hoa of the {size['width']}"  # type: ignore[index]
    with browser.new_context(viewport=size, base_url=site.url, bypass_csp=True) as context:  # type: ignore[arg-type]
        page = context.new_page()

        def check() -> None:
            found = Axe().run(page)
            assert found.violations_count == 0, found.generate_report()
            assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0

        for path in ("/sign-in", "/enrol", "/enrol?code=none"):
            page.goto(path)
            check()
        link = f"/enrol?code={invite(site, name, 'admin', 'analyst')}"
        page.goto(link)
        check()
        page.get_by_label("New password").fill("vietnam customs 1")
        page.get_by_label("The same password again").fill("vietnam customs 1")
        page.get_by_label("Code that the app shows now").fill("000000")
        page.get_by_role("button", name="Set and sign in").click()
        check()
        enrol(page, site, link)
        check()
        for path in ("/account", "/people"):
            page.goto(path)
            check()
        page.get_by_label("Name", exact=True).fill(f"New {name}")
        page.get_by_role("button", name="Add and invite").click()
        check()
        page.get_by_role("checkbox", name="auditor").last.check()
        page.get_by_role("button", name="Add and invite").click()
        page.get_by_text(f"New {name}", exact=True).click()
        check()


def test_every_field_says_what_belongs_in_it(page: Page, site: Served) -> None:
    page.goto("/sign-in")
    wanted = {"name": "username", "password": "current-password", "code": "one-time-code", "agency": "organization"}
    assert {name: page.locator(f"#{name}").get_attribute("autocomplete") for name in wanted} == wanted
    page.goto(f"/enrol?code={invite(site, 'Tu', 'analyst')}")
    wanted = {"password": "new-password", "again": "new-password", "code": "one-time-code"}
    assert {name: page.locator(f"#{name}").get_attribute("autocomplete") for name in wanted} == wanted


def test_the_way_is_open_to_the_keyboard(page: Page, site: Served) -> None:
    page.goto("/sign-in")
    for id in ("agency", "name", "password", "code"):
        page.locator(f"#{id}").focus()
        page.keyboard.type("x")
        page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Sign in"
