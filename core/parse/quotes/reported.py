"""Reports: every cue of the article with what it reports and who is said to say it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from core.lexicon.cues import CueClass, Cues, Frames
from core.model import Stance
from core.parse.quotes.frames import NOUN_FRAMES, VERB_FRAMES
from core.parse.quotes.phrases import Run, child, subtree, trimmed, without
from core.parse.quotes.voices import speaker_of

CLASS_OF = {
    "VERB": CueClass.VERB,
    "AUX": CueClass.VERB,
    "NOUN": CueClass.NOUN,
    "ADJ": CueClass.ADJECTIVE,
}
# She has a hope, made the claim, issued a warning: whose noun it is.
_LIGHT = frozenset(
    {"make", "have", "express", "voice", "issue", "repeat", "share", "release", "deliver", "raise"}
)
_SHORTEST = 2


@dataclass(frozen=True, slots=True)
class Report:
    """Content in the reporter's own sentence, its cue and the head of the phrase that speaks."""

    run: Run
    cue: Token | None
    frame: str
    stance: Stance
    speaker: Token | None


def frames_of(token: Token, cues: Cues) -> Frames:
    """The frames in which the token may report; empty for most words."""
    word_class = CLASS_OF.get(token.pos_)
    return cues.get((token.lemma_.lower(), word_class), {}) if word_class else {}


def find_reports(doc: Doc, cues: Cues, silent: Iterable[Run]) -> Iterator[Report]:
    """Reports in reading order; words inside the `silent` runs are no cues."""
    quoted = {i for run in silent for i in range(run.first, run.last + 1)}
    for token in doc:
        if token.i in quoted:
            continue
        if token.lower_ == "according":
            yield from _according(token)
        for frame, stance in frames_of(token, cues).items():
            yield from _framed(token, frame, stance)


def _framed(cue: Token, frame: str, stance: Stance) -> Iterator[Report]:
    if frame == "quotation":
        return
    verbal = cue.pos_ in {"VERB", "AUX"}
    contents = (VERB_FRAMES if verbal else NOUN_FRAMES)[frame](cue)
    speaker = speaker_of(cue) if verbal else owner_of(cue)
    if frame == "passive-to":
        speaker = None
    if speaker is None and not verbal:
        return
    for content in contents:
        for piece in without(content, _reporting_clause(cue, content)):
            run = trimmed(piece, cue.doc)
            if run is not None and _long_enough(run, frame, cue):
                yield Report(run, cue, frame, stance, speaker)


def _long_enough(run: Run, frame: str, cue: Token) -> bool:
    words = sum(1 for token in cue.doc[run.first : run.last + 1] if not token.is_punct)
    return words >= (_SHORTEST if frame != "object" else 1)


def _reporting_clause(cue: Token, content: Run) -> list[Run]:
    """What to cut out where the cue stands inside its content: The deal, he said, is dead."""
    if not content.holds(cue):
        return []
    first = last = cue.i
    for each in cue.children:
        run = subtree(each)
        if each.dep_ != "punct" and content.covers(run) and each.dep_ != "ccomp":
            first, last = min(first, run.first), max(last, run.last)
    return [Run(first, last)]


def owner_of(cue: Token) -> Token | None:
    """Whose claim, hope or confidence it is: Baku's claims; she has hopes; she is confident."""
    owner = child(cue, "poss")
    if owner is not None:
        return owner
    head = cue.head
    if cue.pos_ == "ADJ" and cue.dep_ in {"acomp", "conj", "ROOT"}:
        return speaker_of(head if cue.dep_ == "acomp" else cue)
    if cue.dep_ == "dobj" and head.lemma_ in _LIGHT:
        return speaker_of(head)
    return None


def _according(cue: Token) -> Iterator[Report]:
    """According to the ministry, the bridge is closed."""
    to = child(cue, "prep")
    speaker = child(to, "pobj") if to is not None else None
    if speaker is None:
        return
    head = cue.head
    while head.pos_ not in {"VERB", "AUX"} and head.head.i != head.i:
        head = head.head
    phrase = subtree(cue)
    for piece in without(subtree(head), [phrase]):
        run = trimmed(piece, cue.doc)
        if run is not None and run.last - run.first >= _SHORTEST:
            yield Report(run, cue, "according", Stance.NEUTRAL, speaker)
