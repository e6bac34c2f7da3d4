"""No pattern of ours takes its time over a text written to slow it down."""

from __future__ import annotations

import importlib
import pkgutil
import re
import time

import pytest

import core

ATTACKS = (
    '"',
    "“",
    "a",
    "A",
    "(",
    "[",
    "<",
    "-",
    " ",
    "\n",
    "1",
    ".",
    "a ",
    "A. ",
    '" ',
    "\n ",
    "--- \n",
    "<meta ",
)

# A pattern that looks at each character a bounded number of times needs some milliseconds; one
# that starts over at each character needs seconds.
LENGTH = 20_000
SLOWEST = 0.5


def patterns() -> list[tuple[str, re.Pattern[str]]]:
    """Every pattern compiled in a module of core, under its full name."""
    modules = pkgutil.walk_packages(core.__path__, "core.")
    names = [each.name for each in modules if "migrations" not in each.name]
    return [
        (f"{name}.{key}", value)
        for name in names
        if not name.endswith("__main__")
        for key, value in vars(importlib.import_module(name)).items()
        if isinstance(value, re.Pattern)
    ]


@pytest.mark.parametrize("attack", ATTACKS)
def test_patterns_take_no_longer_than_their_text(attack):
    text = (attack * LENGTH)[:LENGTH]
    slow = {}
    for name, pattern in patterns():
        hostile = text.encode() if isinstance(pattern.pattern, bytes) else text
        began = time.process_time()
        for _match in pattern.finditer(hostile):
            pass
        if (taken := time.process_time() - began) > SLOWEST:
            slow[name] = round(taken, 2)
    assert not slow
