from __future__ import annotations

import pytest
from spacy.language import Language

from core.parse.language import read
from core.parse.paragraphs import find_paragraphs, find_sentences


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        pytest.param("One.\n\nTwo.", ["One.", "Two."], id="blank line"),
        pytest.param("One.\nTwo.", ["One.", "Two."], id="the line ends with its sentence"),
        pytest.param("One and\none more.", ["One and\none more."], id="wrapped line"),
        pytest.param("One\n“Two.”", ["One", "“Two.”"], id="a line that opens with a mark"),
        pytest.param("\n \n", [], id="nothing"),
    ],
)
def test_paragraphs(text: str, paragraphs: list[str]) -> None:
    assert [span.of(text) for span in find_paragraphs(text)] == paragraphs


def test_sentences_know_their_paragraph(nlp: Language) -> None:
    text = "The bridge is closed. The mayor is angry.\n\nThe river rose."
    sentences = find_sentences(read(nlp, text))
    assert [(each.span.of(text), each.paragraph) for each in sentences] == [
        ("The bridge is closed.", 0),
        ("The mayor is angry.", 0),
        ("The river rose.", 1),
    ]
