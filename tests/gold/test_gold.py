"""The parser's accuracy on the sample may rise and not fall."""

from __future__ import annotations

import pytest
from spacy.language import Language

from core.lexicon import Lexicon
from tests.gold import scores
from tests.gold.corpus import SAMPLE, corpus_digest, parse_corpus, read_corpus
from tests.gold.measure import measure

REMEDY = "run `make gold` to see the figures"


@pytest.fixture(scope="session")
def figures(nlp: Language, lexicon: Lexicon) -> dict[str, float]:
    """Today's accuracy."""
    return measure(parse_corpus(read_corpus(), nlp, lexicon))


@pytest.mark.parametrize("name", scores.FIGURES)
def test_no_figure_falls_below_its_floor(name: str, figures: dict[str, float]) -> None:
    floor = scores.read_baseline().floors[name]
    assert not scores.is_worse(name, figures[name], floor), (
        f"{scores.FIGURES[name]}: {figures[name]:.3f}, floor {floor:.3f}; {REMEDY}"
    )


def test_floors_belong_to_this_corpus() -> None:
    assert scores.read_baseline().corpus == corpus_digest(), (
        "an article or its annotation has changed; "
        "run `python -m tests.gold.scores --raise` to measure anew"
    )


def test_the_document_has_todays_figures() -> None:
    document = scores.DOCUMENT.read_text(encoding="utf-8")
    assert scores.told(document, scores.read_baseline()) == document
    assert all(f"| {meaning} |" in document for meaning in scores.FIGURES.values())


def test_every_article_but_the_copy_is_annotated() -> None:
    unannotated = {path.stem for path in SAMPLE.glob("*.md")} - read_corpus().keys()
    assert unannotated == {"2026-09-17-gauges-and-observers"}


def test_a_floor_rises_to_the_figure_and_never_past_it() -> None:
    old = scores.Baseline("c", {"actors_f1": 0.5, "name_count_error": 0.5})
    new = scores.lift(old, {"actors_f1": 0.87659, "name_count_error": 0.12341}, "d")
    assert new == scores.Baseline("d", {"actors_f1": 0.876, "name_count_error": 0.124})


@pytest.mark.parametrize(
    "figures",
    [{"actors_f1": 0.4, "name_count_error": 0.1}, {"actors_f1": 0.6, "name_count_error": 0.2}],
)
def test_a_floor_is_not_lowered_in_silence(figures: dict[str, float]) -> None:
    old = scores.Baseline("c", {"actors_f1": 0.5, "name_count_error": 0.1})
    with pytest.raises(ValueError, match="--because"):
        scores.lift(old, figures, "c")
    assert scores.lift(old, figures, "c", because="harder articles").lowered_because
