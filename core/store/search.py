"""Full-text search: the words an analyst types, as a condition any query can use.

The one module that depends on the database's dialect: SQLite's FTS5. Every word typed is quoted, so
that nothing an analyst types is an operator of FTS5, and no input raises.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from sqlalchemy import ColumnElement, TableClause, and_, column, false, select, table, true

from core.store.schema import articles, quotes

# FTS5 gives an index two columns of its own: the row it stands for, and its name, to ask by.
_ARTICLES = table("articles_search", column("rowid"), column("articles_search"))
_QUOTES = table("quotes_search", column("rowid"), column("quotes_search"))
INDEXES = frozenset({_ARTICLES.name, _QUOTES.name})

# More than this of what was typed is not read; FTS5 has limits of its own, which raise.
MOST_CHARACTERS, MOST_TERMS = 1000, 40

# A phrase (its closing mark may be missing) or a word. With - before it, it is not wanted; with *
# after it, it is only a beginning.
_TERM = re.compile(
    r"""(?P<not>-?)(?:["“”](?P<phrase>[^"“”]*)["“”]?|(?P<word>[^\s"“”*]+))(?P<begin>\*?)"""
)
# SQLite reads a query up to the first NUL and cannot be given half of a surrogate pair.
_UNUSABLE = re.compile(r"[\x00\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What was typed, as FTS5 queries; None where there is nothing to ask."""

    every: str | None
    none_of: str | None


def articles_matching(
    words: str, article_id: ColumnElement[str] = articles.c.article_id
) -> ColumnElement[bool]:
    """True of rows whose article has all the words in its title or text; blank asks for nothing.

    `words`: words, "a phrase", begin*, -without. `article_id` is the column naming the article.
    """
    if not words.strip():
        return true()
    found = _condition(articles.c.number, _ARTICLES, read_words(words))
    return article_id.in_(select(articles.c.article_id).where(found))


def quotes_matching(words: str) -> ColumnElement[bool]:
    """True of rows of `quotes` that have all the words in what was said or the speaker's name."""
    if not words.strip():
        return true()
    return _condition(quotes.c.quote_id, _QUOTES, read_words(words))


def read_words(words: str) -> Wanted:
    """What was typed, quoted for FTS5; what holds no letter or digit is left out."""
    typed = _UNUSABLE.sub(" ", words[:MOST_CHARACTERS])
    terms = [term for term in _TERM.finditer(typed) if any(map(str.isalnum, term[0]))][:MOST_TERMS]
    every = " AND ".join(_quoted(term) for term in terms if not term["not"])
    none_of = " OR ".join(_quoted(term) for term in terms if term["not"])
    return Wanted(every or None, none_of or None)


def _quoted(term: re.Match[str]) -> str:
    return f'"{term["phrase"] or term["word"]}"{term["begin"]}'


def _condition(key: ColumnElement[int], index: TableClause, wanted: Wanted) -> ColumnElement[bool]:
    def found(query: str) -> ColumnElement[bool]:
        return key.in_(select(index.c.rowid).where(index.c[index.name].op("MATCH")(query)))

    if wanted.every and wanted.none_of:
        return and_(found(wanted.every), ~found(wanted.none_of))
    if wanted.every:
        return found(wanted.every)
    return ~found(wanted.none_of) if wanted.none_of else false()
