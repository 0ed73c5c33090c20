"""Who registers which tool, and what a registration may say; it is in the chain as any change of the community."""

from collections.abc import Callable

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st
from joserfc.jwk import ECKey, OctKey, OKPKey, RSAKey

from intel.errors import Conflict, Forbidden, Invalid, Limit, NotFound
from intel.identity.issuer import keysets, redirects
from intel.identity.issuer.registration import disable, drafted, register, registered, replace_keys
from intel.ledger import clients, tables
from intel.ledger.engine import reading, writing
from intel.ledger.verify import verify_ledger
from intel.model import Reader
from tests.identity.issuer.tool import REDIRECT, public
from tests.services.served import Served

KEY = public(OKPKey.generate_key("Ed25519"))


def admin(served: Served, agency: str = "VN") -> Reader:
    return served.exchange.reader(agency, "Admin", {"admin"})


def test_an_administrator_manages_the_tools_of_the_own_agency_alone(served: Served) -> None:
    register(served.exchange, admin(served, "TH"), drafted("TH", "Theirs", ["analyst"], [REDIRECT], None))
    with pytest.raises(Forbidden, match="own agency alone"):
        register(served.exchange, admin(served), drafted("TH", "Another", ["analyst"], [REDIRECT], None))
    assert registered(served.exchange, admin(served)) == []
    for change in (
        lambda: disable(served.exchange, admin(served), "Theirs"),
        lambda: replace_keys(served.exchange, admin(served), "Theirs", KEY),
    ):
        with pytest.raises(NotFound):
            change()


def test_nobody_else_manages_tools(served: Served) -> None:
    for role in ("liaison", "analyst", "coordinator", "auditor", "service"):
        reader = served.exchange.reader("VN", "x", {role})
        for act in (
            lambda reader=reader: register(
                served.exchange, reader, drafted("VN", "Tool", ["analyst"], [REDIRECT], None)
            ),
            lambda reader=reader: registered(served.exchange, reader),
            lambda reader=reader: disable(served.exchange, reader, "Tool"),
            lambda reader=reader: replace_keys(served.exchange, reader, "Tool", KEY),
        ):
            with pytest.raises(Forbidden):
                act()


def test_a_tool_is_never_an_administrator_nor_of_no_role_or_kind(served: Served) -> None:
    for roles, uris, keys in (
        (["admin"], [REDIRECT], None),
        (["root"], [REDIRECT], None),
        ([], [REDIRECT], None),
        (["analyst"], [], None),
    ):
        with pytest.raises(Invalid):
            register(served.exchange, admin(served), drafted("VN", "Tool", roles, uris, keys))


def test_a_name_is_taken_once_and_an_agency_has_so_many(serve: Callable[..., Served]) -> None:
    served = serve(client_limit=2)
    for name in ("One", "Two"):
        register(served.exchange, admin(served), drafted("VN", name, ["analyst"], [REDIRECT], None))
    with pytest.raises(Conflict):
        register(served.exchange, admin(served), drafted("VN", "One ", ["analyst"], [REDIRECT], None))
    with pytest.raises(Limit):
        register(served.exchange, admin(served), drafted("VN", "Three", ["analyst"], [REDIRECT], None))
    disable(served.exchange, admin(served), "One")
    with pytest.raises(Conflict):
        disable(served.exchange, admin(served), "One")
    register(served.exchange, admin(served), drafted("VN", "Three", ["analyst"], [REDIRECT], None))
    with pytest.raises(Conflict):
        replace_keys(served.exchange, admin(served), "Three", KEY)


def test_every_change_is_in_the_chain_and_a_row_changed_by_hand_is_found(served: Served) -> None:
    exchange = served.exchange
    register(exchange, admin(served), drafted("VN", "Feed", ["service"], [], KEY))
    replace_keys(exchange, admin(served), "Feed", public(OKPKey.generate_key("Ed25519")))
    register(exchange, admin(served), drafted("VN", "Chart", ["analyst"], [REDIRECT], None))
    disable(exchange, admin(served), "Chart")
    with reading(exchange.engine) as connection:
        assert verify_ledger(connection, exchange.keyring).misfit is None
        feed = clients.named(connection, "VN", "Feed")
    with writing(exchange.engine) as connection:
        connection.execute(tables.clients.update().values(roles='["analyst"]').where(tables.clients.c.id == feed.id))
    with reading(exchange.engine) as connection:
        misfit = verify_ledger(connection, exchange.keyring).misfit
    assert misfit is not None and feed.id in str(misfit)


