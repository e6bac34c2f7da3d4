"""Questions to the collection: connection + frozen filter -> DataFrame with promised columns."""

from core.store.queries.actors import mention_counts, mentions_over_time, roles, surfaces
from core.store.queries.card import (
    Way,
    actor_figures,
    dealings,
    deeds,
    named_as,
    outlets_naming,
    speaks_about,
    spoken_about,
)
from core.store.queries.collection import (
    coverage,
    failures_since,
    headline,
    known_actors,
    latest_entry,
    library,
    outlets,
    receipt,
    recent_outcomes,
    sides,
    size,
    version,
)
from core.store.queries.compare import (
    Figure,
    dotted,
    figure_articles,
    figures_beside,
    named_beside,
    named_there,
    tone_beside,
    tone_choice,
)
from core.store.queries.doubtful import review_evidence
from core.store.queries.elsewhere import not_carrying, same_elsewhere
from core.store.queries.events import ANY_EVENT, EventChoice, events_matching
from core.store.queries.evidence import MOST as MOST_EVIDENCE
from core.store.queries.evidence import (
    actor_evidence,
    event_evidence,
    events_evidence,
    pair_evidence,
    quote_evidence,
)
from core.store.queries.frames import MOST_ROWS, told_apart
from core.store.queries.omissions import left_out
from core.store.queries.orders import Order, best_connected, how_many, in_order, strongest
from core.store.queries.quotes import QuoteChoice, Scope, bases, cues, quotes_matching
from core.store.queries.reading import (
    actors_of,
    article,
    doubts,
    events_of,
    marks,
    notes_of,
    quotes_of,
    sentence_at,
)
from core.store.queries.reasons import why_this_speaker
from core.store.queries.relations import POOL, Level, Pair, RelationBasis, relations
from core.store.queries.review import Doubt, look_alikes, needs_review
from core.store.queries.sources import names_of, parsers, sources
from core.store.queries.trends import pair_trend
from core.store.queries.words import Texts, distinctive_words, word_evidence

__all__ = [
    "ANY_EVENT",
    "MOST_EVIDENCE",
    "MOST_ROWS",
    "POOL",
    "Doubt",
    "EventChoice",
    "Figure",
    "Level",
    "Order",
    "Pair",
    "QuoteChoice",
    "RelationBasis",
    "Scope",
    "Texts",
    "Way",
    "actor_evidence",
    "actor_figures",
    "actors_of",
    "article",
    "bases",
    "best_connected",
    "coverage",
    "cues",
    "dealings",
    "deeds",
    "distinctive_words",
    "dotted",
    "doubts",
    "event_evidence",
    "events_evidence",
    "events_matching",
    "events_of",
    "failures_since",
    "figure_articles",
    "figures_beside",
    "headline",
    "how_many",
    "in_order",
    "known_actors",
    "latest_entry",
    "left_out",
    "library",
    "look_alikes",
    "marks",
    "mention_counts",
    "mentions_over_time",
    "named_as",
    "named_beside",
    "named_there",
    "names_of",
    "needs_review",
    "not_carrying",
    "notes_of",
    "outlets",
    "outlets_naming",
    "pair_evidence",
    "pair_trend",
    "parsers",
    "quote_evidence",
    "quotes_matching",
    "quotes_of",
    "receipt",
    "recent_outcomes",
    "relations",
    "review_evidence",
    "roles",
    "same_elsewhere",
    "sentence_at",
    "sides",
    "size",
    "sources",
    "speaks_about",
    "spoken_about",
    "strongest",
    "surfaces",
    "told_apart",
    "tone_beside",
    "tone_choice",
    "version",
    "why_this_speaker",
    "word_evidence",
]
