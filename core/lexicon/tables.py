"""Reading a rule table: one row a rule, checked once, then frozen."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

FOLDER = Path(__file__).parent


class LexiconError(Exception):
    """A rule table that cannot be used: names the file, the entry and the remedy."""


def read_rows[Row](
    name: str, build: Callable[[dict[str, str]], Row], *, key: str | None = None
) -> tuple[Row, ...]:
    """Every row of `core/lexicon/<name>` as built by `build`; lines starting with # are remarks.

    `key` names the column whose value no two rows may share.
    """
    path = FOLDER / name
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(_without_remarks(file), strict=True))
    if key and (twice := repeated(row[key] for row in rows)):
        raise LexiconError(f"{name}: {', '.join(twice)} listed twice; keep one row each")
    return tuple(_built(name, build, row) for row in rows)


def _built[Row](name: str, build: Callable[[dict[str, str]], Row], row: dict[str, str]) -> Row:
    if None in row or None in row.values():
        raise LexiconError(f"{name}: {next(iter(row.values()))}: wrong number of columns")
    try:
        return build({column: value.strip() for column, value in row.items()})
    except (KeyError, ValueError) as error:
        first = next(iter(row.values()))
        raise LexiconError(f"{name}: {first}: {error}; mend or remove the row") from error


def _without_remarks(lines: Iterable[str]) -> Iterator[str]:
    return (line for line in lines if line.strip() and not line.startswith("#"))


def several(value: str) -> tuple[str, ...]:
    """A cell that holds a list: `say|says|said`."""
    return tuple(part.strip() for part in value.split("|") if part.strip())


def repeated(values: Iterable[str]) -> list[str]:
    """The values that occur more than once, sorted."""
    return sorted(value for value, count in Counter(values).items() if count > 1)
