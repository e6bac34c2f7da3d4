"""What our parse costs on top of the language model alone."""

from __future__ import annotations

import statistics
from collections.abc import Iterator, Sequence

from core import sample, tasks
from core.bench.news import article
from core.bench.timing import in_turns, machine, spread
from core.ingest import Incoming, read_articles

# Of the bare model's processor time.
GOAL = 0.25


def sample_articles() -> list[Incoming]:
    """The articles that come with Rapporteur."""
    files = sample.sample_files()
    found = (each for name, content in files for each in read_articles(name, content))
    return [each for each in found if isinstance(each, Incoming)]


def invented_articles(count: int) -> list[Incoming]:
    """So many articles made up here."""
    return [Incoming(f"{number}.txt", article(number).article) for number in range(count)]


def compare(articles: Sequence[Incoming], rounds: int) -> Iterator[str]:
    """Times the bare model and our whole parse on the same articles; gives lines to print.

    The model is the same object with all its stages, called once an article in both.
    """
    nlp, _lexicon = tasks.tools()
    words = sum(len(each.article.text.split()) for each in articles)
    yield f"{len(articles)} articles, {words:,} words; model stages: {', '.join(nlp.pipe_names)}"
    for each in articles:  # whatever is read or compiled once is not counted
        nlp(each.article.text)
        tasks.parse_or_note(each)
    turns = [
        in_turns(articles, lambda each: nlp(each.article.text), tasks.parse_or_note, turn)
        for turn in range(rounds)
    ]
    for name, which in (("bare model", 0), ("whole parse", 1)):
        taken = statistics.median(turn[which].processor for turn in turns)
        wall = statistics.median(turn[which].wall for turn in turns)
        yield (
            f"{name:<12} {words / taken:7,.0f} words and {len(articles) / taken:5.1f} articles a "
            f"second of processor time; by the clock {words / wall:,.0f} and "
            f"{len(articles) / wall:.1f}"
        )
    ratios = [parse.processor / bare.processor for bare, parse in turns]
    yield f"whole parse / bare model, processor: {spread(ratios)} (least–median–most of {rounds})"
    yield f"whole parse / bare model, clock:     {spread([b.wall / a.wall for a, b in turns])}"
    over = statistics.median(ratios) - 1
    yield f"on top of the bare model: {over:.0%}; the goal is at most {GOAL:.0%}"
    yield machine()
