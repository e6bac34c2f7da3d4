"""Attribution: from the phrase that speaks to the actor it names, and how we know."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from typing import NamedTuple

from spacy.tokens import Doc, Token

from core.model import COUNTED_FORMS, Basis, Mention, MentionForm, Quote, QuoteKind, Span
from core.parse.paragraphs import find_paragraphs
from core.parse.quotes.phrases import HOLLOW, noun_phrase
from core.parse.quotes.voices import antecedent
from core.parse.roster import Roster, tokens_of

_BASES = {MentionForm.PRONOUN: Basis.PRONOUN, MentionForm.NOMINAL: Basis.NOMINAL}
# How often each was right on news read by hand; a report in other words is the likelier mistake.
_BY_BASIS = {Basis.STATED: 0.95, Basis.PRONOUN: 0.85, Basis.NOMINAL: 0.8, Basis.UNKNOWN: 0.4}
_BY_KIND = {QuoteKind.DIRECT: 1.0, QuoteKind.MIXED: 0.9, QuoteKind.INDIRECT: 0.8}
_SAME_PARAGRAPH, _PARAGRAPH_BEFORE = 0.7, 0.55


def attribute(doc: Doc, drafts: tuple[Quote, ...], roster: Roster) -> tuple[Quote, ...]:
    """Drafts with their speakers: the actor where the roster knows one, else the phrase itself."""
    starts = [span.start for span in find_paragraphs(doc.text)]
    quotes: list[Quote] = []
    for draft in drafts:
        if draft.speaker_span is not None:
            quote = _stated(doc, draft, draft.speaker_span, roster)
        elif draft.kind is QuoteKind.DIRECT:
            quote = _continued(draft, quotes, starts)
        else:
            quote = _unknown(draft)
        if quote.reported_by_span is not None:
            reporter = _who(doc, quote.reported_by_span, roster).name
            # Pictures that, she said, showed no work: nobody passes on words of her own.
            quote = replace(quote, reported_by=None if reporter == quote.speaker else reporter)
        quotes.append(quote)
    return tuple(quotes)


class _Who(NamedTuple):
    """Whom a phrase names, as far as the article tells."""

    name: str | None
    actor_id: str | None = None
    basis: Basis = Basis.UNKNOWN


def _who(doc: Doc, span: Span, roster: Roster) -> _Who:
    head = antecedent(tokens_of(doc, span).root)
    mention = _mention_of(doc, head, span, roster)
    if mention is not None:
        actor = roster.actors[mention.actor_id]
        return _Who(actor.name, actor.id, _BASES.get(mention.form, Basis.STATED))
    if head.pos_ == "PRON" and head.lower_ not in HOLLOW:
        return _Who(None)  # she, and nobody in the article whom that could be
    phrase = tokens_of(doc, span)
    name = phrase.text if phrase.start <= head.i < phrase.end else noun_phrase(head).text(doc)
    return _Who(name, None, Basis.STATED)


def _mention_of(doc: Doc, head: Token, span: Span, roster: Roster) -> Mention | None:
    """By name where the phrase gives one: the spokeswoman, Ani Ruiz; Ruiz and other officials."""
    first = roster.mention_at(tokens_of(doc, span)[0])
    if first is not None and _and_others(doc, tokens_of(doc, first.span).end):
        return first
    heads = [head, *(each for each in head.children if each.dep_ == "appos")]
    if head.dep_ in {"appos", "conj"}:
        heads.append(head.head)
    mentions = [mention for token in heads if (mention := roster.mention_at(token))]
    return min(mentions, key=lambda mention: mention.form not in COUNTED_FORMS, default=None)


def _and_others(doc: Doc, i: int) -> bool:
    return [token.lower_ for token in doc[i : i + 2]] == ["and", "other"]


def _stated(doc: Doc, draft: Quote, span: Span, roster: Roster) -> Quote:
    who = _who(doc, span, roster)
    return replace(
        draft,
        speaker=who.name,
        speaker_id=who.actor_id,
        basis=who.basis,
        confidence=_BY_BASIS[who.basis] * _BY_KIND[draft.kind],
    )


def _unknown(draft: Quote) -> Quote:
    return replace(draft, confidence=_BY_BASIS[Basis.UNKNOWN] * _BY_KIND[draft.kind])


def _continued(draft: Quote, before: list[Quote], starts: list[int]) -> Quote:
    """A quotation without a cue goes on from the speaker before it: “We won,” she said. “Twice.”"""
    last = next((quote for quote in reversed(before) if quote.speaker_span is not None), None)
    if last is None:
        return _unknown(draft)
    here, there = (bisect_right(starts, quote.span.start) for quote in (draft, last))
    if here - there > 1:
        return _unknown(draft)
    return replace(
        draft,
        speaker=last.speaker,
        speaker_id=last.speaker_id,
        speaker_span=last.speaker_span,
        basis=Basis.CONTINUED,
        confidence=_SAME_PARAGRAPH if here == there else _PARAGRAPH_BEFORE,
    )
