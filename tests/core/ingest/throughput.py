"""How fast an archive of small articles is taken in, against parsing alone.

`python -m tests.core.ingest.throughput 2000` prints articles a second for both, their ratio, and
the memory that reading the second half took. Timings need a quiet machine, so no test asks this.
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


def seconds(items: Iterable[object]) -> tuple[float, int, int]:
    """What it takes to go through them: time, their number, memory (kB) for the second half."""
    began, count, peaks = time.monotonic(), 0, []
    for _item in items:
        count += 1
        peaks.append(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
    return time.monotonic() - began, count, peaks[-1] - peaks[len(peaks) // 2]


def main(count: int) -> None:
    stories = [varied(number) for number in range(count)]
    lines = "\n".join(json.dumps({"text": story.text}) for story in stories).encode()
    archive = office.zipped({f"{n}.txt": story.text for n, story in enumerate(stories)})
    given = [each for each in read_articles("a.jsonl", lines) if isinstance(each, Incoming)]
    tasks.parse_or_note(given[0])  # the model is read once, and not counted
    parsed = map_in_order(tasks.parse_or_note, given, workers=1, lost=intake.lost_record)
    parsing, _, _ = seconds(parsed)
    with tempfile.TemporaryDirectory() as folder:
        engine = open_store(f"sqlite:///{Path(folder) / 'collection.db'}")
        found = _found([("a.zip", archive)], engine)
        taking_in, kept, memory = seconds(_kept(found, engine, workers=1))
        engine.dispose()
    print(f"parse: {count / parsing:.1f} articles a second; ingest: {kept / taking_in:.1f}")
    print(f"ratio {parsing / taking_in:.2f} (goal {GOAL}), second half {memory / 1000:.0f} MB more")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 200)
