"""`make soak`: fifty thousand pairs of a community and a reader, over every channel and both graph stores.

Each seed is some communities, made by hypothesis from that number alone, compared over the channel that the number
chooses; so a range of seeds can be run again, or run on where one was stopped: ARGS="--from 400 --to 500".
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import NamedTuple

import structlog
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import seed as seeded
from hypothesis import strategies as st
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from tests.noninterference import graphql, pages, questions
from tests.noninterference.compare import READERS, Difference, differences, sessions
from tests.noninterference.history import History
from tests.noninterference.strategies import histories
from tests.noninterference.streams import stream_differences
from tests.noninterference.world import Worlds
from tests.services.neo4j import missing_for_neo4j, running_neo4j

COMMUNITIES = 5
"""Of a seed; eight readers each: forty cases."""
CASES = COMMUNITIES * len(READERS)
SEEDS = 50_000 // CASES
Compare = Callable[[Worlds, History, int], list[Difference]]


class Kind(NamedTuple):
    """What a seed compares, and on which graph store."""

    name: str
    compare: Compare
    on_neo4j: bool = False


def _in_parts(channel: Callable[..., object], parts: int) -> Compare:
    return lambda worlds, history, turn: differences(worlds, history, channel, turn % parts)  # type: ignore[arg-type]


SESSIONS = Kind("sessions", _in_parts(sessions, questions.PARTS))
GRAPHQL = Kind("graphql", _in_parts(graphql.graphql, graphql.PARTS))
KINDS = (
    *(SESSIONS, SESSIONS, GRAPHQL, SESSIONS, SESSIONS, Kind("sessions on neo4j", SESSIONS.compare, on_neo4j=True)),
    *(SESSIONS, SESSIONS, Kind("pages", _in_parts(pages.pages, pages.PARTS)), SESSIONS, SESSIONS),
    *(Kind("graphql on neo4j", GRAPHQL.compare, on_neo4j=True), SESSIONS, SESSIONS),
    *(Kind("streams", lambda worlds, history, turn: stream_differences(worlds, history, turn % 6)), SESSIONS),
)
"""Of the seeds in turn."""


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--from", dest="first", type=int, default=0, help="the first seed")
    options.add_argument("--to", dest="last", type=int, default=SEEDS, help="the seed to stop before")
    given_ = options.parse_args()
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(50))
    with standing() as worlds_for, _progress() as progress:
        task = progress.add_task("cases", total=(given_.last - given_.first) * CASES)
        start, spent = time.perf_counter(), dict.fromkeys((kind.name for kind in KINDS), (0, 0.0))
        for seed in range(given_.first, given_.last):
            kind = KINDS[seed % len(KINDS)]
            progress.update(task, description=f"seed {seed}, {kind.name}")
            began = time.perf_counter()
            try:
                run(seed, kind, worlds_for(kind))
            except BaseException:
                progress.console.print(f"seed {seed}, {kind.name}: again with --from {seed} --to {seed + 1}")
                raise
            cases, seconds = spent[kind.name]
            spent[kind.name] = cases + CASES, seconds + time.perf_counter() - began
            progress.advance(task, CASES)
            _say(f"seed {seed}: {CASES} cases of {kind.name}")
    for name, (cases, seconds) in spent.items():
        if cases:
            _say(f"{name}: {cases:,} cases, {cases / seconds:.1f}/s")
    cases = (given_.last - given_.first) * CASES
    seconds = time.perf_counter() - start
    _say(f"seeds {given_.first} to {given_.last - 1}: {cases:,} cases, no difference, {cases / seconds:.1f}/s")
    return 0


def run(seed: int, kind: Kind, worlds: Worlds) -> None:
    """Raises `AssertionError` with the smallest history that shows a difference."""

    @seeded(seed)
    @given(history=histories(), turn=st.integers(0, 119))
    @settings(
        max_examples=COMMUNITIES, deadline=None, database=None, suppress_health_check=list(HealthCheck),
        phases=(Phase.generate, Phase.shrink), print_blob=True,
    )  # fmt: skip
    def tells_nothing(history: History, turn: int) -> None:
        found = kind.compare(worlds, history, turn)
        assert not found, "\n".join(map(str, found[:5]))

    tells_nothing()


@contextmanager
def standing() -> Iterator[Callable[[Kind], Worlds]]:
    """Worlds of either store; the server starts when it is first asked for."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        made: dict[bool, Worlds] = {}

        def worlds_for(kind: Kind) -> Worlds:
            if kind.on_neo4j not in made:
                if kind.on_neo4j and (missing := missing_for_neo4j()):
                    sys.exit(missing)
                graph = stack.enter_context(running_neo4j()) if kind.on_neo4j else ()
                made[kind.on_neo4j] = Worlds(folder / f"on_neo4j_{kind.on_neo4j}", *graph)
            return made[kind.on_neo4j]

        yield worlds_for


def _progress() -> Progress:
    """A bar on a terminal, nothing in a pipe."""
    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    return Progress(*columns, console=console, disable=not console.is_terminal)


def _say(line: str) -> None:
    print(line, flush=True)  # noqa: T201


if __name__ == "__main__":
    sys.exit(main())
