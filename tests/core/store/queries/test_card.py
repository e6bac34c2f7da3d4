"""What an actor's card counts, and that its evidence has as many passages."""

from __future__ import annotations

from dataclasses import replace

import pytest

from core.store import queries
from core.store.filters import Filter
from core.store.queries import EventChoice, QuoteChoice, Texts, Way

NORWAY, ICELAND, MINISTER = "state:NOR", "state:ISL", "person:liv-strand"
EVERY_FORM = Filter(all_forms=True)


def test_figures_are_of_the_articles_the_filter_leaves(collection):
    norway = queries.actor_figures(collection, Filter(), actor_id=NORWAY).iloc[0]
    assert norway[["mentions", "articles", "of", "share"]].to_list() == [3, 3, 3, 100.0]
    # In one of the three articles the event is denied and planned.
    assert norway[["does", "undergoes"]].to_list() == [2, 0]
    skerry = Filter(outlets=("The Skerry",))
    assert queries.actor_figures(collection, skerry, actor_id=NORWAY).iloc[0]["of"] == 1


def test_the_articles_of_the_figure_are_listed(collection):
    for wanted in (Filter(), Filter(outlets=("The Skerry",)), Filter(every_copy=True)):
        figures = queries.actor_figures(collection, wanted, actor_id=NORWAY).iloc[0]
        listed = queries.articles_naming(collection, wanted, actor_id=NORWAY)
        assert len(listed) == figures["articles"]
        assert listed["mentions"].sum() == figures["mentions"]


def test_an_actor_the_filter_leaves_nothing_of_still_has_a_card(collection):
    none = Filter(outlets=("No such outlet",))
    [figures] = queries.actor_figures(collection, none, actor_id=NORWAY).itertuples()
    assert (figures.actor, figures.mentions, figures.of) == ("Norway", 0, 0)
    assert queries.actor_figures(collection, Filter(), actor_id="state:none").empty


def test_quotes_about_an_actor_are_those_whose_words_name_it(collection):
    # “She said Norwegian boats would stay in port”: only a demonym.
    for wanted, times in ((Filter(), []), (EVERY_FORM, [3])):
        assert queries.spoken_about(collection, wanted, actor_id=NORWAY)["times"].to_list() == times
        about = queries.speaks_about(collection, wanted, actor_id=MINISTER)
        assert about["times"].to_list() == times
    figures = queries.actor_figures(collection, EVERY_FORM, actor_id=NORWAY).iloc[0]
    assert figures["quotes_about"] == 3
    listed = queries.quotes_matching(collection, Filter(), choice=QuoteChoice(about=NORWAY))
    assert listed.empty


def test_events_are_counted_each_way_by_type_and_by_whom(collection):
    by_type = queries.deeds(collection, Filter(), actor_id=NORWAY)
    assert by_type[["way", "type", "times", "tone"]].to_numpy().tolist() == [
        [Way.DOES, "REJECT", 2, -4.0]
    ]
    by_whom = queries.dealings(collection, Filter(), actor_id=ICELAND)
    assert by_whom[["way", "other", "times", "tone"]].to_numpy().tolist() == [
        [Way.UNDERGOES, "Norway", 2, -4.0]
    ]


@pytest.mark.parametrize(
    ("choice", "passages"),
    [
        (EventChoice(source=NORWAY), 2),
        (EventChoice(target=NORWAY), 0),
        (EventChoice(source=NORWAY, target=ICELAND), 2),
    ],
)
def test_a_count_of_events_opens_as_many_passages(collection, choice, passages):
    assert len(queries.events_evidence(collection, Filter(), choice=choice)) == passages


def test_an_outlet_that_never_names_it_is_there_with_none(collection):
    naming = queries.outlets_naming(collection, Filter(), actor_id=NORWAY)
    assert naming[["articles", "of", "share"]].to_numpy().tolist() == [[1, 1, 100.0]] * 3
    none = queries.outlets_naming(collection, Filter(), actor_id="state:none")
    assert none["articles"].to_list() == [0, 0, 0]


def test_a_name_and_a_role_open_the_sentences_they_stand_in(collection):
    demonyms = queries.named_as(
        collection, Filter(), actor_id=NORWAY, surface="Norwegian", form="demonym"
    )
    assert len(demonyms) == 3
    minister = {"role": "Fisheries Minister", "side": "Norway"}
    assert len(queries.named_as(collection, Filter(), actor_id=MINISTER, **minister)) == 6
    assert queries.named_as(collection, Filter(), actor_id=MINISTER, role="Mayor").empty


def test_words_of_two_parts_are_told_apart_and_open_where_they_stand(collection):
    boats, farms = Filter(outlets=("The Skerry",)), Filter(outlets=("Fjord Post",))
    every = {"texts": Texts.WHOLE}
    # No word stands in two articles of an outlet that has only one.
    assert queries.distinctive_words(collection, boats, other=farms, **every).empty
    both = replace(farms, outlets=("The Skerry", "Fjord Post"))
    shared = queries.distinctive_words(collection, both, other=Filter(), **every)
    assert "boats" in set(shared["word"])
    assert len(queries.word_evidence(collection, farms, word="snow", **every)) == 40
    assert queries.word_evidence(collection, farms, word="cod quota", **every).empty
    assert len(queries.word_evidence(collection, Filter(), word="boats", texts=Texts.SAID)) == 3
