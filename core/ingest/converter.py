"""The child that reads files nobody has vouched for: `python -m core.ingest.converter`.

It takes files on standard input, each a line of JSON and then its bytes, and answers in lines of
core/ingest/messages.py, an empty line at the end. It may use so much memory and so much time, has
no network, starts no programs and writes no files; the system holds it to that, and kills it.
"""

from __future__ import annotations

import contextlib
import json
import logging
import os
import resource
import signal
import sys
from collections.abc import Iterator
from typing import BinaryIO

from core.ingest.messages import to_line
from core.ingest.reading import read_file
from core.ingest.walk import Step, Walk

MOST_MEMORY = 1 << 30  # bytes of address space
MOST_OPEN_FILES = 256

# Seconds by the clock for each of computing: on a busy machine a reader has to wait its turn.
MOST_WAITING = 2.5

# Audited by Python for whatever wants out, or wants to write.
_FORBIDDEN = (
    *("socket.", "subprocess.", "os.exec", "os.fork", "os.posix_spawn", "os.spawn", "os.system"),
    *("os.remove", "os.rename", "os.rmdir", "os.truncate", "os.chmod", "os.chown", "os.link"),
    *("os.symlink", "os.mkdir", "shutil.", "ftplib.", "http.client.", "urllib.Request"),
)
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND


def main() -> None:
    """Reads files until there are no more."""
    source, sink = sys.stdin.buffer, _private_output()
    logging.disable(logging.CRITICAL)
    _confine()
    while header := source.readline():
        request = json.loads(header)
        walk = Walk(resume_after=request["resume_after"], columns=request["columns"])
        content = source.read(request["size"])
        seconds = float(request["seconds"])
        _send(read_file(request["name"], content, walk), sink, seconds)


def _send(steps: Iterator[Step], sink: BinaryIO, seconds: float) -> None:
    """The clock runs while a step is made, not while whoever waits for it is busy."""
    while True:
        _start_clock(seconds)
        step = next(steps, None)
        _stop_clock()
        sink.write(to_line(step) if step else b"\n")
        sink.flush()
        if step is None:
            return


def _start_clock(seconds: float) -> None:
    """Whoever is not done in time is killed by the system, in C code as well.

    The time is that of computing: what else the machine does must not fail a good file.
    """
    signal.setitimer(signal.ITIMER_PROF, seconds)
    signal.setitimer(signal.ITIMER_REAL, seconds * MOST_WAITING)
    used = resource.getrusage(resource.RUSAGE_SELF)
    soft = int(used.ru_utime + used.ru_stime + seconds) + 2
    resource.setrlimit(resource.RLIMIT_CPU, (soft, resource.RLIM_INFINITY))


def _stop_clock() -> None:
    signal.setitimer(signal.ITIMER_PROF, 0)
    signal.setitimer(signal.ITIMER_REAL, 0)


def _private_output() -> BinaryIO:
    """Where answers go. What a library prints goes to standard error instead."""
    answers = os.dup(sys.stdout.fileno())
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    return os.fdopen(answers, "wb")


def _confine() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NOFILE, (MOST_OPEN_FILES, MOST_OPEN_FILES))
    if hasattr(os, "unshare"):
        # A network of its own with nothing on it. Not every machine allows this; then the rule
        # below, which Python code cannot lift, stands alone.
        with contextlib.suppress(OSError):
            os.unshare(os.CLONE_NEWUSER | os.CLONE_NEWNET)
    sys.addaudithook(_forbid)


def _forbid(event: str, arguments: tuple[object, ...]) -> None:
    if event.startswith(_FORBIDDEN):
        raise PermissionError(f"{event} is not allowed while a file is read")
    if event == "open":
        mode, flags = arguments[1], arguments[2]
        is_writing = isinstance(mode, str) and not frozenset(mode).isdisjoint("wax+")
        if is_writing or (isinstance(flags, int) and flags & _WRITING):
            raise PermissionError("no file may be written while another is read")


if __name__ == "__main__":
    main()
