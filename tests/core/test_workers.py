"""Several processes give what one gives, and one that dies takes only its item with it."""

from __future__ import annotations

import multiprocessing
import os
import signal
import time
from collections.abc import Callable
from pathlib import Path

import pytest

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


def tenfold(items: list[int]) -> list[int]:
    time.sleep(0.01)
    return [item * 10 for item in items]


@pytest.mark.parametrize("count", [0, 1, 15, 16, 17, 100])
def test_what_is_done_beside_comes_in_order(count):
    assert list(map_beside(tenfold, range(count))) == [10 * item for item in range(count)]


def test_what_is_done_beside_is_done_for_several_at_once():
    groups: list[int] = []

    def counted(items: list[int]) -> list[int]:
        groups.append(len(items))
        return items

    assert list(map_beside(counted, range(100), at_once=8, seconds=60)) == list(range(100))
    assert groups == [8] * 12 + [4]


def test_an_item_does_not_wait_for_one_that_does_not_come():
    done: list[int] = []

    def items():
        yield 1
        assert holds(lambda: done == [1])
        yield 2

    def noted(group: list[int]) -> list[int]:
        done.extend(group)
        return group

    assert list(map_beside(noted, items(), seconds=0.01)) == [1, 2]


@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt])
def test_what_was_made_before_a_break_is_done_and_told(error):
    def items():
        yield from range(20)
        raise error

    told: list[int] = []
    with pytest.raises(error):
        told.extend(map_beside(tenfold, items()))
    assert told == [10 * item for item in range(20)]


def test_a_task_that_fails_beside_is_heard_of_and_ends_the_making():
    def fails(group: list[int]) -> list[int]:
        raise OSError("full")

    with pytest.raises(OSError, match="full"):
        list(map_beside(fails, iter(int, 1)))
