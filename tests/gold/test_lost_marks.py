"""One missing quotation mark costs little: no article is lost, and few of the quotes."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace

from spacy.language import Language

from core.lexicon import Lexicon
from core.model import Article
from tests.gold.annotation import Gold
from tests.gold.corpus import parse_corpus, read_corpus
from tests.gold.measure import measure

SEEDS = range(3)
MARKS = frozenset('"“”')
# Quotes lost by a missing mark, on average; the broken quotation itself would be one.
MOST_LOST = 1.0


def without_a_mark(corpus: dict[str, tuple[Article, Gold]], seed: int) -> Iterator[Article]:
    """Each article with one mark at random gone; a space in its place keeps the offsets."""
    choose = random.Random(seed)
    for article, _ in corpus.values():
        at = choose.choice([i for i, char in enumerate(article.text) if char in MARKS])
        yield replace(article, text=f"{article.text[:at]} {article.text[at + 1 :]}")


def test_a_missing_mark_costs_less_than_its_own_quote(nlp: Language, lexicon: Lexicon) -> None:
    corpus = read_corpus()
    whole = measure(parse_corpus(corpus, nlp, lexicon))["quotes_joint_f1"]
    figures = []
    for seed in SEEDS:
        damaged = dict(zip(corpus, without_a_mark(corpus, seed), strict=True))
        pairs = {name: (damaged[name], gold) for name, (_, gold) in corpus.items()}
        figures.append(measure(parse_corpus(pairs, nlp, lexicon))["quotes_joint_f1"])
    quotes = sum(len(gold.quotes) for _, gold in corpus.values())
    lost = (whole - sum(figures) / len(figures)) * quotes / len(corpus)
    assert lost < MOST_LOST, figures
