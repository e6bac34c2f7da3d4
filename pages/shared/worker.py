"""The background thread that reads what was added. It goes on when the analyst leaves the page.

No Streamlit call is made here: in a thread they fail without a word.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from threading import Lock
from typing import TYPE_CHECKING

from sqlalchemy import Engine

import pages
from core.model import Outcome, Result
from core.shelf import Kept, Shelf
from core.store import StoreError, queries, read_from

if TYPE_CHECKING:
    from pages.shared.reading_room import ReadingRoom

_log = logging.getLogger(__name__)

WAITING, READING = "waiting", "reading"
_UNFINISHED = frozenset({WAITING, READING})

# Seconds in which the first page has the processor to itself; then all that takes long is loaded.
_GRACE = 1.5

type Task = Callable[[ReadingRoom, Engine], Iterator[Outcome]]


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the list under the uploader."""

    name: str
    outcome: str  # waiting, reading, or a Result
    reason: str | None = None
    article_id: str | None = None
    number: int = 0  # of the file it came in, by which it can be tried again


@dataclass(frozen=True, slots=True)
class Progress:
    """How many files are done of those known, archives' members among them; seconds left."""

    done: int
    known: int
    seconds: float | None


def start_loading() -> Future[ReadingRoom]:
    """The model, the rule tables and the pages not yet opened, loaded while the caller goes on."""
    executor = ThreadPoolExecutor(max_workers=1, thread_name_prefix="loading")
    loading = executor.submit(_load)
    executor.shutdown(wait=False)  # the thread ends when its work is done
    return loading


def _load() -> ReadingRoom:
    time.sleep(_GRACE)
    for found in iter_modules(pages.__path__):
        import_module(f"pages.{found.name}")
    from pages.shared import reading_room  # takes seconds: see there

    return reading_room.open_room()


