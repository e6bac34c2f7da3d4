"""How fast an archive of small articles is taken in, against parsing the same texts and no more.

`python -m tests.core.ingest.throughput 2000` prints, for each of several rounds, articles a second
for both and their ratio, by processor time (user and system, which other programs disturb less) and
by the wall; then the medians and the memory that the second half took. In a round the two take
turns on the same texts, so that a machine that is busy is busy for both. Timings need a machine
that is not, so no test asks this.
"""

from __future__ import annotations

import json
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Engine

from core import intake, tasks
from core.__main__ import _found, _kept
from core.ingest import Incoming, read_articles
from core.store import open_store
from core.workers import map_in_order
from tests.core.ingest.making import office
from tests.core.ingest.making.texts import varied

GOAL = 0.85
ROUNDS = 10

# Paragraphs of some 31 words.
PARAGRAPHS = 4


@dataclass(frozen=True)
class Taken:
    """Seconds."""

    wall: float
    processor: float


def timed(items: Iterable[object]) -> Taken:
    """What it takes to go through them."""
    began, used = time.monotonic(), time.process_time()
    for _item in items:
        pass
    return Taken(time.monotonic() - began, time.process_time() - used)


def parse(texts: list[str]) -> Taken:
    """The texts are read already; what is made of them is let go."""
    lines = "\n".join(json.dumps({"text": text}) for text in texts).encode()
    given = [each for each in read_articles("a.jsonl", lines) if isinstance(each, Incoming)]
    return timed(map_in_order(tasks.parse_or_note, given, workers=1, lost=intake.lost_record))


def ingest(texts: list[str], engine: Engine) -> Taken:
    """From the archive's bytes to the last outcome."""
    archive = office.zipped({f"{n}.txt": text for n, text in enumerate(texts)})
    return timed(_kept(_found([("a.zip", archive)], engine), engine, workers=1))


def main(count: int, paragraphs: int) -> None:
    texts = [varied(number, paragraphs=paragraphs).text for number in range(count)]
    print(f"{count} articles of {sum(len(text.split()) for text in texts) / count:.0f} words")
    parse(texts[:2])  # the model is read once, and not counted
    ratios: list[tuple[float, float]] = []
    peaks = []
    with tempfile.TemporaryDirectory() as folder:
        engine = open_store(f"sqlite:///{Path(folder) / 'collection.db'}")
        for turn in range(ROUNDS):
            some = texts[turn::ROUNDS]
            first, second = parse(some), ingest(some, engine)
            ratios.append((first.processor / second.processor, first.wall / second.wall))
            peaks.append(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
            speeds = f"{len(some) / first.processor:.1f}, ingest {len(some) / second.processor:.1f}"
            print(f"parse {speeds} a second; ratio {ratios[-1][0]:.2f}, wall {ratios[-1][1]:.2f}")
        engine.dispose()
    processor, wall = (statistics.median(each) for each in zip(*ratios, strict=True))
    print(f"median ratio {processor:.2f}, by the wall {wall:.2f} (goal {GOAL})")
    print(f"second half: {(peaks[-1] - peaks[len(peaks) // 2 - 1]) / 1000:.0f} MB more")


if __name__ == "__main__":
    asked = [int(each) for each in sys.argv[1:]]
    main(asked[0] if asked else 200, asked[1] if len(asked) > 1 else PARAGRAPHS)
