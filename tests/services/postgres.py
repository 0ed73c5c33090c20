"""A real PostgreSQL (15 or newer) for the tests: Debian's server, in a temporary folder, on a free port, by password.

The cluster sorts text by a language's rules, not by code points, so that an order that leans on the database's locale
is caught.
"""

import os
import pwd
import secrets
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import psycopg
import pytest

_BIN = max(Path("/usr/lib/postgresql").glob("*/bin"), default=Path("/usr/lib/postgresql/15/bin"))
"""Debian's, not the PATH's, which may be another build."""
_databases = count(1)


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """URL of the running server's own database, with user and password in it."""
    if not (_BIN / "initdb").exists():
        if os.environ.get("CI") == "true":
            pytest.fail("PostgreSQL is not installed: apt install postgresql")
        pytest.skip("left out: PostgreSQL is not installed (apt install postgresql)")
    folder = Path(tempfile.mkdtemp(prefix="naga-postgres-"))
    server = None
    try:
        owner = _owner()
        shutil.chown(folder, owner)
        password = secrets.token_hex(16)
        secret = folder / "password"
        secret.write_text(password)
        shutil.chown(secret, owner)
        made = subprocess.run(
            [
                *(_BIN / "initdb", "-D", folder / "cluster", "-U", "naga", "--pwfile", secret, "--auth=scram-sha-256"),
                *("--encoding=UTF8", "--locale=C.UTF-8", "--locale-provider=icu", "--icu-locale=en-US", "--no-sync"),
            ],
            user=owner,
            cwd=folder,
            capture_output=True,
            text=True,
        )
        assert made.returncode == 0, made.stderr
        port = _free_port()
        options = {"port": port, "listen_addresses": "127.0.0.1", "unix_socket_directories": "", "fsync": "off"}
        with (folder / "log").open("wb") as log:
            server = subprocess.Popen(
                [
                    _BIN / "postgres",
                    "-D",
                    folder / "cluster",
                    *(f"--{name}={value}" for name, value in options.items()),
                ],
                user=owner,
                cwd=folder,
                stdout=log,
                stderr=log,
            )
        url = f"postgresql://naga:{password}@127.0.0.1:{port}/postgres"
        _wait_until_it_answers(url, server, folder / "log")
        yield url
    finally:
        if server is not None:
            server.terminate()
            server.wait(timeout=60)
        shutil.rmtree(folder)


@pytest.fixture
def postgres_url(postgres_server: str) -> Iterator[str]:
    """URL of an empty database of its own."""
    name = f"naga_{next(_databases)}"
    with psycopg.connect(postgres_server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
        yield f"{postgres_server.rsplit('/', 1)[0]}/{name}"
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


def _owner() -> int:
    """The server refuses to run as root."""
    return pwd.getpwnam("postgres").pw_uid if os.geteuid() == 0 else os.geteuid()


def _free_port() -> int:
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        port: int = asked.getsockname()[1]
        return port


def _wait_until_it_answers(url: str, server: "subprocess.Popen[bytes]", log: Path) -> None:
    deadline = time.monotonic() + 60
    while True:
        try:
            psycopg.connect(url, connect_timeout=5).close()
            return
        except psycopg.OperationalError:
            if server.poll() is not None or time.monotonic() > deadline:
                pytest.fail(f"PostgreSQL did not start:\n{log.read_text()}")
            time.sleep(0.05)
