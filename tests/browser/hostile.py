"""Articles whose every word tries to be more than a word."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from core.model import (
    Actor,
    ActorKind,
    Article,
    Basis,
    Cue,
    Event,
    EventType,
    Mention,
    MentionForm,
    Moment,
    Note,
    ParsedArticle,
    Parser,
    Quote,
    QuoteKind,
    Sentence,
    Span,
)

PAYLOADS = (
    "![beacon](https://evil.example/name.png?who=reader)",
    "<script>window.__pwned=1</script><img src=https://evil.example/i onerror=window.__pwned=2>",
    "$5M, then 10$ more :material/delete: :red[warning] `code` ~~gone~~ **bold**",
    "[a bank](https://evil.example/login) www.evil.example",
)
MARKUP = "1. # <iframe src=https://evil.example/f> ![x](https://evil.example/x) $a$ _b_ :smile:"


def hostile_articles() -> Iterator[ParsedArticle]:
    """One article a day; each has two hostile actors in a hostile quote and a hostile event."""
    for number, payload in enumerate(PAYLOADS):
        yield _article(payload, PAYLOADS[number - 1], number)


def _article(one: str, other: str, number: int) -> ParsedArticle:
    text = f"{one} rejected {other}. “{other}: {MARKUP},” {one} said 😀 at noon."
    rejected, said = text.index(" rejected ") + 1, text.rindex(" said ") + 1
    quote = Span(text.index("“") + 1, text.index("”"))
    places = {one: (0, text.rindex(one)), other: (len(one) + 10, quote.start)}
    mentions = [
        Mention(Span(start, start + len(name)), MentionForm.NAME, _actor(name).id)
        for name, starts in places.items()
        for start in starts
    ]
    event = Event(
        Span(rejected, rejected + 8),
        EventType.REJECT,
        -4.0,
        source=one,
        source_id=_actor(one).id,
        target=other,
        target_id=_actor(other).id,
        claimed_by=other,
    )
    return ParsedArticle(
        Article(
            text,
            title=f"{number} {MARKUP}",
            outlet=f"Outlet {MARKUP}",
            author=MARKUP,
            url="javascript:window.__pwned=3",
            published=Moment(date(2025, 5, 5 + number)),
            language="en",
        ),
        Parser("made by hand", "0"),
        sentences=(
            Sentence(Span(0, quote.start - 2), 0),
            Sentence(Span(quote.start - 1, len(text)), 0),
        ),
        actors=(_actor(one), _actor(other)),
        mentions=tuple(mentions),
        quotes=(
            Quote(
                quote,
                QuoteKind.DIRECT,
                cue=Cue(Span(said, said + 4), "say"),
                speaker=one,
                speaker_id=_actor(one).id,
                speaker_span=Span(said - 1 - len(one), said - 1),
                basis=Basis.STATED,
                told_to=MARKUP,
            ),
        ),
        events=(event,),
        notes=(Note("example", MARKUP),),
    )


def _actor(name: str) -> Actor:
    return Actor(f"organisation:{name}", name, ActorKind.ORGANISATION, role=MARKUP, side=name)
