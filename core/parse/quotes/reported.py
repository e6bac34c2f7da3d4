"""Reports: every cue of the article with what it reports and who is said to say it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Token

from core.lexicon.cues import FRAMES
from core.model import Stance
from core.parse.quotes.bounds import bounded, extended, second_report
from core.parse.quotes.frames import ADJECTIVE_FRAMES, NOUN_FRAMES, VERB_FRAMES, complements
from core.parse.quotes.loose import inserted, late_that
from core.parse.quotes.phrases import Run, child, subtree, trimmed, without
from core.parse.quotes.reading import Reading
from core.parse.quotes.sources import LONGEST, source_of, sourced_content
from core.parse.quotes.voices import (
    NAMES,
    accusing_verb,
    agent_of,
    is_passive,
    names_actor,
    speaker_of,
)

# She has a hope, made the claim, issued a warning: whose noun it is.
_LIGHT = frozenset(
    {
        "make",
        "have",
        "express",
        "voice",
        "issue",
        "repeat",
        "share",
        "release",
        "deliver",
        "raise",
        "hold",
        "offer",
        "give",
        "file",
        "reiterate",
    }
)
# She gave the same reason for refusing “help”: these verbs report only with a noun of their own.
_EMPTY = frozenset({"be", "have", "give", "take", "make", "get", "put", "do", "go", "come", "use"})
_WITHHOLDS = frozenset({"refuse", "decline", "fail", "neglect", "hesitate", "avoid"})
_SHORTEST = 2
# Frames whose content says little where nobody is named: the move was criticised.
_NEEDS_SPEAKER = frozenset({"object", "naming", "as", "gerund"})
# is expected to, seems to: whoever expects it or sees it so, it is not the subject.
_UNOWNED = frozenset({"passive-to", "seems-to"})
_PLAIN = Stance.NEUTRAL
_VERBAL = frozenset({"VERB", "AUX"})
FRAMES_OF = {
    "VERB": VERB_FRAMES,
    "AUX": VERB_FRAMES,
    "NOUN": NOUN_FRAMES,
    "ADJ": ADJECTIVE_FRAMES,
}


@dataclass(frozen=True, slots=True)
class Report:
    """What is reported, by which cue in which frame, and the head of the phrase that speaks."""

    run: Run
    cue: Token | None
    frame: str
    stance: Stance
    speaker: Token | None
    reporter: Token | None = None  # who says that the speaker said it
    label: Run | None = None  # the speaker's name where it is no part of a sentence


def find_reports(reading: Reading) -> Iterator[Report]:
    """Reports in the reporter's own words, in reading order; words inside marks are no cues."""
    shared: dict[int, Token | None] = {}
    for token in reading.doc:
        if reading.is_quoted(token):
            continue
        if (source := source_of(token)) is not None:
            yield from _sourced(reading, token, source)
        if token.pos_ not in FRAMES_OF or _is_withheld(token) or token.lower_ == "according":
            continue
        if token.i in reading.named:
            continue  # President Mark Said left: no verb, whatever the model makes of it
        if token.pos_ != "VERB" and not reading.frames_of(token):
            continue  # a verb without frames may still have “quoted” words under it
        speaker = shared[token.i] if token.i in shared else voice_of(token)
        reports = _of_cue(reading, token, speaker)
        for verb in _second_cues(reading, token, reports):
            shared.setdefault(verb.i, speaker)
        yield from reports


def _sourced(reading: Reading, cue: Token, source: Token) -> Iterator[Report]:
    for content in sourced_content(reading, cue):
        run = trimmed(content, reading.doc)
        if run is not None and _words(reading, run) > _SHORTEST:
            yield Report(run, cue, "according", _PLAIN, source)


