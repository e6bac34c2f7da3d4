"""A parsed article as the rows of the fact tables."""

from __future__ import annotations

import json
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from core.model import (
    COUNTED_FORMS,
    Event,
    Mention,
    MentionForm,
    Moment,
    ParsedArticle,
    Quote,
    Sentence,
    Span,
)

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Filed:
    """A parsed article under the id the collection knows it by."""

    article_id: str
    parsed: ParsedArticle

    @property
    def filtered_by(self) -> Row:
        """What every fact repeats of its article; families.py sets the copy mark."""
        article = self.parsed.article
        return {
            "article_id": self.article_id,
            "published": day(article.published),
            "outlet": article.outlet,
            "is_copy": False,
        }

    def sentence_at(self, start: int) -> int:
        """The number of the sentence that holds the character."""
        before = bisect_right(self.parsed.sentences, start, key=_start_of)
        return max(before - 1, 0)

    def side_of(self, actor_id: str | None) -> str | None:
        """The side this article gives an actor."""
        sides = (actor.side for actor in self.parsed.actors if actor.id == actor_id)
        return next(sides, None)


def _start_of(sentence: Sentence) -> int:
    return sentence.span.start


def sentence_rows(filed: Filed) -> list[Row]:
    """One row a sentence, numbered from 0 in reading order."""
    return [
        {
            "article_id": filed.article_id,
            "sentence": number,
            "paragraph": sentence.paragraph,
            "start": sentence.span.start,
            "end": sentence.span.end,
        }
        for number, sentence in enumerate(filed.parsed.sentences)
    ]


def actor_rows(filed: Filed) -> list[Row]:
    """One row an actor of the article, with its mentions counted by form."""
    forms: dict[str, Counter[MentionForm]] = {actor.id: Counter() for actor in filed.parsed.actors}
    for mention in filed.parsed.mentions:
        forms[mention.actor_id][mention.form] += 1
    return [
        {
            "actor_id": actor.id,
            "role": actor.role,
            "side": actor.side,
            "names": sum(forms[actor.id][form] for form in COUNTED_FORMS),
            "demonyms": forms[actor.id][MentionForm.DEMONYM],
            "nominals": forms[actor.id][MentionForm.NOMINAL],
            "pronouns": forms[actor.id][MentionForm.PRONOUN],
            **filed.filtered_by,
        }
        for actor in filed.parsed.actors
    ]


def mention_row(filed: Filed, mention: Mention) -> Row:
    """A mention with its words and its sentence."""
    return {
        "actor_id": mention.actor_id,
        "form": mention.form.value,
        "start": mention.span.start,
        "end": mention.span.end,
        "surface": mention.span.of(filed.parsed.article.text),
        "sentence": filed.sentence_at(mention.span.start),
        **filed.filtered_by,
    }


def quote_row(filed: Filed, quote: Quote, wordings: Mapping[str, int]) -> Row:
    """A quote with its words, its speaker's side and its sentence; `wordings` by its text."""
    text, cue, speaker = filed.parsed.article.text, quote.cue, quote.speaker_span
    return {
        "start": quote.span.start,
        "end": quote.span.end,
        "text": quote.span.of(text),
        "kind": quote.kind.value,
        "reports": quote.reports.value,
        "speaker": quote.speaker,
        "speaker_id": quote.speaker_id,
        "side": filed.side_of(quote.speaker_id),
        "speaker_text": speaker.of(text) if speaker else None,
        "speaker_start": speaker.start if speaker else None,
        "speaker_end": speaker.end if speaker else None,
        "basis": quote.basis.value,
        "cue": cue.span.of(text) if cue else None,
        "cue_lemma": cue.lemma if cue else None,
        "cue_start": cue.span.start if cue else None,
        "cue_end": cue.span.end if cue else None,
        "stance": cue.stance.value if cue else None,
        "told_to": quote.told_to,
        "occasion": quote.occasion,
        "said_on": day(quote.said_on),
        "said_on_precision": precision(quote.said_on),
        "reported_by": quote.reported_by,
        "confidence": quote.confidence,
        "reviewed": quote.reviewed.value if quote.reviewed else None,
        "sentence": filed.sentence_at(quote.span.start),
        "wording_id": wordings.get(quote.span.of(text)),
        **filed.filtered_by,
    }


def event_row(filed: Filed, event: Event) -> Row:
    """An event with its words, its actors' sides and its sentence."""
    return {
        "start": event.trigger.start,
        "end": event.trigger.end,
        "text": event.trigger.of(filed.parsed.article.text),
        "type": event.type.value,
        "quad": event.quad.value,
        "score": event.score,
        "source": event.source,
        "source_id": event.source_id,
        "source_side": filed.side_of(event.source_id),
        "target": event.target,
        "target_id": event.target_id,
        "target_side": filed.side_of(event.target_id),
        "status": event.status.value,
        "claimed_by": event.claimed_by,
        "claimed_by_id": event.claimed_by_id,
        "modality": event.modality.value,
        "negated": event.negated,
        "date": day(event.when),
        "date_precision": precision(event.when),
        "confidence": event.confidence,
        "reviewed": event.reviewed.value if event.reviewed else None,
        "sentence": filed.sentence_at(event.trigger.start),
        "told_again": spans_kept(event.told_again),
        **filed.filtered_by,
    }


def note_rows(filed: Filed) -> list[Row]:
    """One row a note, in the order of the parse."""
    return [
        {
            "article_id": filed.article_id,
            "code": note.code,
            "message": note.message,
            "start": note.start,
        }
        for note in filed.parsed.notes
    ]


def spans_kept(spans: Iterable[Span]) -> str | None:
    """Stretches of text as a column holds them; None for none. `spans_of` reads them again."""
    pairs = [[span.start, span.end] for span in spans]
    return json.dumps(pairs) if pairs else None


def spans_of(kept: str | None) -> tuple[Span, ...]:
    """What `spans_kept` has written."""
    return tuple(Span(start, end) for start, end in json.loads(kept or "[]"))


def day(moment: Moment | None) -> Any:
    """The date of a moment, as a column holds it."""
    return moment.day if moment else None


def minute(moment: Moment | None) -> str | None:
    """The time of a moment in its own zone, as a column holds it; None if only a day is known."""
    return moment.at.isoformat(timespec="minutes") if moment and moment.at else None


def precision(moment: Moment | None) -> str | None:
    """How exactly a date is known, as a column holds it."""
    return moment.precision.value if moment else None
