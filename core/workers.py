"""Parsing in one process or in several, the model loaded once in each; results in order."""

from __future__ import annotations

import multiprocessing
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import cache
from typing import Protocol

from spacy.language import Language

from core import lexicon
from core.lexicon import Lexicon
from core.parse import language

# Articles handed out beyond the one waited for, for each process: enough to keep all busy.
AHEAD = 4


class Parse[Item, Parsed](Protocol):
    """A parsing step: a function of a module, so that a process can be told its name."""

    def __call__(self, item: Item, /, *, nlp: Language, lexicon: Lexicon) -> Parsed: ...


@cache
def tools() -> tuple[Language, Lexicon]:
    """The model and the rule tables of this process."""
    return language.load(), lexicon.load()


def parse_in_order[Item, Parsed](
    parse: Parse[Item, Parsed],
    items: Iterable[Item],
    *,
    workers: int,
    lost: Callable[[Item], Parsed],
) -> Iterator[Parsed]:
    """`parse` of every item. `lost` gives the result of one that killed its process twice."""
    if workers == 1:
        return (_with_tools(parse, item) for item in items)
    return _in_processes(parse, items, workers, lost)


def _with_tools[Item, Parsed](parse: Parse[Item, Parsed], item: Item) -> Parsed:
    nlp, rules = tools()
    return parse(item, nlp=nlp, lexicon=rules)


def _in_processes[Item, Parsed](
    parse: Parse[Item, Parsed],
    items: Iterable[Item],
    workers: int,
    lost: Callable[[Item], Parsed],
) -> Iterator[Parsed]:
    source = iter(items)
    waiting: deque[Item] = deque()
    while True:
        try:
            yield from _until_one_dies(parse, source, waiting, workers)
            return
        except BrokenProcessPool:
            # Any of those under way may have done it; the first is tried alone, the others again.
            yield _alone(parse, waiting.popleft(), lost)


def _until_one_dies[Item, Parsed](
    parse: Parse[Item, Parsed], source: Iterator[Item], waiting: deque[Item], workers: int
) -> Iterator[Parsed]:
    """Results of `waiting` and of `source`; what has no result yet is always in `waiting`."""
    pool = ProcessPoolExecutor(workers, multiprocessing.get_context("spawn"))
    try:
        futures = deque(pool.submit(_with_tools, parse, item) for item in waiting)
        for item in source:
            waiting.append(item)
            futures.append(pool.submit(_with_tools, parse, item))
            if len(futures) > workers * AHEAD:
                yield _first(futures, waiting)
        while futures:
            yield _first(futures, waiting)
    finally:
        pool.shutdown(cancel_futures=True)


def _first[Item, Parsed](futures: deque[Future[Parsed]], waiting: deque[Item]) -> Parsed:
    result = futures[0].result()
    futures.popleft()
    waiting.popleft()
    return result


def _alone[Item, Parsed](
    parse: Parse[Item, Parsed], item: Item, lost: Callable[[Item], Parsed]
) -> Parsed:
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as pool:
        try:
            return pool.submit(_with_tools, parse, item).result()
        except BrokenProcessPool:
            return lost(item)
