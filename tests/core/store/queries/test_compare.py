"""Two outlets, periods or actors beside each other: shares, tones, quotes left out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from core.model import QuoteKind
from core.store import queries, read_from, write_to
from core.store.filters import Filter
from core.store.queries import Figure, Texts
from core.store.queries.compare import _half, _wilson
from core.store.writing import save
from tests.records import HARBOUR, ICELAND, MINISTER, NORWAY, quoting

SKERRY, FJORD = Filter(outlets=("The Skerry",)), Filter(outlets=("Fjord Post",))
TERN = Filter(outlets=("The Tern",))
SPOKE = "The boats will stay in port until the quota is lowered, and no crew will sail before then."
OTHER = "Our neighbours promised to answer the letter from the harbour office within three weeks."


def test_shares_say_how_many_of_how_many(collection):
    found = queries.figures_beside(collection, SKERRY, other=FJORD, every=Filter())
    rows = found.set_index("key")
    assert rows.loc[Figure.ARTICLES, ["one_n", "one_of", "other_n", "other_of"]].to_list() == [
        1, 3, 1, 3,
    ]  # fmt: skip
    assert rows.loc[Figure.DIRECT, ["one_n", "one_of"]].to_list() == [1, 2]
    assert rows.loc[Figure.CONFLICT, ["one_n", "one_of"]].to_list() == [1, 1]
    assert not found["clear"].any()


@pytest.mark.parametrize("figure", Figure)
def test_a_figure_opens_the_articles_it_counts(collection, figure):
    found = queries.figure_articles(collection, SKERRY, figure=figure)
    assert len(found) == (0 if figure is Figure.NAMELESS else 1)


def test_a_share_has_an_interval_that_is_wide_where_there_is_little():
    few, many = _wilson(1, 2), _wilson(500, 1000)
    assert few[0] == many[0] == 50.0
    assert few[2] - few[1] > 80 > 7 > many[2] - many[1]
    assert _wilson(0, 5)[1] == 0.0


def test_a_mean_of_few_events_has_no_interval():
    import pandas as pd

    times = pd.Series([2, 3, 200])
    half = _half(times, pd.Series([0.0, 0.0, 0.0]), pd.Series([4.0, 4.0, 4.0]))
    assert half.isna().to_list() == [True, False, False]
    assert half[1] > 5 > 0.3 > half[2]


def test_the_two_are_not_among_those_named_beside_them(collection):
    norway, iceland = Filter(actors=("state:NOR",)), Filter(actors=("state:ISL",))
    beside = queries.named_beside(collection, norway, other=iceland)
    assert beside["compared"].to_list() == ["Liv Strand"]
    assert beside[["one_n", "one_of", "other_n", "other_of"]].to_numpy().tolist() == [[3, 3, 3, 3]]
    there = queries.named_there(collection, norway, actor_id="person:liv-strand")
    assert len(there) == 3


def test_tones_come_with_their_n_and_open_their_events(collection):
    march = Filter(until=date(2024, 3, 31))
    april = Filter(since=date(2024, 4, 1))
    found = queries.tone_beside(collection, march, other=april)
    [row] = found.itertuples()
    assert (row.compared, row.one_n, row.one_value, row.other_n) == ("Norway → Iceland", 1, -4.0, 1)
    assert not row.clear
    choice = queries.tone_choice(march, row.key)
    assert len(queries.events_evidence(collection, march, choice=choice)) == 1


def test_of_two_actors_the_tones_are_towards_the_same_others(collection):
    norway, minister = Filter(actors=("state:NOR",)), Filter(actors=("person:liv-strand",))
    [row] = queries.tone_beside(collection, norway, other=minister).itertuples()
    assert (row.compared, row.one_n, row.other_n) == ("they → Iceland", 2, 0)
    assert queries.tone_choice(norway, row.key).source == "state:NOR"
    dots = queries.dotted(
        queries.tone_beside(collection, norway, other=minister), ("A", "B"), tone=True
    )
    assert dots[["side", "said"]].to_numpy().tolist() == [["A", "-4.0 (n=2)"]]
    assert list(dots["sure"]) == [0.35]


STORY = {"others": (NORWAY, ICELAND, HARBOUR), "published": date(2024, 3, 4)}


@pytest.fixture
def told(engine):
    """The Skerry has two quotes, the Tern one of them, the Fjord Post neither."""
    for parsed in (
        quoting(SPOKE, OTHER, outlet="The Skerry", **STORY),
        quoting(OTHER, outlet="The Tern", **STORY),
        quoting("We have nothing to add to that at all.", outlet="Fjord Post", **STORY),
        quoting("A word.", outlet="Late", **(STORY | {"published": date(2024, 5, 4)})),
        quoting("A word.", outlet="Elsewhere", **(STORY | {"others": (NORWAY,)})),
    ):
        with write_to(engine) as connection:
            save(connection, "told.txt", parsed)
    with read_from(engine) as connection:
        yield connection


@pytest.mark.parametrize(
    ("other", "texts"),
    [
        ("The Tern", [SPOKE]),
        ("Fjord Post", [SPOKE, OTHER]),
        ("Late", []),  # too long after
        ("Elsewhere", []),  # too few actors in common: not the same story
        ("No such outlet", []),
    ],
)
def test_quotes_left_out_are_of_a_story_the_other_told(told, other, texts):
    found = queries.left_out(told, SKERRY, other=Filter(outlets=(other,)))
    assert found["text"].to_list() == texts
    assert found["told"].to_list() == [1] * len(texts)


def test_only_speech_under_the_filter_is_left_out(told):
    norwegian = replace(SKERRY, actors=(NORWAY.id,))
    minister = replace(SKERRY, actors=(MINISTER.id,))
    assert queries.left_out(told, norwegian, other=TERN).empty
    assert len(queries.left_out(told, minister, other=TERN)) == 1


def test_a_quote_in_other_words_is_not_left_out(engine):
    reworded = SPOKE.replace("will stay", "would remain")
    with write_to(engine) as connection:
        for words, outlet in ((SPOKE, "The Skerry"), (reworded, "The Tern")):
            save(connection, "q.txt", quoting(words, outlet=outlet, **STORY))
        indirect = quoting(OTHER, outlet="Fjord Post", kind=QuoteKind.INDIRECT, **STORY)
        save(connection, "q.txt", indirect)
    with read_from(engine) as connection:
        assert queries.left_out(connection, SKERRY, other=TERN).empty
        assert len(queries.left_out(connection, SKERRY, other=FJORD)) == 1


def test_words_of_periods(collection):
    march, april = Filter(until=date(2024, 3, 31)), Filter(since=date(2024, 4, 1))
    columns = queries.distinctive_words(collection, march, other=april, texts=Texts.WHOLE).columns
    assert "lean" in columns
