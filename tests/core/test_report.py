"""A report keeps what it is given, and numbers its sources as they are met."""

from __future__ import annotations

import pytest

from core.report import from_json, kind_of, to_json
from tests.core.export.reports import full_report


@pytest.mark.parametrize("content", [each.content for each in full_report().items], ids=kind_of)
def test_content_comes_back_as_it_was(content):
    assert from_json(kind_of(content), to_json(content)) == content


def test_sources_are_numbered_once_in_the_order_of_the_report():
    numbered = {key: number for key, (number, _) in full_report().sources().items()}
    assert numbered == {"b": 1, "a": 2}
