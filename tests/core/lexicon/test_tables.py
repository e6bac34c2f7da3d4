from __future__ import annotations

from pathlib import Path

import pytest

from core.lexicon import LexiconError, tables


@pytest.fixture
def table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(tables, "FOLDER", tmp_path)
    return tmp_path / "rules.csv"


def test_remarks_and_blank_lines_are_no_rows(table: Path) -> None:
    table.write_text("# why\nlemma,stance\n\nsay,neutral\n# more\nclaim, doubtful \n", "utf-8")
    rows = tables.read_rows("rules.csv", lambda row: (row["lemma"], row["stance"]))
    assert rows == (("say", "neutral"), ("claim", "doubtful"))


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("lemma,stance\nsay,neutral\nsay,neutral\n", "rules.csv: say listed twice"),
        ("lemma,stance\nsay\n", "rules.csv: say: wrong number of columns"),
        ("lemma,stance\nsay,neutral,more\n", "wrong number of columns"),
        ("lemma,stance\nsay,loud\n", "rules.csv: say: 'loud' is not a valid Stance"),
    ],
)
def test_a_bad_row_is_named(table: Path, content: str, message: str) -> None:
    from core.model import Stance

    table.write_text(content, "utf-8")
    with pytest.raises(LexiconError, match=message):
        tables.read_rows("rules.csv", lambda row: Stance(row["stance"]), key="lemma")


def test_several() -> None:
    assert tables.several("say| says |said|") == ("say", "says", "said")
