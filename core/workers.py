"""A task for every item, in this process, in several or beside it; results in the items' order."""

from __future__ import annotations

import multiprocessing
import os
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor, ThreadPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from queue import Empty, Full, Queue, SimpleQueue

# Items handed out beyond the one waited for, for each process: enough to keep all busy.
AHEAD = 4

# What is done beside is done for so many items at once, if they come within so many seconds.
AT_ONCE = 16
SECONDS = 0.5


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
    task: Callable[[list[Item]], list[Result]],
    items: Iterable[Item],
    *,
    at_once: int = AT_ONCE,
    seconds: float = SECONDS,
) -> Iterator[Result]:
    """`task` of all items, some at once, in a second thread while the next items are made.

    For a task that waits, such as for the disk, and costs less for several items than for each.
    Items wait for others at most so many seconds. Results come in the items' order, each once an
    item or the end follows; also those of all items made before one cannot be.
    """
    waiting: Queue[Item | _End] = Queue(2 * at_once)
    done: SimpleQueue[Result] = SimpleQueue()
    broken: BaseException | None = None
    with ThreadPoolExecutor(max_workers=1) as thread:
        worker = thread.submit(_in_groups, task, waiting, done, at_once, seconds)
        try:
            for item in items:
                _put(waiting, item, worker)
                yield from _all_in(done)
                if worker.done():
                    break
        except (Exception, KeyboardInterrupt) as error:
            broken = error
        finally:
            _put(waiting, _End(), worker)
        wait([worker])
        yield from _all_in(done)
        worker.result()
    if broken:
        raise broken


class _End:
    """Stands in a queue behind the last item."""


def _in_groups[Item, Result](
    task: Callable[[list[Item]], list[Result]],
    waiting: Queue[Item | _End],
    done: SimpleQueue[Result],
    at_once: int,
    seconds: float,
) -> None:
    while not isinstance(item := waiting.get(), _End):
        group, until = [item], time.monotonic() + seconds
        is_last = False
        while len(group) < at_once and not is_last:
            try:
                following = waiting.get(timeout=max(until - time.monotonic(), 0))
            except Empty:
                break
            if isinstance(following, _End):
                is_last = True
            else:
                group.append(following)
        for result in task(group):
            done.put(result)
        if is_last:
            return


def _put[Item](waiting: Queue[Item], item: Item, worker: Future[None]) -> None:
    """Waits for room as long as there is somebody who makes it."""
    while not worker.done():
        try:
            waiting.put(item, timeout=0.1)
        except Full:
            continue
        return


def _all_in[Result](done: SimpleQueue[Result]) -> Iterator[Result]:
    while not done.empty():
        yield done.get()


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
