"""What was learned: its weights fit their description and the committed data, and rules go on without them."""

import hashlib
import shutil
from datetime import date
from pathlib import Path

import pytest

from nlp.extraction import Extraction
from nlp.learned import component
from nlp.learned.classifier import FOLDER, Classifier, WeightsError, load_classifier, read_meta
from nlp.learned.component import NAME
from nlp.pipeline import parse
from tests.nlp.learning.corpus import hash_of_messages, own_messages, read_candidates
from tests.nlp.learning.fit import fit
from tests.nlp.learning.train import CONFIG, read_config
from tests.nlp.score import split

TEXT = "Fiji Revenue and Customs Service officers found 12 kg of cocaine in Nadi on 3 May 2024, with the border troops."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The weights, to be harmed."""
    for name in (f"{NAME}.npy", f"{NAME}.json"):
        shutil.copy(FOLDER / name, tmp_path / name)
    return tmp_path


def test_the_weights_load_and_are_small() -> None:
    model = load_classifier(NAME)
    assert model.labels[0] == "none"
    assert sum(model.probabilities(["name=customs", "R0=seized"])) == pytest.approx(1)
    assert (FOLDER / f"{NAME}.npy").stat().st_size < 5_000_000


def test_the_weights_name_the_data_and_the_configuration_that_they_came_from() -> None:
    meta = read_meta(NAME)
    head, _, candidates = read_candidates()
    assert meta["candidates"] == candidates
    assert meta["config"] == hashlib.sha256(CONFIG.read_bytes()).hexdigest()
    rows = {row["ref"]: row for row in split("dev")}
    for name in read_config()["corpus"]["own"]:
        rows |= {row["ref"]: row for row in own_messages(name)}
    assert meta["messages"] == hash_of_messages(rows[ref] for ref in head["refs"])


def test_no_message_of_the_test_part_is_learned_from() -> None:
    _, examples, _ = read_candidates()
    assert not {example.ref for example in examples} & {row["ref"] for row in split("test")}


def test_training_gives_the_same_weights_twice() -> None:
    _, examples, _ = read_candidates()
    config = read_config()
    few = examples[::40]
    (keys, weights), (again_keys, again) = fit(few, config), fit(few, config)
    assert keys == again_keys
    assert weights.tobytes() == again.tobytes()


@pytest.mark.parametrize("harm", ["missing", "cut", "changed", "no description", "not JSON"])
def test_damaged_weights_are_refused(folder: Path, harm: str) -> None:
    weights, meta = folder / f"{NAME}.npy", folder / f"{NAME}.json"
    if harm == "missing":
        weights.unlink()
    elif harm == "cut":
        weights.write_bytes(weights.read_bytes()[:1000])
    elif harm == "changed":
        weights.write_bytes(weights.read_bytes()[:-1] + b"\x7f")
    elif harm == "no description":
        meta.unlink()
    else:
        meta.write_text("{", encoding="utf-8")
    with pytest.raises(WeightsError, match=NAME):
        load_classifier(NAME, folder)


def test_the_parser_goes_on_by_rules_without_its_weights(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing() -> Classifier:
        raise WeightsError("gone")

    monkeypatch.setattr(component, "classifier", missing)
    found = parse(TEXT, date(2024, 5, 4))
    assert found.failed == (NAME,)
    assert found.organisations
    assert found.commodities


def _forced(monkeypatch: pytest.MonkeyPatch, label: str) -> Extraction:
    """The message read with a classifier that gives every candidate `label`."""
    model = load_classifier(NAME)

    class Sure(Classifier):
        def probabilities(self, features: object) -> list[float]:
            return [float(each == label) for each in self.labels]

    sure = Sure(model.labels, model.rows, model.weights, model.bits, "0123abcd")
    monkeypatch.setattr(component, "classifier", lambda: sure)
    return parse(TEXT, date(2024, 5, 4))


def test_what_was_learned_names_its_component_and_version_and_keeps_its_place_in_the_text(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    found = _forced(monkeypatch, "partner")
    learned = [fact for fact in found.organisations if fact.rule.startswith(NAME)]
    assert {fact.name for fact in learned} >= {"border troops"}
    for fact in learned:
        assert fact.rule.startswith(f"{NAME}@0123abcd: partner")
        assert fact.span is not None
        assert TEXT[slice(*fact.span)] == fact.name
        assert 0.4 < fact.confidence <= 0.7


def test_no_organisation_of_the_rules_is_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    by_rules = _forced(monkeypatch, "none")
    assert [fact.name for fact in by_rules.organisations] == ["Fiji Revenue and Customs Service"]
    assert not any(fact.rule.startswith(NAME) for fact in by_rules.organisations)


@pytest.mark.parametrize("text", ["", "\ud800", "A" * 50_000, "a-" * 20_000, "Aa, " * 10_000, "the police " * 5_000])
def test_any_text_is_read(text: str) -> None:
    assert parse(text).failed == ()
