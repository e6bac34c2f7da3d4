"""Accuracy over the sample: `python -m tests.gold.scores` prints it, `--raise` lifts the floors.

A floor is never lowered in silence: that takes `--because "reason"`, kept beside the floors.
"""

from __future__ import annotations

import argparse
import math
import re
import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path

from core import lexicon
from core.parse import language
from tests.gold.corpus import corpus_digest, parse_corpus, read_corpus
from tests.gold.measure import measure

BASELINE = Path(__file__).parent / "baseline.toml"
DOCUMENT = Path(__file__).parents[2] / "docs" / "accuracy.md"

# name -> what it is. Of errors less is better; of everything else, more.
FIGURES = {
    "actors_f1": "actors found, F1",
    "name_count_error": "name count error (0 is perfect)",
    "actor_kinds": "kinds right, of the actors found",
    "person_sides": "sides right, of the people who have one",
    "quotes_f1": "quotes found, F1",
    "quotes_joint_f1": "quotes with their speaker, F1",
    "speaker_accuracy": "speakers right, of the quotes found",
    "event_type_f1": "events with their type, F1",
    "event_triple_f1": "events with type, source and target, F1",
}
ERRORS = frozenset({"name_count_error"})


@dataclass(frozen=True, slots=True)
class Baseline:
    """The floors below which no figure may fall, and the corpus they were measured on."""

    corpus: str
    floors: dict[str, float]
    lowered_because: str = ""


def read_baseline() -> Baseline:
    """The floors of baseline.toml."""
    table = tomllib.loads(BASELINE.read_text(encoding="utf-8"))
    return Baseline(table["corpus"], table["floors"], table["lowered_because"])


def pinned(name: str, value: float) -> float:
    """A figure as its floor: three decimals, rounded so that today's parser still passes."""
    rounded = math.ceil(value * 1000) if name in ERRORS else math.floor(value * 1000)
    return rounded / 1000


def is_worse(name: str, value: float, floor: float) -> bool:
    """Whether the figure has fallen below its floor."""
    return value > floor if name in ERRORS else value < floor


def lift(old: Baseline, figures: dict[str, float], corpus: str, because: str = "") -> Baseline:
    """Floors at today's figures. Raises ValueError if one would fall and nobody says why."""
    floors = {name: pinned(name, value) for name, value in figures.items()}
    fallen = [
        name for name, old_floor in old.floors.items() if is_worse(name, floors[name], old_floor)
    ]
    if fallen and not because:
        raise ValueError(
            f"these figures have fallen: {', '.join(fallen)}; "
            'mend the rules, or say why the floor may fall with --because "reason"'
        )
    return Baseline(corpus, floors, because if fallen else old.lowered_because)


def told(document: str, baseline: Baseline) -> str:
    """The document with the floors as the figures of its table."""
    for name, meaning in FIGURES.items():
        row = rf"^(\| {re.escape(meaning)} \|) [\d.]+ "
        document = re.sub(row, rf"\1 {baseline.floors[name]:.3f} ", document, flags=re.M)
    return document


def main() -> int:
    """Print the figures; with --raise, pin them."""
    arguments = _arguments()
    figures = measure(parse_corpus(read_corpus(), language.load(), lexicon.load()))
    baseline = read_baseline()
    print(_table(figures, baseline))
    if not arguments.lift:
        return 0
    try:
        _write(new := lift(baseline, figures, corpus_digest(), arguments.because))
        DOCUMENT.write_text(told(DOCUMENT.read_text(encoding="utf-8"), new), encoding="utf-8")
    except ValueError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.gold.scores", description=__doc__)
    parser.add_argument("--raise", dest="lift", action="store_true", help="lift the floors")
    parser.add_argument("--because", default="", metavar="REASON", help="let a floor fall")
    return parser.parse_args()


def _table(figures: dict[str, float], baseline: Baseline) -> str:
    rows = [f"{'':44}{'now':>7}{'floor':>8}"]
    for name, meaning in FIGURES.items():
        floor = baseline.floors[name]
        fallen = "  below" if is_worse(name, figures[name], floor) else ""
        rows.append(f"{meaning:44}{figures[name]:7.3f}{floor:8.3f}{fallen}")
    return "\n".join(rows)


def _write(baseline: Baseline) -> None:
    lines = [
        "# Written by `python -m tests.gold.scores --raise`; the tests fail below these figures.",
        f'corpus = "{baseline.corpus}"',
        f'lowered_because = "{baseline.lowered_because}"',
        "",
        "[floors]",
        *(f"{name} = {floor:.3f}" for name, floor in baseline.floors.items()),
    ]
    BASELINE.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
