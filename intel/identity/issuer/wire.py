"""Requests and answers of the issuer, between Starlette and Authlib.

Every parameter once (RFC 6749, 3.1 and 3.2), none larger than it can be meant, and only text that both databases can
hold: what is otherwise is refused here, before anything looks at it.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import parse_qsl

import orjson
from authlib.common.urls import add_params_to_uri
from authlib.oauth2.rfc6749 import InvalidRequestError, OAuth2Payload, OAuth2Request
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from intel.reports.listed import storable

FORM = "application/x-www-form-urlencoded"
LARGEST = 16_384
"""Bytes of a form or a query string."""
MOST = 40
"""Parameters."""
LONGEST: Mapping[str, int] = {"client_assertion": 8192, "token": 8192, "redirect_uri": 500}
"""Characters of a parameter, where it may have more than `LONGEST_OTHER`."""
LONGEST_OTHER = 512
NO_STORE = {"Cache-Control": "no-store", "Pragma": "no-cache"}


def parameters(text: str) -> dict[str, str]:
    """Of a form or a query string. One without a value is as if it were not there (RFC 6749, 3.1).

    Raises `InvalidRequestError`.
    """
    try:
        if len(text) > LARGEST:
            raise InvalidRequestError("The request is too large.")
        pairs = parse_qsl(text, keep_blank_values=True, errors="strict", max_num_fields=MOST, separator="&")
    except (UnicodeDecodeError, ValueError):
        raise InvalidRequestError("The parameters cannot be read.") from None
    found: dict[str, str] = {}
    for name, value in pairs:
        if name in found:
            raise InvalidRequestError("A parameter is there twice.")
        if len(name) > LONGEST_OTHER or len(value) > LONGEST.get(name, LONGEST_OTHER):
            raise InvalidRequestError("A parameter is too long.")
        if not storable(name) or not storable(value):
            raise InvalidRequestError("A parameter is not text.")
        found[name] = value
    return {name: value for name, value in found.items() if value}


async def form(request: Request) -> dict[str, str]:
    """The parameters of a form that was posted. Raises `InvalidRequestError`."""
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != FORM:
        raise InvalidRequestError(f"A form is sent as {FORM}.")
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > LARGEST:
            raise InvalidRequestError("The request is too large.")
    try:
        return parameters(body.decode("ascii"))
    except UnicodeDecodeError:
        raise InvalidRequestError("The parameters cannot be read.") from None


class Asked(OAuth2Request):
    """As Authlib reads a request. `address` is ours, whatever the request's way through proxies was."""

    def __init__(self, method: str, address: str, parameters: Mapping[str, str], headers: Mapping[str, str]) -> None:
        super().__init__(method, address, headers=headers)
        self.payload = _Payload(parameters)

    @property
    def form(self) -> Mapping[str, str]:
        return self.payload.data

    @property
    def args(self) -> Mapping[str, str]:
        return self.payload.data


class _Payload(OAuth2Payload):
    def __init__(self, parameters: Mapping[str, str]) -> None:
        self._parameters = parameters

    @property
    def data(self) -> Mapping[str, str]:
        return self._parameters

    @property
    def datalist(self) -> defaultdict[str, list[str]]:
        return defaultdict(list, {name: [value] for name, value in self._parameters.items()})


def answer(status: int, body: Mapping[str, Any] | str, headers: Sequence[tuple[str, str]], issuer: str) -> Response:
    """A redirect names its issuer (RFC 9207); anything else is JSON."""
    named = dict(headers)
    if "Location" in named:
        return RedirectResponse(add_params_to_uri(named["Location"], [("iss", issuer)]), 303, NO_STORE)
    extra = {name: value for name, value in named.items() if name == "WWW-Authenticate"}
    return Response(orjson.dumps(body), status, {**NO_STORE, **extra}, "application/json")
