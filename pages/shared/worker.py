"""The background thread that reads uploads. It goes on when the analyst leaves the page.

No Streamlit call is made here: in a thread they fail without a word.
"""

from __future__ import annotations

from collections.abc import Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from threading import Lock

from spacy.language import Language
from sqlalchemy import Engine

from core import lexicon as tables
from core.lexicon import Lexicon
from core.parse import language

WAITING, READING = "waiting", "reading"


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the list under the uploader: a file, then each article found in it."""

    number: int
    name: str
    outcome: str  # waiting, reading, or a Result
    reason: str | None = None
    article_id: str | None = None


class Worker:
    """A queue of files and the lines that say what became of them. Safe to use from any thread."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._executor = ThreadPoolExecutor(max_workers=1, thread_name_prefix="reading")
        self._lock = Lock()
        self._lines: dict[int, tuple[Line, ...]] = {}
        self._number = 0
        self._tools: Future[tuple[Language, Lexicon]] = self._executor.submit(_load)

    @property
    def is_ready(self) -> bool:
        """Whether the model has been loaded."""
        return self._tools.done()

    @property
    def is_busy(self) -> bool:
        """Whether a file waits or is being read."""
        return any(line.outcome in (WAITING, READING) for line in self.lines())

    def lines(self) -> tuple[Line, ...]:
        """What became of every file, the newest first."""
        with self._lock:
            return tuple(
                line for number in sorted(self._lines, reverse=True) for line in self._lines[number]
            )

    def add_all(self, files: Iterable[tuple[str, bytes]]) -> None:
        """Puts files, each a name and its bytes, at the end of the queue."""
        for name, content in files:
            self._add(name, content)

    def _add(self, name: str, content: bytes) -> None:
        with self._lock:
            self._number += 1
            number = self._number
            self._lines[number] = (Line(number, name, WAITING),)
        self._executor.submit(self._read, number, name, content)

    def clear(self) -> None:
        """Forgets the lines of files that are done."""
        with self._lock:
            self._lines = {
                number: lines
                for number, lines in self._lines.items()
                if lines[0].outcome in (WAITING, READING)
            }

    def _read(self, number: int, name: str, content: bytes) -> None: ...


def _load() -> tuple[Language, Lexicon]:
    return language.load(), tables.load()
