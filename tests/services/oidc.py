"""A real OpenID Connect provider for the tests: the npm package oidc-provider, on a free loopback port."""

import fcntl
import os
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx
import orjson
import pytest
from joserfc.jwk import RSAKey

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "deploy" / "oidc"
INSTALLED = ROOT / ".cache" / "oidc"


@dataclass(frozen=True)
class OpenIdProvider:
    url: str

    def token(self, client: str, audience: str = "naga") -> str:
        """An access token of the client, by its credentials."""
        sent = {"grant_type": "client_credentials", "resource": f"urn:{audience}"}
        answer = httpx.post(f"{self.url}/token", data=sent, auth=(client, "secret"))
        token: str = answer.raise_for_status().json()["access_token"]
        return token


@pytest.fixture(scope="session")
def oidc_provider() -> Iterator[OpenIdProvider]:
    _install()
    key = RSAKey.generate_key(2048, parameters={"use": "sig", "alg": "RS256", "kid": "one"})
    keys = orjson.dumps([key.as_dict(private=True)]).decode()
    running = subprocess.Popen(
        ["node", "provider.js"],
        cwd=INSTALLED,
        env={**os.environ, "OIDC_KEYS": keys},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    try:
        assert running.stdout is not None
        url = next((line.strip() for line in running.stdout if line.startswith("http://")), "")
        assert url, "the provider did not start"
        yield OpenIdProvider(url)
    finally:
        running.terminate()
        running.wait(timeout=30)
        if running.stdout is not None:
            running.stdout.close()


def _install() -> None:
    """By the locked list, once; anew where the list changed. One worker installs, the others wait for it."""
    INSTALLED.parent.mkdir(exist_ok=True)
    with (INSTALLED.parent / "oidc.lock").open("w") as one_at_a_time:
        fcntl.flock(one_at_a_time, fcntl.LOCK_EX)
        _install_alone()


def _install_alone() -> None:
    lock = (SOURCE / "package-lock.json").read_bytes()
    stamp = INSTALLED / "installed"
    if stamp.exists() and stamp.read_bytes() == lock:
        shutil.copy(SOURCE / "provider.js", INSTALLED)
        return
    reason = "npm is not installed (apt install nodejs npm)"
    if shutil.which("npm") and shutil.which("node"):
        shutil.rmtree(INSTALLED, ignore_errors=True)
        shutil.copytree(SOURCE, INSTALLED)
        made = subprocess.run(
            ["npm", "ci", "--ignore-scripts", "--no-audit"], cwd=INSTALLED, capture_output=True, text=True
        )
        if made.returncode == 0:
            stamp.write_bytes(lock)
            return
        reason = f"npm ci failed: {made.stderr.strip()[-300:]}"
    if os.environ.get("CI") == "true":
        pytest.fail(reason)
    pytest.skip(f"left out: {reason}")
