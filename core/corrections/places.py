"""Finding again, in an article as it is read now, what an analyst decided about.

The text may have been cleaned in another way since, and a better parser may draw the line
elsewhere: equal words count, wherever they stand now, then a stretch that shares half its length.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from core.corrections.decisions import Deed, Place, Who
from core.model import Event, Mention, ParsedArticle, Quote, Span

# Of an event's type, source and target, so many have to be as they were.
_SHARED = 2


def find_quote(parsed: ParsedArticle, place: Place) -> Quote | None:
    """The quote that was meant, if it is there."""
    return _nearest(parsed, place, parsed.quotes, lambda quote: quote.span)


def find_mention(parsed: ParsedArticle, who: Who, place: Place) -> Mention | None:
    """The mention of the actor that was meant, if it is there."""
    theirs = (mention for mention in parsed.mentions if mention.actor_id == who.id)
    return _nearest(parsed, place, theirs, lambda mention: mention.span)


def find_event(parsed: ParsedArticle, deed: Deed) -> Event | None:
    """The event that was meant, if it is there. Several may have one trigger."""
    alike = {number: _shared(event, deed) for number, event in enumerate(parsed.events)}
    best = max(alike.values(), default=0)
    if best < _SHARED:
        return None
    for shared in range(best, _SHARED - 1, -1):
        near = [event for number, event in enumerate(parsed.events) if alike[number] == shared]
        if found := _nearest(parsed, deed.place, near, lambda event: event.trigger):
            return found
    return None


def _shared(event: Event, deed: Deed) -> int:
    was = (deed.type, deed.source_id, deed.target_id)
    now = (event.type, event.source_id, event.target_id)
    return sum(one == other for one, other in zip(was, now, strict=True))


def _nearest[Item](
    parsed: ParsedArticle, place: Place, items: Iterable[Item], span_of: Callable[[Item], Span]
) -> Item | None:
    text, here = parsed.article.text, Span(place.start, place.end)
    every = [(span_of(item), item) for item in items]
    same = [(abs(span.start - here.start), item) for span, item in every if span == here]
    if not same:
        wanted = place.text.split()
        same = [
            (abs(span.start - here.start), item)
            for span, item in every
            if span.of(text).split() == wanted
        ]
    if not same:
        same = [
            (-_overlap(span, here), item)
            for span, item in every
            if 2 * _overlap(span, here) >= max(_length(span), _length(here))
        ]
    return min(same, key=lambda found: found[0])[1] if same else None


def _overlap(one: Span, other: Span) -> int:
    return min(one.end, other.end) - max(one.start, other.start)


def _length(span: Span) -> int:
    return span.end - span.start
