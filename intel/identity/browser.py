"""A browser's session: from the request's cookie to who signed in, and back into the answer's cookie."""

from starlette.requests import Request
from starlette.responses import Response

from intel.errors import Unauthenticated
from intel.exchange.exchange import Exchange
from intel.identity import sessions
from intel.identity.admission import Admission
from intel.identity.sessions import Opening, Signed
from intel.ledger import users
from intel.ledger.engine import reading, writing
from intel.model import Reader
from intel.reports.listed import storable

LONGEST_VALUE = 128
"""Characters of a cookie that can be one of ours."""


def cookie_name(request: Request, what: str = "naga") -> str:
    """`__Host-` binds the cookie to this host and to https (RFC 6265bis); browsers refuse the prefix over http, which
    is for loopback alone."""
    return f"__Host-{what}" if request.url.scheme == "https" else what


def cookie_value(request: Request) -> str | None:
    """What can be a session's value; None for anything else."""
    value = request.cookies.get(cookie_name(request), "")
    return value if value and len(value) <= LONGEST_VALUE and value.isascii() else None


def session_of(exchange: Exchange, request: Request) -> Signed | None:
    """Who signed in, as long as that holds; None without a session. It counts as used."""
    value = cookie_value(request)
    if value is None:
        return None
    now = exchange.clock()
    with reading(exchange.engine) as connection:
        signed = sessions.find(connection, exchange.settings, value, now)
    if signed is not None and sessions.stale(signed, exchange.settings, now):
        with writing(exchange.engine) as connection:
            sessions.touch(connection, signed, now)
    return signed


def reader_of(exchange: Exchange, signed: Signed) -> Reader | None:
    """With the tokens that hold at this moment; None where the community admits the person no more."""
    try:
        return exchange.reader(signed.agency, signed.name, signed.roles)
    except Unauthenticated:
        return None


def open_by_token(exchange: Exchange, request: Request, admitted: Admission) -> tuple[str, Signed]:
    """A session no longer than the token's own life."""
    reader, now = admitted.reader, exchange.clock()
    with writing(exchange.engine) as connection:
        person = users.named(connection, reader.agency, reader.name) if storable(reader.name) else None
        opening = Opening(
            reader.agency,
            reader.name,
            reader.roles,
            person=person.id if person else None,
            token=admitted.token,
            at_most=admitted.expires,
        )
        return sessions.open_session(connection, exchange.settings, opening, now, cookie_value(request))


def keep(exchange: Exchange, request: Request, response: Response, value: str, signed: Signed) -> None:
    """Put the session into its cookie."""
    left = max(0, int((signed.expires - exchange.clock()).total_seconds()))
    set_cookie(request, response, cookie_name(request), value, left)


def end(exchange: Exchange, request: Request, response: Response) -> None:
    """Sign out: on the server, and in the browser."""
    with writing(exchange.engine) as connection:
        sessions.end_session(connection, cookie_value(request))
    response.delete_cookie(
        cookie_name(request), path="/", secure=request.url.scheme == "https", httponly=True, samesite="strict"
    )


def set_cookie(request: Request, response: Response, name: str, value: str, seconds: int) -> None:
    """For this host alone, out of reach of scripts and of other sites' requests."""
    secure = request.url.scheme == "https"
    response.set_cookie(name, value, max_age=seconds, path="/", secure=secure, httponly=True, samesite="strict")
