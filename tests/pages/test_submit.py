"""The liaison officer's way: paste, look at the reading and at who will see it, send, get the reference."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.pages.conftest import use_token
from tests.services.served import Served

MESSAGE = (
    "On 12 March 2026 customs at Cat Lai port opened container MSKU1234565 and found 312.5 kg of methamphetamine.\n"
    "Nguyen Van Bich, 41, a Vietnamese national, was arrested."
)
SCRIPTS = "จับกุมยาไอซ์ 12 กิโลกรัม\nរឹបអូសកេតាមីន ៣០ គីឡូក្រាម\nရန်ကုန်ဆိပ်ကမ်း MSKU1234565"
SignIn = Callable[..., None]


def read(page: Page, text: str = MESSAGE) -> None:
    page.goto("/submit")
    page.get_by_label("The message, in your own words").fill(text)
    page.get_by_role("button", name="Show the reading").click()


def audience(page: Page) -> str:
    return page.get_by_role("region", name="Who will see it").inner_text()


def test_a_message_is_read_shown_sent_and_gets_its_reference(page: Page, site: Served, sign_in: SignIn) -> None:
    sign_in("VN", "liaison")
    page.get_by_label("The message, in your own words").fill(MESSAGE)
    page.get_by_label("Operation", exact=True).select_option("mekong-dragon")
    page.locator("input[name=release_to][value='op:mekong-dragon']").check()
    page.get_by_label("Your own number").fill("VN-2026-17")
    page.get_by_role("button", name="Show the reading").click()
    expect(page.locator("mark.identifier")).to_have_text(["MSKU1234565"])
    assert "check digit right" in page.locator(".facts").inner_text()
    assert "Viet Nam Customs and 2 other agencies will see it." in audience(page)
    assert "yours alone" in audience(page)
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_text("Sent and stored")).to_be_visible()
    assert page.locator(".reference").inner_text() == "VN-2026-17"
    query = 'query R { reports(filter: {refs: ["VN-2026-17"]}) { edges { node { text operation { code } } } } }'
    (edge,) = site.ask("TH", query)["reports"]["edges"]
    assert edge["node"] == {
        "text": MESSAGE.replace("Nguyen Van Bich", "█" * 15), "operation": {"code": "mekong-dragon"}
    }  # fmt: skip


def test_text_of_every_script_is_kept_code_point_for_code_point(page: Page, sign_in: SignIn) -> None:
    sign_in("VN", "liaison")
    read(page, SCRIPTS)
    assert page.locator(".text").inner_text() == SCRIPTS
    expect(page.locator("mark.identifier")).to_have_text(["MSKU1234565"])


def test_everything_typed_and_ticked_survives_an_error(page: Page, sign_in: SignIn) -> None:
    sign_in("VN", "liaison")
    page.get_by_label("The message, in your own words").fill(MESSAGE)
    page.get_by_label("Traffic Light Protocol").select_option("RED")
    page.locator("input[name=release_to][value='op:mekong-dragon']").check()
    page.get_by_label("Originator control").check()
    page.get_by_role("button", name="Show the reading").click()
    expect(
        page.locator(".problem").filter(has_text="TLP:RED is released to named agencies, not to an operation")
    ).not_to_have_count(0)
    assert page.get_by_label("The message, in your own words").input_value() == MESSAGE
    assert page.get_by_label("Traffic Light Protocol").input_value() == "RED"
    expect(page.locator("input[name=release_to][value='op:mekong-dragon']")).to_be_checked()
    expect(page.get_by_label("Originator control")).to_be_checked()
    expect(page.get_by_role("button", name="Send")).to_have_count(0)


@pytest.mark.parametrize(("text", "says"), [("", "Write or paste the message first."), ("   ", "Write or paste")])
def test_an_empty_message_is_not_read(text: str, says: str, page: Page, sign_in: SignIn) -> None:
    sign_in("VN", "liaison")
    read(page, text)
    assert says in page.locator("#text-problem").inner_text()


def test_a_future_day_is_told_beside_its_field(page: Page, sign_in: SignIn) -> None:
    sign_in("VN", "liaison")
    page.get_by_label("The message, in your own words").fill(MESSAGE)
    page.get_by_label("Day of the message").fill("2999-01-01")
    page.get_by_role("button", name="Show the reading").click()
    assert "in the future" in page.locator("#published-problem").inner_text()


def test_a_draft_changed_after_it_was_shown_is_shown_again_before_it_is_sent(
    page: Page, site: Served, sign_in: SignIn
) -> None:
    sign_in("VN", "liaison")
    read(page)
    page.locator("input[name=release_to][value='LA']").check()
    page.get_by_role("button", name="Send").click()
    assert "changed since you looked" in page.locator(".note").first.inner_text()
    assert "1 other agency" in audience(page)
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_text("Sent and stored")).to_be_visible()


def test_a_fact_ticked_as_wrong_is_left_out(page: Page, sign_in: SignIn) -> None:
    sign_in("VN", "liaison")
    read(page)
    page.get_by_label("Wrong: container MSKU1234565").check()
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_text("Sent and stored")).to_be_visible()
    assert "MSKU1234565" not in page.locator(".facts").inner_text()
    expect(page.locator("mark.commodity")).to_have_count(1)


def test_sending_twice_stores_once(site: Served) -> None:
    session = site.session("LA", "liaison")
    form = {"text": MESSAGE, "action": "read"}
    shown = site.client.post("/submit", data=form, headers=session).text
    form |= {"action": "send", **dict(re.findall(r'name="(own|seal)" value="([^"]+)"', shown))}
    first, second = (site.client.post("/submit", data=form, headers=session) for _ in range(2))
    assert first.status_code == 303
    assert first.headers["location"] == second.headers["location"]
    count = 'query R { reports(filter: {originators: ["LA"]}) { totalCount } }'
    assert site.ask("LA", count)["reports"]["totalCount"] == 1


def test_a_draft_survives_the_end_of_the_session(page: Page, sign_in: SignIn, site: Served) -> None:
    sign_in("VN", "liaison")
    page.get_by_label("The message, in your own words").fill(MESSAGE)
    page.context.clear_cookies()
    page.get_by_role("button", name="Show the reading").click()
    assert "What you wrote is kept" in page.locator(".note").inner_text()
    use_token(page, site.token("VN", "liaison"))
    assert page.get_by_label("The message, in your own words").input_value() == MESSAGE


def test_who_may_not_submit_is_told_so(page: Page, sign_in: SignIn) -> None:
    sign_in("VN", "analyst")
    assert page.url.endswith("/operations")
    response = page.goto("/submit")
    assert response is not None and response.status == 403
    assert "your roles do not allow you to submit" in page.locator(".problem").inner_text()
