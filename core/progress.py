"""How far reading has come and how long it will take, on a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
from rich.progress import Progress as Bar


class Progress:
    """A count that grows at both ends: archives are found to hold more while they are read."""

    def __init__(self, bar: Bar) -> None:
        self._bar = bar
        self._task = bar.add_task("Reading", total=0)
        self._expected = self._done = 0

    def expect(self, files: int) -> None:
        """So many files more: those named, or found inside an archive."""
        self._expected += files
        self._show()

    def advance(self) -> None:
        """One article more has an outcome; a file may have several."""
        self._done += 1
        self._show()

    def _show(self) -> None:
        total = max(self._expected, self._done)
        self._bar.update(self._task, completed=self._done, total=total)


@contextmanager
def progress_bar(console: Console) -> Iterator[Progress]:
    """Nothing is shown where nobody looks, such as in a log file."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    is_seen = console.is_terminal
    with Bar(*columns, TimeRemainingColumn(), console=console, disable=not is_seen) as bar:
        yield Progress(bar)
