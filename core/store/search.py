"""Full-text search: what an analyst types (core/store/typed.py) as a condition any query can use.

The one module that depends on the database's dialect: SQLite's FTS5. Every word typed is quoted, so
that nothing an analyst types is an operator of FTS5, and no input raises.
"""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import (
    ColumnElement,
    Connection,
    TableClause,
    and_,
    column,
    false,
    func,
    literal_column,
    select,
    table,
    true,
)

from core.store.schema import articles, quotes
from core.store.typed import Term, Typed, read
from core.store.watch_tables import actor_names

# FTS5 gives an index two columns of its own: the row it stands for, and its name, to ask by.
_ARTICLES = table("articles_search", column("rowid"), column("articles_search"))
_QUOTES = table("quotes_search", column("rowid"), column("quotes_search"))
_NAMES = table("actor_names_search", column("rowid"), column("actor_names_search"))
INDEXES = frozenset({_ARTICLES.name, _QUOTES.name, _NAMES.name})

# Parts found words from the rest of a text where FTS5 marks them; in no text.
_OPEN, _CLOSE = "\x02\x1a\x02", "\x03\x1a\x03"

type Stretch = tuple[int, int]


def articles_matching(
    words: str, article_id: ColumnElement[str] = articles.c.article_id
) -> ColumnElement[bool]:
    """True of rows whose article has all the words in its title or text; blank asks for nothing.

    `words` is as typed. `article_id` is the column naming the article.
    """
    if not words.strip():
        return true()
    found = _condition(articles.c.number, _ARTICLES, read(words))
    return article_id.in_(select(articles.c.article_id).where(found))


def quotes_matching(words: str) -> ColumnElement[bool]:
    """True of rows of `quotes` that have all the words in what was said or the speaker's name."""
    if not words.strip():
        return true()
    return _condition(quotes.c.quote_id, _QUOTES, read(words))


def names_matching(words: str) -> ColumnElement[bool]:
    """True of rows of `actor_names` that have all the words."""
    if not words.strip():
        return true()
    return _condition(actor_names.c.name_id, _NAMES, read(words))


def best_articles() -> ColumnElement[float]:
    """How well an article answers, to order by: less is better, a hit in the title is worth five.

    For queries that join `found_articles`.
    """
    return func.bm25(literal_column(_ARTICLES.name), 5.0, 1.0)


def found_articles(words: str) -> tuple[TableClause, ColumnElement[bool]] | None:
    """The index to join `articles` with, and on what; None if no word is to be there."""
    every = _every(read(words))
    if every is None:
        return None
    asked = _ARTICLES.c[_ARTICLES.name].op("MATCH")(every)
    return _ARTICLES, and_(_ARTICLES.c.rowid == articles.c.number, asked)


def hits_in_articles(
    connection: Connection, words: str, article_ids: list[str]
) -> dict[str, list[Stretch]]:
    """Where the words stand in the text of each article, in order; [] where only in its title."""
    return dict(
        _hits(
            connection, _ARTICLES, 1, words, articles.c.number, articles.c.article_id, article_ids
        )
    )


def hits_in_quotes(
    connection: Connection, words: str, quote_ids: list[int]
) -> dict[int, list[Stretch]]:
    """Where the words stand in what was said, in characters of `quotes.text`."""
    return dict(
        _hits(connection, _QUOTES, 0, words, quotes.c.quote_id, quotes.c.quote_id, quote_ids)
    )


def _hits[Key](
    connection: Connection,
    index: TableClause,
    place: int,
    words: str,
    row: ColumnElement[int],
    key: ColumnElement[Key],
    keys: list[Key],
) -> Iterator[tuple[Key, list[Stretch]]]:
    typed = read(words)
    # Marked is every word that was asked for, also where one of two would have done.
    wanted = " OR ".join(_quoted(term) for group in typed.all_of for term in group)
    if not wanted:
        return
    marked = func.highlight(literal_column(index.name), place, _OPEN, _CLOSE)
    query = (
        select(key, marked)
        .select_from(index)
        .join(row.table, index.c.rowid == row)
        .where(index.c[index.name].op("MATCH")(wanted), key.in_(keys))
    )
    for found, text in connection.execute(query):
        yield found, list(_stretches(text or ""))


def _stretches(marked: str) -> Iterator[Stretch]:
    """The offsets of what is marked, in the text without the marks."""
    at = 0
    for number, piece in enumerate(marked.split(_OPEN)):
        inside, closed, after = piece.partition(_CLOSE)
        if number and closed:
            yield at, at + len(inside)
        at += len(inside) + len(after)


def _every(typed: Typed) -> str | None:
    groups = [" OR ".join(map(_quoted, group)) for group in typed.all_of]
    return " AND ".join(f"({group})" for group in groups) or None


def _quoted(term: Term) -> str:
    words = term.words.split()
    if term.within is not None and len(words) > 1:
        every = " ".join(f'"{word}"' for word in words if any(map(str.isalnum, word)))
        return f"NEAR({every}, {term.within})"
    return f'"{term.words}"{"*" if term.begins else ""}'


def _condition(key: ColumnElement[int], index: TableClause, typed: Typed) -> ColumnElement[bool]:
    def found(query: str) -> ColumnElement[bool]:
        return key.in_(select(index.c.rowid).where(index.c[index.name].op("MATCH")(query)))

    every = _every(typed)
    none_of = " OR ".join(map(_quoted, typed.none_of))
    if every and none_of:
        return and_(found(every), ~found(none_of))
    if every:
        return found(every)
    return ~found(none_of) if none_of else false()
