"""A real Neo4j Community 5.26 for the tests: jars through Maven, its own folder, a free loopback port, a password.

The community edition holds one database, so tests that run at the same time can't share a server: each test process
that meets a Neo4j test starts its own, with little memory. Tests of the graph stay on one process where pytest is told
`--dist loadgroup` (mark `xdist_group("neo4j")`).
"""

import fcntl
import hashlib
import os
import re
import secrets
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import neo4j
import pytest

_DEPLOY = Path(__file__).parents[2] / "deploy" / "neo4j"
_ADD_OPENS = "--add-opens=java.base/{}=ALL-UNNAMED"
_SECONDS_TO_START = 120


class Neo4jServer(NamedTuple):
    url: str
    """`bolt://127.0.0.1:PORT`"""
    user: str
    password: str


@pytest.fixture(scope="session")
def neo4j_server() -> Iterator[Neo4jServer]:
    """A running server with an empty database. Left out where Java 17 or Maven is missing, unless CI=true."""
    if missing := missing_for_neo4j():
        if os.environ.get("CI") == "true":
            pytest.fail(missing)
        pytest.skip(f"left out: {missing}")
    with running_neo4j() as server:
        yield server


@contextmanager
def running_neo4j(heap: str = "512m", *, measured: bool = False) -> Iterator[Neo4jServer]:
    """Started with an empty database, stopped at the end. Needs what `missing_for_neo4j` asks for. `measured`: with the
    compiler and the page cache of a server that is to be fast, which starts later."""
    jars = _jars()
    home = Path(tempfile.mkdtemp(prefix="naga-neo4j-"))
    process = None
    try:
        port = _free_port()
        _configure(home, port, pagecache="1g" if measured else "64m")
        with (home / "log").open("wb") as log:
            process = subprocess.Popen(
                _command(jars, home, heap, [] if measured else ["-XX:TieredStopAtLevel=1"]),
                cwd=home,
                stdout=log,
                stderr=log,
            )
        server = Neo4jServer(f"bolt://127.0.0.1:{port}", "neo4j", secrets.token_hex(16))
        _set_first_password(server, process, home / "log")
        yield server
    finally:
        if process is not None:
            process.kill()  # nothing of it is kept, and an orderly end takes ten seconds
            process.wait()
        shutil.rmtree(home, ignore_errors=True)


def missing_for_neo4j() -> str:
    """What this machine lacks to run the server, in one line; empty where it lacks nothing."""
    if not shutil.which("java") or not shutil.which("mvn"):
        return "the Neo4j half needs Java 17 and Maven (apt install openjdk-17-jre-headless maven)"
    told = subprocess.run(["java", "-version"], capture_output=True, text=True, check=False).stderr
    version = re.search(r'version "(\d+)', told)
    if version is None or int(version[1]) not in (17, 21):
        return f"the Neo4j half needs Java 17 or 21, not {version[1] if version else told!r}"
    return ""


def _jars() -> Path:
    """Folder of the server's jars: brought once for each `pom.xml`, by one process while others wait."""
    pom = _DEPLOY / "pom.xml"
    folder = _DEPLOY / "target" / f"lib-{hashlib.sha256(pom.read_bytes()).hexdigest()[:12]}"
    folder.parent.mkdir(exist_ok=True)
    with (folder.parent / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.exists():
            unfinished = Path(tempfile.mkdtemp(prefix="lib-unfinished-", dir=folder.parent))
            brought = subprocess.run(
                ["mvn", "-q", "-B", "-f", pom, "dependency:copy-dependencies", f"-DoutputDirectory={unfinished}"],
                capture_output=True,
                text=True,
                timeout=1_200,
                check=False,
            )
            if brought.returncode != 0:
                shutil.rmtree(unfinished)
                pytest.fail(f"Maven did not bring Neo4j:\n{brought.stdout}{brought.stderr}")
            unfinished.rename(folder)
    return folder


def _configure(home: Path, port: int, pagecache: str) -> None:
    settings = {
        "server.default_listen_address": "127.0.0.1",
        "server.bolt.listen_address": f"127.0.0.1:{port}",
        "server.http.enabled": "false",
        "server.https.enabled": "false",
        "dbms.security.auth_enabled": "true",
        "dbms.usage_report.enabled": "false",
        "server.memory.pagecache.size": pagecache,
        "db.tx_log.rotation.retention_policy": "keep_none",
        "db.transaction.timeout": "60s",
    }
    (home / "conf").mkdir()
    (home / "conf" / "neo4j.conf").write_text("".join(f"{key}={value}\n" for key, value in settings.items()))


def _command(jars: Path, home: Path, heap: str, options: list[str]) -> list[str]:
    opens = [_ADD_OPENS.format(package) for package in ("java.nio", "java.io", "sun.nio.ch")]
    return [
        *("java", f"-Xmx{heap}", "-Xss1m", "-XX:+UseSerialGC", *options, *opens, "-cp", f"{jars}/*"),
        *("org.neo4j.server.CommunityEntryPoint", f"--home-dir={home}", f"--config-dir={home / 'conf'}"),
    ]


def _free_port() -> int:
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        port: int = asked.getsockname()[1]
        return port


def _set_first_password(server: Neo4jServer, process: "subprocess.Popen[bytes]", log: Path) -> None:
    """Waits until the server answers; the password that it comes with opens nothing but its own change."""
    deadline = time.monotonic() + _SECONDS_TO_START
    while True:
        try:
            with (
                neo4j.GraphDatabase.driver(server.url, auth=(server.user, "neo4j")) as driver,
                driver.session(database="system") as session,
            ):
                session.run("ALTER CURRENT USER SET PASSWORD FROM 'neo4j' TO $new", new=server.password).consume()
            return
        except (neo4j.exceptions.ServiceUnavailable, neo4j.exceptions.TransientError, OSError):
            if process.poll() is not None or time.monotonic() > deadline:
                pytest.fail(f"Neo4j did not start:\n{log.read_text()[-4000:]}")
            time.sleep(0.2)
