"""An OpenID Connect provider in place of the built-in issuer: against a real one, and against one that misbehaves."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import orjson
import pytest
from joserfc import jwt
from joserfc.jwk import OctKey, RSAKey

from intel.errors import Invalid, Unauthenticated, Unavailable
from intel.identity.provider import FRESH, PAUSE, STALE, Mapped, Provider
from intel.identity.tokens import REFUSAL
from tests.services.oidc import OpenIdProvider
from tests.services.served import Served

NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
ISSUER = "https://id.example"
VIEWER = "{ viewer { agency { code } name roles } }"
MAPPING = {
    "claim_agency": "customs_agency",
    "claim_name": "preferred_username",
    "claim_roles": "groups",
    "claim_groups": {"naga-analysts": "analyst"},
}


# --- a real provider --------------------------------------------------------------------------------------------------


def test_a_token_of_the_provider_opens_the_api_with_its_claims_mapped(
    serve: Callable[..., Served], oidc_provider: OpenIdProvider
) -> None:
    served = serve(issuer=oidc_provider.url, **MAPPING)
    viewer = served.ask("", VIEWER, token=oidc_provider.token("analyst"))["viewer"]
    assert viewer == {"agency": {"code": "VN"}, "name": "An", "roles": ["analyst"]}


def test_tokens_for_others_and_of_others_are_refused(
    serve: Callable[..., Served], oidc_provider: OpenIdProvider
) -> None:
    served = serve(issuer=oidc_provider.url, **MAPPING)
    for token in (
        oidc_provider.token("analyst", audience="another"),  # for another service
        oidc_provider.token("stranger"),  # of an agency that is not of the community
        oidc_provider.token("outsider"),  # in no group that is a role
        served.token("VN"),  # of the built-in issuer
    ):
        answer = served.post("", VIEWER, token=token)
        assert (answer.status_code, answer.json()["errors"][0]["message"]) == (401, REFUSAL)


def test_a_token_of_the_provider_expires(serve: Callable[..., Served], oidc_provider: OpenIdProvider) -> None:
    served = serve(issuer=oidc_provider.url, **MAPPING)
    token = oidc_provider.token("analyst")
    assert served.post("", VIEWER, token=token).status_code == 200
    served.clock.ahead = timedelta(minutes=11)
    assert served.post("", VIEWER, token=token).status_code == 401


# --- one that answers as it is told -----------------------------------------------------------------------------------


class Site:
    """A provider's addresses, with the keys that it publishes now; `asked` counts questions."""

    def __init__(self) -> None:
        self.key = RSAKey.generate_key(2048, parameters={"kid": "one", "alg": "RS256"})
        self.published = [self.key]
        self.configuration: dict[str, Any] = {"issuer": ISSUER, "jwks_uri": f"{ISSUER}/keys"}
        self.down = False
        self.asked = 0

    def fetch(self, url: str) -> bytes:
        self.asked += 1
        if self.down:
            raise Unavailable("down")
        if url == f"{ISSUER}/.well-known/openid-configuration":
            return orjson.dumps(self.configuration)
        assert url == f"{ISSUER}/keys"
        return orjson.dumps({"keys": [key.as_dict(private=False) for key in self.published]})

    def token(self, key: RSAKey | None = None, **changed: Any) -> str:
        key = key or self.key
        claims = {
            "iss": ISSUER, "aud": ["naga", "other"], "sub": "u1", "agency": "VN", "roles": ["analyst"], "name": "An",
            "iat": int(NOW.timestamp()), "exp": int(NOW.timestamp()) + 3600, "jti": "t1", **changed,
        }  # fmt: skip
        return jwt.encode({"alg": "RS256", "kid": key.kid}, claims, key)


@pytest.fixture
def site() -> Site:
    return Site()


@pytest.fixture
def provider(site: Site) -> Provider:
    return Provider(ISSUER, "naga", Mapped(), site.fetch)


def refused(provider: Provider, token: str, now: datetime = NOW) -> bool:
    with pytest.raises(Unauthenticated) as refusal:
        provider.verify(token, now)
    return str(refusal.value) == REFUSAL


