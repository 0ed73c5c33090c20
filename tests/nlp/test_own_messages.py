"""Messages of our own, in styles of agencies that the demonstration has not, are read as well as they were."""

from tests.nlp.score import LEAST, f1_by_type, own_messages


def test_own_messages_are_many_and_in_ten_languages() -> None:
    rows = own_messages()
    assert len(rows) >= 300
    assert len({row["language"] for row in rows}) >= 10
    assert len({row["ref"] for row in rows}) == len(rows)


def test_own_messages_keep_their_scores() -> None:
    # A line without `types` was written for the learned components, with gold for every type: it has no floor yet.
    found = f1_by_type([row for row in own_messages() if "types" in row])
    assert found.keys() == LEAST.keys()
    assert {name: value for name, value in found.items() if value < LEAST[name]} == {}
