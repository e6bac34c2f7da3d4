"""How fast an archive of articles of some 280 words is taken in, against parsing alone.

`python -m tests.core.ingest.throughput 2000` prints articles a second of processor time for both
(which other programs disturb less than time on the wall), their ratio by both, and the memory that
the second half took. Timings need a quiet machine, so no test asks this.
"""

from __future__ import annotations

import json
import resource
import sys
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path

from core import intake, tasks
from core.__main__ import _found, _kept
from core.ingest import Incoming, read_articles
from core.store import open_store
from core.workers import map_in_order
from tests.core.ingest.making import office
from tests.core.ingest.making.texts import varied

GOAL = 0.85


def seconds(items: Iterable[object]) -> tuple[float, float, int]:
    """What it takes to go through them: wall, processor, memory (kB) for the second half."""
    began, used, peaks = time.monotonic(), time.process_time(), []
    for _item in items:
        peaks.append(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
    wall, processor = time.monotonic() - began, time.process_time() - used
    return wall, processor, peaks[-1] - peaks[len(peaks) // 2]


def main(count: int) -> None:
    stories = [varied(number, paragraphs=9) for number in range(count)]
    lines = "\n".join(json.dumps({"text": story.text}) for story in stories).encode()
    archive = office.zipped({f"{n}.txt": story.text for n, story in enumerate(stories)})
    given = [each for each in read_articles("a.jsonl", lines) if isinstance(each, Incoming)]
    tasks.parse_or_note(given[0])  # the model is read once, and not counted
    parsed = map_in_order(tasks.parse_or_note, given, workers=1, lost=intake.lost_record)
    parsing, parsing_cpu, _ = seconds(parsed)
    with tempfile.TemporaryDirectory() as folder:
        engine = open_store(f"sqlite:///{Path(folder) / 'collection.db'}")
        found = _found([("a.zip", archive)], engine)
        taking_in, taking_in_cpu, memory = seconds(_kept(found, engine, workers=1))
        engine.dispose()
    print(f"parse {count / parsing_cpu:.1f}, ingest {count / taking_in_cpu:.1f} articles a second")
    ratios = f"{parsing_cpu / taking_in_cpu:.2f}, by the wall {parsing / taking_in:.2f}"
    print(f"ratio {ratios} (goal {GOAL})")
    print(f"second half: {memory / 1000:.0f} MB more")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 200)
