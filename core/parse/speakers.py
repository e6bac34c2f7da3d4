"""Attribution: from the phrase that speaks to the actor it names, and how we know."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace

from spacy.tokens import Doc, Token

from core.model import COUNTED_FORMS, Basis, Mention, MentionForm, Quote, QuoteKind, Span
from core.parse.paragraphs import find_paragraphs
from core.parse.quotes.phrases import noun_phrase
from core.parse.quotes.voices import antecedent
from core.parse.roster import Roster, tokens_of

_BASES = {MentionForm.PRONOUN: Basis.PRONOUN, MentionForm.NOMINAL: Basis.NOMINAL}
_CONFIDENCE = {Basis.STATED: 0.9, Basis.PRONOUN: 0.8, Basis.NOMINAL: 0.75, Basis.UNKNOWN: 0.4}
_SAME_PARAGRAPH, _PARAGRAPH_BEFORE = 0.7, 0.55


def attribute(doc: Doc, drafts: tuple[Quote, ...], roster: Roster) -> tuple[Quote, ...]:
    """Drafts with their speakers: the actor where the roster knows one, else the phrase itself."""
    starts = [span.start for span in find_paragraphs(doc.text)]
    quotes: list[Quote] = []
    for draft in drafts:
        if draft.speaker_span is not None:
            quotes.append(_stated(doc, draft, draft.speaker_span, roster))
        elif draft.kind is QuoteKind.DIRECT:
            quotes.append(_continued(draft, quotes, starts))
        else:
            quotes.append(replace(draft, confidence=_CONFIDENCE[Basis.UNKNOWN]))
    return tuple(quotes)


def _stated(doc: Doc, draft: Quote, span: Span, roster: Roster) -> Quote:
    head = antecedent(tokens_of(doc, span).root)
    mention = _mention_of(head, roster)
    if mention is not None:
        basis = _BASES.get(mention.form, Basis.STATED)
        actor = roster.actors[mention.actor_id]
        name, actor_id = actor.name, actor.id
    elif head.pos_ == "PRON":
        # Nobody in the article it could be: the surface says she, and we say no more.
        return replace(draft, basis=Basis.UNKNOWN, confidence=_CONFIDENCE[Basis.UNKNOWN])
    else:
        basis, actor_id = Basis.STATED, None
        name = noun_phrase(head).text(doc)
    return replace(
        draft, speaker=name, speaker_id=actor_id, basis=basis, confidence=_CONFIDENCE[basis]
    )


def _mention_of(head: Token, roster: Roster) -> Mention | None:
    """By name where the phrase gives one: the spokeswoman, Ani Ruiz; Ruiz and other officials."""
    heads = [head, *(each for each in head.children if each.dep_ == "appos")]
    if head.dep_ in {"appos", "conj"}:
        heads.append(head.head)
    mentions = [mention for token in heads if (mention := roster.mention_at(token))]
    return min(mentions, key=lambda mention: mention.form not in COUNTED_FORMS, default=None)


def _continued(draft: Quote, before: list[Quote], starts: list[int]) -> Quote:
    """A quotation without a cue goes on from the speaker before it: “We won,” she said. “Twice.”"""
    last = next((quote for quote in reversed(before) if quote.speaker_span is not None), None)
    if last is None:
        return replace(draft, confidence=_CONFIDENCE[Basis.UNKNOWN])
    here, there = (bisect_right(starts, quote.span.start) for quote in (draft, last))
    if here - there > 1:
        return replace(draft, confidence=_CONFIDENCE[Basis.UNKNOWN])
    return replace(
        draft,
        speaker=last.speaker,
        speaker_id=last.speaker_id,
        speaker_span=last.speaker_span,
        basis=Basis.CONTINUED,
        confidence=_SAME_PARAGRAPH if here == there else _PARAGRAPH_BEFORE,
    )
