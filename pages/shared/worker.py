"""The background thread that reads what was added. It goes on when the analyst leaves the page.

No Streamlit call is made here: in a thread they fail without a word.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator
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

type Task = Callable[[ReadingRoom, Engine], Iterator[Outcome]]


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the list under the uploader."""

    name: str
    outcome: str  # waiting, reading, or a Result
    reason: str | None = None
    article_id: str | None = None


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

    def add_files(self, files: Iterable[tuple[str, bytes]]) -> None:
        """Puts files, each a name and its bytes, at the end of the queue."""
        for name, content in files:
            self._add_file(name, content)

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

    def _add_file(self, name: str, content: bytes) -> None:
        self._queue(name, lambda room, engine: room.read_file(name, content, engine=engine))

    def _queue(self, name: str, task: Task) -> None:
        with self._lock:
            number = max(self._lines, default=0) + 1
            self._lines[number] = (Line(name, WAITING),)
        self._executor.submit(self._work, number, name, task)

    def _work(self, number: int, name: str, task: Task) -> None:
        """Whatever happens, the lines of `number` say it in the end."""
        done: list[Line] = []
        self._say(number, Line(name, READING))
        try:
            for outcome in task(self._room.result(), self._engine):
                done.append(_line(outcome))
                self._say(number, *done, Line(name, READING))
        except StoreError as error:
            done.append(Line(name, Result.FAILED.value, str(error)))
        except Exception:
            _log.exception("reading %s", name)
            done.append(Line(name, Result.FAILED.value, _BROKE_OFF))
        self._say(number, *done)

    def _say(self, number: int, *lines: Line) -> None:
        with self._lock:
            self._lines[number] = lines


_BROKE_OFF = "Reading this broke off; the reason is in the log where Rapporteur was started."


def _line(outcome: Outcome) -> Line:
    _, _, sentence = (outcome.reason or "").partition(": ")
    return Line(outcome.name, outcome.outcome.value, sentence or None, outcome.article_id)
