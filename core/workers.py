"""A task for every item, in this process, in several or beside it; results in the items' order."""

from __future__ import annotations

import multiprocessing
import os
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool

# Items handed out beyond the one waited for, for each process: enough to keep all busy.
AHEAD = 4


def map_in_order[Item, Result](
    task: Callable[[Item], Result],
    items: Iterable[Item],
    *,
    workers: int,
    lost: Callable[[Item], Result],
) -> Iterator[Result]:
    """`task` of every item; of one that kills its process twice, what `lost` gives.

    With several workers, `task` is a function of a module and items can be pickled.
    """
    if workers == 1:
        yield from map(task, items)
        return
    source = iter(items)
    waiting: deque[Item] = deque()
    while True:
        try:
            yield from _until_one_dies(task, source, waiting, workers)
            return
        except BrokenProcessPool:
            # Any of those under way may have done it; the first is tried alone, the others again.
            yield _alone(task, waiting.popleft(), lost)


def map_beside[Item, Result](
    task: Callable[[Item], Result], items: Iterable[Item]
) -> Iterator[Result]:
    """`task` of every item, each in a second thread while the next item is made.

    For a task that waits, such as for the disk. Results in the order of the items, one item late.
    """
    with ThreadPoolExecutor(max_workers=1) as thread:
        under_way: deque[Future[Result]] = deque()
        for item in items:
            under_way.append(thread.submit(task, item))
            if len(under_way) > 1:
                yield under_way.popleft().result()
        while under_way:
            yield under_way.popleft().result()


def _until_one_dies[Item, Result](
    task: Callable[[Item], Result], source: Iterator[Item], waiting: deque[Item], workers: int
) -> Iterator[Result]:
    """Results of `waiting` and of `source`; what has no result yet is always in `waiting`."""
    pool = _pool(workers)
    try:
        futures = deque(pool.submit(task, item) for item in waiting)
        for item in source:
            waiting.append(item)
            futures.append(pool.submit(task, item))
            if len(futures) > workers * AHEAD:
                yield _first(futures, waiting)
        while futures:
            yield _first(futures, waiting)
    finally:
        pool.shutdown(cancel_futures=True)


def _first[Item, Result](futures: deque[Future[Result]], waiting: deque[Item]) -> Result:
    result = futures[0].result()
    futures.popleft()
    waiting.popleft()
    return result


def _alone[Item, Result](
    task: Callable[[Item], Result], item: Item, lost: Callable[[Item], Result]
) -> Result:
    with _pool(1) as pool:
        try:
            return pool.submit(task, item).result()
        except BrokenProcessPool:
            return lost(item)


def _pool(workers: int) -> ProcessPoolExecutor:
    spawn = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(workers, spawn, initializer=_end_with_parent)


def _end_with_parent() -> None:
    """A worker whose parent was killed would wait for work for ever, the model in its memory."""
    parent = multiprocessing.parent_process()

    def wait() -> None:
        if parent:
            parent.join()
            os._exit(1)

    threading.Thread(target=wait, daemon=True).start()
