"""What fuzzing begins with: the demonstration's messages, small documents of each kind, words of the lexicons."""

import json
from collections.abc import Iterator
from pathlib import Path

import yaml

ROOT = Path(__file__).parents[3]


def messages() -> list[str]:
    """The demonstration's messages."""
    files = sorted((ROOT / "intel" / "demo").glob("messages_*.jsonl"))
    return [json.loads(line)["text"] for path in files for line in path.read_text(encoding="utf-8").splitlines()]


def words() -> Iterator[str]:
    """Names and cues of the YAML lexicons, in every language."""
    for path in sorted((ROOT / "nlp" / "lexicons").glob("*.yaml")):
        for entry in yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader):
            named = entry.get("names")
            for names in named.values() if isinstance(named, dict) else [named or []]:
                yield from (name for name in names if isinstance(name, str) and len(name.encode()) <= 60)


def dictionary() -> str:
    """Words as libFuzzer's `-dict` takes them."""
    lines = {"".join(f"\\x{byte:02x}" for byte in word.encode()) for word in words()}
    return "".join(f'"{line}"\n' for line in sorted(lines))
