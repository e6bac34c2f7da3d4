"""Invented articles that show what Rapporteur does; their origin in a collection is "sample"."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

ORIGIN = "sample"

_FOLDER = Path(__file__).parent


def sample_files() -> Iterator[tuple[str, bytes]]:
    """(name, content) of every sample article, oldest first."""
    for path in sorted(_FOLDER.glob("*.md")):
        yield path.name, path.read_bytes()
