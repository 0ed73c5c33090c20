"""One status for each refusal."""

from intel.errors import NagaError
from intel.http_errors import STATUS, status_for


def test_every_refusal_has_its_own_line_in_the_table() -> None:
    for kind in NagaError.__subclasses__():
        assert status_for(kind("x")) == STATUS[kind]
        assert 400 <= STATUS[kind] < 600


def test_a_class_below_one_of_the_table_has_that_ones_status() -> None:
    for kind, status in STATUS.items():
        assert status_for(type("Below", (kind,), {})("x")) == status