class Worker:
    """A queue of files and the lines that say what became of them. Safe to use from any thread."""

    def __init__(self, engine: Engine, room: Future[ReadingRoom]) -> None:
        self._engine = engine
        self._room = room
        self._lock = Lock()
        self._lines: dict[int, tuple[Line, ...]] = {}  # by the order of arrival
        self._failed: dict[int, Kept] = {}  # files that may be tried again
        self._queued: set[str] = set()  # the keys of files that wait or are being read
        self._pace = Pace()
        self._number = 0
        self._executor = ThreadPoolExecutor(max_workers=1, thread_name_prefix="reading")
        self._shelf = Shelf(Path(f"{engine.url.database}.kept"))
        for kept in self._shelf.waiting():  # from before the last restart
            self._add_file(kept)

    @property
    def is_ready(self) -> bool:
        """Whether the model has been loaded."""
        return self._room.done()

    @property
    def is_busy(self) -> bool:
        """Whether a file waits or is being read."""
        return any(line.outcome in _UNFINISHED for line in self.lines())

    def lines(self) -> tuple[Line, ...]:
        """What became of everything that was added, the newest first."""
        with self._lock:
            return tuple(line for lines in reversed(self._lines.values()) for line in lines)

    def progress(self) -> Progress:
        """How far the files that were added have come."""
        return self._pace.progress()

    def add_files(
        self, files: Iterable[tuple[str, bytes]], *, told: Mapping[str, str] | None = None
    ) -> None:
        """Puts files, each a name and its bytes, at the end of the queue.

        `told` is what the analyst says of them: "outlet", "published", "column", ...
        """
        for name, content in files:
            try:
                self._add_file(self._shelf.put(name, content, told or {}))
            except OSError as error:
                number = self._next_number()
                reason = f"It cannot be kept until its turn comes: {error.strerror}."
                self._say(number, Line(name, Result.FAILED.value, reason, number=number))

    def can_retry(self, number: int) -> bool:
        """Whether the file of a line failed and is still here."""
        return number in self._failed

    def retry(self, number: int) -> None:
        """Puts a file that failed at the end of the queue once more; its old lines go."""
        with self._lock:
            kept = self._failed.pop(number, None)
            if kept:
                self._lines.pop(number, None)
        if kept:
            self._add_file(kept)

    def retryable(self) -> dict[int, Kept]:
        """The files that can be tried again, whenever they failed, by lines of the ingest log."""
        failed = (kept for kept in self._shelf.files() if kept.key not in self._queued)
        return {entry: kept for kept in failed for entry in kept.entries}

    def retry_entry(self, entry_id: int) -> None:
        """Puts the file of a line of the ingest log at the end of the queue once more."""
        if kept := self.retryable().get(entry_id):
            self._add_file(kept)

    def correct(self, article_id: str, name: str, told: Mapping[str, str]) -> None:
        """Puts an article of the collection, with other credits, at the end of the queue."""

        def task(room: ReadingRoom, engine: Engine) -> Iterator[Outcome]:
            return room.correct(article_id, told=told, engine=engine)

        self._queue(name, task)

    def add_pasted(
        self, text: str, *, title: str = "", outlet: str = "", published: str | None = None
    ) -> None:
        """Puts a pasted text with what the analyst says of it at the end of the queue."""

        def task(room: ReadingRoom, engine: Engine) -> Iterator[Outcome]:
            return room.read_pasted(
                text, title=title, outlet=outlet, published=published, engine=engine
            )

        self._queue("Pasted text", task)

    def clear(self) -> None:
        """Forgets the lines of what is done."""
        with self._lock:
            self._lines = {
                number: lines
                for number, lines in self._lines.items()
                if lines and lines[-1].outcome in _UNFINISHED
            }
            self._failed.clear()

    def _add_file(self, kept: Kept) -> None:
        def task(room: ReadingRoom, engine: Engine) -> Iterator[Outcome]:
            content = self._shelf.content(kept.key)
            return room.read_file(
                kept.name, content, told=kept.told, expect=self._pace.expect, engine=engine
            )

        self._queued.add(kept.key)
        self._queue(kept.name, task, kept)

    def _queue(self, name: str, task: Task, kept: Kept | None = None) -> None:
        number = self._next_number()
        self._say(number, Line(name, WAITING))
        self._pace.expect(1)
        self._executor.submit(self._work, number, name, task, kept)

    def _next_number(self) -> int:
        with self._lock:
            self._number += 1
            return self._number

    def _work(self, number: int, name: str, task: Task, kept: Kept | None) -> None:
        """Whatever happens, the lines of `number` say it in the end."""
        done: list[Line] = []
        self._say(number, Line(name, READING))
        before = self._latest_entry()
        try:
            for outcome in task(self._room.result(), self._engine):
                done.append(_line(outcome, number))
                self._pace.advance()
                self._say(number, *done, Line(name, READING))
        except StoreError as error:
            done.append(Line(name, Result.FAILED.value, str(error), number=number))
        except Exception:
            _log.exception("reading %s", name)
            done.append(Line(name, Result.FAILED.value, _BROKE_OFF, number=number))
        if kept:
            has_failed = any(line.outcome == Result.FAILED for line in done)
            self._settle(number, kept, since=before if has_failed else None)
        self._say(number, *done)
        if not self.is_busy:
            self._pace = Pace()

    def _settle(self, number: int, kept: Kept, *, since: int | None) -> None:
        """A file that is done goes; one in which something failed stays for another try."""
        if since is None:
            self._shelf.drop(kept.key)
        else:
            try:
                with read_from(self._engine) as connection:
                    entries = queries.failures_since(connection, since, kept.name)
                self._failed[number] = self._shelf.mark_failed(kept, entries)
            except (StoreError, OSError):
                _log.exception("keeping %s", kept.name)
                self._failed[number] = kept
        self._queued.discard(kept.key)

    def _latest_entry(self) -> int:
        try:
            with read_from(self._engine) as connection:
                return queries.latest_entry(connection)
        except StoreError:
            return 0

    def _say(self, number: int, *lines: Line) -> None:
        with self._lock:
            self._lines[number] = lines


_BROKE_OFF = "Reading this broke off; the reason is in the log where Rapporteur was started."


class Pace:
    """Counts what is known and what is done since the queue was last empty."""

    def __init__(self) -> None:
        self._known = self._done = 0
        self._began: float | None = None

    def expect(self, files: int) -> None:
        """So many files more: added, or found inside an archive."""
        self._known += files

    def advance(self) -> None:
        """One article more has an outcome; the first sets the clock going."""
        self._began = self._began or time.monotonic()
        self._done += 1

    def progress(self) -> Progress:
        """The time left is told from the pace so far, once there is one."""
        known = max(self._known, self._done)
        if self._began is None or self._done < 2:
            return Progress(self._done, known, None)
        each = (time.monotonic() - self._began) / (self._done - 1)
        return Progress(self._done, known, each * (known - self._done))


def _line(outcome: Outcome, number: int) -> Line:
    _, _, sentence = (outcome.reason or "").partition(": ")
    return Line(outcome.name, outcome.outcome.value, sentence or None, outcome.article_id, number)
