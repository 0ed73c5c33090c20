"""A document's text, read in a process of its own with bounds on time and memory: documents come from anywhere.

That process is this module: `python -m intel.contained NAME TEXT_LIMIT`, the document on standard input. It bounds
itself before it imports a reader, so that whoever starts it may have threads.
"""

import json
import resource
import subprocess
import sys

from nlp.documents import Refused

SECONDS = 60
MEMORY = 1_500_000_000
"""Bytes of address space."""


def text_of_document(raw: bytes, name: str, text_limit: int) -> str:
    """Its text; a sheet's rows are its lines. Raises `Refused` saying why the document can't be read."""
    messages = messages_of_document(raw, name, text_limit)
    return messages[0] if len(messages) == 1 else "".join(f"{message}\n" for message in messages)


def messages_of_document(raw: bytes, name: str, text_limit: int) -> list[str]:
    """A sheet's rows, each a message; of anything else its text. Raises `Refused`."""
    try:
        done = subprocess.run(  # noqa: S603 - our own program; the name is only looked at
            [sys.executable, "-P", "-m", "intel.contained", _plain(name), str(text_limit)],
            input=raw,
            capture_output=True,
            timeout=SECONDS,
            check=False,
        )
        told = json.loads(done.stdout) if done.returncode == 0 else {}
    except subprocess.TimeoutExpired:
        told = {"refused": f"it takes more than {SECONDS} seconds to read"}
    except ValueError:
        told = {}
    if "messages" not in told:
        raise Refused(told.get("refused", "it cannot be read within bounds"))
    return [str(message) for message in told["messages"]]


def _plain(name: str) -> str:
    """As far as a command's argument may hold it; only its ending matters."""
    return name.replace("\0", "").encode(errors="replace").decode()[-200:] or "-"


def _bound() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    _bound()
    from nlp.documents.__main__ import main

    main(sys.argv[1], int(sys.argv[2]))
