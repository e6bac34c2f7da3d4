"""Several processes give what one gives, and one that dies takes only its item with it."""

from __future__ import annotations

import multiprocessing
import os
import signal
import time
from collections.abc import Callable
from pathlib import Path

from core.workers import map_beside, map_in_order


def square(number: int) -> int:
    """The third and the last item kill the process they are in."""
    if number in {3, 39}:
        os.kill(os.getpid(), signal.SIGKILL)
    return number * number


def test_an_item_that_kills_its_process_is_the_only_one_lost():
    squares = list(map_in_order(square, range(40), workers=2, lost=lambda number: -number))
    assert squares == [-n if n in {3, 39} else n * n for n in range(40)]


def tell_and_wait(path: Path) -> None:
    """Leaves the id of its process behind and works on."""
    path.write_text(str(os.getpid()))
    time.sleep(60)


def start(path: Path) -> None:
    list(map_in_order(tell_and_wait, [path, path], workers=2, lost=lambda _: None))


def test_workers_end_with_a_parent_that_is_killed(tmp_path):
    told = tmp_path / "worker"
    parent = multiprocessing.get_context("spawn").Process(target=start, args=(told,))
    parent.start()
    assert holds(lambda: told.exists() and told.read_text() != "")
    parent.kill()
    assert holds(lambda: not is_running(int(told.read_text())))


def holds(condition: Callable[[], bool], seconds: float = 30) -> bool:
    """Whether the condition comes true in time."""
    deadline = time.monotonic() + seconds
    while not condition() and time.monotonic() < deadline:
        time.sleep(0.05)
    return condition()


def is_running(process: int) -> bool:
    try:
        state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"


def test_what_is_done_beside_comes_in_order():
    def late(item: int) -> int:
        time.sleep(0.01 if item % 2 else 0)
        return item * 10

    assert list(map_beside(late, range(6))) == [0, 10, 20, 30, 40, 50]
    assert list(map_beside(late, [])) == []
