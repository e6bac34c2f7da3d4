from __future__ import annotations

import pytest

from core.store import queries
from core.store.filters import Filter
from core.store.queries import Doubt


@pytest.mark.parametrize("doubt", Doubt)
def test_what_needs_review_opens_as_many_passages_as_it_counts(collection, doubt):
    counted = queries.needs_review(collection, Filter()).set_index("what")["count"]
    found = queries.review_evidence(collection, Filter(), doubt=doubt)
    assert len(found) == counted[doubt]


def test_there_is_something_to_review(collection):
    counted = queries.needs_review(collection, Filter()).set_index("what")["count"]
    assert (counted[Doubt.EVENTS], counted[Doubt.NOTES]) == (1, 3)
