"""Settings: read once from the environment, each with a default and a meaning, wrong ones named."""

from pathlib import Path

import pytest
from pydantic import SecretStr, ValidationError

from intel.errors import Invalid
from intel.settings import Settings


def test_the_environment_is_read_and_what_is_given_wins(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NAGA_HOME", "/somewhere")
    monkeypatch.setenv("NAGA_PAGE_LIMIT", "20")
    settings = Settings.read(page_limit=30)
    assert (settings.home, settings.page_limit) == (Path("/somewhere"), 30)
    assert settings.ledger_url == "sqlite:////somewhere/naga.db"
    assert Settings.read(ledger="postgresql://u@h/d").ledger_url == "postgresql://u@h/d"


@pytest.mark.parametrize(("name", "value"), [("NAGA_PAGE_LIMIT", "0"), ("NAGA_TEXT_LIMIT", "much")])
def test_a_wrong_value_is_named_by_its_variable(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(Invalid, match=name) as refused:
        Settings.read()
    assert refused.value.path == name


def test_every_setting_has_a_default_and_says_what_it_means() -> None:
    for name, field in Settings.model_fields.items():
        assert field.description and field.description.endswith("."), name
        assert not field.is_required(), name


def test_settings_never_change_and_show_no_password() -> None:
    settings = Settings.read(graph_password=SecretStr("hush"))
    with pytest.raises(ValidationError):
        settings.page_limit = 3  # type: ignore[misc]
    assert "hush" not in repr(settings)
