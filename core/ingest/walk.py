"""Reading one offered file together with the files inside it: what is open, and what is left."""

from __future__ import annotations

from dataclasses import dataclass, field

from core.ingest.incoming import Incoming
from core.ingest.refusal import Refused
from core.model import Outcome

# What may come out of one offered file, whatever it claims: archives can be made to lie.
MOST_FILES = 10_000
MOST_BYTES = 200_000_000
MOST_DEPTH = 2

# A member may unpack to so many times its packed size; small ones may be what they like.
MOST_RATIO = 100
FREE_BYTES = 1_000_000


@dataclass(frozen=True, slots=True)
class Opened:
    """A file is being read. Whoever kills its reader is known by this."""

    number: int
    name: str


@dataclass(frozen=True, slots=True)
class Expected:
    """So many files more were found inside."""

    files: int


type Found = Incoming | Outcome
type Step = Found | Opened | Expected


@dataclass(slots=True)
class Walk:
    """The count of files and bytes so far.

    `resume_after` is the number of the file a former reader died of: it and those before it are
    not read again. `columns` says which column of a table holds what.
    """

    resume_after: int = 0
    columns: dict[str, str] = field(default_factory=dict)
    opened: int = 0
    bytes_out: int = 0

    def open(self) -> int:
        """The number of the next file, in the order in which they are met."""
        self.opened += 1
        if self.opened > MOST_FILES:
            raise archive_limit(f"more than {MOST_FILES:,} files")
        return self.opened

    def add_bytes(self, size: int) -> None:
        """Counts what was unpacked. Raises Refused at the limit."""
        self.bytes_out += size
        if self.bytes_out > MOST_BYTES:
            raise archive_limit(f"more than {MOST_BYTES // 1_000_000} MB")


def archive_limit(what: str) -> Refused:
    """For a file that unpacks to more than it may."""
    return Refused("archive-limit", f"This unpacks to {what}, which is no collection of articles.")
