"""Every number opens the sentences it was counted from: as many, and the right ones."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from core.intake import take_in
from core.sample import ORIGIN, sample_files
from core.store import open_store, queries, read_from, write_to
from core.store.facts import spans_of
from core.store.filters import Filter
from core.store.queries import Level, Pair, RelationBasis
from core.store.schema import articles, events
from core.store.writing import save

BASES = [(basis, level) for basis in RelationBasis for level in Level]


@pytest.fixture(scope="module")
def sample(tmp_path_factory, nlp, lexicon):
    """A connection to the sample articles, really parsed."""
    engine = open_store(f"sqlite:///{tmp_path_factory.mktemp('sample') / 'sample.db'}")
    for name, content in sample_files():
        list(take_in(name, content, nlp=nlp, lexicon=lexicon, engine=engine, origin=ORIGIN))
    with read_from(engine) as connection:
        yield connection
    engine.dispose()


def marked(passage):
    return [(passage.passage[start:end], layer) for start, end, layer in passage.marks]


def test_the_passage_of_a_quote_is_its_sentence_with_speaker_and_cue(collection):
    [passage] = queries.quote_evidence(collection, Filter(), quote_id=1).itertuples()
    assert passage.passage == (
        "“The quota is too high,” Fisheries Minister Liv Strand told Fjord Radio."
    )
    assert marked(passage) == [
        ("The quota is too high,", "quote"),
        ("Liv Strand", "actor"),
        ("told", "cue"),
    ]
    assert (passage.outlet, passage.title, passage.paragraph) == ("The Skerry", "Boats", 2)


def test_words_looked_for_are_marked_in_the_quote_and_round_it(collection):
    [passage] = queries.quote_evidence(
        collection, Filter(words="strand cod"), quote_id=1, words="quot* high"
    ).itertuples()
    assert [words for words, layer in marked(passage) if layer == "hit"] == [
        "quota",
        "high",
        "Strand",
    ]
    [event] = queries.event_evidence(collection, Filter(words="iceland"), event_id=1).itertuples()
    assert ("Iceland", "hit") in marked(event)


def test_the_passage_of_an_event_marks_both_sides(collection):
    [passage] = queries.event_evidence(collection, Filter(), event_id=1).itertuples()
    assert marked(passage) == [("Norway", "actor"), ("rejected", "event"), ("Iceland", "actor")]


def test_an_event_told_twice_opens_both_sentences(engine, parse):
    text = "Norway rejected Iceland's cod quota.\n\nNorway turned down the quota from Iceland."
    with write_to(engine) as connection:
        save(connection, "made up", parse(text))
    with read_from(engine) as connection:
        told = queries.event_evidence(connection, Filter(), event_id=1)
        cell = Pair(RelationBasis.ACTS, Level.ACTOR, "state:NOR", "state:ISL")
        between = queries.pair_evidence(connection, Filter(), pair=cell)
        labels = queries.marks(connection, told.iloc[0]["article_id"])["label"]
    for passages in (told, between):
        assert [dict(map(reversed, marked(row)))["event"] for row in passages.itertuples()] == [
            "rejected",
            "turned down",
        ]
        assert list(passages["paragraph"]) == [1, 2]
    assert sum("told again" in label for label in labels) == 1


def test_evidence_obeys_the_filter(collection):
    pair = Pair(RelationBasis.TOGETHER, Level.ACTOR, "state:NOR", "state:ISL")
    found = queries.pair_evidence(collection, Filter(outlets=("Fjord Post",)), pair=pair)
    assert list(found["title"]) == ["Farms"]


def test_what_was_deleted_has_no_evidence(collection):
    assert queries.quote_evidence(collection, Filter(), quote_id=999).empty
    assert queries.event_evidence(collection, Filter(), event_id=999).empty


def _retold(sample) -> int:
    kept = sample.scalars(select(events.c.told_again)).all()
    return sum(len(spans_of(each)) for each in kept)


@pytest.mark.parametrize("every_form", [False, True])
@pytest.mark.parametrize(("basis", "level"), BASES)
def test_a_cell_has_as_many_passages_as_it_counts(sample, basis, level, every_form):
    wanted = Filter(all_forms=every_form)
    pairs = queries.relations(sample, wanted, basis=basis, level=level)
    for pair in pairs.itertuples():
        cell = Pair(basis, level, pair.source_id, pair.target_id)
        found = queries.pair_evidence(sample, wanted, pair=cell)
        # An event told twice has two.
        retold = _retold(sample) if basis is RelationBasis.ACTS else 0
        assert pair.times <= len(found) <= pair.times + retold, cell


def test_a_count_has_as_many_marks_as_it_counts(sample):
    for actor in queries.mention_counts(sample, Filter(), top=15).itertuples():
        passages = queries.actor_evidence(sample, Filter(), actor_id=actor.actor_id)
        assert sum(len(marks) for marks in passages["marks"]) == actor.mentions, actor.actor


def test_passages_and_marks_are_the_article_s_own_words(sample):
    texts = dict(sample.execute(select(articles.c.article_id, articles.c.text)).tuples().all())
    pairs = queries.relations(sample, Filter(), basis=RelationBasis.TOGETHER)
    for pair in pairs.itertuples():
        cell = Pair(RelationBasis.TOGETHER, Level.ACTOR, pair.source_id, pair.target_id)
        for found in queries.pair_evidence(sample, Filter(), pair=cell).itertuples():
            text = texts[found.article_id]
            assert text[found.start : found.start + len(found.passage)] == found.passage
            assert found.passage == found.passage.strip()
            starts = {found.start + start for start, _, _ in found.marks}
            assert found.at in starts
