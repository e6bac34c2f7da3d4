"""The background thread that reads what was added. It goes on when the analyst leaves the page.

No Streamlit call is made here: in a thread they fail without a word.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from threading import Lock
from typing import Any

from spacy.language import Language
from sqlalchemy import Engine

from core import intake
from core import lexicon as tables
from core.ingest import Incoming
from core.lexicon import Lexicon, LexiconError
from core.model import Outcome, Result
from core.parse import language
from core.parse.language import ModelError
from core.store import StoreError

_log = logging.getLogger(__name__)

WAITING, READING = "waiting", "reading"
_UNFINISHED = frozenset({WAITING, READING})


type Tools = tuple[Language, Lexicon]


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the list under the uploader."""

    name: str
    outcome: str  # waiting, reading, or a Result
    reason: str | None = None
    article_id: str | None = None


class Worker:
    """A queue of files and the lines that say what became of them. Safe to use from any thread."""

    def __init__(self, engine: Engine, tools: Future[Tools]) -> None:
        self._engine = engine
        self._tools = tools
        self._lock = Lock()
        self._lines: dict[int, tuple[Line, ...]] = {}  # by the order of arrival
        self._executor = ThreadPoolExecutor(max_workers=1, thread_name_prefix="reading")

    @property
    def is_ready(self) -> bool:
        """Whether the model has been loaded."""
        return self._tools.done()

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
            self._queue(name, partial(intake.take_in, name, content))

    def add_article(self, incoming: Incoming) -> None:
        """Puts an article, such as one pasted into a form, at the end of the queue."""

        def take_in(**tools: Any) -> Iterator[Outcome]:
            yield intake.take_in_article(incoming, **tools)

        self._queue(incoming.name, take_in)

    def clear(self) -> None:
        """Forgets the lines of what is done."""
        with self._lock:
            self._lines = {
                number: lines
                for number, lines in self._lines.items()
                if lines and lines[-1].outcome in _UNFINISHED
            }

    def _queue(self, name: str, take_in: Callable[..., Iterator[Outcome]]) -> None:
        with self._lock:
            number = max(self._lines, default=0) + 1
            self._lines[number] = (Line(name, WAITING),)
        self._executor.submit(self._work, number, name, take_in)

    def _work(self, number: int, name: str, take_in: Callable[..., Iterator[Outcome]]) -> None:
        """Whatever happens, the lines of `number` say it in the end."""
        done: list[Line] = []
        self._say(number, Line(name, READING))
        try:
            nlp, lexicon = self._tools.result()
            for outcome in take_in(nlp=nlp, lexicon=lexicon, engine=self._engine):
                done.append(_line(outcome))
                self._say(number, *done, Line(name, READING))
        except (StoreError, ModelError, LexiconError) as error:
            done.append(Line(name, Result.FAILED, str(error)))
        except Exception:
            _log.exception("reading %s", name)
            done.append(Line(name, Result.FAILED, "Reading this file broke off; try it again."))
        self._say(number, *done)

    def _say(self, number: int, *lines: Line) -> None:
        with self._lock:
            self._lines[number] = lines


def _line(outcome: Outcome) -> Line:
    _, _, sentence = (outcome.reason or "").partition(": ")
    return Line(outcome.name, outcome.outcome.value, sentence or None, outcome.article_id)


def load_tools() -> Future[Tools]:
    """The model and the rule tables, being loaded while the caller goes on."""
    executor = ThreadPoolExecutor(max_workers=1, thread_name_prefix="loading")
    loading = executor.submit(lambda: (language.load(), tables.load()))
    executor.shutdown(wait=False)  # the thread ends when its work is done
    return loading
