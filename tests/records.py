"""Parsed articles built by hand, for tests that need facts and no model."""

from __future__ import annotations

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
    Stance,
)

NORWAY = Actor("state:NOR", "Norway", ActorKind.STATE, side="Norway")
ICELAND = Actor("state:ISL", "Iceland", ActorKind.STATE, side="Iceland")
MINISTER = Actor(
    "person:liv-strand", "Liv Strand", ActorKind.PERSON, role="Fisheries Minister", side="Norway"
)
HARBOUR = Actor("org:harbour-board", "Harbour Board", ActorKind.ORGANISATION)
PARSER = Parser("made by hand", "0")

# The body of every article made here; `more` follows it, to make texts differ.
BODY = (
    "Norway rejected Iceland's cod quota on Monday.\n\n"
    "“The quota is too high,” Fisheries Minister Liv Strand told Fjord Radio. "
    "She said Norwegian boats would stay in port.\n\n"
)


def parsed_article(
    more: str = "",
    *,
    title: str | None = "Norway turns down the quota",
    outlet: str | None = "The Skerry",
    published: date | None = date(2024, 3, 4),
    origin: str = "upload",
) -> ParsedArticle:
    """An article with three actors, five mentions, two quotes, one event and a note."""
    text = BODY + more
    when = Moment(published) if published else None
    article = Article(
        text, title=title, outlet=outlet, published=when, language="en", origin=origin
    )
    return ParsedArticle(
        article,
        PARSER,
        sentences=_sentences(text),
        actors=(NORWAY, ICELAND, MINISTER),
        mentions=_mentions(text),
        quotes=_quotes(text),
        events=_events(text),
        notes=(Note("example", "Made by hand.", 0),),
    )


def quoting(
    *said: str,
    outlet: str | None = "The Skerry",
    published: date | None = date(2024, 3, 4),
    kind: QuoteKind = QuoteKind.DIRECT,
    speaker: Actor | None = MINISTER,
    others: tuple[Actor, ...] = (),
    more: str = "",
) -> ParsedArticle:
    """An article with these quotes, one a paragraph, that names their speaker and the others.

    Two of one text are no near copies unless they have the same `more`, and a lot of it.
    """
    own = " ".join(f"{outlet}{number}" for number in range(60))
    text = "\n\n".join([own, *said, more])
    starts = [text.index(words) for words in said]
    article = Article(
        text, outlet=outlet, published=Moment(published) if published else None, language="en"
    )
    named = (*((speaker,) if speaker else ()), *others)
    return ParsedArticle(
        article,
        PARSER,
        sentences=(Sentence(Span(0, len(text)), 0),),
        actors=named,
        mentions=tuple(Mention(Span(0, 3), MentionForm.NAME, actor.id) for actor in named),
        quotes=tuple(
            Quote(
                Span(start, start + len(words)),
                kind,
                speaker=speaker.name if speaker else None,
                speaker_id=speaker.id if speaker else None,
                basis=Basis.STATED if speaker else Basis.UNKNOWN,
            )
            for start, words in zip(starts, said, strict=True)
        ),
    )


def span(text: str, words: str) -> Span:
    """Where the words first stand in the text."""
    start = text.index(words)
    return Span(start, start + len(words))


def _sentences(text: str) -> tuple[Sentence, ...]:
    firsts = ("Norway rejected", "“The quota", "She said")
    starts = [text.index(first) for first in firsts]
    ends = [*starts[1:], len(text.rstrip())]
    paragraphs = (0, 1, 1)
    return tuple(
        Sentence(Span(start, end), paragraph)
        for start, end, paragraph in zip(starts, ends, paragraphs, strict=True)
    )


def _mentions(text: str) -> tuple[Mention, ...]:
    return (
        Mention(span(text, "Norway"), MentionForm.NAME, NORWAY.id),
        Mention(span(text, "Iceland"), MentionForm.NAME, ICELAND.id),
        Mention(span(text, "Liv Strand"), MentionForm.NAME, MINISTER.id),
        Mention(span(text, "She"), MentionForm.PRONOUN, MINISTER.id),
        Mention(span(text, "Norwegian"), MentionForm.DEMONYM, NORWAY.id),
    )


def _quotes(text: str) -> tuple[Quote, ...]:
    direct = Quote(
        span(text, "The quota is too high,"),
        QuoteKind.DIRECT,
        cue=Cue(span(text, "told"), "tell"),
        speaker=MINISTER.name,
        speaker_id=MINISTER.id,
        speaker_span=span(text, "Liv Strand"),
        basis=Basis.STATED,
        told_to="Fjord Radio",
        said_on=Moment(date(2024, 3, 4)),
        confidence=0.9,
    )
    indirect = Quote(
        span(text, "Norwegian boats would stay in port"),
        QuoteKind.INDIRECT,
        cue=Cue(span(text, "said"), "say", Stance.NEUTRAL),
        speaker=MINISTER.name,
        speaker_id=MINISTER.id,
        speaker_span=span(text, "She"),
        basis=Basis.PRONOUN,
        confidence=0.6,
    )
    return direct, indirect


def _events(text: str) -> tuple[Event, ...]:
    return (
        Event(
            span(text, "rejected"),
            EventType.REJECT,
            -4.0,
            source=NORWAY.name,
            source_id=NORWAY.id,
            target=ICELAND.name,
            target_id=ICELAND.id,
            when=Moment(date(2024, 3, 4)),
        ),
    )
