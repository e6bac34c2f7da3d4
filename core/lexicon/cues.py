"""Reporting expressions, keyed by lemma, word class and frame: say + clause, warn + of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from core.lexicon.tables import LexiconError, read_rows, repeated, several
from core.model import Stance

PREPOSITIONS = frozenset(
    {"about", "against", "at", "by", "for", "from", "in", "of", "on", "over", "to", "with"}
)
FRAMES = PREPOSITIONS | {
    "clause",
    "infinitive",
    "person-to",
    "gerund",
    "object",
    "as",
    "naming",
    "passive-to",
    "seems-to",
    "question",
    "quotation",
}


class CueClass(StrEnum):
    """What sort of word a cue is."""

    VERB = "verb"
    NOUN = "noun"
    ADJECTIVE = "adjective"


# The frames in which a word reports, each with the stance it implies there.
type Frames = Mapping[str, Stance]
type Cues = Mapping[tuple[str, CueClass], Frames]


@dataclass(frozen=True, slots=True)
class CueRow:
    """One row of cues.csv."""

    lemma: str
    word_class: CueClass
    frames: tuple[str, ...]
    stance: Stance

    @classmethod
    def from_row(cls, row: dict[str, str]) -> CueRow:
        """Raises ValueError for a frame, class or stance that is not known."""
        frames = several(row["frames"])
        if unknown := sorted(set(frames) - FRAMES):
            raise ValueError(f"no such frame: {', '.join(unknown)}")
        return cls(row["lemma"], CueClass(row["class"]), frames, Stance(row["stance"]))


def read_cues() -> Cues:
    """The table of cues. Raises LexiconError where two rows claim one lemma, class and frame."""
    rows = read_rows("cues.csv", CueRow.from_row)
    keys = [f"{row.lemma} {row.word_class} {frame}" for row in rows for frame in row.frames]
    if twice := repeated(keys):
        raise LexiconError(f"cues.csv: {', '.join(twice)} listed twice; keep one row each")
    cues: dict[tuple[str, CueClass], dict[str, Stance]] = {}
    for row in rows:
        frames = cues.setdefault((row.lemma, row.word_class), {})
        frames.update(dict.fromkeys(row.frames, row.stance))
    return cues
