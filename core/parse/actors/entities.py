"""Names the model finds, cut to the name: no titles, line breaks, possessives or stray words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from spacy.tokens import Doc, Token
from spacy.tokens import Span as DocSpan

from core.lexicon import Lexicon
from core.model import ActorKind, Span
from core.parse.actors.candidate import Candidate
from core.parse.roster import ahead

_KIND_OF_LABEL = {
    "PERSON": ActorKind.PERSON,
    "ORG": ActorKind.ORGANISATION,
    "GPE": ActorKind.PLACE,
    "LOC": ActorKind.PLACE,
    "FAC": ActorKind.PLACE,
    "NORP": ActorKind.GROUP,
}
# Words the model takes into a name that belong to the sentence: "the", "former"; "New" with a
# capital is part of New South Wales.
_LEADING = frozenset("the a an our his her its their this that former ex acting then".split())
_LEADING_LOWER = frozenset(
    "deputy senior late current new outgoing incoming veteran interim retired".split()
)
_TRAILING = frozenset({"'s", "and", "of", "the"})
_NO_NAME = re.compile(
    r"^[\d\W_]+$|^\d+ ?[A-Z]{1,2}$|^\d{1,2}[:.]\d\d|^https?:|@|\.(?:jpg|png|html?)$"
)
_DOMAIN = re.compile(r"^(?:www\.)?[A-Za-z][\w-]+(?:\.[a-z]{2,6}){1,2}$")
_PARTICLES = frozenset("al el bin ibn von van de der den di da del la le du dos ter ten y".split())


def find_domains(doc: Doc) -> Iterator[Candidate]:
    """ "told Radar.am": an outlet named by its address."""
    for token in doc:
        if "." in token.text and _DOMAIN.match(token.text) and token.text[0].isupper():
            yield Candidate(
                Span(token.idx, token.idx + len(token)), token.text, ActorKind.ORGANISATION
            )


def find_entities(doc: Doc, lexicon: Lexicon) -> Iterator[Candidate]:
    words = Counter(token.text for token in doc if token.is_alpha)
    for entity in doc.ents:
        kind = _KIND_OF_LABEL.get(entity.label_)
        if kind is None:
            continue
        for tokens in _lines(entity):
            if not _is_common_word(tokens, words):
                yield from _trimmed(tokens, kind, lexicon)


def find_given_names(doc: Doc, lexicon: Lexicon) -> Iterator[Candidate]:
    """ "Armen Petrosian" where the model saw nothing: a given name, then a capitalised word."""
    for token in doc[:-1]:
        after = token.nbor()
        if (
            token.text in lexicon.first_names
            and not token.ent_type_
            and not after.ent_type_
            and after.pos_ == "PROPN"
            and after.text[0].isupper()
            and after.lower_ not in lexicon.roles
        ):
            span = Span(token.idx, after.idx + len(after))
            yield Candidate(span, f"{token.text} {after.text}", ActorKind.PERSON)


def _is_common_word(tokens: DocSpan, words: Counter[str]) -> bool:
    """ "Iodine" that opens a sentence is no name in a text that writes of iodine elsewhere."""
    token = tokens[0]
    if len(tokens) > 1 or not words[token.lower_]:
        return False
    return token.is_sent_start is True or words[token.lower_] >= words[token.text]


def _lines(entity: DocSpan) -> Iterator[DocSpan]:
    """The model runs names over line breaks: a headline and the first word below it."""
    start = entity.start
    for token in entity:
        if "\n" in token.text:
            if token.i > start:
                yield entity.doc[start : token.i]
            start = token.i + 1
    if start < entity.end:
        yield entity.doc[start : entity.end]


def _trimmed(tokens: DocSpan, kind: ActorKind, lexicon: Lexicon) -> Iterator[Candidate]:
    start, end = tokens.start, tokens.end
    doc = tokens.doc
    while start < end and _is_no_part_of_name(doc[start], kind):
        start += 1
    while start < end and _is_trailing(doc[end - 1]):
        end -= 1
    if kind is ActorKind.PERSON:
        start = _after_titles(doc, start, end, lexicon)
    if start < end and _is_name(doc[start:end], kind, lexicon):
        span = Span(doc[start].idx, doc[end - 1].idx + len(doc[end - 1]))
        kind = _kind_by_title(doc, start, kind, lexicon)
        yield Candidate(span, doc[start:end].text, kind)


def _is_trailing(token: Token) -> bool:
    return token.lower_ in _TRAILING or not any(char.isalnum() for char in token.text)


def _kind_by_title(doc: Doc, start: int, kind: ActorKind, lexicon: Lexicon) -> ActorKind:
    """ "Ambassador Mohib": a title before a name tells a person, whatever the model thinks."""
    if start == 0 or not doc[start - 1].text[0].isupper():
        return kind
    role = lexicon.roles.get(doc[start - 1].lower_)
    return ActorKind.PERSON if role and role.is_title else kind


def _is_no_part_of_name(token: Token, kind: ActorKind) -> bool:
    return (
        token.lower_ in _LEADING
        or token.text in _LEADING_LOWER
        or token.is_punct
        or token.is_space
        or token.text == "'s"
        or (kind is ActorKind.PERSON and token.lower_.startswith("ex-"))
    )


def _after_titles(doc: Doc, start: int, end: int, lexicon: Lexicon) -> int:
    """Past "Prime Minister", "U.S. Secretary of State", "Gen."; the name itself stays."""
    moved = True
    while moved and start < end - 1:
        moved = False
        for length in (4, 3, 2, 1):
            words = " ".join(token.lower_ for token in doc[start : min(start + length, end)])
            role = lexicon.roles.get(words)
            if role and start + length < end:
                start, moved = start + length, True
                break
        entry = next(lexicon.gazetteer.starting(ahead(doc[start])), None)
        after = doc[start].idx + len(entry.surface) if entry else 0
        if entry and not moved and after < doc[end - 1].idx:
            start = next(token.i for token in doc[start:end] if token.idx >= after)
            moved = True
        while start < end - 1 and (doc[start].lower_ in _LEADING or doc[start].is_punct):
            start, moved = start + 1, True
    return start


def _is_headed_by_thing(tokens: DocSpan, kind: ActorKind, lexicon: Lexicon) -> bool:
    is_long = len(tokens) > 1 and kind is not ActorKind.PERSON
    return is_long and tokens[-1].lower_ in lexicon.no_actors.heads


def _is_name(tokens: DocSpan, kind: ActorKind, lexicon: Lexicon) -> bool:
    text = tokens.text
    if _NO_NAME.search(text) or not any(char.isupper() for char in text) or len(text) < 2:
        return False
    if text.lower() in lexicon.roles or tokens[0].lower_ in lexicon.months_and_days:
        return False
    if text in lexicon.no_actors.names or _is_headed_by_thing(tokens, kind, lexicon):
        return False
    if kind is ActorKind.GROUP:
        return tokens.root.tag_ in {"NNS", "NNPS"} and tokens.root.dep_ != "compound"
    if kind is ActorKind.PERSON:
        return tokens[0].text[0].isupper() or tokens[0].lower_ in _PARTICLES
    return True
