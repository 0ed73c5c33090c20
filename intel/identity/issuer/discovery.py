"""What the issuer tells about itself: RFC 8414, OpenID Connect Discovery 1.0; and its keys, RFC 7517.

One thing there is other than OpenID Connect Discovery asks: no RS256. The issuer has Ed25519 keys alone, which every
current library verifies; a client that takes RS256 alone is not served.
"""

from collections.abc import Iterable
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from intel.identity.issuer import keysets, scopes
from intel.identity.issuer.registered import BY_KEY, PUBLIC
from intel.identity.issuer.server import PATHS
from intel.identity.tokens import ALGORITHM, public_jwk


def metadata(issuer: str) -> dict[str, Any]:
    return {
        "issuer": issuer,
        **{name: issuer + path for name, path in PATHS.items()},
        "scopes_supported": list(scopes.SUPPORTED),
        "response_types_supported": ["code"],
        "response_modes_supported": ["query"],
        "grant_types_supported": ["authorization_code", "refresh_token", "client_credentials"],
        "token_endpoint_auth_methods_supported": [BY_KEY, PUBLIC],
        "token_endpoint_auth_signing_alg_values_supported": keysets.SIGNING,
        "revocation_endpoint_auth_methods_supported": [BY_KEY, PUBLIC],
        "revocation_endpoint_auth_signing_alg_values_supported": keysets.SIGNING,
        "code_challenge_methods_supported": ["S256"],
        "authorization_response_iss_parameter_supported": True,
        "subject_types_supported": ["public"],
        "id_token_signing_alg_values_supported": [ALGORITHM],
        "claims_supported": ["sub", "iss", "aud", "exp", "iat", "auth_time", "nonce", "amr", "name", "agency", "roles"],
        "claims_parameter_supported": False,
        "request_parameter_supported": False,
        "request_uri_parameter_supported": False,
        "prompt_values_supported": ["none", "login", "consent"],
    }


def key_set(keys: Iterable[Ed25519PublicKey]) -> dict[str, Any]:
    """Keys that verify now: the one that signs first."""
    return {"keys": [public_jwk(key).as_dict(private=False) for key in keys]}
