"""What the readers of single documents give: text, credits, notes."""

from __future__ import annotations

from dataclasses import dataclass

from core.ingest.credits import NO_CREDITS, Credits
from core.model import Note


@dataclass(frozen=True, slots=True)
class Document:
    """One article, or one export with many."""

    text: str
    credits: Credits = NO_CREDITS
    notes: tuple[Note, ...] = ()


def join_paragraphs(paragraphs: list[str]) -> str:
    """One blank line between two; empty ones are left out, and spaces made single."""
    lines = (" ".join(paragraph.split()) for paragraph in paragraphs)
    return "\n\n".join(line for line in lines if line)
