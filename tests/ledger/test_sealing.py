import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from intel.sealing import KEY_BYTES, SealBroken, seal, unseal, unwrap, wrap

keys = st.binary(min_size=KEY_BYTES, max_size=KEY_BYTES)
ids = st.text(min_size=1, max_size=12)
versions = st.integers(1, 1000)


@given(st.binary(max_size=200), keys, ids, versions)
def test_what_was_sealed_opens(payload: bytes, key: bytes, report: str, version: int) -> None:
    assert unseal(seal(payload, key, report, version), key, report, version) == payload


@given(st.binary(max_size=50), keys, ids, versions, st.data())
def test_it_opens_as_nothing_else(payload: bytes, key: bytes, report: str, version: int, data: st.DataObject) -> None:
    sealed = seal(payload, key, report, version)
    other = (data.draw(st.just(key) | keys), data.draw(st.just(report) | ids), data.draw(st.just(version) | versions))
    assume(other != (key, report, version))
    with pytest.raises(SealBroken):
        unseal(sealed, *other)


@given(st.binary(max_size=50), keys, st.data())
def test_one_flipped_bit_breaks_the_seal(payload: bytes, key: bytes, data: st.DataObject) -> None:
    sealed = bytearray(seal(payload, key, "r-1", 1))
    bit = data.draw(st.integers(0, len(sealed) * 8 - 1))
    sealed[bit // 8] ^= 1 << bit % 8
    with pytest.raises(SealBroken):
        unseal(bytes(sealed), key, "r-1", 1)


@given(st.binary(max_size=50), keys, st.data())
def test_a_part_of_it_does_not_open(payload: bytes, key: bytes, data: st.DataObject) -> None:
    sealed = seal(payload, key, "r-1", 1)
    length = data.draw(st.integers(0, len(sealed) - 1))
    with pytest.raises(SealBroken):
        unseal(sealed[:length], key, "r-1", 1)


@given(keys, keys, ids, ids, st.data())
def test_a_wrapped_key_opens_for_its_report_under_its_kek_alone(
    data_key: bytes, kek: bytes, kek_id: str, report: str, data: st.DataObject
) -> None:
    wrapped = wrap(data_key, kek, kek_id, report)
    assert unwrap(wrapped, kek, kek_id, report) == data_key
    other = (data.draw(st.just(kek) | keys), data.draw(st.just(kek_id) | ids), data.draw(st.just(report) | ids))
    assume(other != (kek, kek_id, report))
    with pytest.raises(SealBroken):
        unwrap(wrapped, *other)


def test_the_same_payload_is_never_sealed_alike() -> None:
    assert seal(b"x", bytes(32), "r-1", 1) != seal(b"x", bytes(32), "r-1", 1)


def test_a_wrapped_key_does_not_pass_for_a_sealed_report() -> None:
    with pytest.raises(SealBroken):
        unseal(wrap(b"x" * 32, bytes(32), "kek-1", "r-1"), bytes(32), "r-1", 1)
