"""Around a quote: whom it was told to, on what occasion and on what day it was said."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from spacy.tokens import Token

from core.model import ActorKind, Moment
from core.parse.dates import DateMention
from core.parse.quotes.phrases import Run, child, noun_phrase
from core.parse.roster import Roster, tokens_of

# Verbs whose object hears: told reporters, assured the council.
_HEARD = frozenset("tell inform assure remind notify warn ask advise brief reassure".split())
# Nouns and verbs that lead to a hearer: an interview with Radar, speaking to reporters.
_OCCASIONS = frozenset("interview conversation meeting talk".split())
_AT = frozenset("at in during on after by via before".split())
_SHARES = frozenset({"conj", "xcomp", "advcl", "pcomp"})


def told_to(cue: Token, speaker: Token | None, content: Run, names: Roster) -> str | None:
    """The outlet or audience, by its name where it has one."""
    for hearer in _hearers(cue):
        # “Beware,” warned the diplomat: the parse may take the speaker for the one who hears.
        if hearer.pos_ != "PRON" and hearer != speaker and not content.holds(hearer):
            return _named(hearer, names)
    return None


def _hearers(cue: Token) -> Iterator[Token]:
    if cue.lemma_ in _HEARD:
        yield from (each for each in cue.children if each.dep_ in {"dobj", "dative"})
    for preposition in _prepositions(cue):
        noun = child(preposition, "pobj")
        if noun is None:
            continue
        if preposition.lower_ == "to" and preposition.head == cue:
            yield noun
        elif preposition.lower_ in {"in", "during"} and noun.lemma_ in _OCCASIONS:
            # in an interview with Radar
            partner = child(noun, "prep")
            hearer = child(partner, "pobj") if partner is not None else None
            if hearer is not None and partner is not None and partner.lower_ == "with":
                yield hearer


def _prepositions(cue: Token) -> Iterator[Token]:
    yield from (each for each in cue.children if each.dep_ in {"prep", "dative"})


def _named(hearer: Token, names: Roster) -> str:
    """RIA Novosti for the RIA Novosti news agency."""
    phrase = noun_phrase(hearer)
    span = phrase.span(hearer.doc)
    actor = names.actor_at(hearer)
    if actor is None:
        inside = (names.actors[mention.actor_id] for mention in names.mentions_in(span))
        actor = next((each for each in inside if each.kind is ActorKind.ORGANISATION), None)
    if actor is not None:
        return actor.name
    return _less_article(hearer)


def occasion(cue: Token, content: Run, nouns: frozenset[str]) -> str | None:
    """ "press conference" of "said at a press conference": the phrase, less its article."""
    for preposition in _prepositions(cue):
        noun = child(preposition, "pobj")
        if noun is None or preposition.lower_ not in _AT or content.holds(noun):
            continue
        if noun.lemma_ in nouns or noun.text in nouns:
            return _less_article(noun)
    return None


def _less_article(noun: Token) -> str:
    phrase = noun_phrase(noun)
    first = phrase.first
    if noun.doc[first].dep_ == "det" and first < phrase.last:
        first += 1
    return noun.doc[first : phrase.last + 1].text


def said_on(cue: Token, content: Run, dates: tuple[DateMention, ...]) -> Moment | None:
    """The day the cue is dated to: she said on Thursday; on Wednesday she accused him of."""
    sentence = cue.sent
    first = bisect_left(dates, sentence.start_char, key=_start)
    for date in dates[first : bisect_left(dates, sentence.end_char, key=_start)]:
        token = tokens_of(cue.doc, date.span).root
        if not content.holds(token) and _dates(token, cue):
            return date.moment
    return None


def _start(date: DateMention) -> int:
    return date.span.start


def _dates(token: Token, cue: Token) -> bool:
    """Whether the nearest verb above the date is the cue, or a verb that shares its subject."""
    verb = token.head
    while verb.pos_ not in {"VERB", "AUX"} and verb.head.i != verb.i:
        verb = verb.head
    governor = cue
    while governor.i != verb.i and governor.dep_ in _SHARES:
        governor = governor.head
    return governor.i == verb.i
