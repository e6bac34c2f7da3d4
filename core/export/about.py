"""What every file says of itself: what it holds, under which filter, from when, by which parser."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import datetime
from enum import StrEnum
from typing import Any

from core.export.cells import printable


@dataclass(frozen=True, slots=True)
class About:
    """`selection` is the filter in force as its English sentence; `parsers` is model and rules."""

    what: str
    selection: str
    made: datetime
    parsers: tuple[str, ...] = ()
    counts: tuple[tuple[str, int], ...] = ()

    def lines(self) -> list[tuple[str, str]]:
        """Label and text, in the order to be read."""
        return [
            ("Contents", printable(self.what)),
            ("Filter in force", printable(self.selection)),
            ("Exported", self.day()),
            ("Parsed by", printable("; ".join(self.parsers)) or "nothing was parsed"),
            *((label, f"{count:,}") for label, count in self.counts),
        ]

    def day(self) -> str:
        """When it was made, as no reader can misread it: 3 May 2026, 14:05."""
        return f"{self.made.day} {self.made:%b %Y, %H:%M}"

    def sentence(self, verb: str = "Exported") -> str:
        """Filter and day in one line, for files that have room for no more."""
        return f"{printable(self.selection)} {verb} {self.day()}."


def narrowing(choice: Any, what: str) -> str:
    """What a page's own choices leave, as a sentence; empty if they leave everything.

    `choice` is a frozen dataclass whose fields are words, members of an enumeration, tuples of
    these, or shares from 0 to 1.
    """
    parts = [
        f"{field.name.replace('_', ' ')}: {_listed(getattr(choice, field.name))}"
        for field in fields(choice)
        if getattr(choice, field.name) != field.default
    ]
    return f"Only {what} with {'; '.join(parts)}." if parts else ""


def _listed(value: object) -> str:
    if isinstance(value, tuple):
        return " or ".join(_listed(part) for part in value)
    if isinstance(value, float):
        return f"{value:.0%}"
    return value.value if isinstance(value, StrEnum) else f"“{value}”"