def _of_cue(reading: Reading, cue: Token, speaker: Token | None) -> list[Report]:
    accusation = accusing_verb(cue)
    if accusation is not None and reading.frames_of(accusation):
        # She chided him for questioning it and claiming that it failed: only the claim is his.
        reporter = speaker_of(accusation)
        claims = _in_frames(reading, cue, speaker, only=frozenset({"clause"}))
        return [replace(report, reporter=reporter) for report in claims]
    found = list(_in_frames(reading, cue, speaker))
    if cue.pos_ != "VERB":
        return found
    found = found or list(_loose(reading, cue, speaker))
    if not any(reading.quoted_in(report.run) for report in found):
        found += _quoting(reading, cue, speaker)
    return found


def _in_frames(
    reading: Reading, cue: Token, speaker: Token | None, *, only: frozenset[str] = FRAMES
) -> Iterator[Report]:
    for frame, stance in reading.frames_of(cue).items():
        if frame in only:
            yield from _framed(reading, cue, frame, stance, speaker)


def _second_cues(reading: Reading, cue: Token, reports: list[Report]) -> Iterator[Token]:
    for report in reports:
        clause = cue.head if cue.dep_ == "acomp" else cue  # was adamant that, telling them that
        after = Run(report.run.first, max(clause.right_edge.i, report.run.first))
        second = second_report(reading, cue, after) if report.run.first > cue.i else None
        if second is not None:
            yield second


def _is_withheld(cue: Token) -> bool:
    """They refused to condemn it: nothing was said."""
    return cue.dep_ == "xcomp" and cue.head.lemma_ in _WITHHOLDS


def voice_of(cue: Token) -> Token | None:
    """The head of the phrase whose word the cue reports."""
    return speaker_of(cue) if cue.pos_ in _VERBAL else owner_of(cue)


def _framed(
    reading: Reading, cue: Token, frame: str, stance: Stance, speaker: Token | None
) -> Iterator[Report]:
    verbal = cue.pos_ in _VERBAL
    unsaid = speaker is None and (not verbal or frame in _NEEDS_SPEAKER)
    if frame == "quotation" or unsaid:
        return
    for content in FRAMES_OF[cue.pos_][frame](cue):
        for run in _pieces(reading, cue, content):
            if frame == "object" and _is_hollow(reading, run):
                continue
            yield Report(run, cue, frame, stance, _beholder(cue) if frame in _UNOWNED else speaker)


def _beholder(cue: Token) -> Token | None:
    """To Ruiz, the road seems to be safe: whose view it is, where the sentence says so."""
    to = next((each for each in cue.children if each.dep_ == "prep" and each.lower_ == "to"), None)
    seer = child(to, "pobj") if to is not None and to.i < cue.i else None
    return seer if seer is not None and names_actor(seer) else None


def _loose(reading: Reading, cue: Token, speaker: Token | None) -> Iterator[Report]:
    frames = reading.frames_of(cue)
    if "clause" not in frames:
        return
    for content in (*inserted(reading, cue), *late_that(reading, cue)):
        for run in _pieces(reading, cue, content):
            yield Report(run, cue, "clause", frames["clause"], speaker)


def _quoting(reading: Reading, cue: Token, speaker: Token | None) -> Iterator[Report]:
    """Any verb whose complement holds quoted words: vented that it was “a disgrace”."""
    if speaker is None or cue.lemma_ in _EMPTY | _WITHHOLDS:
        return
    if not reading.frames_of(cue) and not reading.can_speak(speaker):
        return
    for content in complements(cue):
        for run in _pieces(reading, cue, content):
            inside = reading.quoted_in(run)
            if inside and not any(each.title for each in inside):
                yield Report(run, cue, "quotation", _PLAIN, speaker)