@pytest.mark.parametrize(
    "uri",
    ["https://tool.example.org/cb", "https://tool.example.org:8443/cb?x=1", "http://127.0.0.1/cb",
     "http://127.0.0.1:8080/cb", "http://[::1]/cb", "org.example.tool:/cb"],
)  # fmt: skip
def test_these_addresses_may_be_registered(uri: str) -> None:
    assert redirects.checked(uri) == uri
    assert redirects.matches(uri, uri)


@pytest.mark.parametrize(
    "uri",
    ["http://tool.example.org/cb", "http://localhost/cb", "https://tool.example.org", "https://tool.example.org/#x",
     "https://user@tool.example.org/", "javascript:alert(1)", "data:text/html,x", "tool:/cb", "org.example.tool://cb",
     "https:///cb", "//x/cb", "/cb", "", "https://tool.example.org/ñ", "https://tool.example.org/a b", "https://*/x",
     "https://tool.example.org:0/x", "https://tool.example.org:99999/x", "https://tool.example.org;x/y", "https://'/x",
     "http://127.0.0.1.example.org/cb", "https://" + "a" * 500 + "/", "https://a/\r\nx", "http://[::1/cb"],
)  # fmt: skip
def test_these_addresses_may_not(uri: str) -> None:
    with pytest.raises(Invalid):
        redirects.checked(uri)


@given(st.sampled_from(["http://127.0.0.1/cb", "http://[::1]:8080/cb?x=1"]), st.integers(1, 65535))
def test_a_program_on_the_persons_machine_may_have_any_port(registered: str, port: int) -> None:
    host, rest = registered.removeprefix("http://").split("/", 1)
    bare = host.removesuffix(":8080")
    assert redirects.matches(registered, f"http://{bare}:{port}/{rest}")
    assert not redirects.matches(registered, f"http://{bare}:{port}/{rest}x")


@given(st.sampled_from(["https://tool.example.org/cb", "http://127.0.0.1/cb", "org.example.tool:/cb"]), st.text())
def test_no_other_text_is_the_registered_address(registered: str, asked: str) -> None:
    if redirects.matches(registered, asked):
        assert asked == registered or asked.startswith("http://127.0.0.1:")
    assert not redirects.matches(registered, registered + "/" + asked) or not asked


def test_only_public_keys_of_the_right_kind_are_taken() -> None:
    rsa, ec = RSAKey.generate_key(2048), ECKey.generate_key("P-256")
    for key in (rsa, ec, OKPKey.generate_key("Ed25519")):
        read = keysets.read(public(key))
        assert set(read["keys"][0]) <= {"kty", "crv", "x", "y", "n", "e", "kid"}
        assert keysets.read(orjson.dumps(key.as_dict(private=False))) == read
        with pytest.raises(Invalid, match="private key"):
            keysets.read(orjson.dumps({"keys": [key.as_dict(private=True)]}))
    short = {**rsa.as_dict(private=False), "n": str(rsa.as_dict(private=False)["n"])[:340]}
    others = [OctKey.generate_key(256), ECKey.generate_key("P-384"), OKPKey.generate_key("X25519")]
    for bad in (short, *(key.as_dict() for key in others)):
        with pytest.raises(Invalid):
            keysets.read(orjson.dumps({"keys": [bad]}))


def test_a_set_has_a_few_keys() -> None:
    one = orjson.loads(public(OKPKey.generate_key("Ed25519")))["keys"][0]
    assert len(keysets.read(orjson.dumps({"keys": [one] * 5}))["keys"]) == 5
    for bad in (b"", b"x", b"[]", b"{}", b'{"keys": []}', b'{"keys": [1]}', b'{"keys": {}}', b" " * 30_000):
        with pytest.raises(Invalid):
            keysets.read(bad)
    with pytest.raises(Invalid):
        keysets.read(orjson.dumps({"keys": [one] * 6}))


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**60), 2**60) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=6,
)
MEMBERS = st.sampled_from(["kty", "crv", "x", "y", "n", "e", "kid", "d", "use", "alg"])
KINDS = st.sampled_from(["OKP", "EC", "RSA", "Ed25519", "P-256", "AQAB", "x" * 43])


@given(st.dictionaries(MEMBERS, JSON | KINDS))
def test_any_key_is_read_or_refused(stated: dict[str, object]) -> None:
    try:
        read = keysets.read(orjson.dumps({"keys": [stated]}))
    except Invalid:
        return
    assert keysets.imported(read).keys
