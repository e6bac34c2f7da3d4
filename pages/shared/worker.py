"""The background thread that reads what was added. It goes on when the analyst leaves the page.

No Streamlit call is made here: in a thread they fail without a word.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from threading import Lock
from typing import TYPE_CHECKING

from sqlalchemy import Engine

from core.model import Outcome, Result
from core.store import StoreError

if TYPE_CHECKING:
    from pages.shared.reading_room import ReadingRoom

_log = logging.getLogger(__name__)

WAITING, READING = "waiting", "reading"
_UNFINISHED = frozenset({WAITING, READING})

# Files that failed are kept for another try up to so many bytes.
MOST_KEPT_BYTES = 100_000_000

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


@dataclass(frozen=True, slots=True)
class Given:
    """A file as it was added, and what the analyst said of it."""

    name: str
    content: bytes
    told: Mapping[str, str]


def start_loading() -> Future[ReadingRoom]:
    """The model and the rule tables, being loaded while the caller goes on."""
    executor = ThreadPoolExecutor(max_workers=1, thread_name_prefix="loading")
    loading = executor.submit(_load)
    executor.shutdown(wait=False)  # the thread ends when its work is done
    return loading


def _load() -> ReadingRoom:
    from pages.shared import reading_room  # takes seconds: see there

    return reading_room.open_room()


class Worker:
    """A queue of files and the lines that say what became of them. Safe to use from any thread."""

    def __init__(self, engine: Engine, room: Future[ReadingRoom]) -> None:
        self._engine = engine
        self._room = room
        self._lock = Lock()
        self._lines: dict[int, tuple[Line, ...]] = {}  # by the order of arrival
        self._failed: dict[int, Given] = {}  # files that may be tried again
        self._pace = Pace()
        self._number = 0
        self._executor = ThreadPoolExecutor(max_workers=1, thread_name_prefix="reading")

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

        `told` is what the analyst says of them: "outlet", "published", "column".
        """
        for name, content in files:
            self._add_file(Given(name, content, told or {}))

    def can_retry(self, number: int) -> bool:
        """Whether the file of a line failed and is still here."""
        return number in self._failed

    def retry(self, number: int) -> None:
        """Puts a file that failed at the end of the queue once more; its old lines go."""
        with self._lock:
            given = self._failed.pop(number, None)
            if given:
                self._lines.pop(number, None)
        if given:
            self._add_file(given)

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

    def _add_file(self, given: Given) -> None:
        def task(room: ReadingRoom, engine: Engine) -> Iterator[Outcome]:
            return room.read_file(
                given.name, given.content, told=given.told, expect=self._pace.expect, engine=engine
            )

        self._queue(given.name, task, given)

    def _queue(self, name: str, task: Task, given: Given | None = None) -> None:
        with self._lock:
            self._number += 1
            number = self._number
            self._lines[number] = (Line(name, WAITING),)
        self._pace.expect(1)
        self._executor.submit(self._work, number, name, task, given)

    def _work(self, number: int, name: str, task: Task, given: Given | None) -> None:
        """Whatever happens, the lines of `number` say it in the end."""
        done: list[Line] = []
        self._say(number, Line(name, READING))
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
        if given and any(line.outcome == Result.FAILED for line in done):
            self._keep_for_retry(number, given)
        self._say(number, *done)
        if not self.is_busy:
            self._pace = Pace()

    def _keep_for_retry(self, number: int, given: Given) -> None:
        kept = sum(len(each.content) for each in self._failed.values())
        if kept + len(given.content) <= MOST_KEPT_BYTES:
            self._failed[number] = given

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
