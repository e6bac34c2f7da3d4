"""(name, bytes) -> articles. What a file is, its bytes decide; its name only breaks a tie."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache

from core.ingest.decoding import storable
from core.ingest.incoming import Incoming
from core.ingest.kinds import is_plain_text
from core.ingest.languages import find_language
from core.ingest.reading import MOST_ARTICLE_BYTES, MOST_FILE_BYTES, check_size, read_text
from core.ingest.refusal import Refused
from core.ingest.sandbox import Sandbox
from core.ingest.supplied import NOTHING, Supplied
from core.ingest.walk import Expected, Found, Step, Walk
from core.languages import ENGLISH
from core.model import Article, Outcome

__all__ = [
    "MOST_FILE_BYTES",
    "NOTHING",
    "Incoming",
    "Refused",
    "Supplied",
    "check",
    "is_parsed",
    "read_articles",
    "storable",
    "with_language",
]

# Short texts without markup are read in this process: nothing in them can go wrong.
MOST_SIMPLE_BYTES = 1_000_000


def read_articles(
    name: str,
    content: bytes,
    *,
    supplied: Supplied = NOTHING,
    expect: Callable[[int], object] = lambda files: None,
) -> Iterator[Incoming | Outcome]:
    """Every article in a file and in the files inside it, or what became of it; never raises.

    `name` is the file's, for messages; articles of one file are told apart by line or item, files
    in an archive by their own names. `supplied` is what the analyst says of them. `expect` is told
    how many files more are found inside.
    """
    for step in _steps(name, content, supplied):
        if isinstance(step, Expected):
            expect(step.files)
        elif isinstance(step, Outcome):
            yield step
        elif isinstance(step, Incoming):
            yield replace(step, article=with_language(supplied.fill_in(step.article)))


def check(article: Article) -> None:
    """Raise Refused for an article nothing can be made of: empty or too long."""
    if not article.text.strip():
        raise Refused("empty", "There is no text here.")
    check_size(len(article.text), MOST_ARTICLE_BYTES)


def is_parsed(article: Article) -> bool:
    """Whether the article is in a language we read; others are kept as they are."""
    return article.language in (None, ENGLISH)


def with_language(article: Article) -> Article:
    """The article with its language told from its text, unless it is known."""
    if article.language:
        return article
    return replace(article, language=find_language(article.text))


def _steps(name: str, content: bytes, supplied: Supplied) -> Iterator[Step]:
    if len(content) > MOST_SIMPLE_BYTES or not is_plain_text(content):
        return _sandbox().read(name, content, columns=supplied.columns)
    return _here(name, content, Walk(columns=dict(supplied.columns)))


def _here(name: str, content: bytes, walk: Walk) -> Iterator[Found]:
    try:
        yield from read_text(name, content, walk)
    except Refused as refused:
        yield refused.outcome(name)


@cache
def _sandbox() -> Sandbox:
    """One for the process: its children outlive a file."""
    return Sandbox()