def test_the_claims_are_read_as_mapped(site: Site, provider: Provider) -> None:
    claims = provider.verify(site.token(), NOW)
    assert (claims.agency, claims.name, claims.roles, claims.id) == ("VN", "An", {"analyst"}, "t1")
    assert provider.verify(site.token(roles="liaison analyst unknown"), NOW).roles == {"liaison", "analyst"}
    assert claims.expires == NOW + timedelta(hours=1)


@pytest.mark.parametrize(
    "changed",
    [
        {"iss": "https://elsewhere.example"}, {"aud": "another"}, {"aud": None}, {"agency": None}, {"agency": 7},
        {"roles": []}, {"roles": ["root"]}, {"roles": 7}, {"exp": int(NOW.timestamp())}, {"exp": "never"},
        {"exp": True}, {"exp": 10**30}, {"nbf": int(NOW.timestamp()) + 3600}, {"name": 7},
    ],
)  # fmt: skip
def test_a_claim_that_does_not_hold_is_refused(site: Site, provider: Provider, changed: dict[str, Any]) -> None:
    assert refused(provider, site.token(**changed))


def test_a_key_that_the_provider_did_not_publish_signs_nothing(site: Site, provider: Provider) -> None:
    other = RSAKey.generate_key(2048, parameters={"kid": "one"})
    assert refused(provider, site.token(other))
    octet = OctKey.import_key(b"x" * 32)
    forged = jwt.encode({"alg": "HS256", "kid": "one"}, {"iss": ISSUER, "aud": "naga"}, octet, algorithms=["HS256"])
    assert refused(provider, forged)
    assert refused(provider, "nonsense")


def test_a_new_key_of_the_provider_is_found_after_a_pause(site: Site, provider: Provider) -> None:
    provider.verify(site.token(), NOW)
    newer = RSAKey.generate_key(2048, parameters={"kid": "two", "alg": "RS256"})
    site.published = [newer]
    assert refused(provider, site.token(newer), NOW + PAUSE / 2)
    assert provider.verify(site.token(newer), NOW + PAUSE).agency == "VN"


def test_made_up_tokens_do_not_make_us_ask_again_and_again(site: Site, provider: Provider) -> None:
    provider.verify(site.token(), NOW)
    before = site.asked
    stranger = RSAKey.generate_key(2048, parameters={"kid": "made up"})
    for _ in range(20):
        assert refused(provider, site.token(stranger))
    assert site.asked == before


def test_known_keys_serve_while_the_provider_is_down_but_not_for_ever(site: Site, provider: Provider) -> None:
    provider.verify(site.token(), NOW)
    site.down = True
    later = NOW + FRESH * 2
    assert provider.verify(site.token(exp=int(NOW.timestamp()) + 10**6), later).agency == "VN"
    with pytest.raises(Unavailable):
        provider.verify(site.token(exp=int(NOW.timestamp()) + 10**6), NOW + STALE + timedelta(minutes=1))


def test_a_provider_that_was_never_reached_is_unavailable_and_no_token_is_taken(site: Site, provider: Provider) -> None:
    site.down = True
    with pytest.raises(Unavailable):
        provider.verify(site.token(), NOW)


@pytest.mark.parametrize(
    "configuration",
    [
        {"issuer": "https://elsewhere.example", "jwks_uri": f"{ISSUER}/keys"},
        {"issuer": ISSUER, "jwks_uri": "http://id.example/keys"},
        {"issuer": ISSUER},
        [],
    ],
)
def test_a_configuration_that_names_another_or_an_open_address_is_not_followed(
    site: Site, provider: Provider, configuration: Any
) -> None:
    site.configuration = configuration
    with pytest.raises(Unavailable):
        provider.verify(site.token(), NOW)


def test_an_issuer_without_tls_or_a_group_that_is_no_role_is_refused_at_the_start() -> None:
    with pytest.raises(Invalid):
        Provider("http://id.example", "naga", Mapped())
    with pytest.raises(Invalid):
        Mapped(groups={"admins": "root"})
