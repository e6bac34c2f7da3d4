"""How long each page of the dashboard takes until it can be used."""

from __future__ import annotations

import sqlite3
import statistics
import tempfile
from collections.abc import Collection, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Engine

from core import sample
from core.bench.filling import fill
from core.bench.serving import browser, click, served, visit
from core.bench.timing import machine
from core.store import open_store
from core.taking import found_in, kept

if TYPE_CHECKING:
    from playwright.sync_api import Page

PAGES = {
    "": "Overview",
    "search": "Search",
    "articles": "Articles",
    "actors": "Actors",
    "relations": "Relations",
    "quotes": "Quotes",
    "events": "Events",
    "compare": "Compare",
    "review": "Review",
    "saved": "Saved",
    "report": "Report",
}
# Seconds: any page on its first visit, and then nineteen of twenty times.
GOAL_COLD, GOAL_WARM = 2.0, 1.0

# The switches of the filter, which every page with a filter has.
_SWITCHES = (".st-key-forms input", ".st-key-copies input")


def of_sample(file: Path) -> None:
    """Makes a collection of the sample articles."""
    engine: Engine = open_store(f"sqlite:///{file}")
    found = found_in(sample.sample_files(), engine, origin=sample.ORIGIN)
    for _outcome in kept(found, engine, workers=1):
        pass
    engine.dispose()


def copied(collection: Path, file: Path) -> None:
    """Copies a collection, so that visits leave no trace in it. Raises OSError if it is none."""
    if not collection.is_file():
        raise FileNotFoundError(2, "there is no such file", str(collection))
    with closing(sqlite3.connect(collection)) as one, closing(sqlite3.connect(file)) as other:
        one.backup(other)
    open_store(f"sqlite:///{file}").dispose()  # an older one is brought up to date here


def compare(
    articles: int | None, collection: Path | None, rounds: int, only: Collection[str]
) -> Iterator[str]:
    """Visits the pages of a collection; gives lines to print. Raises NoBrowser.

    The collection is a copy of `collection`, else so many invented articles, else the sample.
    """
    chosen = {path: title for path, title in PAGES.items() if (path or "overview") in only}
    with browser():
        pass  # before anything is made that would be for nothing
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "collection.db"
        if collection:
            copied(collection, file)
        elif articles:
            for _done in fill(file, articles):
                pass
        else:
            of_sample(file)
        cold = {path: _cold(file, path) for path in chosen}
        warm = _warm(file, chosen, rounds)
    yield f"{'page':<10}  cold   p50   p95   (seconds until it can be used; {rounds} rounds)"
    for path, title in chosen.items():
        taken = warm[path]
        middle, late = statistics.median(taken), percentile(taken, 95)
        missed = cold[path] > GOAL_COLD or late > GOAL_WARM
        mark = "   over the goal" if missed else ""
        yield f"{title:<10} {cold[path]:5.2f} {middle:5.2f} {late:5.2f}{mark}"
    yield f"goals: {GOAL_COLD:.0f} s cold, {GOAL_WARM:.0f} s for 95 of 100 warm; {machine()}"


def percentile(values: Sequence[float], share: int) -> float:
    """The value that so many per cent of the values do not exceed."""
    ranked = sorted(values)
    return ranked[max(0, -(-len(ranked) * share // 100) - 1)]


def _cold(file: Path, path: str) -> float:
    """The first visit to a new server, with a browser that knows nothing."""
    with served(file) as address, browser() as page:
        return visit(page, f"{address}/{path}")


def _warm(file: Path, chosen: dict[str, str], rounds: int) -> dict[str, list[float]]:
    """Visits by the navigation, and the switches of the filter on and off again."""
    taken: dict[str, list[float]] = {path: [] for path in chosen}
    with served(file) as address, browser() as page:
        visit(page, f"{address}/report")
        for turn in range(rounds + 1):
            for path, title in chosen.items():
                found = [_by_navigation(page, address, path, title), *_switched(page)]
                if turn:  # everything has been asked once, as after the first minutes of work
                    taken[path] += found
    return taken


def _by_navigation(page: Page, address: str, path: str, title: str) -> float:
    if page.url.split("?")[0] == f"{address}/{path}":  # from itself a link leads nowhere
        visit(page, f"{address}/{'saved' if path == 'report' else 'report'}")
    return click(page, f"[data-testid=stTopNavLink][href$='/{path}']", title)


def _switched(page: Page) -> list[float]:
    there = [each for each in _SWITCHES if page.locator(each).count()]
    return [click(page, each) for each in there for _back in range(2)]
