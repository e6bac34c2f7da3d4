"""Files in, outcomes out: the whole way of articles into a collection, several at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from sqlalchemy import Engine

from core import intake, tasks
from core.ingest import NOTHING, Incoming, Supplied
from core.model import Outcome
from core.workers import map_beside, map_in_order


def found_in(
    files: Iterable[tuple[str, bytes | Outcome]],
    engine: Engine,
    *,
    origin: str = "upload",
    supplied: Supplied = NOTHING,
    expect: Callable[[int], object] = lambda files: None,
) -> Iterator[Incoming | Outcome]:
    """The articles in files that are worth parsing, and what became of the others."""
    for name, content in files:
        if isinstance(content, Outcome):
            yield content
        else:
            yield from intake.find_new(
                name, content, engine=engine, origin=origin, supplied=supplied, expect=expect
            )


def kept(
    found: Iterable[Incoming | Outcome], engine: Engine, workers: int, *, at_once: bool = False
) -> Iterator[Outcome]:
    """Parsed and written. `at_once`, an outcome does not wait for the article after it."""
    parsed = map_in_order(tasks.parse_one, found, workers=workers, lost=intake.lost)
    if at_once:
        return map(partial(intake.keep, engine=engine), parsed)
    return map_beside(partial(intake.keep_all, engine=engine), parsed)
