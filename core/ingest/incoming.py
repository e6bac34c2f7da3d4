"""What the readers give: an article, the name it came under, and what is doubtful about it."""

from __future__ import annotations

from dataclasses import dataclass

from core.model import Article, Note


@dataclass(frozen=True, slots=True)
class Incoming:
    """An article as read from a file. The notes are joined to those of its parse."""

    name: str
    article: Article
    notes: tuple[Note, ...] = ()
