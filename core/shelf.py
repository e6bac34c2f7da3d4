"""Files on their way into the collection, kept on disk until their outcomes are safe.

So a dashboard that is restarted goes on where it was, and what failed can be tried again later. A
file's bytes stand in a file of ours under a number; its own name is only written down.
"""

from __future__ import annotations

import contextlib
import fcntl
import json
import time
import uuid
from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import BinaryIO

# Files that failed are kept for another try up to so many bytes, the newest ones.
MOST_FAILED_BYTES = 500_000_000


@dataclass(frozen=True, slots=True)
class Kept:
    """A file as it was offered, and what the analyst said of it.

    `entries` are the lines of the ingest log that say what in it failed, once something has.
    """

    key: str
    name: str
    told: Mapping[str, str]
    has_failed: bool = False
    entries: tuple[int, ...] = ()


class Shelf:
    """A folder of kept files. Each method that writes raises OSError if the disk does not let it.

    Safe to use from any thread: a file is put there, and marked, by one rename.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._claimed: BinaryIO | None = None

    def waiting(self) -> list[Kept]:
        """What an earlier program left without an outcome; nothing if another one is at it now."""
        if not self._folder.is_dir() or not self._claim():
            return []
        return [kept for kept in self.files() if not kept.has_failed]

    def put(self, name: str, content: bytes, told: Mapping[str, str]) -> Kept:
        """Keeps a file that waits."""
        self._folder.mkdir(parents=True, exist_ok=True)
        self._claim()
        kept = Kept(f"{time.time_ns():020}-{uuid.uuid4().hex[:8]}", name, dict(told))
        self._content(kept.key).write_bytes(content)
        self._write(kept)
        return kept

    def content(self, key: str) -> bytes:
        """The bytes of a file. Raises OSError if it is not there any more."""
        return self._content(key).read_bytes()

    def mark_failed(self, kept: Kept, entries: Collection[int]) -> Kept:
        """Keeps a file for another try; the oldest such files make room for it."""
        failed = replace(kept, has_failed=True, entries=(*kept.entries, *entries))
        self._write(failed)
        room = MOST_FAILED_BYTES
        for each in reversed([each for each in self.files() if each.has_failed]):
            with contextlib.suppress(OSError):
                room -= self._content(each.key).stat().st_size
            if room < 0:
                self.drop(each.key)
        return failed

    def drop(self, key: str) -> None:
        """Lets a file go. The note goes first: without one, the bytes are nobody's."""
        for path in (self._note(key), self._content(key)):
            with contextlib.suppress(OSError):
                path.unlink()

    def files(self) -> list[Kept]:
        """All that are kept, in the order in which they came."""
        found = (self._read(path) for path in sorted(self._folder.glob("*.json")))
        return [kept for kept in found if kept]

    def _claim(self) -> bool:
        """Whether this program is the one that goes on with what an earlier one left."""
        if self._claimed is None:
            mark = (self._folder / "in-use").open("wb")
            try:
                fcntl.flock(mark, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError:
                mark.close()
                return False
            self._claimed = mark
        return True

    def _write(self, kept: Kept) -> None:
        beside = self._folder / f"{kept.key}.new"
        beside.write_text(json.dumps(asdict(kept)), encoding="ascii")
        beside.replace(self._note(kept.key))

    def _read(self, path: Path) -> Kept | None:
        try:
            note = json.loads(path.read_text(encoding="ascii"))
            return Kept(**{**note, "entries": tuple(note["entries"])})
        except (OSError, ValueError, KeyError, TypeError):
            return None  # let go meanwhile, or not of ours

    def _note(self, key: str) -> Path:
        return self._folder / f"{key}.json"

    def _content(self, key: str) -> Path:
        return self._folder / f"{key}.bin"
