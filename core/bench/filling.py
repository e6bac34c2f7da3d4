"""Collections of any size, without a parser: invented articles with facts that are known."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import batched
from pathlib import Path

from core.bench.news import article
from core.store import open_store, write_to
from core.store.writing import save_all

# Articles in one transaction.
_TOGETHER = 500


def fill(file: Path, count: int) -> Iterator[int]:
    """Makes a collection of so many articles in a new file; gives how many are in so far."""
    engine = open_store(f"sqlite:///{file}")
    done = 0
    for numbers in batched(range(count), _TOGETHER):
        offered = [(f"{number}.txt", article(number)) for number in numbers]
        with write_to(engine) as connection:
            save_all(connection, offered)
        done += len(offered)
        yield done
    engine.dispose()
