"""Passkeys, with Chromium's own virtual authenticator: made, used, refused."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import httpx
import pytest
from playwright.sync_api import Browser, CDPSession, Page, expect
from sqlalchemy import select, update

from intel.identity import tables
from intel.ledger.engine import reading, writing
from tests.pages.test_people import enrol, invite
from tests.services.served import Served

AUTHENTICATOR = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture
def page(browser: Browser, site: Served) -> Iterator[Page]:
    """With JavaScript and the page's own policy, at the name `localhost`: a passkey is bound to a name."""
    with browser.new_context(base_url=site.url.replace("127.0.0.1", "localhost")) as context:
        page = context.new_page()
        wrong: list[str] = []
        page.on("pageerror", lambda error: wrong.append(str(error)))
        yield page
        assert wrong == []


@pytest.fixture
def device(page: Page) -> "Device":
    return Device(page)


class Device:
    """The virtual authenticator."""

    def __init__(self, page: Page) -> None:
        self.session: CDPSession = page.context.new_cdp_session(page)
        self.session.send("WebAuthn.enable")
        added = self.session.send("WebAuthn.addVirtualAuthenticator", {"options": AUTHENTICATOR})
        self.id = added["authenticatorId"]

    def verifies(self, whether: bool) -> None:
        self.session.send("WebAuthn.setUserVerified", {"authenticatorId": self.id, "isUserVerified": whether})

    def credentials(self) -> list[dict[str, Any]]:
        found = self.session.send("WebAuthn.getCredentials", {"authenticatorId": self.id})["credentials"]
        assert isinstance(found, list)
        return found


def make(page: Page, site: Served, name: str) -> None:
    """Enrol by a passkey alone."""
    page.goto(f"/enrol?code={invite(site, name, 'liaison')}")
    page.get_by_label("Name of this device").fill("work phone")
    page.get_by_role("button", name="Make a passkey").click()
    page.wait_for_url("**/submit")


def use(page: Page) -> None:
    page.goto("/sign-in")
    page.get_by_role("button", name="Sign in with a passkey").click()


def test_one_enrols_by_a_passkey_and_signs_in_by_it(page: Page, site: Served, device: Device) -> None:
    make(page, site, "An")
    assert len(device.credentials()) == 1
    page.get_by_role("button", name="Sign out").click()
    use(page)
    page.wait_for_url("**/submit")
    page.goto("/account")
    expect(page.get_by_text("work phone")).to_be_visible()
    expect(page.locator("tbody tr").first).to_contain_text("passkey")
    page.get_by_role("button", name="Remove work phone").click()
    expect(page.get_by_role("alert").first).to_contain_text("This is your only way to sign in: add another first")


def test_one_with_a_password_adds_a_passkey_and_removes_it(page: Page, site: Served, device: Device) -> None:
    enrol(page, site, f"/enrol?code={invite(site, 'Binh', 'analyst')}")
    page.goto("/account")
    page.get_by_role("button", name="Make a passkey").click()
    expect(page.get_by_role("button", name="Remove my passkey")).to_be_visible()
    page.get_by_role("button", name="Make a passkey").click()
    expect(page.get_by_text("This device has a passkey of yours already.")).to_be_visible()
    page.get_by_role("button", name="Remove my passkey").click()
    expect(page.get_by_text("None.", exact=True)).to_be_visible()
    page.get_by_role("button", name="Sign out").click()
    use(page)
    expect(page.get_by_role("alert").filter(has_text="This passkey signs nobody in here")).to_be_visible()


def test_a_person_who_is_not_verified_is_not_signed_in(page: Page, site: Served, device: Device) -> None:
    make(page, site, "Chi")
    page.get_by_role("button", name="Sign out").click()
    device.verifies(False)
    use(page)
    expect(page.get_by_text("No passkey was used")).to_be_visible()


def test_a_copy_that_counts_behind_is_refused(page: Page, site: Served, device: Device) -> None:
    make(page, site, "Dung")
    page.get_by_role("button", name="Sign out").click()
    with writing(site.exchange.engine) as connection:
        connection.execute(update(tables.passkeys).where(tables.passkeys.c.person == "u-VN-Dung").values(count=1000))
    use(page)
    expect(page.get_by_role("alert").filter(has_text="This passkey signs nobody in here")).to_be_visible()


def test_an_answer_is_taken_once_from_its_own_browser_and_in_its_time(
    page: Page, site: Served, device: Device, browser: Browser
) -> None:
    make(page, site, "Giang")
    page.get_by_role("button", name="Sign out").click()
    page.goto("/sign-in")
    host_of_page = page.url.split("/")[2]
    sent: list[str] = []
    page.route("**/sign-in", lambda route: (sent.append(route.request.post_data or ""), route.abort()))
    page.get_by_role("button", name="Sign in with a passkey").click()
    page.wait_for_timeout(500)
    page.unroute("**/sign-in")
    cookies = "; ".join(f"{one['name']}={one['value']}" for one in page.context.cookies())
    headers = {
        "Content-Type": "application/x-www-form-urlencoded", "Sec-Fetch-Site": "same-origin",
        "Host": host_of_page,
    }  # fmt: skip

    def post(cookie: str, host: str | None = None) -> int:
        given = {**headers, "Cookie": cookie, **({"Host": host} if host else {})}
        return httpx.post(f"{site.url}/sign-in", content=sent[0], headers=given, timeout=60).status_code

    assert post("naga-visit=another") == 401
    assert post(cookies, "127.0.0.1") == 401
    site.clock.ahead += timedelta(minutes=11)
    assert post(cookies) == 401
    site.clock.ahead -= timedelta(minutes=11)
    assert post(cookies) == 303
    assert post(cookies) == 401
    with reading(site.exchange.engine) as connection:
        assert len(connection.execute(select(tables.spent)).all()) >= 1


def test_where_a_number_is_the_address_no_passkey_is_offered(page: Page, site: Served) -> None:
    page.goto(f"{site.url}/sign-in")
    assert page.locator("form[data-passkey]").count() == 0
    assert page.locator("script").count() == 0
