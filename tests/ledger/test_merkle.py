import hashlib

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from intel import merkle

# The test vectors that implementations of RFC 6962 share: leaves of 0 to 16 bytes, and the roots of the first one,
# two, … eight of them (certificate-transparency, merkletree/merkle_tree_test.cc).
LEAVES = [bytes.fromhex(leaf) for leaf in (
    "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f",
)]  # fmt: skip
ROOTS = [
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]

leaves = st.lists(st.binary(max_size=4), min_size=1, max_size=20)


@pytest.mark.parametrize("size", range(1, 9))
def test_the_shared_vectors(size: int) -> None:
    assert merkle.root(LEAVES[:size]).hex() == ROOTS[size - 1]


def test_an_empty_tree() -> None:
    assert merkle.root([]) == hashlib.sha256().digest()


@given(leaves, st.integers(0, 19))
def test_a_tree_grows_on_from_its_peaks(leaves: list[bytes], stop: int) -> None:
    grown = merkle.Growing()
    for leaf in leaves[:stop]:
        grown.add(leaf)
    on = merkle.Growing(grown.size, grown.peaks)
    for leaf in leaves[stop:]:
        on.add(leaf)
    assert on.root() == merkle.root(leaves)


def test_peaks_that_do_not_fit_are_refused() -> None:
    with pytest.raises(ValueError, match="a peak for each bit"):
        merkle.Growing(3, [bytes(32)])


@given(leaves)
def test_every_leaf_is_proved(leaves: list[bytes]) -> None:
    root = merkle.root(leaves)
    for place, leaf in enumerate(leaves):
        assert merkle.includes(leaf, place, len(leaves), merkle.inclusion_proof(leaves, place), root)


@given(leaves)
def test_every_earlier_tree_is_proved(leaves: list[bytes]) -> None:
    for earlier in range(1, len(leaves) + 1):
        proof = merkle.consistency_proof(leaves, earlier)
        assert merkle.extends(earlier, merkle.root(leaves[:earlier]), len(leaves), merkle.root(leaves), proof)


@given(leaves, st.data())
def test_no_other_leaf_place_or_proof_is_proved(leaves: list[bytes], data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(leaves) - 1))
    proof = merkle.inclusion_proof(leaves, place)
    other = (
        data.draw(st.just(leaves[place]) | st.binary(max_size=4)),
        data.draw(st.just(place) | st.integers(-1, 21)),
        data.draw(st.just(proof) | st.lists(st.sampled_from([*proof, bytes(32)]), max_size=6)),
    )
    assume(other != (leaves[place], place, proof))
    leaf, elsewhere, forged = other
    same = elsewhere in range(len(leaves)) and leaves[elsewhere] == leaf and len(set(leaves)) < len(leaves)
    assume(not same)  # equal leaves: another place of the same leaf may hold it in truth
    assert not merkle.includes(leaf, elsewhere, len(leaves), forged, merkle.root(leaves))


@given(leaves, st.data())
def test_a_tree_that_was_changed_is_not_proved(leaves: list[bytes], data: st.DataObject) -> None:
    earlier = data.draw(st.integers(1, len(leaves)))
    place = data.draw(st.integers(0, earlier - 1))
    changed = [*leaves[:place], data.draw(st.binary(max_size=4)), *leaves[place + 1 :]]
    assume(changed != leaves)
    proof = merkle.consistency_proof(changed, earlier)
    assert not merkle.extends(earlier, merkle.root(leaves[:earlier]), len(leaves), merkle.root(changed), proof)


@given(leaves, st.data())
def test_a_forged_proof_of_growth_does_not_pass(leaves: list[bytes], data: st.DataObject) -> None:
    earlier = data.draw(st.integers(1, len(leaves)))
    proof = merkle.consistency_proof(leaves, earlier)
    forged = data.draw(st.lists(st.sampled_from([*proof, bytes(32), merkle.root(leaves)]), max_size=6))
    assume(forged != proof)
    assert not merkle.extends(earlier, merkle.root(leaves[:earlier]), len(leaves), merkle.root(leaves), forged)


@pytest.mark.parametrize("place", [-1, 3])
def test_there_is_no_proof_of_what_is_not_there(place: int) -> None:
    with pytest.raises(IndexError):
        merkle.inclusion_proof([b"a", b"b", b"c"], place)
    with pytest.raises(IndexError):
        merkle.consistency_proof([b"a", b"b", b"c"], place + 1 if place > 0 else place)