def _pieces(reading: Reading, cue: Token, content: Run) -> Iterator[Run]:
    """Content within the cue's paragraph, without the reporting clause that may stand in it."""
    paragraph = reading.paragraph(cue)
    content = Run(max(content.first, paragraph.first), min(content.last, paragraph.last))
    if not 0 <= content.last - content.first < LONGEST:
        return
    content = _set_apart(reading, cue, _on_this_side(cue, content))
    content = bounded(reading, content, second_report(reading, cue, content))
    for piece in without(content, [*_reporting_clause(cue, content)]):
        run = trimmed(piece, reading.doc)
        # "such a plan" points back to content that was given elsewhere
        if run is None or reading.doc[run.first].lower_ == "such" or _is_title(reading, run):
            continue
        if _words(reading, run) >= _SHORTEST or _is_named(cue, run):
            longer = extended(reading, cue, run)
            yield longer if longer.last - longer.first < LONGEST else run


def _on_this_side(cue: Token, content: Run) -> Run:
    """Ruiz would go; Soto said he would stay: no report reaches over a semicolon."""
    bars = [t.i for t in cue.doc[content.first : max(content.first, cue.i)] if t.text == ";"]
    return Run(bars[-1] + 1, content.last) if bars and bars[-1] < content.last else content


def _set_apart(reading: Reading, cue: Token, content: Run) -> Run:
    """She praised “the faith” - “faith that works,” she said: only what the dash sets apart."""
    if content.last > cue.i or not (quoted := reading.quoted_in(content)):
        return content
    last = quoted[-1].run
    ends = all(token.is_punct for token in reading.doc[last.last + 1 : content.last + 1])
    dash = last.first - 2
    apart = dash > content.first and reading.doc[dash].text in {"-", "–", "—"}
    return Run(last.first, content.last) if ends and apart else content


def _is_named(cue: Token, run: Run) -> bool:
    """endorsed Ruiz: a name alone is content enough, where a verb says what is done with it"""
    return cue.pos_ == "VERB" and cue.doc[run.first].ent_type_ in NAMES


def _is_title(reading: Reading, run: Run) -> bool:
    """The club, called “The Blue Door,” opened in May: a name, which nobody said."""
    titles = [each.run for each in reading.quoted_in(run) if each.title]
    return bool(titles) and all(
        token.is_punct or titles[0].holds(token) for token in reading.doc[run.first : run.last + 1]
    )


def _is_hollow(reading: Reading, run: Run) -> bool:
    """welcomed the plan, defended both countries: it points to what was told elsewhere."""
    first, *rest = reading.doc[run.first : run.last + 1]
    return (
        first.lower_ in {"the", "this", "that", "both", "these", "those", "such"} and len(rest) <= 1
    )


def _words(reading: Reading, run: Run) -> int:
    return sum(1 for token in reading.doc[run.first : run.last + 1] if not token.is_punct)


def _reporting_clause(cue: Token, content: Run) -> Iterator[Run]:
    """What to cut out where the cue stands inside its content: The deal, he said, is dead."""
    if not content.holds(cue):
        return
    first = last = cue.i
    for each in cue.children:
        run = subtree(each)
        if each.dep_ not in {"punct", "ccomp"} and content.covers(run):
            first, last = min(first, run.first), max(last, run.last)
    yield Run(first, last)


def owner_of(cue: Token) -> Token | None:
    """Whose claim, hope or confidence it is: Baku's claims; she has hopes; she is confident."""
    owner = child(cue, "poss")
    if owner is not None:
        return owner
    if cue.pos_ == "NOUN" and (author := agent_of(cue) or _author(cue)) is not None:
        return author
    head = cue.head
    if cue.pos_ == "ADJ" and cue.dep_ in {"acomp", "conj", "ROOT"}:
        speaker = speaker_of(head if cue.dep_ == "acomp" else cue)
        return None if speaker is not None and speaker.lower_ == "it" else speaker
    if cue.dep_ == "dobj" and head.lemma_ in _LIGHT and not is_passive(head):
        return speaker_of(head)
    return None


def _author(cue: Token) -> Token | None:
    """claims by the agency that it was secret; criticism from the opposition"""
    from_ = next((each for each in cue.children if each.lower_ in {"by", "from", "among"}), None)
    return child(from_, "pobj") if from_ is not None and from_.dep_ == "prep" else None
