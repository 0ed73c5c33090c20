from base64 import b64decode, b64encode
from contextlib import suppress

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from hypothesis import assume, given
from hypothesis import strategies as st

from intel.checkpoints import Checkpoint, NotSigned, opened, sign, verifier_key

KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
PUBLIC = KEY.public_key()
NAME = "naga/0123456789abcdef/audit"
checkpoints = st.builds(Checkpoint, st.just(NAME), st.integers(0, 2**60), st.binary(min_size=32, max_size=32))


@given(checkpoints)
def test_a_signed_checkpoint_opens(checkpoint: Checkpoint) -> None:
    assert opened(sign(checkpoint, KEY), NAME, PUBLIC) == checkpoint


@given(checkpoints, st.data())
def test_a_note_with_one_character_changed_says_the_same_or_nothing(
    checkpoint: Checkpoint, data: st.DataObject
) -> None:
    note = sign(checkpoint, KEY)
    place = data.draw(st.integers(0, len(note) - 1))
    changed = note[:place] + data.draw(st.characters(codec="utf-8") | st.just("")) + note[place + 1 :]
    assume(changed != note)
    with suppress(NotSigned):
        assert opened(changed, NAME, PUBLIC) == checkpoint  # a line's end, say


def test_the_lines_are_those_of_the_standard() -> None:
    note = sign(Checkpoint(NAME, 3, bytes(32)), KEY)
    text, _, signature = note.partition("\n\n")
    assert text.splitlines() == [NAME, "3", b64encode(bytes(32)).decode()]
    dash, name, encoded = signature.rstrip("\n").split(" ")
    assert (dash, name) == ("\u2014", NAME)
    PUBLIC.verify(b64decode(encoded)[4:], f"{text}\n".encode())
    named, key_hash, key = verifier_key(NAME, PUBLIC).split("+", 2)
    assert (named, bytes.fromhex(key_hash)) == (NAME, b64decode(encoded)[:4])
    assert b64decode(key) == b"\x01" + PUBLIC.public_bytes_raw()


def test_the_example_of_the_go_checksum_database_opens() -> None:
    """Its key and a note of it stand in the documentation of golang.org/x/mod/sumdb/note."""
    name, key = "PeterNeumann", "ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
    public = Ed25519PublicKey.from_public_bytes(b64decode(key)[1:])
    note = (
        "If you think cryptography is the answer to your problem,\n"
        "then you don't know what your problem is.\n"
        "\n"
        "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n"
    )
    assert verifier_key(name, public) == f"PeterNeumann+c74f20a3+{key}"
    with pytest.raises(NotSigned, match="not a checkpoint of"):  # the signature holds; the text is no checkpoint
        opened(note, name, public)
    with pytest.raises(NotSigned, match="not signed by"):
        opened(note.replace("answer", "question"), name, public)


def test_a_witness_may_sign_beside_us() -> None:
    note = sign(Checkpoint(NAME, 3, bytes(32)), KEY)
    witness = b64encode(b"hash" + Ed25519PrivateKey.generate().sign(b"x")).decode()
    assert opened(f"{note}— witness.example {witness}\n", NAME, PUBLIC).size == 3


@pytest.mark.parametrize("note", ["", "\n\n", "a\n\nb", f"{NAME}\n3\n\n— {NAME} !!!!\n", f"— {NAME} AAAA\n"])
def test_any_other_text_is_refused(note: str) -> None:
    with pytest.raises(NotSigned):
        opened(note, NAME, PUBLIC)


def test_another_log_s_checkpoint_or_another_key_s_is_refused() -> None:
    with pytest.raises(NotSigned):
        opened(sign(Checkpoint("naga/0123456789abcdef/ledger", 3, bytes(32)), KEY), NAME, PUBLIC)
    with pytest.raises(NotSigned):
        opened(sign(Checkpoint(NAME, 3, bytes(32)), Ed25519PrivateKey.generate()), NAME, PUBLIC)
