"""The issuer's keys: a new one signs, an old one verifies until what it signed has run out; discovery; our own reading
of it as of any other provider's."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
import pytest
from authlib.oauth2 import rfc9207
from authlib.oidc.discovery import OpenIDProviderMetadata
from joserfc import jwt
from joserfc.jwk import KeySet

from intel.errors import Invalid, Unauthenticated, Unavailable
from intel.identity.issuer.address import stated
from intel.identity.issuer.rotation import rotate_issuer
from intel.identity.provider import Mapped, Provider
from intel.issuer_keys import IssuerKeys
from intel.keyring import Keyring
from intel.settings import Settings
from tests.identity.issuer.tool import Tool
from tests.services.served import Served, serving

NOW = datetime(2026, 11, 25, 12, 0, tzinfo=UTC)


def published(served: Served) -> list[str]:
    return [key["kid"] for key in served.client.get("/oauth/jwks").json()["keys"]]


def test_a_new_key_signs_and_the_old_one_verifies_until_its_tokens_ran_out(tool: Tool) -> None:
    served, before = tool.served, tool.tokens()
    (old,) = published(served)
    new = rotate_issuer(served.exchange)
    assert published(served) == [new, old]
    after = tool.tokens()
    keys = KeySet.import_key_set(served.client.get("/oauth/jwks").json())
    assert jwt.decode(after["access_token"], keys, algorithms=["Ed25519"]).header["kid"] == new
    assert jwt.decode(before["access_token"], keys, algorithms=["Ed25519"]).header["kid"] == old
    assert [tool.viewer(given["access_token"]).status_code for given in (before, after)] == [200, 200]
    served.clock.ahead += timedelta(minutes=12)
    assert published(served) == [new]
    assert tool.refresh(before["refresh_token"]).status_code == 200


def test_a_key_that_was_shown_to_others_verifies_nothing_from_now_on(tool: Tool) -> None:
    before = tool.tokens()["access_token"]
    new = rotate_issuer(tool.served.exchange, at_once=True)
    assert published(tool.served) == [new]
    assert tool.viewer(before).status_code == 401


def test_another_process_sees_the_new_key_at_once(served: Served) -> None:
    other = Keyring.open(served.exchange.settings.home)
    new = rotate_issuer(served.exchange)
    assert published(served)[0] == new
    assert other.issuer.private_bytes_raw() == served.exchange.keyring.issuer.private_bytes_raw()


def test_a_key_verifies_as_long_as_the_longest_token_that_it_was_told_of(tmp_path: Path) -> None:
    keys = Keyring.create(tmp_path).issuers
    first = keys.newest().public_key()
    keys.note(NOW + timedelta(hours=8))
    keys.note(NOW + timedelta(hours=2))
    keys.rotate(NOW, NOW + timedelta(minutes=10))
    assert keys.verifying(NOW + timedelta(hours=7)) == [keys.newest().public_key(), first]
    assert keys.verifying(NOW + timedelta(hours=8)) == [keys.newest().public_key()]
    keys.rotate(NOW + timedelta(hours=9), NOW + timedelta(hours=10))
    assert sorted(path.name for path in (tmp_path / "keys").glob("issuer*")) == [
        "issuer-2.pem",
        "issuer-2.until",
        "issuer-3.pem",
    ]
    assert {path.stat().st_mode & 0o777 for path in (tmp_path / "keys").iterdir()} == {0o600}


def test_an_old_key_of_which_nothing_says_how_long_verifies_nothing(tmp_path: Path) -> None:
    keys = Keyring.create(tmp_path).issuers
    keys.rotate(NOW, NOW + timedelta(minutes=10))
    (tmp_path / "keys/issuer.until").write_text("always")
    assert keys.verifying(NOW) == [keys.newest().public_key()]


def test_a_key_that_others_may_read_signs_nothing(tmp_path: Path) -> None:
    Keyring.create(tmp_path).issuers.rotate(NOW, NOW + timedelta(minutes=10))
    (tmp_path / "keys/issuer-2.pem").chmod(0o644)
    with pytest.raises(Unavailable, match="may be read by others"):
        Keyring.open(tmp_path)
    assert "issuer-2.pem" in repr(IssuerKeys(tmp_path / "keys"))


def test_what_it_tells_of_itself_is_as_the_standards_say(served: Served) -> None:
    paths = ("/.well-known/openid-configuration", "/.well-known/oauth-authorization-server")
    told, same = (served.client.get(path) for path in paths)
    assert told.json() == same.json()
    says = told.json()
    assert says["issuer"] == served.url
    metadata = OpenIDProviderMetadata(says)
    for key in (*OpenIDProviderMetadata.REGISTRY_KEYS, *rfc9207.AuthorizationServerMetadata.REGISTRY_KEYS):
        if key == "id_token_signing_alg_values_supported":
            continue  # Ed25519 alone: said in `intel.identity.issuer.discovery`
        if says["issuer"].startswith("http://127.0.0.1") and key.endswith(("issuer", "endpoint", "uri")):
            continue  # Authlib wants https there, which loopback has not
        check = getattr(metadata, f"validate_{key}", None)
        if check is not None:
            check()
    for name in ("authorization_endpoint", "token_endpoint", "revocation_endpoint", "userinfo_endpoint", "jwks_uri"):
        assert says[name].startswith(served.url)
        assert served.client.get(says[name]).status_code != 404, name


def test_our_own_reading_of_other_providers_takes_our_tokens(tool: Tool, machine: Tool) -> None:
    served = tool.served
    provider = Provider(served.url, "naga", Mapped())
    person = provider.verify(tool.tokens()["access_token"], served.clock())
    assert (person.agency, person.name, person.roles) == ("VN", "Mai", {"analyst", "liaison"})
    feed = provider.verify(machine.machine().json()["access_token"], served.clock())
    assert (feed.agency, feed.roles) == ("VN", {"service"})
    with pytest.raises(Unauthenticated):
        Provider(served.url, "another", Mapped()).verify(tool.tokens()["access_token"], served.clock())
    with pytest.raises(Unauthenticated):
        provider.verify(tool.tokens()["id_token"], served.clock())
    rotate_issuer(served.exchange)
    served.clock.ahead += timedelta(seconds=60)
    assert provider.verify(tool.tokens()["access_token"], served.clock()).name == "Mai"


def test_another_server_takes_them_by_its_settings_and_issues_nothing_itself(tool: Tool, tmp_path: Path) -> None:
    with serving(tmp_path / "another", issuer=tool.served.url) as other:
        takes_and_issues_nothing(tool, other)


def takes_and_issues_nothing(tool: Tool, other: Served) -> None:
    query = {"query": "{ viewer { name roles } }"}
    headers = {"Authorization": f"Bearer {tool.tokens()['access_token']}"}
    answer = other.client.post("/graphql", json=query, headers=headers).json()
    assert answer["data"]["viewer"] == {"name": "Mai", "roles": ["analyst", "liaison"]}
    for path in ("/.well-known/openid-configuration", "/oauth/jwks", "/oauth/authorize", "/oauth/userinfo"):
        assert other.client.get(path).status_code == 404
    for path in ("/oauth/token", "/oauth/revoke", "/oauth/authorize"):
        assert other.client.post(path).status_code == 404


def test_it_issues_under_no_name_that_a_request_brings(served: Served) -> None:
    port = httpx.URL(served.url).port
    for host in ("evil.example", "127.0.0.1.evil.example", "10.0.0.1"):
        for path in ("/.well-known/openid-configuration", "/oauth/jwks", "/oauth/authorize"):
            assert served.client.get(path, headers={"Host": host}).status_code in (400, 404), host
        assert served.client.post("/oauth/token", headers={"Host": host}).status_code in (400, 404)
    for host in ("localhost@evil.example", "evil.example/127.0.0.1", ""):  # no host at all: the socket's own is taken
        told = served.client.get("/.well-known/openid-configuration", headers={"Host": host})
        assert told.status_code == 400 or told.json()["issuer"] == served.url, host
    named = served.client.get("/.well-known/openid-configuration", headers={"Host": f"localhost:{port}"})
    assert named.json()["issuer"] == f"http://localhost:{port}"


def test_the_address_of_the_settings_is_its_only_name(serve: Callable[..., Served]) -> None:
    served = serve(address="https://naga.example.org/")
    told = served.client.get("/.well-known/openid-configuration", headers={"Host": "evil.example"}).json()
    assert told["issuer"] == "https://naga.example.org"
    assert told["token_endpoint"] == "https://naga.example.org/oauth/token"


def test_an_address_that_can_be_no_issuers_is_refused() -> None:
    for address in (
        "naga.example.org",
        "http://naga.example.org",
        "https://naga.example.org/x",
        "https://naga.example.org?x",
        "https://naga.example.org:x",
        "https://a@b",
        "https://",
        "https://ñ.example",
    ):
        with pytest.raises(Invalid, match="an address is written like"):
            stated(Settings.read(address=address))


def test_tokens_made_by_hand_go_on_working(served: Served) -> None:
    token = served.token("VN", "analyst")
    rotate_issuer(served.exchange)
    assert served.post("VN", "{ viewer { name } }", token=token).status_code == 200
    assert Settings.read().access_seconds == 600
