"""Files on disk: which there are under a path, and their bytes."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from core.ingest.refusal import Refused
from core.model import Result

# What tells a file from itself after a change: its name, its size, when it was written.
type State = tuple[str, int, int]


def files_under(path: Path) -> list[Path]:
    """A file itself; of a folder, every file in it and below, hidden ones left out, by name."""
    if not path.is_dir():
        return [path]
    found = (each for each in path.rglob("*") if each.is_file())
    return sorted(each for each in found if not _is_hidden(each.relative_to(path)))


def settled_files(paths: Sequence[Path], looks: dict[Path, State], taken: set[State]) -> list[Path]:
    """Files that are the same as at the last look and were not taken as they are.

    A file that is still being copied changes from look to look. `looks` and `taken` are kept by the
    caller from one call to the next, and brought up to date here.
    """
    now = {file: state for path in paths for file in files_under(path) if (state := _state(file))}
    settled = [file for file, state in now.items() if looks.get(file) == state]
    looks.clear()
    looks.update(now)
    fresh = [file for file in settled if now[file] not in taken]
    taken.update(now[file] for file in fresh)
    return fresh


def _state(file: Path) -> State | None:
    try:
        found = file.stat()
    except OSError:
        return None
    return str(file), found.st_size, found.st_mtime_ns


def read_file(path: Path, most_bytes: int) -> bytes:
    """The file's bytes. Raises Refused, before reading anything if the file is too long."""
    try:
        size = path.stat().st_size
        if size > most_bytes:
            sentence = (
                f"This file is {size / 1e6:,.0f} MB; at most {most_bytes // 1_000_000} MB are read."
            )
            raise Refused("too-long", sentence)
        return path.read_bytes()
    except OSError as error:
        sentence = f"The file cannot be read: {error.strerror}."
        raise Refused("unreadable", sentence, Result.FAILED) from error


def _is_hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)
