"""`python -m nlp.documents NAME TEXT_LIMIT`: a document on standard input, `{"messages"}` or `{"refused"}` on standard
output. A process of its own, so that whoever starts it can bound its time and memory.
"""

import json
import sys

from nlp.documents import Limits, Refused, messages_of


def main(name: str, text_limit: int) -> None:
    """One document."""
    try:
        messages = messages_of(sys.stdin.buffer.read(), name, Limits(text=text_limit))
        told: dict[str, str | list[str]] = {"messages": messages}
    except Refused as reason:
        told = {"refused": str(reason)}
    except (MemoryError, RecursionError):
        told = {"refused": "it needs too much memory to be read"}
    sys.stdout.buffer.write(json.dumps(told).encode())


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
