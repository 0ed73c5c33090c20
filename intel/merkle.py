"""Merkle trees over a log that only grows: roots, and proofs that something is in it and that nothing in it changed.

Leaves are bytes of any length. Sources: RFC 6962, section 2.1 (trees and the proofs), RFC 9162, sections 2.1.3.2 and
2.1.4.2 (how proofs are verified).
"""

import hashlib
from collections.abc import Iterable, Sequence


def leaf_hash(leaf: bytes) -> bytes:
    return hashlib.sha256(b"\x00" + leaf).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    return hashlib.sha256(b"\x01" + left + right).digest()


class Growing:
    """The root of a tree that grows leaf by leaf, without its leaves: the roots of its whole subtrees, largest first.

    `peaks` are all that must be kept to go on: at most one for each bit of the size.
    """

    def __init__(self, size: int = 0, peaks: Iterable[bytes] = ()) -> None:
        """Raises `ValueError` where peaks do not fit the size."""
        self.size = size
        self.peaks = list(peaks)
        if len(self.peaks) != size.bit_count():
            raise ValueError("a tree has a peak for each bit of its size")

    def add(self, leaf: bytes) -> None:
        node, size = leaf_hash(leaf), self.size
        while size & 1:
            node = node_hash(self.peaks.pop(), node)
            size >>= 1
        self.peaks.append(node)
        self.size += 1

    def root(self) -> bytes:
        if not self.peaks:
            return hashlib.sha256().digest()
        node, *rest = reversed(self.peaks)
        for peak in rest:
            node = node_hash(peak, node)
        return node


def root(leaves: Sequence[bytes]) -> bytes:
    tree = Growing()
    for leaf in leaves:
        tree.add(leaf)
    return tree.root()


def inclusion_proof(leaves: Sequence[bytes], place: int) -> list[bytes]:
    """That `leaves[place]` is in the tree: the roots beside its way up. Raises `IndexError` for no such leaf."""
    if not 0 <= place < len(leaves):
        raise IndexError(f"no leaf {place} in a tree of {len(leaves)}")
    if len(leaves) == 1:
        return []
    split = _split(len(leaves))
    if place < split:
        return [*inclusion_proof(leaves[:split], place), root(leaves[split:])]
    return [*inclusion_proof(leaves[split:], place - split), root(leaves[:split])]


def consistency_proof(leaves: Sequence[bytes], earlier: int) -> list[bytes]:
    """That the tree of the first `earlier` leaves was only added to. Raises `IndexError` for a size it never had."""
    if not 0 < earlier <= len(leaves):
        raise IndexError(f"no tree of {earlier} in one of {len(leaves)}")
    return _subproof(leaves, earlier, whole=True)


def includes(leaf: bytes, place: int, size: int, proof: Sequence[bytes], root: bytes) -> bool:
    """Whether `proof` shows that `leaf` is at `place` in the tree of that size and root."""
    if not 0 <= place < size:
        return False
    at, last, node = place, size - 1, leaf_hash(leaf)
    for beside in proof:
        if last == 0:
            return False
        if at & 1 or at == last:
            node = node_hash(beside, node)
            while not at & 1 and at:
                at, last = at >> 1, last >> 1
        else:
            node = node_hash(node, beside)
        at, last = at >> 1, last >> 1
    return last == 0 and node == root


def extends(earlier: int, earlier_root: bytes, size: int, root: bytes, proof: Sequence[bytes]) -> bool:
    """Whether `proof` shows that the tree of that size and root was made from the earlier one by adding alone."""
    if not 0 < earlier <= size:
        return False
    if earlier == size:
        return not proof and earlier_root == root
    path = [earlier_root, *proof] if earlier & (earlier - 1) == 0 else list(proof)
    if not path:
        return False
    at, last = earlier - 1, size - 1
    while at & 1:
        at, last = at >> 1, last >> 1
    old = new = path[0]
    for beside in path[1:]:
        if last == 0:
            return False
        if at & 1 or at == last:
            old, new = node_hash(beside, old), node_hash(beside, new)
            while not at & 1 and at:
                at, last = at >> 1, last >> 1
        else:
            new = node_hash(new, beside)
        at, last = at >> 1, last >> 1
    return last == 0 and old == earlier_root and new == root


def _split(size: int) -> int:
    """The largest power of two below `size`."""
    return 1 << (size - 1).bit_length() - 1


def _subproof(leaves: Sequence[bytes], earlier: int, *, whole: bool) -> list[bytes]:
    if earlier == len(leaves):
        return [] if whole else [root(leaves)]
    split = _split(len(leaves))
    if earlier <= split:
        return [*_subproof(leaves[:split], earlier, whole=whole), root(leaves[split:])]
    return [*_subproof(leaves[split:], earlier - split, whole=False), root(leaves[:split])]
