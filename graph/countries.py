"""Countries by ISO 3166-1 alpha-2 code, with their names in the region's languages (`lexicons/countries.tsv`)."""

from functools import cache
from importlib.resources import files

from graph.names import fold


@cache
def _names() -> dict[str, tuple[str, ...]]:
    lines = files("graph").joinpath("lexicons/countries.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    return {code: tuple(names) for code, *names in rows}


@cache
def _folded() -> dict[str, frozenset[str]]:
    return {code: frozenset(map(fold, names)) for code, names in _names().items()}


def country_name(code: str) -> str:
    """The English short name; the code itself where the table lacks it."""
    return _names().get(code, (code,))[0]


def is_country(name: str, code: str) -> bool:
    """Is `name` the name of that whole country, in any of the table's languages? The code itself also counts."""
    folded = fold(name)
    return folded == fold(code) or folded in _folded().get(code, ())
