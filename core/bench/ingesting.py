"""How fast an archive of small articles is taken in, and whether memory stays flat."""

from __future__ import annotations

import io
import json
import resource
import statistics
import sys
import tempfile
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from sqlalchemy import Engine

from core import intake, tasks
from core.bench.news import article
from core.bench.timing import Taken, machine, spread
from core.ingest import Incoming, read_articles
from core.store import open_store
from core.taking import found_in, kept
from core.workers import map_in_order

# Of the articles a second that parsing alone reaches.
GOAL = 0.85
ROUNDS = 12  # a multiple of four, for the quarters
PARAGRAPHS = 3


def compare(count: int) -> Iterator[str]:
    """Takes in so many articles, in turns with parsing the same texts; gives lines to print."""
    texts = [article(number, paragraphs=PARAGRAPHS).article.text for number in range(count)]
    words = sum(len(text.split()) for text in texts)
    yield f"{count} articles of {words / count:.0f} words"
    _timed(_parse(texts[:2]))  # the model is read once, and not counted
    yield f"memory before: {_memory():.0f} MB"
    turns = []
    with tempfile.TemporaryDirectory() as folder:
        engine = open_store(f"sqlite:///{Path(folder) / 'collection.db'}")
        for turn in range(ROUNDS):
            some = texts[turn::ROUNDS]
            turns.append((len(some), _timed(_parse(some)), _timed(_ingest(some, engine))))
            if (turn + 1) % (ROUNDS // 4) == 0:
                done = sum(number for number, _parsed, _taken in turns)
                yield f"memory after {done}: {_memory():.0f} MB"
        engine.dispose()
    alone = statistics.median(number / parsed.processor for number, parsed, _taken in turns)
    taking = statistics.median(number / taken.processor for number, _parsed, taken in turns)
    yield f"articles a second of processor time: parsing alone {alone:.1f}, taking in {taking:.1f}"
    ratios = [parsed.processor / taken.processor for _number, parsed, taken in turns]
    walls = [parsed.wall / taken.wall for _number, parsed, taken in turns]
    yield f"speed of taking in / of parsing alone, processor: {spread(ratios)} (goal {GOAL})"
    yield f"speed of taking in / of parsing alone, clock:     {spread(walls)}"
    yield machine()


def _timed(items: Iterable[object]) -> Taken:
    taken = Taken()
    with taken.more():
        for _item in items:
            pass
    return taken


def _parse(texts: list[str]) -> Iterable[object]:
    """The texts are read already; what is made of them is let go."""
    lines = "\n".join(json.dumps({"text": text}) for text in texts).encode()
    given = [each for each in read_articles("a.jsonl", lines) if isinstance(each, Incoming)]
    return map_in_order(tasks.parse_or_note, given, workers=1, lost=intake.lost_record)


def _ingest(texts: list[str], engine: Engine) -> Iterable[object]:
    """From the archive's bytes to the last outcome."""
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as file:
        for number, text in enumerate(texts):
            file.writestr(f"{number}.txt", text)
    return kept(found_in([("a.zip", archive.getvalue())], engine), engine, workers=1)


def _memory() -> float:
    """What this process has in memory now, in MB; where no system says that, its most so far."""
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    except OSError:
        most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        return most / (1e6 if sys.platform == "darwin" else 1e3)
    return pages * resource.getpagesize() / 1e6
