"""Invented news in any number, with everything that stands in it known: no parser is asked.

An article is the same for the same number, on every machine.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache

from core.bench.wordings import (
    BODIES,
    CUES,
    DEEDS,
    ENDINGS,
    HAPPENS,
    NEWS,
    OUTLETS,
    ROLES,
    STATES,
    SYLLABLES,
    THINGS,
    TITLES,
)
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
    ParsedArticle,
    Parser,
    Quote,
    QuoteKind,
    Sentence,
    Span,
    Stance,
)

PARSER = Parser("invented", "0")
PEOPLE = 600
FIRST_DAY, DAYS = date(2025, 1, 1), 365


def article(number: int, *, paragraphs: int = 9) -> ParsedArticle:
    """The article of this number, some 37 words a paragraph, with its facts."""
    return _Writer(random.Random(f"article {number}")).write(number, paragraphs)


@cache
def _people() -> tuple[Actor, ...]:
    """Everybody who may be in the news, those first who are in it most."""
    chance = random.Random("people")
    found: dict[str, Actor] = {}
    while len(found) < PEOPLE:
        name = f"{_word(chance, 2).title()} {_word(chance, 3).title()}"
        key = f"person:{name.lower().replace(' ', '-')}"
        side = chance.choice(STATES)[1]
        found[key] = Actor(key, name, ActorKind.PERSON, role=chance.choice(ROLES), side=side)
    return tuple(found.values())


@cache
def _states() -> dict[str, Actor]:
    return {
        name: Actor(f"state:{code}", name, ActorKind.STATE, side=name)
        for code, name, _demonym in STATES
    }


@cache
def _bodies() -> tuple[Actor, ...]:
    return tuple(
        Actor(f"org:{name.lower().replace(' ', '-')}", name, ActorKind.ORGANISATION)
        for name in BODIES
    )


def _word(chance: random.Random, syllables: int) -> str:
    return "".join(chance.choice(SYLLABLES) for _ in range(syllables))


def _often_first[T](chance: random.Random, among: tuple[T, ...]) -> T:
    """Few are in the news often, most hardly ever."""
    return among[int(len(among) * chance.random() ** 3)]


@dataclass
class _Writer:
    """Writes one article from left to right and notes where things stand."""

    chance: random.Random
    text: str = ""
    actors: dict[str, Actor] = field(default_factory=dict)
    mentions: list[Mention] = field(default_factory=list)
    quotes: list[Quote] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    sentences: list[Sentence] = field(default_factory=list)

    def write(self, number: int, paragraphs: int) -> ParsedArticle:
        """The whole article."""
        self.people = [_often_first(self.chance, _people()) for _ in range(4)]
        names = [name for _code, name, _demonym in STATES]
        self.states = [_states()[_often_first(self.chance, tuple(names))] for _ in range(2)]
        kinds = (self._deed, self._direct, self._indirect)
        for paragraph in range(paragraphs):
            self.text += "\n\n" if self.text else ""
            for write in (kinds[paragraph % 3], self._plain, self._plain):
                start = len(self.text)
                write()
                self.sentences.append(Sentence(Span(start, len(self.text)), paragraph))
                self.text += " "
            self.text = self.text.rstrip()
        published = FIRST_DAY + timedelta(days=int(DAYS * self.chance.random()))
        return ParsedArticle(
            Article(
                self.text,
                title=f"{self.chance.choice(TITLES)}, day {number}",
                outlet=_often_first(self.chance, OUTLETS),
                published=Moment(published),
                language="en",
            ),
            PARSER,
            tuple(self.sentences),
            tuple(self.actors.values()),
            tuple(self.mentions),
            tuple(self.quotes),
            tuple(self.events),
        )

    def _say(self, words: str) -> Span:
        start = len(self.text)
        self.text += words
        return Span(start, len(self.text))

    def _name(self, actor: Actor, words: str, form: MentionForm = MentionForm.NAME) -> Span:
        self.actors.setdefault(actor.id, actor)
        span = self._say(words)
        self.mentions.append(Mention(span, form, actor.id))
        return span

    def _speaker(self, actor: Actor) -> Span:
        """With the office the first time, by the surname after that."""
        if actor.id in self.actors:
            return self._name(actor, actor.name.split()[1], MentionForm.ALIAS)
        demonym = next(demonym for _code, name, demonym in STATES if name == actor.side)
        self._name(_states()[str(actor.side)], demonym, MentionForm.DEMONYM)
        self._say(f" {actor.role} ")
        return self._name(actor, actor.name)

    def _deed(self) -> None:
        """One state does something to another."""
        one, other = self.states
        verb, kind, score, rest = self.chance.choice(DEEDS)
        self._name(one, one.name)
        self._say(" ")
        trigger = self._say(verb)
        self._say(" ")
        self._name(other, other.name)
        self._say(f" {rest} {_word(self.chance, 2)}.")
        if one is not other:
            event = Event(
                trigger,
                EventType(kind),
                score,
                source=one.name,
                source_id=one.id,
                target=other.name,
                target_id=other.id,
                confidence=self.chance.choice((0.4, 0.6, 0.8)),
            )
            self.events.append(event)

    def _direct(self) -> None:
        """Somebody says something in so many words."""
        speaker = self.chance.choice(self.people)
        self._say("“")
        words = self._say(f"{self._said().capitalize()},")
        self._say("” ")
        verb, lemma, stance = self.chance.choice(CUES)
        cue = self._say(verb)
        self._say(" ")
        self._quote(words, QuoteKind.DIRECT, Cue(cue, lemma, Stance(stance)), speaker)
        self._say(".")

    def _indirect(self) -> None:
        """Somebody says something in the reporter's words, and names a body."""
        speaker, body = self.chance.choice(self.people), _often_first(self.chance, _bodies())
        place = len(self.quotes)
        self._quote(Span(0, 1), QuoteKind.INDIRECT, Cue(Span(0, 1), "say"), speaker)
        self._say(" ")
        verb, lemma, stance = self.chance.choice(CUES)
        cue = Cue(self._say(verb), lemma, Stance(stance))
        self._say(" that ")
        words = self._say(f"{self._said()}, as the ")
        self._name(body, body.name)
        self._say(f" had asked in {_word(self.chance, 2)}.")
        drafted = self.quotes[place]
        span = Span(words.start, len(self.text) - 1)
        self.quotes[place] = _quote(span, drafted.kind, cue, speaker, drafted.speaker_span)

    def _quote(self, words: Span, kind: QuoteKind, cue: Cue, speaker: Actor) -> None:
        self.quotes.append(_quote(words, kind, cue, speaker, self._speaker(speaker)))

    def _plain(self) -> None:
        """What happens in the news without anybody doing it."""
        self._say(
            self.chance.choice(NEWS).format(
                number=self.chance.randint(2, 900),
                word=_word(self.chance, 3),
                other=_word(self.chance, 3),
                third=_word(self.chance, 2),
            )
        )

    def _said(self) -> str:
        thing, happens, ending = map(self.chance.choice, (THINGS, HAPPENS, ENDINGS))
        return f"{thing} of {_word(self.chance, 3)} {happens} {ending}"


def _quote(words: Span, kind: QuoteKind, cue: Cue, speaker: Actor, at: Span | None) -> Quote:
    return Quote(
        words,
        kind,
        cue=cue,
        speaker=speaker.name,
        speaker_id=speaker.id,
        speaker_span=at,
        basis=Basis.STATED,
        confidence=0.9 if kind is QuoteKind.DIRECT else 0.75,
    )
