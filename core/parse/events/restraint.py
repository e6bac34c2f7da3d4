"""What an article is about, so far as its words tell: sport, markets and weather have no events."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from spacy.tokens import Doc

from core.lexicon.events import POLITICS

# Fewer words of a topic than this say nothing about an article.
ENOUGH = 4


def is_unpolitical(doc: Doc, topics: Mapping[str, str]) -> bool:
    """Whether a football report, a weather story, an earnings report or a film review is read.

    `topics`: lemma -> topic. Politics wins a tie: a minister may speak of a storm.
    """
    counts = Counter(
        topic for token in doc if (topic := topics.get(token.lemma_.lower())) is not None
    )
    politics = counts.pop(POLITICS, 0)
    return bool(counts) and max(counts.values()) >= max(ENOUGH, 2 * politics)
