"""Files are read in child processes with limits: one that hangs or dies takes nothing with it."""

from __future__ import annotations

import contextlib
import json
import signal
import subprocess
import sys
from collections import deque
from collections.abc import Iterator, Mapping
from pathlib import Path

from core.ingest.messages import from_line
from core.ingest.refusal import Refused
from core.ingest.walk import Opened, Step
from core.model import Outcome, Result

ROOT = Path(__file__).parents[2]

# Computing time for the next article of a file. Pages of news take milliseconds; 1,500 pages of
# print in one PDF take 1.5 s, a Word document of a million words 4 s.
MOST_SECONDS = 7.0

# A file whose members kill so many readers is given up.
MOST_DEATHS = 20

# Children that wait for the next file: one is enough for one reader, and each is some 100 MB.
MOST_IDLE = 2

# The child is told nothing of this process; its number library keeps to one thread.
_ENVIRONMENT = {"OPENBLAS_NUM_THREADS": "1", "PYTHONUTF8": "1", "PYTHONDONTWRITEBYTECODE": "1"}

_TIMES_UP = frozenset({-signal.SIGALRM, -signal.SIGPROF, -signal.SIGXCPU})


class Sandbox:
    """Reads files in children, which are kept for the next file. Safe to use from any thread."""

    def __init__(self, *, seconds: float = MOST_SECONDS, deaths: int = MOST_DEATHS) -> None:
        self._deaths = deaths
        self._seconds = seconds
        self._idle: deque[subprocess.Popen[bytes]] = deque()

    def read(self, name: str, content: bytes, *, columns: Mapping[str, str]) -> Iterator[Step]:
        """The articles of a file and of those inside it, or why there are none; never raises.

        What kills its reader has failed; the files beside it in an archive are read all the same.
        """
        resume_after = 0
        for _ in range(self._deaths):
            child = self._child()
            opened = Opened(resume_after, name)
            try:
                _ask(child, self._request(name, content, columns, resume_after), content)
                while step := _next_step(child):
                    if isinstance(step, Opened):
                        opened = step
                    yield step
                self._return(child)
                return
            except (OSError, ValueError, KeyError, TypeError, AttributeError):
                yield _death(opened.name, _end(child))
                resume_after = max(opened.number, resume_after + 1)
            finally:
                if child not in self._idle:
                    _end(child)
        sentence = "Too many files in this one broke their reader; the rest of it is given up."
        yield Refused("given-up", sentence, Result.FAILED).outcome(name)

    def close(self) -> None:
        """Ends the children that wait."""
        while self._idle:
            _end(self._idle.popleft())

    def _request(
        self, name: str, content: bytes, columns: Mapping[str, str], resume_after: int
    ) -> bytes:
        request = {
            "name": name,
            "size": len(content),
            "columns": dict(columns),
            "resume_after": resume_after,
            "seconds": self._seconds,
        }
        return json.dumps(request).encode() + b"\n"

    def _child(self) -> subprocess.Popen[bytes]:
        while self._idle:
            child = self._idle.pop()
            if child.poll() is None:
                return child
        return subprocess.Popen(
            [sys.executable, "-m", "core.ingest.converter"],
            cwd=ROOT,
            env=_ENVIRONMENT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )

    def _return(self, child: subprocess.Popen[bytes]) -> None:
        if len(self._idle) < MOST_IDLE:
            self._idle.append(child)


def _ask(child: subprocess.Popen[bytes], request: bytes, content: bytes) -> None:
    assert child.stdin is not None
    child.stdin.write(request)
    child.stdin.write(content)
    child.stdin.flush()


def _next_step(child: subprocess.Popen[bytes]) -> Step | None:
    """None at the end of the file. Raises ValueError if the child is no more."""
    assert child.stdout is not None
    line = child.stdout.readline()
    if not line.endswith(b"\n"):
        raise ValueError("the reader is gone")
    return from_line(line) if line.strip() else None


def _end(child: subprocess.Popen[bytes]) -> int:
    """How the child ended; it is killed if it has not, or does not, by itself."""
    try:
        code = child.wait(timeout=0 if child.poll() is None else None)
    except subprocess.TimeoutExpired:
        child.kill()
        code = child.wait()
    for pipe in (child.stdin, child.stdout):
        with contextlib.suppress(OSError):
            if pipe is not None:
                pipe.close()
    return code


def _death(name: str, code: int) -> Outcome:
    if code in _TIMES_UP:
        sentence = "Reading this file takes too long; it may be made to."
        return Refused("timeout", sentence, Result.FAILED).outcome(name)
    sentence = "The reader of this file broke down; the file is damaged or made to do that."
    return Refused("reader-lost", sentence, Result.FAILED).outcome(name)
