"""Event rules: which verb or noun, in which frame, is which PLOVER event, and who its sides are.

Columns and how to add a row: core/lexicon/README.md.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache

from core.lexicon.tables import LexiconError, read_rows, several
from core.model import ActorKind, EventType, Modality

# Cells that ask for more than a word: nothing at all, anything, anyone who acts, something that
# belongs to an actor.
NONE, ANY, ACTOR, OWNED = "none", "any", "actor", "owned"
# An event of this "type" is none: the row only keeps a broader row from firing.
SILENT = "-"
# What may stand as a verb's complement, see core/lexicon/README.md.
COMPLEMENTS = frozenset(
    {"clause", "infinitive", "that", "subjunctive", "naming", "force", "coop", "none"}
)
# How an event stands that somebody says will not be, or is done no more.
REFUSED, STOPPED = "refused", "stopped"
STANDINGS = frozenset({REFUSED, STOPPED})
# How it stands where somebody says that it ought to be: no event at all.
OBLIGATION = "obligation"
# The source slot of a row that says what one side asks of another: "said Spain must withdraw".
SPEAKER = "speaker"
# The topic that outweighs the others.
POLITICS = "politics"


class Gate(StrEnum):
    """How much an event needs before it is believed."""

    STATES = "states"  # two sides that are states, or bodies of states
    PAIR = "pair"  # a political actor on both sides
    SOURCE = "source"  # a political actor who acts; the target may be missing or a bystander
    FRAME = "frame"  # the frame leaves no doubt: whoever is named on both sides will do
    ALONE = "alone"  # whoever acts is enough


@dataclass(frozen=True, slots=True)
class Filler:
    """What may stand in a place of the frame. An empty filler takes anything, or nothing."""

    words: frozenset[str] = frozenset()
    kinds: frozenset[ActorKind] = frozenset()
    actor: bool = False
    owned: bool = False
    absent: bool = False
    present: bool = False

    @property
    def demands(self) -> bool:
        """Whether it asks for anything."""
        special = self.actor or self.owned or self.absent or self.present
        return bool(self.words or self.kinds or special)


@dataclass(frozen=True, slots=True)
class Frame:
    """One verb or noun in one use. `type` is None where the row says: this use is no event."""

    lemma: str
    type: EventType | None
    mode: str
    score: float
    gate: Gate
    targets: tuple[str, ...]
    sources: tuple[str, ...] = ()
    particle: str = ""
    modifier: frozenset[str] = frozenset()
    light: frozenset[str] = frozenset()
    subject: Filler = Filler()
    object: Filler = Filler()
    prepositions: frozenset[str] = frozenset()
    prepositional: Filler = Filler()
    complement: str = ""
    content: frozenset[str] = frozenset()
    bare: bool = False

    @property
    def narrowness(self) -> int:
        """How much the row asks for: of two rows that fit, the narrower one counts."""
        asked = (
            self.particle,
            self.modifier,
            self.subject.demands,
            self.object.demands,
            self.prepositions,
            self.prepositional.demands,
            self.complement,
            self.content,
        )
        return sum(map(bool, asked))


@dataclass(frozen=True, slots=True)
class ModalCue:
    """A word that governs an event and says how it stands: `plan to visit`, `failed to agree`."""

    lemma: str
    modality: Modality | None
    negates: bool
    wishes: bool
    stops: bool


@dataclass(frozen=True, slots=True)
class EventRules:
    """Every event table, indexed as the parser asks for it."""

    verbs: Mapping[str, tuple[Frame, ...]]
    nouns: Mapping[str, tuple[Frame, ...]]
    classes: Mapping[str, frozenset[str]]
    modals: Mapping[str, ModalCue]
    scores: Mapping[tuple[EventType, str], float]
    recoded: Mapping[tuple[EventType, str], EventType]
    topics: Mapping[str, str]


@cache
def type_scores() -> Mapping[EventType, float]:
    """The score of each type where nothing more is known of the deed."""
    scores = dict(read_rows("event_modes.csv", _score))
    return {kind: score for (kind, mode), score in scores.items() if not mode}


def read_event_rules() -> EventRules:
    """The event tables. Raises LexiconError naming the row at fault."""
    classes = dict(read_rows("event_classes.csv", _class, key="name"))
    scores = dict(read_rows("event_modes.csv", _score))
    modals = read_rows("event_modality.csv", _modal, key="lemma")
    builder = FrameReader(classes, scores)
    return EventRules(
        verbs=_by_lemma(read_rows("event_verbs.csv", builder.verb)),
        nouns=_by_lemma(read_rows("event_nouns.csv", builder.noun)),
        classes=classes,
        modals={cue.lemma: cue for cue in modals},
        scores=scores,
        recoded=dict(read_rows("event_recoding.csv", _recoding)),
        topics=_topics(read_rows("event_topics.csv", _topic, key="topic")),
    )


@dataclass(frozen=True, slots=True)
class FrameReader:
    """Builds frames from rows, with the classes and scores they refer to."""

    classes: Mapping[str, frozenset[str]]
    scores: Mapping[tuple[EventType, str], float]

    def verb(self, row: dict[str, str]) -> Frame:
        names, _, filler = row["preposition"].partition(":")
        complement, _, content = row["complement"].partition(":")
        return replace(
            self._frame(row),
            particle=row["particle"],
            object=self._filler(row["object"]),
            prepositions=frozenset(several(names)),
            prepositional=self._filler(filler),
            complement=_known(complement, COMPLEMENTS),
            content=self._words(content),
            sources=several(row["source"]) or ("subject",),
        )

    def noun(self, row: dict[str, str]) -> Frame:
        return replace(
            self._frame(row),
            modifier=self._words(row["modifier"]),
            light=self._words(row["light"]),
            bare=row["bare"] == "yes",
        )

    def _frame(self, row: dict[str, str]) -> Frame:
        """What the two tables have in common."""
        kind = None if row["type"] == SILENT else EventType(row["type"])
        if kind and (kind, row["mode"]) not in self.scores:
            raise ValueError(f"event_modes.csv has no mode {row['mode']!r} of {kind}")
        return Frame(
            lemma=row["lemma"],
            type=kind,
            mode=row["mode"],
            score=0.0 if kind is None else self.scores[kind, row["mode"]],
            gate=Gate(row["gate"] or Gate.PAIR),
            targets=several(row["target"]),
            subject=self._filler(row["subject"]),
        )

    def _filler(self, cell: str) -> Filler:
        words = set(several(cell))
        kinds = {kind for kind in ActorKind if kind.value in words}
        special = {NONE, ANY, ACTOR, OWNED, *(kind.value for kind in kinds)}
        return Filler(
            words=self._words("|".join(words - special)),
            kinds=frozenset(kinds),
            actor=ACTOR in words,
            owned=OWNED in words,
            absent=NONE in words,
            present=ANY in words,
        )

    def _words(self, cell: str) -> frozenset[str]:
        """The words of a cell, with the words of every class it names."""
        found: set[str] = set()
        for word in several(cell):
            name = word.removeprefix("@")
            if name != word and name not in self.classes:
                raise ValueError(f"event_classes.csv has no class {name!r}")
            found |= self.classes[name] if name != word else {word}
        return frozenset(found)


def _known(word: str, allowed: frozenset[str]) -> str:
    if word and word not in allowed:
        raise ValueError(f"{word!r} is none of {', '.join(sorted(allowed))}")
    return word


def _by_lemma(frames: Iterable[Frame]) -> dict[str, tuple[Frame, ...]]:
    """Frames by lemma, the narrowest first; among equals the row that comes first in the table."""
    table: dict[str, list[Frame]] = {}
    for frame in frames:
        for lemma in several(frame.lemma):
            table.setdefault(lemma, []).append(frame)
    return {
        lemma: tuple(sorted(rows, key=lambda frame: -frame.narrowness))
        for lemma, rows in table.items()
    }


def _class(row: dict[str, str]) -> tuple[str, frozenset[str]]:
    return row["name"], frozenset(several(row["words"]))


def _score(row: dict[str, str]) -> tuple[tuple[EventType, str], float]:
    return (EventType(row["type"]), row["mode"]), float(row["score"])


def _modal(row: dict[str, str]) -> ModalCue:
    standing = row["modality"]
    wishes, stops = standing == OBLIGATION, standing == STOPPED
    modality = Modality(standing) if standing and not wishes and not stops else None
    return ModalCue(row["lemma"], modality, row["negates"] == "yes", wishes, stops)


def _topic(row: dict[str, str]) -> tuple[str, tuple[str, ...]]:
    return row["topic"], several(row["words"])


def _topics(rows: Iterable[tuple[str, tuple[str, ...]]]) -> dict[str, str]:
    """Word -> topic. Raises LexiconError if a word stands under two topics."""
    table: dict[str, str] = {}
    for topic, words in rows:
        for word in words:
            if table.setdefault(word, topic) != topic:
                raise LexiconError(f"event_topics.csv: {word}: under two topics; keep one")
    return table


def _recoding(row: dict[str, str]) -> tuple[tuple[EventType, str], EventType]:
    standing = row["standing"]
    if standing not in STANDINGS:
        standing = Modality(standing)
    return (EventType(row["type"]), standing), EventType(row["becomes"])


__all__ = ["EventRules", "Filler", "Frame", "Gate", "LexiconError", "ModalCue", "read_event_rules"]
