"""What a file gives, for tests."""

from __future__ import annotations

from core.ingest import Incoming, read_articles
from core.model import Article, Outcome


def read_all(name: str, content: bytes) -> list[Incoming | Outcome]:
    return list(read_articles(name, content))


def articles(name: str, content: bytes) -> list[Article]:
    """The articles of a file that must give nothing else."""
    found = read_all(name, content)
    assert all(isinstance(each, Incoming) for each in found), found
    return [each.article for each in found if isinstance(each, Incoming)]


def outcomes(name: str, content: bytes) -> list[tuple[str, str]]:
    """(name, what became of it) for each article or file: "read", or its reason's code."""
    return [(each.name, code_of(each)) for each in read_all(name, content)]


def code_of(found: Incoming | Outcome) -> str:
    if isinstance(found, Incoming):
        return "read" if found.article.text.strip() else "empty"
    return (found.reason or "").partition(":")[0]
