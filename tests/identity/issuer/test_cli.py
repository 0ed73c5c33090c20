"""`naga client`, as an operator uses it; and a token made by hand, which a new key does not end."""

from datetime import UTC, datetime
from pathlib import Path

from joserfc.jwk import OKPKey

from intel.keyring import Keyring
from tests.cli.community import made_home
from tests.cli.program import naga
from tests.identity.issuer.tool import REDIRECT, public


def test_a_tool_is_registered_listed_given_other_keys_and_disabled(tmp_path: Path) -> None:
    home, keys = made_home(tmp_path), tmp_path / "feed.jwks"
    keys.write_bytes(public(OKPKey.generate_key("Ed25519")))
    chart = naga("client", "add", "VN", "Link chart", "--roles", "analyst", "--redirect", REDIRECT, home=home)
    feed = naga("client", "add", "VN", "Gate feed", "--keys", str(keys), home=home)
    assert (chart.status, feed.status) == (0, 0)
    listed = naga("client", "list", "VN", home=home).out.splitlines()
    assert listed == [
        f"{feed.out.strip()}\tGate feed\tservice\tsigns\tactive\t-",
        f"{chart.out.strip()}\tLink chart\tanalyst\tpublic\tactive\t{REDIRECT}",
    ]
    assert naga("client", "list", "TH", home=home).out == ""
    assert naga("client", "keys", "VN", "Gate feed", str(keys), home=home).status == 0
    assert naga("client", "disable", "VN", "Link chart", home=home).out == "disabled Link chart\n"
    assert "\tdisabled\t" in naga("client", "list", "VN", home=home).out
    assert naga("ledger", "verify", home=home).status == 0


def test_what_is_wrong_is_said_in_one_line(tmp_path: Path) -> None:
    home, keys = made_home(tmp_path), tmp_path / "feed.jwks"
    keys.write_text("{}")
    for arguments, said in (
        (
            ("add", "VN", "Tool", "--redirect", "http://evil.example/"),
            "redirect: a redirect address is https://host/path",
        ),
        (("add", "VN", "Tool", "--keys", str(keys)), "keys: a key set is"),
        (("add", "VN", "Tool", "--roles", "admin", "--redirect", REDIRECT), "roles: no role admin for a client"),
        (("add", "ZZ", "Tool", "--redirect", REDIRECT), "no agency ZZ"),
        (("add", "VN", "Tool"), "redirect: a client needs keys"),
        (("disable", "VN", "Tool"), "VN has no client Tool"),
    ):
        run = naga("client", *arguments, home=home)
        assert run.status == 1 and run.err.startswith(f"naga: {said}") and run.err.count("\n") == 1, run.err
    assert naga("client", "add", "VN", home=home).status == 2


def test_a_token_made_by_hand_lives_on_when_the_key_is_another(tmp_path: Path) -> None:
    home = made_home(tmp_path)
    assert naga("token", "--agency", "VN", "--roles", "analyst", "--hours", "100", home=home).status == 0
    keys, now = Keyring.open(home).issuers, datetime.now(UTC)
    keys.rotate(now, now)  # at once: no older key verifies anything
    assert len(keys.verifying(now)) == 1
    assert naga("token", "--agency", "VN", "--roles", "analyst", "--hours", "100", home=home).status == 0
    keys.rotate(now, datetime.fromtimestamp(now.timestamp() + 60, UTC))
    assert len(keys.verifying(datetime.fromtimestamp(now.timestamp() + 99 * 3600, UTC))) == 2
