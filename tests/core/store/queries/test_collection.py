from __future__ import annotations

import pandas as pd

from core.store import queries, read_from, write_to
from core.store.filters import UNKNOWN_OUTLET, Filter
from core.store.writing import save
from tests.records import parsed_article


def test_copies_count_once_unless_switched(collection):
    once = queries.headline(collection, Filter()).iloc[0]
    every = queries.headline(collection, Filter(every_copy=True)).iloc[0]
    assert (once["articles"], every["articles"]) == (3, 4)
    assert (once["quotes"], every["quotes"]) == (6, 8)


def test_size_counts_all_articles_and_the_days_between(collection):
    held = queries.size(collection).iloc[0]
    assert (held["articles"], held["samples"]) == (4, 0)
    assert (held["first"], held["last"]) == (pd.Timestamp("2024-03-04"), pd.Timestamp("2024-04-09"))


def test_outlets_are_listed_as_they_are_counted(collection):
    found = queries.articles_by_outlet(collection, Filter(every_copy=True))
    assert len(found) == queries.headline(collection, Filter(every_copy=True)).iloc[0]["outlets"]
    assert found[["outlet", "articles"]].to_numpy().tolist() == [
        ["Fjord Post", 1],
        ["The Skerry", 1],
        ["The Tern", 1],
    ]


def test_coverage_shows_the_empty_weeks(collection):
    by_outlet = queries.coverage(collection, Filter())
    skerry = by_outlet[by_outlet["outlet"] == "The Skerry"]
    assert list(skerry["articles"]) == [1, 0, 0, 0, 0, 0]
    assert list(skerry["period"].dt.day_name().unique()) == ["Monday"]


def test_the_library_names_what_an_article_copies(collection):
    articles = queries.library(collection, Filter(every_copy=True)).set_index("title")
    assert articles.loc["Boats again", "copy_of"] == "Boats"
    assert articles.loc["Boats", "copy_of"] is None


def test_an_untitled_article_goes_by_its_first_words(collection):
    titles = list(queries.library(collection, Filter())["title"])
    assert any(title.startswith("Norway rejected Iceland's cod quota") for title in titles)


def test_articles_of_no_outlet_can_be_chosen(collection):
    assert UNKNOWN_OUTLET in set(queries.outlets(collection)["outlet"])
    chosen = Filter(outlets=(UNKNOWN_OUTLET, "Fjord Post"))
    assert len(queries.library(collection, chosen)) == 2


def test_actors_of_one_name_are_told_apart():
    actors = pd.DataFrame(
        [
            ("place:georgia", "Georgia", "place"),
            ("state:GEO", "Georgia", "state"),
            ("person:ann-lee-1", "Ann Lee", "person"),
            ("person:ann-lee-2", "Ann Lee", "person"),
            ("state:NOR", "Norway", "state"),
        ],
        columns=["actor_id", "actor", "kind"],
    )
    assert list(queries.told_apart(actors)) == [
        "Georgia (place)",
        "Georgia (state)",
        "Ann Lee (person:ann-lee-1)",
        "Ann Lee (person:ann-lee-2)",
        "Norway",
    ]


def test_an_invented_article_is_never_named_without_saying_so(engine):
    with write_to(engine) as connection:
        save(connection, "s.md", parsed_article(title="Boats", origin="sample"))
    with read_from(engine) as connection:
        [passage] = queries.quote_evidence(connection, Filter(), quote_id=1).itertuples()
        titles = {
            *queries.library(connection, Filter())["title"],
            *queries.quotes_matching(connection, Filter())["title"],
            *queries.events_matching(connection, Filter())["title"],
            passage.title,
        }
    assert titles == {"Sample: Boats"}
