"""Several processes give what one gives, and one that dies takes only its item with it."""

from __future__ import annotations

import os
import signal

from core.workers import map_in_order


def square(number: int) -> int:
    """The third and the last item kill the process they are in."""
    if number in {3, 39}:
        os.kill(os.getpid(), signal.SIGKILL)
    return number * number


def test_an_item_that_kills_its_process_is_the_only_one_lost():
    squares = list(map_in_order(square, range(40), workers=2, lost=lambda number: -number))
    assert squares == [-n if n in {3, 39} else n * n for n in range(40)]
