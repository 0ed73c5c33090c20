"""Registering clients: by an administrator of the agency whose they are, for that agency alone."""

from base64 import b32encode
from collections.abc import Collection, Sequence
from secrets import token_bytes
from typing import Any

from intel.errors import Forbidden, Invalid
from intel.exchange.exchange import Exchange
from intel.identity.issuer import grants, keysets, redirects
from intel.identity.issuer.grants import Grant
from intel.identity.issuer.minting import note
from intel.ledger import clients
from intel.ledger.clients import Client
from intel.ledger.engine import reading, writing
from intel.model import Reader
from intel.roles import Action, require


def drafted(
    agency: str, name: str, roles: Collection[str], redirect_uris: Sequence[str], keys: bytes | None
) -> Client:  # fmt: skip
    """A client with an id of its own (128 random bits). Raises `Invalid` for an address or a key that can't be one."""
    if len(redirect_uris) > redirects.MOST:
        raise Invalid(f"a client has at most {redirects.MOST} redirect addresses", "redirect")
    return Client(
        id="c-" + b32encode(token_bytes(16)).decode().rstrip("=").lower(),
        agency=agency,
        name=name.strip(),
        roles=frozenset(roles),
        redirects=tuple(dict.fromkeys(redirects.checked(uri) for uri in redirect_uris)),
        keys=None if keys is None else keysets.read(keys),
    )


def register(exchange: Exchange, reader: Reader, client: Client) -> None:
    """Raises `Forbidden` for anyone but an administrator of the client's agency, and as `intel.ledger.clients.add`."""
    _require(reader, client.agency)
    with writing(exchange.engine) as connection:
        most = exchange.settings.client_limit
        clients.add(connection, client, exchange.clock(), _by(reader), most=most)


def replace_keys(exchange: Exchange, reader: Reader, name: str, keys: bytes) -> None:
    """Of a client of the reader's agency. Raises as `register`."""
    _require(reader, reader.agency)
    read: dict[str, Any] = keysets.read(keys)
    with writing(exchange.engine) as connection:
        clients.set_keys(connection, reader.agency, name, read, exchange.clock(), _by(reader))


def disable(exchange: Exchange, reader: Reader, name: str) -> None:
    """A client of the reader's agency: from now on no token of it is taken."""
    _require(reader, reader.agency)
    with writing(exchange.engine) as connection:
        disabled = clients.disable(connection, reader.agency, name, exchange.clock(), _by(reader))
        grants.end_client(connection, disabled.id)


def registered(exchange: Exchange, reader: Reader) -> list[Client]:
    """Of the reader's agency, for its administrators."""
    _require(reader, reader.agency)
    with reading(exchange.engine) as connection:
        return clients.of_agency(connection, reader.agency)


def granted(exchange: Exchange, reader: Reader) -> list[tuple[Grant, Client]]:
    """What the reader, a person, lets tools do: the newest first."""
    with reading(exchange.engine) as connection:
        found = grants.find_of_person(connection, reader.agency, reader.name, exchange.clock())
        named = {client.id: client for client in clients.of_agency(connection, reader.agency)}
    return [(grant, named[grant.for_whom.client]) for grant in found if grant.for_whom.client in named]


def end_grant(exchange: Exchange, reader: Reader, id: str) -> None:
    """One of the reader's own. One that stands no more, or is another's, is no error and stays as it is."""
    for grant, client in granted(exchange, reader):
        if grant.id == id:
            with writing(exchange.engine) as connection:
                grants.end(connection, id)
                note(connection, "grant ended", client, reader.name, exchange.clock(), {"grant": id})


def _require(reader: Reader, agency: str) -> None:
    require(reader.roles, Action.MANAGE_CLIENTS)
    if reader.agency != agency:
        raise Forbidden("an administrator manages the clients of the own agency alone")


def _by(reader: Reader) -> str:
    return f"{reader.agency}/{reader.name}"
