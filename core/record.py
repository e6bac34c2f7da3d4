"""The parse record: one article as the JSON object that `parse` prints and JSONL exports hold.

A public contract, written down in docs/record.md; scoring and exports read it.
"""

from __future__ import annotations

import json
import re
from typing import Any

from core.model import Actor, Event, Moment, Note, ParsedArticle, Quote

# Half of a surrogate pair has no bytes in UTF-8; the others end a line for some readers.
_ESCAPED = re.compile("[\x85\u2028\u2029\ud800-\udfff]")


def to_line(parsed: ParsedArticle, **more: Any) -> str:
    """The record as one line of JSON Lines, any text as it was; `more` are keys behind its own."""
    line = json.dumps({**to_record(parsed), **more}, ensure_ascii=False)
    return _ESCAPED.sub(lambda found: f"\\u{ord(found[0]):04x}", line)


def to_record(parsed: ParsedArticle) -> dict[str, Any]:
    """The record of an article, in the contract's order of keys."""
    article = parsed.article
    return {
        "id": article.id,
        "title": article.title,
        "outlet": article.outlet,
        "author": article.author,
        "url": article.url,
        "section": article.section,
        "published": _day(article.published),
        "modified": _day(article.modified),
        "language": article.language,
        "text": article.text,
        "parser": {"model": parsed.parser.model, "rules": parsed.parser.rules},
        "actors": [_actor(actor, parsed) for actor in parsed.actors],
        "quotes": [_quote(quote, article.text) for quote in parsed.quotes],
        "events": [_event(event, article.text) for event in parsed.events],
        "notes": [_note(note) for note in parsed.notes],
    }


def _actor(actor: Actor, parsed: ParsedArticle) -> dict[str, Any]:
    text = parsed.article.text
    return {
        "id": actor.id,
        "name": actor.name,
        "kind": actor.kind.value,
        "role": actor.role,
        "side": actor.side,
        "aliases": list(actor.aliases),
        "mentions": [
            {
                "start": mention.span.start,
                "end": mention.span.end,
                "text": mention.span.of(text),
                "form": mention.form.value,
            }
            for mention in parsed.mentions
            if mention.actor_id == actor.id
        ],
    }


def _quote(quote: Quote, text: str) -> dict[str, Any]:
    cue, speaker = quote.cue, quote.speaker_span
    return {
        "start": quote.span.start,
        "end": quote.span.end,
        "text": quote.span.of(text),
        "kind": quote.kind.value,
        "reports": quote.reports.value,
        "speaker": quote.speaker,
        "speaker_id": quote.speaker_id,
        "speaker_text": speaker.of(text) if speaker else None,
        "speaker_start": speaker.start if speaker else None,
        "speaker_end": speaker.end if speaker else None,
        "basis": quote.basis.value,
        "cue": cue.span.of(text) if cue else None,
        "cue_start": cue.span.start if cue else None,
        "cue_end": cue.span.end if cue else None,
        "stance": cue.stance.value if cue else None,
        "told_to": quote.told_to,
        "occasion": quote.occasion,
        "said_on": _day(quote.said_on),
        "reported_by": quote.reported_by,
        "confidence": round(quote.confidence, 2),
        "reviewed": quote.reviewed.value if quote.reviewed else None,
    }


def _event(event: Event, text: str) -> dict[str, Any]:
    return {
        "type": event.type.value,
        "quad": event.quad.value,
        "score": event.score,
        "start": event.trigger.start,
        "end": event.trigger.end,
        "text": event.trigger.of(text),
        "source": event.source,
        "source_id": event.source_id,
        "target": event.target,
        "target_id": event.target_id,
        "status": event.status.value,
        "claimed_by": event.claimed_by,
        "modality": event.modality.value,
        "negated": event.negated,
        "told_again": [
            {"start": span.start, "end": span.end, "text": span.of(text)}
            for span in event.told_again
        ],
        "date": _day(event.when),
        "date_precision": event.when.precision.value if event.when else None,
        "confidence": round(event.confidence, 2),
        "reviewed": event.reviewed.value if event.reviewed else None,
    }


def _note(note: Note) -> dict[str, Any]:
    return {"code": note.code, "message": note.message, "start": note.start}


def _day(moment: Moment | None) -> str | None:
    return moment.day.isoformat() if moment else None
