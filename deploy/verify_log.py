#!/usr/bin/env python3
"""Verify a community's audit trail or ledger without its software: Python 3.9 or newer and the package `cryptography`.

    verify_log.py KEY entry PROOF.json              the entry is in the log that the proof's checkpoint signs
    verify_log.py KEY growth KEPT PROOF.json        since the checkpoint KEPT the log was only added to
    verify_log.py KEY log ENTRIES.jsonl KEPT...     every entry, against every checkpoint that you kept

KEY is the text `name+hash+key` that you were given with your first checkpoint; KEPT a checkpoint, a file of some lines.
Exit status: 0 it holds, 1 it does not (the reason is on standard error), 2 wrong usage.
Sources: C2SP signed-note and tlog-checkpoint; RFC 6962, RFC 9162; RFC 8785.
"""

import hashlib
import json
import sys
from base64 import b64decode
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey


def sha(*parts):
    return hashlib.sha256(b"".join(parts)).digest()


def fail(reason):
    sys.exit(f"DOES NOT HOLD: {reason}")


def checkpoint(note, key):
    """(size, root) of a note that the key signed."""
    name, key_hash, public = key.split("+", 2)
    text, _, signatures = note.rpartition("\n\n")
    for line in signatures.splitlines():
        if line.startswith(f"\u2014 {name} "):
            signature = b64decode(line.split(" ")[2])
            if signature[:4] == bytes.fromhex(key_hash):
                Ed25519PublicKey.from_public_bytes(b64decode(public)[1:]).verify(signature[4:], (text + "\n").encode())
                origin, size, root = text.split("\n")[:3]
                if origin == name:
                    return int(size), b64decode(root)
    return fail(f"not a checkpoint signed by {name}")


def entry_hash(previous, entry):
    """Of the canonical JSON of the entry's columns and the hash before it."""
    fields = {**{column: entry[column] for column in entry if column != "hash"}, "previous": previous}
    canonical = json.dumps(fields, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return sha(canonical.encode()).hex()


def climb(node, place, size, proof):
    """Roots of the tree of `size`, and of the smaller one that ends with `node` at `place`, as the proof has them."""
    old = new = node
    at, last = place, size - 1
    for beside in proof:
        if last == 0:
            fail("the proof is too long")
        if at & 1 or at == last:
            old, new = sha(b"\x01", beside, old), sha(b"\x01", beside, new)
            while not at & 1 and at:
                at, last = at >> 1, last >> 1
        else:
            new = sha(b"\x01", new, beside)
        at, last = at >> 1, last >> 1
    return (old, new) if last == 0 else fail("the proof is too short")


def entry(key, proof):
    size, root = checkpoint(proof["checkpoint"], key)
    told = proof["entry"]
    leaf = sha(b"\x00", bytes.fromhex(entry_hash(proof["previous"], told)))
    if not 0 < told["seq"] <= size or climb(leaf, told["seq"] - 1, size, map(b64decode, proof["proof"]))[1] != root:
        fail(f"entry {told['seq']} is not in the log")
    return f"entry {told['seq']} is in the log of {size}"


def growth(key, kept, proof):
    (earlier, before), (size, root) = checkpoint(kept, key), checkpoint(proof["checkpoint"], key)
    if not 0 < earlier <= size:
        fail(f"the kept checkpoint has {earlier} entries, the proof's {size}")
    path = [b64decode(node) for node in proof["proof"]]
    if earlier & (earlier - 1) == 0:
        path.insert(0, before)
    place, last = earlier - 1, size - 1
    while place & 1:
        place, last = place >> 1, last >> 1
    roots = climb(path[0], place, last + 1, path[1:]) if earlier < size else (root, before)
    if roots != (before, root):
        fail(f"what stood in the log of {earlier} was changed")
    return f"the log of {earlier} was only added to, up to {size}"


def log(key, lines, *kept):
    signed = sorted(checkpoint(note, key) for note in kept)
    peaks, size, previous, held = [], 0, "0" * 64, 0
    for line in lines.splitlines():
        told = json.loads(line)
        if told["seq"] != size + 1 or told["hash"] != entry_hash(previous, told):
            fail(f"entry {size + 1} was altered, dropped, moved or put in")
        node, bit, previous, size = sha(b"\x00", bytes.fromhex(told["hash"])), size, told["hash"], size + 1
        while bit & 1:
            node, bit = sha(b"\x01", peaks.pop(), node), bit >> 1
        root = node
        for peak in reversed(peaks):
            root = sha(b"\x01", peak, root)
        peaks.append(node)
        while signed and signed[0][0] <= size:
            if signed.pop(0) != (size, root):
                fail(f"something in entries {held + 1} to {size} is not what was signed")
            held = size
    if signed:
        fail(f"entry {size + 1} is missing: a checkpoint signs {signed[-1][0]}")
    return f"{held} entries are what the checkpoints sign; {size - held} came after the last of them"


def main(arguments):
    ways = {"entry": (entry, 1, 1), "growth": (growth, 2, 2), "log": (log, 2, 10_000)}
    verify, least, most = ways.get(arguments[1] if len(arguments) > 1 else "", (None, 0, 0))
    if verify is None or not least <= len(arguments) - 2 <= most:
        sys.stderr.write(__doc__)
        sys.exit(2)
    try:
        files = [Path(path).read_text(encoding="utf-8") for path in arguments[2:]]
        if verify is not log:
            files[-1] = json.loads(files[-1])
        sys.stdout.write(f"holds: {verify(arguments[0], *files)}\n")
    except (InvalidSignature, ValueError, KeyError, IndexError, TypeError, AttributeError, OSError) as error:
        fail(f"{type(error).__name__} {error}")


if __name__ == "__main__":
    main(sys.argv[1:])
