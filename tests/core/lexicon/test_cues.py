from __future__ import annotations

import pytest

from core.lexicon import Lexicon
from core.lexicon.cues import CueClass, CueRow
from core.model import Stance


def test_a_lemma_reports_only_in_its_frames(lexicon: Lexicon) -> None:
    frames = lexicon.cues["warn", CueClass.VERB]
    assert {"clause", "of", "person-to"} <= set(frames)
    assert "object" not in frames


def test_stance_depends_on_the_frame(lexicon: Lexicon) -> None:
    frames = lexicon.cues["ask", CueClass.VERB]
    assert frames["clause"] is Stance.NEUTRAL
    assert frames["person-to"] is Stance.DIRECTIVE


def test_the_same_lemma_as_another_word_is_another_cue(lexicon: Lexicon) -> None:
    assert lexicon.cues["claim", CueClass.NOUN] != lexicon.cues["claim", CueClass.VERB]


@pytest.mark.parametrize(
    ("column", "value"), [("frames", "sideways"), ("class", "adverb"), ("stance", "cross")]
)
def test_an_unknown_word_in_a_row_is_refused(column: str, value: str) -> None:
    row = {"lemma": "say", "class": "verb", "frames": "clause", "stance": "neutral"}
    with pytest.raises(ValueError, match=value):
        CueRow.from_row(row | {column: value})
