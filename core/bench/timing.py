"""Two ways of doing the same, in turns, so that what else the machine does falls on both."""

from __future__ import annotations

import os
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass


@dataclass
class Taken:
    """Seconds: by the clock, and of the processor in all threads of this process."""

    wall: float = 0.0
    processor: float = 0.0

    @contextmanager
    def more(self) -> Iterator[None]:
        """Adds what the block takes."""
        began, used = time.perf_counter(), time.process_time()
        yield
        self.wall += time.perf_counter() - began
        self.processor += time.process_time() - used


def in_turns[T](
    items: Sequence[T], first: Callable[[T], object], second: Callable[[T], object], turn: int
) -> tuple[Taken, Taken]:
    """What both take for all items, item by item; who begins changes with item and turn."""
    one, other = Taken(), Taken()
    for number, item in enumerate(items):
        pair = [(one, first), (other, second)]
        for taken, work in pair if (number + turn) % 2 else reversed(pair):
            with taken.more():
                work(item)
    return one, other


def spread(values: Sequence[float]) -> str:
    """Least, middle and greatest of some figures."""
    return f"{min(values):.2f}–{statistics.median(values):.2f}–{max(values):.2f}"


def machine() -> str:
    """How busy the machine is: figures of a busy one say more of the others' work."""
    load = ", ".join(f"{each:.1f}" for each in os.getloadavg())
    return f"{os.cpu_count()} processors, load of the last 1, 5 and 15 minutes {load}"
