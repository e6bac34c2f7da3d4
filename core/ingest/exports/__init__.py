"""Files with many articles that news databases export, split into their articles.

Every article must be accounted for: an export says how many it holds, in one way or another, and
when that many are not found, a line of its own says so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from core.ingest import credits
from core.ingest.exports import factiva, nexis
from core.ingest.exports.parts import Export, Part
from core.ingest.incoming import Incoming
from core.ingest.refusal import Refused
from core.model import Outcome, Result

_SPLITTERS: tuple[tuple[Callable[[str], bool], Callable[[str], Export]], ...] = (
    (nexis.is_nexis, nexis.split),
    (factiva.is_factiva, factiva.split),
)


def looks_like_export(text: str) -> bool:
    """Whether a text has the marks of an export we can split."""
    return any(is_one(text) for is_one, _ in _SPLITTERS)


def read_export(text: str, name: str) -> Iterator[Incoming | Outcome]:
    """Each article under its number, and a last line if the export says there are more."""
    split = next(split for is_one, split in _SPLITTERS if is_one(text))
    export = split(text)
    for part in export.parts:
        yield _article(part, f"{name} article {part.number} of {export.promised}")
    if missing := export.missing:
        yield _incomplete(export, missing).outcome(name)


def _article(part: Part, label: str) -> Incoming | Outcome:
    if not part.text:
        return Refused("empty", "No text was found under this article's heading.").outcome(label)
    found = credits.article(part.text, part.credits)
    return Incoming(label, found, credits.doubts(part.credits))


def _incomplete(export: Export, missing: tuple[int, ...]) -> Refused:
    which = ", ".join(map(str, missing[:20])) + (", …" if len(missing) > 20 else "")
    sentence = (
        f"{len(export.parts)} of {export.promised} articles were found in this export; "
        f"missing: {which}."
    )
    return Refused("export-incomplete", sentence, Result.FAILED)
