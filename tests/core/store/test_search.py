"""Words typed into a search box: what they find, and that nothing typed raises."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, select

from core.model import Article, ParsedArticle
from core.store import open_store, read_from, write_to
from core.store.schema import articles, mentions, quotes
from core.store.search import articles_matching, quotes_matching
from core.store.writing import save
from tests.cases import load_cases
from tests.records import PARSER, parsed_article

TEXTS = {
    "Cod": "Norway rejected Iceland's cod quota.",
    "Herring": "The herring quota was agreed in Reykjavík.",
    "Whales": "A watcher in the north-east quoted a poem.",
}


@pytest.fixture(scope="module")
def searched(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    folder: Path = tmp_path_factory.mktemp("searched")
    engine = open_store(f"sqlite:///{folder / 'collection.db'}")
    with write_to(engine) as connection:
        for title, text in TEXTS.items():
            save(connection, title, ParsedArticle(Article(text, title=title), PARSER))
    return engine


@pytest.mark.parametrize("case", load_cases("search.toml"))
def test_finds_articles(case, searched):
    query = select(articles.c.title).where(articles_matching(case.words)).order_by("title")
    with read_from(searched) as connection:
        assert connection.scalars(query).all() == case.found


def test_finds_facts_of_matching_articles(engine):
    with write_to(engine) as connection:
        kept = save(connection, "a", parsed_article("Walrus.", title=None)).article_id
        save(connection, "b", parsed_article("Whales. " * 200, title=None))
    query = select(mentions.c.article_id).where(articles_matching("walrus", mentions.c.article_id))
    with read_from(engine) as connection:
        assert set(connection.scalars(query)) == {kept}


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("quota", ["The quota is too high,"]),
        ("strand stay", ["Norwegian boats would stay in port"]),
        ("rejected", []),
        ("", ["The quota is too high,", "Norwegian boats would stay in port"]),
    ],
)
def test_finds_quotes_by_words_and_speaker(engine, words, found):
    with write_to(engine) as connection:
        save(connection, "a", parsed_article())
    query = select(quotes.c.text).where(quotes_matching(words)).order_by(quotes.c.start)
    with read_from(engine) as connection:
        assert connection.scalars(query).all() == found


def test_a_changed_row_is_found_by_its_new_words(engine):
    parsed = parsed_article()
    with write_to(engine) as connection:
        save(connection, "a", replace(parsed))
        connection.execute(articles.update().values(title="Walrus"))
        assert connection.scalar(select(articles.c.number).where(articles_matching("walrus"))) == 1
        assert (
            connection.scalar(select(articles.c.number).where(articles_matching("turns"))) is None
        )


@settings(max_examples=1500)
@given(words=st.text() | st.text(alphabet="\"“”'*-^:()+{}[]ab \\ \x00\ud800\t\nNEARORAND"))
@example(words="a" * 100_000)
@example(words='"a" ' * 5_000)
@example(words="-a " * 5_000)
@example(words="½ ² Ⅳ ㊷ 🙂")
@example(words="a\x00b")
def test_nothing_typed_raises(searched, words):
    began = time.process_time()
    with read_from(searched) as connection:
        connection.execute(select(articles.c.number).where(articles_matching(words))).all()
        connection.execute(select(quotes.c.quote_id).where(quotes_matching(words))).all()
    assert time.process_time() - began < 1
