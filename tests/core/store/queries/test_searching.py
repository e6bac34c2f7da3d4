"""What a search finds, and that what it marks is what was asked for."""

from __future__ import annotations

from itertools import chain

import pytest

from core.corrections import Rename, Who
from core.store import correcting, queries, read_from, write_to
from core.store.filters import Filter
from core.store.queries import Ranking
from core.store.writing import delete_articles, save
from tests.records import NORWAY, parsed_article

EVERYTHING = Filter()


def all_marked(passages):
    """All found words, in order."""
    return list(chain.from_iterable(marked(passages)))


def marked(passages):
    """The found words of every passage."""
    return [
        [row.passage[start:end] for start, end, layer in row.marks if layer == "hit"]
        for row in passages.itertuples()
    ]


def articles_found(connection, words, *, wanted=EVERYTHING, ranking=Ranking.BEST):
    return queries.articles_found(connection, wanted, words=words, ranking=ranking, top=10)


HITS = [
    ("quota", ["quota", "quota"]),
    ('"cod quota"', ["cod quota"]),
    ("NORWAY OR iceland", ["Norway", "Iceland"]),
    ("norw*", ["Norway", "Norwegian"]),
    ('"quota cod"~3', ["cod", "quota"]),
]


@pytest.mark.parametrize(("words", "hits"), HITS)
def test_found_words_are_marked(engine, words, hits):
    with write_to(engine) as connection:
        save(connection, "a", parsed_article())
        found = articles_found(connection, words)
    assert all_marked(found) == hits
    assert set(found["article_hits"]) == {len(hits)}


def test_letters_beyond_the_usual_are_marked_at_their_place(engine):
    text = "𝔉𝔦𝔰𝔥 in Ақтау, Pašinjan said. Nikol Pašinjan left."
    with write_to(engine) as connection:
        save(connection, "a", parsed_article(text))
        assert all_marked(articles_found(connection, "pasinjan")) == ["Pašinjan", "Pašinjan"]
        assert all_marked(articles_found(connection, "ақтау")) == ["Ақтау"]


def test_an_article_with_the_words_in_its_title_only_shows_its_beginning(collection):
    found = articles_found(collection, "farms")
    assert list(found["title"]) == ["Farms"]
    assert marked(found) == [[]]
    assert found.loc[0, "article_hits"] == 0


def test_a_title_counts_more_and_dates_count_when_asked(collection):
    best = articles_found(collection, "boat OR farms")
    newest = articles_found(collection, "boat OR farms", ranking=Ranking.NEWEST)
    assert best["title"].iloc[0] == "Farms"
    assert list(newest["title"].unique()) == ["Farms", "Boats"]
    assert list(articles_found(collection, "-boat", ranking=Ranking.BEST)["title"]) != []


def test_counts_agree_with_lists_and_with_the_filter(collection):
    wanted = Filter(outlets=("Fjord Post",))
    for chosen, articles, quotes in ((Filter(), 3, 3), (wanted, 1, 1)):
        counts = queries.how_many_found(collection, chosen, words="quota").iloc[0]
        assert (counts["articles"], counts["quotes"]) == (articles, quotes)
        found = articles_found(collection, "quota", wanted=chosen)
        assert found["article_id"].nunique() == articles
        said = queries.quotes_found(collection, chosen, words="quota", top=10)
        assert len(said) == quotes
        assert set(said["speaker"]) == {"Liv Strand"}
        assert marked(said) == [["quota"]] * quotes
        by_outlet = queries.found_by_outlet(collection, chosen, words="quota")
        assert by_outlet["articles"].sum() == articles
    dated = queries.found_over_time(collection, Filter(), words="quota")
    assert dated["articles"].sum() == 2  # one has no date


def actors_found(connection, words, wanted=EVERYTHING):
    found = queries.actors_found(connection, wanted, words=words, top=10)
    assert queries.how_many_found(connection, wanted, words=words).loc[0, "actors"] == len(found)
    return list(found["actor"])


def test_actors_are_found_by_every_name_they_bear(engine):
    with write_to(engine) as connection:
        kept = save(connection, "a", parsed_article()).article_id
        assert actors_found(connection, "nor*") == ["Norway"]
        assert actors_found(connection, "norwegian") == []  # a demonym is no name
        assert actors_found(connection, "strand", Filter(sides=("Nowhere",))) == []
        norway = Who(NORWAY.id, NORWAY.name, NORWAY.kind)
        number = correcting.decide(connection, Rename(norway, "Noregur"), by="me")
        assert actors_found(connection, "noregur") == ["Noregur"]
        assert actors_found(connection, "norway") == ["Noregur"]
        correcting.undo(connection, number, by="me")
        assert actors_found(connection, "noregur") == []
        delete_articles(connection, [kept])
        assert actors_found(connection, "norway") == []


def test_words_of_an_article_are_marked_in_the_reader(engine):
    with write_to(engine) as connection:
        kept = save(connection, "a", parsed_article()).article_id
    with read_from(engine) as connection:
        marks = queries.marks_of_words(connection, kept, "quota -whale")
        assert set(marks["layer"]) == {"hit"}
        assert len(marks) == 2
        assert queries.marks_of_words(connection, kept, "-whale").empty
