"""Signing in with a password and an app's code: one answer for whatever is wrong, each code once, no counter shared."""

import logging
import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from argon2 import PasswordHasher
from sqlalchemy import select

from intel.errors import Forbidden, Invalid, NotFound, Unauthenticated
from intel.exchange.exchange import Exchange
from intel.identity import accounts, credentials, sessions, setting_up, tables
from intel.identity.attempts import TooSoon
from intel.identity.setting_up import App
from intel.identity.signing_in import REFUSAL
from intel.ledger import audit, entries, rotation, users
from intel.ledger.engine import reading, writing
from intel.ledger.verify import verify_audit, verify_ledger
from tests.identity.people import AWAY, PASSWORD, Town


@pytest.fixture(params=["sqlite", "postgresql"])
def town(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Town]:
    stated = {} if request.param == "sqlite" else {"ledger": request.getfixturevalue("postgres_url")}
    town = Town.founded(tmp_path / "home", **stated)
    yield town
    town.exchange.close()


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Town]:
    """On SQLite alone."""
    town = Town.founded(tmp_path / "home")
    yield town
    town.exchange.close()


def refused(town: Town, name: str, code: str, **given: str) -> str:
    with pytest.raises(Unauthenticated) as error:
        town.sign_in(name, code, **given)
    return str(error.value)


def found(exchange: Exchange, value: str) -> sessions.Signed | None:
    with reading(exchange.engine) as connection:
        return sessions.find(connection, exchange.settings, value, exchange.clock())


def test_the_whole_way_of_a_person(town: Town) -> None:
    """Invited, enrolled, signed in; roles changed; reset; disabled; and both chains hold."""
    exchange = town.exchange
    enrolled = town.enrol("Mai", "liaison")
    assert len(enrolled.recovery_codes) == 10
    town.later(minutes=1)
    signed_in = town.sign_in("  Mai ", town.code("Mai"), agency="vn")
    assert signed_in.signed.strong and signed_in.signed.amr == ("pwd", "otp", "mfa")
    with writing(exchange.engine) as connection:
        users.set_roles(connection, "VN", "Mai", ["analyst"], town.now[0], "VN/An")
    session = found(exchange, signed_in.value)
    assert session is not None and session.roles == {"analyst"}
    with writing(exchange.engine) as connection:
        invitation = accounts.reset(connection, "VN", "Mai", town.now[0], "VN/An")
    assert found(exchange, signed_in.value) is None
    town.later(minutes=1)
    assert refused(town, "Mai", town.code("Mai")) == REFUSAL
    assert setting_up.invited(exchange, invitation).name == "Mai"
    with writing(exchange.engine) as connection:
        accounts.disable(connection, "VN", "Mai", town.now[0], "VN/An")
    with pytest.raises(NotFound):
        setting_up.invited(exchange, invitation)
    with reading(exchange.engine) as connection:
        assert verify_ledger(connection, exchange.keyring).misfit is None
        assert verify_audit(connection, exchange.keyring).misfit is None
        changes = [entry.read()["change"] for entry in entries.after(connection, 0) if entry.type == "community"]
        done = [action for entry in audit.after(connection, 0) for action in entry.read()["actions"]]
    assert changes[-5:] == ["user added", "user invited", "user roles set", "user invited", "user disabled"]
    assert done == ["enrol", "sign in", "sign in"]


def test_a_code_is_taken_once_and_none_before_it(town: Town) -> None:
    town.enrol("Mai")
    assert refused(town, "Mai", town.code("Mai")) == REFUSAL  # it confirmed the app
    town.later(minutes=2)
    earlier, code = town.code("Mai", -1), town.code("Mai")
    town.sign_in("Mai", code)
    assert refused(town, "Mai", code) == REFUSAL
    assert refused(town, "Mai", earlier) == REFUSAL
    town.later(seconds=30)
    town.sign_in("Mai", town.code("Mai"))


def test_two_who_bring_the_same_code_at_once_are_not_both_signed_in(small: Town) -> None:
    small.enrol("Mai")
    small.later(minutes=2)
    code = small.code("Mai")

    def one(_: int) -> bool:
        try:
            small.sign_in("Mai", code)
        except Unauthenticated:
            return False
        return True

    with ThreadPoolExecutor(3) as pool:
        assert sum(pool.map(one, range(3))) == 1


def test_a_recovery_code_stands_in_once(town: Town) -> None:
    codes = town.enrol("Mai").recovery_codes
    town.sign_in("Mai", codes[3].upper())
    assert refused(town, "Mai", codes[3]) == REFUSAL
    town.enrol("An")
    assert refused(town, "An", codes[4]) == REFUSAL


