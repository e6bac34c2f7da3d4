"""The frame: its pages, and what it says when the collection cannot be used."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.conftest import said

FRAME = str(Path(__file__).parents[2] / "dashboard.py")


def test_the_first_page_is_the_overview(one_article):
    app = AppTest.from_file(FRAME, default_timeout=30).run()
    assert not app.exception
    assert [title.value for title in app.title] == ["Overview"]


@pytest.mark.parametrize(
    "content", [b"not a database at all" * 99, b"SQLite format 3\0" + b"x" * 9999]
)
def test_a_broken_collection_is_a_sentence(content, tmp_path, monkeypatch):
    file = tmp_path / "broken.db"
    file.write_bytes(content)
    monkeypatch.setenv("RAPPORTEUR_DATABASE_URL", f"sqlite:///{file}")
    app = AppTest.from_file(FRAME, default_timeout=30).run()
    assert not app.exception
    assert [title.value for title in app.title] == ["The collection cannot be used"]
    assert str(file) in said(app)
    assert file.read_bytes() == content
