"""Files on disk: which there are under a path, and their bytes."""

from __future__ import annotations

from pathlib import Path

from core.ingest.refusal import Refused
from core.model import Result


def files_under(path: Path) -> list[Path]:
    """A file itself; of a folder, every file in it and below, hidden ones left out, by name."""
    if not path.is_dir():
        return [path]
    found = (each for each in path.rglob("*") if each.is_file())
    return sorted(each for each in found if not _is_hidden(each.relative_to(path)))


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
