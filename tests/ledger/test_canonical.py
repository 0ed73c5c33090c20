import hashlib
import json

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from intel.canonical import GENESIS, canonical, chained, digest, parsed

texts = st.text(max_size=20)
integers = st.integers(-(2**53) + 1, 2**53 - 1)
values = st.recursive(
    st.none() | st.booleans() | integers | st.floats(allow_nan=False, allow_infinity=False) | texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=8,
)  # fmt: skip
fields = st.dictionaries(st.sampled_from(["at", "content", "type"]), texts | st.none(), min_size=1)
chains = st.lists(fields, min_size=1, max_size=6)


def _hashes(entries: list[dict[str, str | None]]) -> list[str]:
    hashes = [GENESIS]
    for entry in entries:
        hashes.append(chained(hashes[-1], entry))
    return hashes[1:]


def _first_misfit(entries: list[dict[str, str | None]], hashes: list[str]) -> int | None:
    previous = GENESIS
    for place, (entry, hash) in enumerate(zip(entries, hashes, strict=True)):
        if chained(previous, entry) != hash:
            return place
        previous = hash
    return None


@given(values)
def test_canonical_json_reads_back(value: object) -> None:
    assert parsed(canonical(value)) == value
    assert canonical(parsed(canonical(value))) == canonical(value)


@given(st.dictionaries(texts, values, max_size=4))
def test_the_order_of_keys_does_not_matter(value: dict[str, object]) -> None:
    assert canonical(dict(reversed(value.items()))) == canonical(value)


def test_the_examples_of_rfc_8785() -> None:
    numbers = [333333333.33333329, 1e30, 4.50, 2e-3, 0.000000000000000000000000001]
    value = {
        "numbers": numbers,
        "string": "\u20ac$\u000f\u000aA'\u0042\u0022\u005c\\\"/",
        "literals": [None, True, False],
    }
    assert canonical(value).decode() == (
        '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],'
        '"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}'
    )
    keys = ["\u20ac", "\r", "\ufb33", "1", "\U0001f600", "\u0080", "\u00f6"]  # section 3.2.3: sorted as UTF-16
    assert list(json.loads(canonical(dict.fromkeys(keys)))) == ["\r", "1", "\u0080", "ö", "€", "\U0001f600", "\ufb33"]


@pytest.mark.parametrize("value", ["\ud800", float("nan"), 2**53, {1: 2}, b"bytes"])
def test_what_json_cannot_say_is_refused(value: object) -> None:
    with pytest.raises(ValueError, match=r"."):
        canonical(value)


@given(fields, st.text("0123456789abcdef", min_size=64, max_size=64))
def test_a_standard_library_derives_the_same_hash(entry: dict[str, str | None], previous: str) -> None:
    framed = json.dumps({**entry, "previous": previous}, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    assert chained(previous, entry) == hashlib.sha256(framed.encode()).hexdigest()


@given(chains, st.data())
def test_one_altered_entry_is_found_in_its_place(entries: list[dict[str, str | None]], data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(entries) - 1))
    altered = data.draw(fields)
    assume(altered != entries[place])
    assert _first_misfit([*entries[:place], altered, *entries[place + 1 :]], _hashes(entries)) == place


@given(chains, st.data())
def test_one_dropped_entry_is_found(entries: list[dict[str, str | None]], data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(entries) - 1))
    hashes = _hashes(entries)
    left = [*entries[:place], *entries[place + 1 :]]
    found = _first_misfit(left, [*hashes[:place], *hashes[place + 1 :]])
    assert found == (place if place < len(left) else None), "the end alone can go unseen: that is for checkpoints"


@given(chains, st.data())
def test_two_swapped_entries_are_found(entries: list[dict[str, str | None]], data: st.DataObject) -> None:
    one, other = sorted(data.draw(st.lists(st.integers(0, len(entries) - 1), min_size=2, max_size=2)))
    assume(one != other)
    order = list(range(len(entries)))
    order[one], order[other] = other, one
    hashes = _hashes(entries)
    assert _first_misfit([entries[n] for n in order], [hashes[n] for n in order]) == one


def test_a_digest_tells_framed_fields_apart() -> None:
    assert digest(["a.b", "c"]) != digest(["a", "b.c"])
