"""Every query keeps its columns and their types, whether or not it finds a row."""

from __future__ import annotations

from datetime import datetime

import pytest

from core.model import ActorKind
from core.store import queries
from core.store.filters import Filter, Watched
from core.store.queries import Level, Pair, RelationBasis

EVERYTHING = Filter()
NARROW = Filter(
    outlets=("The Skerry",),
    sides=("Norway",),
    kinds=(ActorKind.STATE,),
    actors=("state:NOR",),
    words="cod -whale",
    every_copy=True,
    all_forms=True,
    watched=(Watched("Fish", ("state:ISL",), ("cod quota", "herr*")),),
    added_after=datetime(2024, 1, 1),
    reviewed_only=True,
)

ASKED = {
    "size": (queries.size, (), {}),
    "outlets": (queries.outlets, (), {}),
    "sides": (queries.sides, (), {}),
    "known_actors": (queries.known_actors, (), {}),
    "receipt": (queries.receipt, (), {}),
    "recent_outcomes": (queries.recent_outcomes, (), {}),
    "article": (queries.article, ("none",), {}),
    "carried_also": (queries.carried_also, ("none",), {}),
    "marks": (queries.marks, ("none",), {}),
    "notes_of": (queries.notes_of, ("none",), {}),
    "actors_of": (queries.actors_of, ("none",), {}),
    "quotes_of": (queries.quotes_of, ("none",), {}),
    "events_of": (queries.events_of, ("none",), {}),
    "sentence_at": (queries.sentence_at, ("none", 3), {}),
    "same_elsewhere": (queries.same_elsewhere, (), {"quote_id": 1}),
    "not_carrying": (queries.not_carrying, (), {"quote_id": 1}),
}
FILTERED = {
    "headline": (queries.headline, {}),
    "coverage": (queries.coverage, {}),
    "library": (queries.library, {}),
    "look_alikes": (queries.look_alikes, {}),
    "mention_counts": (queries.mention_counts, {}),
    "mentions_over_time": (queries.mentions_over_time, {"actor_ids": ("state:NOR",)}),
    **{
        query.__name__: (query, {"actor_id": "state:NOR"})
        for query in (
            queries.actor_figures,
            queries.speaks_about,
            queries.spoken_about,
            queries.deeds,
            queries.dealings,
            queries.outlets_naming,
            queries.named_as,
        )
    },
    **{
        query.__name__: (query, {"other": Filter(outlets=("The Tern",)), **more})
        for query, more in (
            (queries.figures_beside, {"every": Filter()}),
            (queries.named_beside, {}),
            (queries.tone_beside, {}),
            (queries.left_out, {}),
        )
    },
    "figure_articles": (queries.figure_articles, {"figure": queries.Figure.DIRECT}),
    **{f"doubt-{doubt}": (queries.review_evidence, {"doubt": doubt}) for doubt in queries.Doubt},
    "named_there": (queries.named_there, {"actor_id": "state:NOR"}),
    "events_evidence": (
        queries.events_evidence,
        {"choice": queries.EventChoice(source="state:NOR")},
    ),
    **{
        f"{query.__name__}-{texts}": (query, {"texts": texts, **more})
        for texts in queries.Texts
        for query, more in (
            (queries.distinctive_words, {"other": Filter(actors=("state:ISL",))}),
            (queries.word_evidence, {"word": "boats"}),
        )
    },
    **{
        f"articles_found-{ranking}": (
            queries.articles_found,
            {"words": "cod OR boats", "ranking": ranking, "top": 5},
        )
        for ranking in queries.Ranking
    },
    "quotes_found": (queries.quotes_found, {"words": "quota", "top": 5}),
    "actors_found": (queries.actors_found, {"words": "nor*", "top": 5}),
    "how_many_found": (queries.how_many_found, {"words": "cod"}),
    "found_by_outlet": (queries.found_by_outlet, {"words": "cod"}),
    "found_over_time": (queries.found_over_time, {"words": "cod"}),
    "roles": (queries.roles, {"actor_id": "person:liv-strand"}),
    "surfaces": (queries.surfaces, {"actor_id": "state:NOR"}),
    "quotes_matching": (queries.quotes_matching, {}),
    "cues": (queries.cues, {}),
    "bases": (queries.bases, {}),
    "events_matching": (queries.events_matching, {}),
    "needs_review": (queries.needs_review, {}),
    "actor_evidence": (queries.actor_evidence, {"actor_id": "state:NOR"}),
    "quote_evidence": (queries.quote_evidence, {"quote_id": 1}),
    "event_evidence": (queries.event_evidence, {"event_id": 1}),
    **{
        f"{basis}-{level}": (queries.relations, {"basis": basis, "level": level})
        for basis in RelationBasis
        for level in Level
    },
    **{
        f"trend-{basis}-{level}": (
            queries.pair_trend,
            {"pair": Pair(basis, level, "state:NOR", "state:ISL")},
        )
        for basis in RelationBasis
        for level in Level
    },
    **{
        f"evidence-{basis}-{level}": (
            queries.pair_evidence,
            {"pair": Pair(basis, level, "state:NOR", "state:ISL")},
        )
        for basis in RelationBasis
        for level in Level
    },
}


def _types(frame):
    return {name: str(dtype) for name, dtype in frame.dtypes.items()}


@pytest.mark.parametrize(("query", "arguments", "options"), ASKED.values(), ids=ASKED)
def test_questions_without_a_filter(query, arguments, options, collection):
    assert list(query(collection, *arguments, **options).columns)


@pytest.mark.parametrize(("query", "options"), FILTERED.values(), ids=FILTERED)
def test_rows_or_none_the_columns_are_the_same(query, options, collection):
    found = query(collection, EVERYTHING, **options)
    none = query(collection, Filter(outlets=("No such outlet",)), **options)
    assert _types(found) == _types(none)


@pytest.mark.parametrize(("query", "options"), FILTERED.values(), ids=FILTERED)
@pytest.mark.parametrize("wanted", [EVERYTHING, NARROW], ids=["everything", "narrow"])
def test_an_empty_collection_has_the_columns_too(query, options, wanted, empty):
    assert list(query(empty, wanted, **options).columns)