def test_unknown_disabled_uninvited_and_wrong_get_one_answer_after_one_amount_of_work(
    small: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    from intel.identity import passwords

    small.enrol("Mai")
    small.enrol("Gone")
    small.invite("New")
    with writing(small.exchange.engine) as connection:
        users.disable(connection, "VN", "Gone", small.now[0], "operator")
    small.later(minutes=2)
    worked: list[str] = []
    verify = PasswordHasher.verify

    def counted(self: PasswordHasher, kept: str, password: str) -> bool:
        worked.append(kept[:31])
        return verify(self, kept, password)

    monkeypatch.setattr(passwords.HASHER.__class__, "verify", counted)
    told = {
        refused(small, "Nobody", "123456"),
        refused(small, "Gone", small.code("Gone")),
        refused(small, "New", "123456"),
        refused(small, "Mai", small.code("Mai"), password="seventeen paper kitez"),
        refused(small, "Mai", "000000"),
        refused(small, "Mai", small.code("Mai"), agency="XX"),
        refused(small, "Mai", small.code("Mai"), agency="TH"),
        refused(small, "M\0ai", "123456"),
        refused(small, "Mai", "", password="x" * 10_000),
    }
    assert told == {REFUSAL}
    assert worked == ["$argon2id$v=19$m=65536,t=3,p=4$"] * 9


def test_an_attacker_elsewhere_is_slowed_and_the_person_is_not(small: Town) -> None:
    small.enrol("Mai")
    small.later(minutes=2)
    device = small.sign_in("Mai", small.code("Mai")).device
    small.later(minutes=2)
    for _ in range(5):
        refused(small, "Mai", "000000", network=AWAY, password="guess number one")
    with pytest.raises(TooSoon, match=r"wait 2 seconds, then try again"):
        small.sign_in("Mai", small.code("Mai"), network=AWAY)
    with pytest.raises(TooSoon):
        small.sign_in("Mai", small.code("Mai"), network=AWAY, device="made up")
    small.sign_in("Mai", small.code("Mai"), network=AWAY, device=device)
    for _ in range(5):
        refused(small, "Nobody", "000000", network=AWAY)
    with pytest.raises(TooSoon, match=r"wait 2 seconds, then try again"):  # the same for one who is not there
        small.sign_in("Nobody", "000000", network=AWAY)


def test_a_known_browser_is_known_for_its_own_people_alone(small: Town) -> None:
    small.enrol("Mai")
    small.enrol("An")
    small.later(minutes=2)
    device = small.sign_in("Mai", small.code("Mai")).device
    for _ in range(5):
        refused(small, "An", "000000", network=AWAY, device=device)
    with pytest.raises(TooSoon):
        small.sign_in("An", small.code("An"), network=AWAY, device=device)
    small.later(minutes=5)
    both = small.sign_in("An", small.code("An"), device=device).device
    small.later(minutes=5)
    assert small.sign_in("Mai", small.code("Mai"), network=AWAY, device=both)


def test_a_hash_of_older_parameters_is_made_anew_at_signing_in(small: Town) -> None:
    small.enrol("Mai")
    old = PasswordHasher(time_cost=1, memory_cost=1024, parallelism=1).hash(PASSWORD)
    with writing(small.exchange.engine) as connection:
        credentials.set_password(connection, "u-VN-Mai", old, small.now[0])
    small.later(minutes=2)
    small.sign_in("Mai", small.code("Mai"))
    with reading(small.exchange.engine) as connection:
        kept = credentials.of(connection, "u-VN-Mai").password
    assert kept is not None and "m=65536,t=3,p=4" in kept


def test_nothing_secret_is_stored_or_logged_as_it_is(
    small: Town, caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(logging.DEBUG)
    invitation = small.invite("An")
    enrolled = small.enrol("Mai")
    small.later(minutes=2)
    code = small.code("Mai")
    signed_in = small.sign_in("Mai", code)
    told = capsys.readouterr()
    stored = b"".join(path.read_bytes() for path in small.exchange.settings.home.glob("naga.db*"))
    secrets = [PASSWORD, small.secrets["Mai"], invitation, signed_in.value, signed_in.device, *enrolled.recovery_codes]
    for secret in [*secrets, *(code.replace("-", "") for code in enrolled.recovery_codes)]:
        assert secret.encode() not in stored
        assert secret not in caplog.text + told.out + told.err
        assert secret not in repr(signed_in) + repr(enrolled)


def test_an_invitation_is_good_once_and_for_three_days(small: Town) -> None:
    first = small.invite("Mai")
    small.later(hours=71.9)
    assert setting_up.invited(small.exchange, first.upper()).name == "Mai"
    small.later(hours=0.2)
    with pytest.raises(NotFound, match="Ask your agency's administrator"):
        setting_up.invited(small.exchange, first)
    with writing(small.exchange.engine) as connection:
        second = accounts.reset(connection, "VN", "Mai", small.now[0], "operator")
        third = accounts.reset(connection, "VN", "Mai", small.now[0], "operator")
    with pytest.raises(NotFound):
        setting_up.invited(small.exchange, second)
    user = setting_up.invited(small.exchange, third)
    app = App.new(small.exchange, user)
    small.secrets["Mai"] = app.secret
    wrong = [("short", app.sealed, small.code("Mai")), (PASSWORD, app.sealed, "000000"), (PASSWORD, "x", "000000")]
    for password, sealed, code in wrong:
        with pytest.raises(Invalid):
            setting_up.enrol_by_password(small.exchange, third, password, sealed, code, None, None)
    setting_up.enrol_by_password(small.exchange, third, PASSWORD, app.sealed, small.code("Mai"), None, None)
    with pytest.raises(NotFound):
        setting_up.enrol_by_password(small.exchange, third, PASSWORD, app.sealed, small.code("Mai"), None, None)


def test_changing_the_password_asks_for_the_old_one_and_ends_every_session(small: Town) -> None:
    here = small.enrol("Mai").signed_in
    small.later(minutes=2)
    other = small.sign_in("Mai", small.code("Mai"))
    with pytest.raises(Invalid, match="not your password"):
        setting_up.set_password(small.exchange, here.signed, "wrong", "eleven green bottles", None)
    changed = setting_up.set_password(small.exchange, here.signed, PASSWORD, "eleven green bottles", None)
    assert found(small.exchange, here.value) is None and found(small.exchange, other.value) is None
    again = found(small.exchange, changed[0])
    assert again is not None and again.created == here.signed.created
    small.later(minutes=2)
    assert refused(small, "Mai", small.code("Mai")) == REFUSAL
    small.later(minutes=2)
    small.sign_in("Mai", small.code("Mai"), password="eleven green bottles")


def test_guesses_of_the_old_password_within_a_session_are_slowed(small: Town) -> None:
    here = small.enrol("Mai").signed_in
    for _ in range(5):
        with pytest.raises(Invalid):
            setting_up.set_password(small.exchange, here.signed, "wrong", "eleven green bottles", None)
    with pytest.raises(TooSoon):
        setting_up.set_password(small.exchange, here.signed, PASSWORD, "eleven green bottles", None)


def test_who_signed_in_long_ago_or_by_a_token_changes_nothing(small: Town) -> None:
    here = small.enrol("Mai").signed_in
    small.later(minutes=10)
    with pytest.raises(Forbidden, match="sign in again first"):
        setting_up.renew_recovery_codes(small.exchange, here.signed)
    opening = sessions.Opening("VN", "Mai", {"analyst"}, person="u-VN-Mai", token="jti")
    with writing(small.exchange.engine) as connection:
        _, by_token = sessions.open_session(connection, small.exchange.settings, opening, small.now[0])
    with pytest.raises(Forbidden, match="sign in again first"):
        setting_up.set_password(small.exchange, by_token, PASSWORD, "eleven green bottles", None)


def test_an_app_in_place_of_another(small: Town) -> None:
    here = small.enrol("Mai").signed_in
    with reading(small.exchange.engine) as connection:
        user = users.named(connection, "VN", "Mai")
    assert user is not None
    before, app = small.secrets["Mai"], App.new(small.exchange, user)
    small.secrets["Mai"] = app.secret
    codes = setting_up.set_app(small.exchange, here.signed, app.sealed, small.code("Mai"))[2]
    small.later(minutes=2)
    small.secrets["old"] = before
    assert refused(small, "Mai", small.code("old")) == REFUSAL
    small.sign_in("Mai", small.code("Mai"))
    small.sign_in("Mai", codes[0])


def test_a_new_key_encryption_key_wraps_the_apps_secrets_too(town: Town) -> None:
    town.enrol("Mai")
    assert rotation.rotate(town.exchange.engine, town.exchange.keyring) == 1
    with reading(town.exchange.engine) as connection:
        assert rotation.wrapped_by(connection) == {"kek-2": 1}
        assert connection.execute(select(tables.authenticators.c.kek)).scalar() == "kek-2"
    town.exchange.keyring.keks.remove("kek-1")
    town.later(minutes=2)
    town.sign_in("Mai", town.code("Mai"))


def test_a_persons_roles_are_those_of_the_account_whatever_a_token_says(small: Town) -> None:
    small.enrol("Mai", "analyst")
    assert small.exchange.reader("VN", "Mai", {"analyst", "admin"}).roles == {"analyst"}
    with pytest.raises(Unauthenticated):
        small.exchange.reader("VN", "Mai", {"admin"})


def test_codes_of_the_chain_hold_no_credentials(small: Town) -> None:
    small.enrol("Mai")
    with reading(small.exchange.engine) as connection:
        kept = [entry.content for entry in entries.after(connection, 0)]
        kept += [entry.content for entry in audit.after(connection, 0)]
    assert not [content for content in kept if re.search(r"argon2|otpauth|" + small.secrets["Mai"], content)]
