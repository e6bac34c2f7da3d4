"""Who vouches for an event: the outlet, or somebody it quotes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from core.model import Actor, EventType, Quote, QuoteKind, Reports
from core.parse.events.clauses import subjects_of
from core.parse.events.parties import Party
from core.parse.roster import Roster, tokens_of

# Acts that are done by saying so: who is quoted with one has done it before the reader's eyes.
SPOKEN = frozenset(
    {
        EventType.AGREE,
        EventType.SUPPORT,
        EventType.CONCEDE,
        EventType.REQUEST,
        EventType.ACCUSE,
        EventType.REJECT,
        EventType.THREATEN,
    }
)
# What hangs on a cue without being what was said: its setting and whoever says it.
SETTING = frozenset({"advcl", "prep", "nsubj", "nsubjpass", "npadvmod", "advmod", "agent", "conj"})


@dataclass(frozen=True, slots=True)
class Claim:
    """Somebody's word for an event; `name` is None where the text does not say whose."""

    name: str | None
    actor_id: str | None


def quote_around(quotes: tuple[Quote, ...], start: int) -> Quote | None:
    """The shortest quote that covers a character."""
    around = [q for q in quotes if q.span.start <= start < q.span.end]
    return min(around, key=lambda q: q.span.end - q.span.start, default=None)


def claim_of(
    trigger: Token, kind: EventType, source: Party | None, quote: Quote | None, roster: Roster
) -> Claim | None:
    """Who claims the event around `trigger`; None where the outlet itself tells it.

    `quote`: the shortest quote around the trigger. The text vouches for what stands beside the
    words somebody is quoted with, and for what those words themselves do.
    """
    if quote is None or _is_setting(trigger, quote, roster.doc):
        return None
    claim = _claim(quote, roster)
    speaker = roster.actors.get(claim.actor_id) if claim.actor_id else None
    if kind in SPOKEN and source and speaker and _speaks_for(speaker, source):
        # "We reject the offer," said Peru: it has.
        return None
    return claim


def _speaks_for(speaker: Actor, source: Party) -> bool:
    """The source itself, or its minister."""
    if source.actor is None:
        return False
    return speaker.id == source.actor.id or speaker.side == source.actor.name


def _claim(quote: Quote, roster: Roster) -> Claim:
    if quote.speaker is None and quote.cue is not None:
        # "Mr. Ruiz, alleging fraud, said he would sue": the subject of the cue, further off.
        cue = tokens_of(roster.doc, quote.cue.span).root
        for subject in subjects_of(cue):
            if actor := roster.actor_at(subject):
                return Claim(actor.name, actor.id)
    return Claim(quote.speaker, quote.speaker_id)


def _is_setting(trigger: Token, quote: Quote, doc: Doc) -> bool:
    """`Asked about his attack on Spain, the minister said`: the attack is not what he said.

    Inside quotation marks the words are the speaker's, however they are read.
    """
    if quote.cue is None or quote.kind is QuoteKind.DIRECT:
        return False
    cue = tokens_of(doc, quote.cue.span).root
    if cue == trigger:
        return True
    below = next((word for word in _upwards(trigger) if word.head == cue), None)
    if quote.reports is not Reports.SPEECH:
        # "thinks Chad attacked Niger" is somebody's word for it, "seems to back Niger" is nobody's.
        return quote.speaker is None or below is None or below.dep_ != "ccomp"
    return below is not None and below.dep_ in SETTING


def _upwards(token: Token) -> Iterator[Token]:
    yield token
    yield from token.ancestors
