"""Stretches of text that may name an actor: known names, bodies of a state, model entities."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token
from spacy.tokens import Span as DocSpan

from core.lexicon import Lexicon
from core.lexicon.names import Body, KnownName
from core.model import ActorKind, MentionForm, Span
from core.parse.metonyms import acts_as_government
from core.parse.roster import tokens_of

_KIND_OF_LABEL = {
    "PERSON": ActorKind.PERSON,
    "ORG": ActorKind.ORGANISATION,
    "GPE": ActorKind.PLACE,
    "LOC": ActorKind.PLACE,
    "FAC": ActorKind.PLACE,
    "NORP": ActorKind.GROUP,
}
# Words the model takes into a name that belong to the sentence: "former", "ex-President".
_LEADING = frozenset(
    [
        "the",
        "a",
        "an",
        "former",
        "ex",
        "acting",
        "deputy",
        "senior",
        "then",
        "late",
        "current",
        "new",
        "outgoing",
        "incoming",
        "veteran",
        "interim",
        "retired",
        "our",
        "his",
        "her",
        "its",
        "their",
        "this",
        "that",
    ]
)
_TRAILING = frozenset({"'s", "'", "’s", "-", "–", "—", ",", ".", ";", ":", "and", "of", "the", "&"})
_NO_NAME = re.compile(r"^[\d\W_]+$|^\d{1,2}[:.]\d\d|^https?:|@|\.(?:jpg|png|html?)$")
_DOMAIN = re.compile(r"^(?:www\.)?[A-Za-z][\w-]+(?:\.[a-z]{2,6}){1,2}$")
_PARTICLES = frozenset(
    [
        "al",
        "el",
        "bin",
        "ibn",
        "von",
        "van",
        "de",
        "der",
        "den",
        "di",
        "da",
        "del",
        "la",
        "le",
        "du",
        "dos",
        "ter",
        "ten",
        "y",
    ]
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A stretch that may name an actor. `actor_id` is set where a table settles who it is."""

    span: Span
    surface: str
    kind: ActorKind
    form: MentionForm = MentionForm.NAME
    actor_id: str | None = None
    name: str | None = None
    body: str | None = None

    @property
    def is_settled(self) -> bool:
        """Whether a table says who this is."""
        return self.actor_id is not None


def find_candidates(doc: Doc, lexicon: Lexicon) -> tuple[Candidate, ...]:
    """Name candidates in reading order; none overlaps another, demonyms inside names apart."""
    entities = tuple(_entities(doc, lexicon))
    known = tuple(_known(doc, lexicon))
    bodies = tuple(find_bodies(doc, lexicon))
    domains = tuple(_domains(doc))
    return _without_overlaps([*bodies, *domains, *known, *entities])


def _known(doc: Doc, lexicon: Lexicon) -> Iterator[Candidate]:
    """What the name tables know, a capital only as what it is here: a town or a government."""
    for token in doc:
        if not token.text[0].isalnum():
            continue
        entry = next(lexicon.gazetteer.at(doc.text, token.idx), None)
        town = next(lexicon.capitals.at(doc.text, token.idx), None)
        if town and (entry is None or len(town.surface) > len(entry.surface)):
            yield _town(doc, town, token, lexicon)
        elif entry and entry.form is MentionForm.DEMONYM:
            yield _demonym(entry, token)
        elif entry and not _is_part_of_other_name(doc, token, entry):
            yield _settled(entry, token.idx)


def _settled(entry: KnownName, start: int) -> Candidate:
    span = Span(start, start + len(entry.surface))
    return Candidate(span, entry.surface, entry.kind, entry.form, entry.actor_id, entry.name)


def _town(doc: Doc, entry: KnownName, token: Token, lexicon: Lexicon) -> Candidate:
    span = Span(token.idx, token.idx + len(entry.surface))
    if acts_as_government(tokens_of(doc, span).root, lexicon):
        return _settled(entry, token.idx)
    return Candidate(span, entry.surface, ActorKind.PLACE)


def _demonym(entry: KnownName, token: Token) -> Candidate:
    """ "Armenian" in "Armenian officials" is the side; "the Armenians" are a group of their own."""
    if token.tag_ in {"NNS", "NNPS"} and token.dep_ != "compound":
        name = token.text if token.text.endswith(("s", "men")) else f"{token.text}s"
        return Candidate(
            Span(token.idx, token.idx + len(token)),
            token.text,
            ActorKind.GROUP,
            MentionForm.NAME,
            f"group:{name.lower()}",
            name,
        )
    return _settled(entry, token.idx)


def _is_part_of_other_name(doc: Doc, token: Token, entry: KnownName) -> bool:
    """ "Jordan" in "Michael Jordan", "Georgia" in "Georgia Tech": the longer name is the name."""
    entity = next((ent for ent in _entity_at(token)), None)
    if entity is None or entity.label_ not in _KIND_OF_LABEL:
        return False
    inner = len(entry.surface)
    before = doc.text[entity.start_char : token.idx]
    return entity.label_ == "PERSON" and _is_given_name(before) and inner < len(entity.text)


def _is_given_name(text: str) -> bool:
    return bool(re.search(r"[A-Z][a-z]+ $", text))


def _entity_at(token: Token) -> Iterator[DocSpan]:
    if token.ent_type_:
        start = token.i
        while start > 0 and token.doc[start].ent_iob_ == "I":
            start -= 1
        end = token.i + 1
        while end < len(token.doc) and token.doc[end].ent_iob_ == "I":
            end += 1
        yield DocSpan(token.doc, start, end, label=token.ent_type_)


def find_bodies(doc: Doc, lexicon: Lexicon) -> Iterator[Candidate]:
    """Bodies of a state with the state beside them, or named well enough without one."""
    taken = -1
    for token in doc:
        if token.i <= taken:
            continue
        hit = _body_at(doc, token, lexicon)
        if hit is None:
            continue
        body, tokens = hit
        taken = tokens.end - 1
        owner, start = _owner(tokens, lexicon)
        if owner:
            yield _owned(body, owner, doc, start, tokens, lexicon)
        elif body.stands_alone and tokens[0].text[0].isupper():
            yield _unowned(body, doc, tokens, lexicon)


def _body_at(doc: Doc, token: Token, lexicon: Lexicon) -> tuple[Body, DocSpan] | None:
    for surface, body in lexicon.bodies_by_first.get(token.text, ()):
        if doc.text.startswith(surface, token.idx):
            tokens = doc.char_span(token.idx, token.idx + len(surface))
            if tokens is not None:
                return body, tokens
    return None


def _owner(tokens: DocSpan, lexicon: Lexicon) -> tuple[str | None, int]:
    """The state a body belongs to, and where the name of the body begins (a token index)."""
    doc = tokens.doc
    before = tokens.start - 1
    # "the Armenian Foreign Ministry", "the Russian central bank", "the new Greek government"
    if before >= 0:
        entry = _name_ending_at(doc, before, lexicon)
        if entry:
            return entry[0].actor_id, entry[1]
        if doc[before].text == "'s" and (entry := _name_ending_at(doc, before - 1, lexicon)):
            return entry[0].actor_id, tokens.start
    # "the Foreign Ministry of Armenia"
    if tokens.end + 1 < len(doc) and doc[tokens.end].lower_ in {"of", "in"}:
        after = tokens.end + 1
        after += doc[after].lower_ == "the" and after + 1 < len(doc)
        entry_after = next(lexicon.gazetteer.at(doc.text, doc[after].idx), None)
        if entry_after and entry_after.actor_id.startswith("state:"):
            return entry_after.actor_id, tokens.start
    return None, tokens.start


def _name_ending_at(doc: Doc, index: int, lexicon: Lexicon) -> tuple[KnownName, int] | None:
    for start in range(index, max(index - 4, -1), -1):
        for entry in lexicon.gazetteer.at(doc.text, doc[start].idx):
            ends = doc[start].idx + len(entry.surface) == doc[index].idx + len(doc[index])
            if ends and entry.actor_id.startswith("state:"):
                return entry, start
    return None


def _owned(
    body: Body, owner: str, doc: Doc, start: int, tokens: DocSpan, lexicon: Lexicon
) -> Candidate:
    span = Span(doc[start].idx, tokens.end_char)
    return Candidate(
        span,
        span.of(doc.text),
        ActorKind.ORGANISATION,
        MentionForm.NAME,
        body_id(body.name, owner),
        body_name(body.name, owner, lexicon),
        body.name,
    )


def _unowned(body: Body, doc: Doc, tokens: DocSpan, lexicon: Lexicon) -> Candidate:
    owner = f"state:{body.owner}" if body.owner else None
    return Candidate(
        Span(tokens.start_char, tokens.end_char),
        tokens.text,
        ActorKind.ORGANISATION,
        MentionForm.NAME,
        body_id(body.name, owner) if owner else None,
        body_name(body.name, owner, lexicon) if owner else body.name,
        body.name,
    )


def body_id(body: str, state_id: str) -> str:
    """The id of a state's body: org:ARM:foreign-ministry."""
    return f"org:{state_id.removeprefix('state:')}:{body.lower().replace(' ', '-')}"


def body_name(body: str, state_id: str, lexicon: Lexicon) -> str:
    """Its name: Foreign Ministry of Armenia."""
    return f"{body} of {lexicon.states[state_id].name}"


def _domains(doc: Doc) -> Iterator[Candidate]:
    """ "told Radar.am": an outlet named by its address."""
    for token in doc:
        if "." in token.text and _DOMAIN.match(token.text) and token.text[0].isupper():
            yield Candidate(
                Span(token.idx, token.idx + len(token)), token.text, ActorKind.ORGANISATION
            )


def _entities(doc: Doc, lexicon: Lexicon) -> Iterator[Candidate]:
    for entity in doc.ents:
        kind = _KIND_OF_LABEL.get(entity.label_)
        if kind is None:
            continue
        for tokens in _lines(entity):
            yield from _trimmed(tokens, kind, lexicon)


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
    while start < end and doc[end - 1].lower_ in _TRAILING:
        end -= 1
    if kind is ActorKind.PERSON:
        start = _after_titles(doc, start, end, lexicon)
    if start < end and _is_name(doc[start:end], kind, lexicon):
        span = Span(doc[start].idx, doc[end - 1].idx + len(doc[end - 1]))
        yield Candidate(span, span.of(doc.text), kind)


def _is_no_part_of_name(token: Token, kind: ActorKind) -> bool:
    return (
        token.lower_ in _LEADING
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
        entry = next(lexicon.gazetteer.at(doc.text, doc[start].idx), None)
        after = doc[start].idx + len(entry.surface) if entry else 0
        if entry and not moved and after < doc[end - 1].idx:
            start = next(token.i for token in doc[start:end] if token.idx >= after)
            moved = True
        while start < end - 1 and (doc[start].lower_ in _LEADING or doc[start].is_punct):
            start, moved = start + 1, True
    return start


def _is_name(tokens: DocSpan, kind: ActorKind, lexicon: Lexicon) -> bool:
    text = tokens.text
    if _NO_NAME.search(text) or not any(char.isupper() for char in text) or len(text) < 2:
        return False
    if text.lower() in lexicon.roles or tokens[0].lower_ in lexicon.months_and_days:
        return False
    if kind is ActorKind.GROUP:
        return tokens.root.tag_ in {"NNS", "NNPS"} and tokens.root.dep_ != "compound"
    if kind is ActorKind.PERSON:
        return tokens[0].text[0].isupper() or tokens[0].lower_ in _PARTICLES
    return True


def _without_overlaps(candidates: Iterable[Candidate]) -> tuple[Candidate, ...]:
    """The longest of overlapping candidates; of equals the one given first: tables before model."""
    kept: list[Candidate] = []
    taken: set[int] = set()
    ranked = sorted(enumerate(candidates), key=lambda pair: (-_weight(pair[1]), pair[0]))
    for _, candidate in ranked:
        places = range(candidate.span.start, candidate.span.end)
        if candidate.form is MentionForm.DEMONYM or taken.isdisjoint(places):
            kept.append(candidate)
            if candidate.form is not MentionForm.DEMONYM:
                taken.update(places)
    return tuple(sorted(kept, key=lambda candidate: candidate.span))


def _weight(candidate: Candidate) -> int:
    length = candidate.span.end - candidate.span.start
    return length + (1000 if candidate.body else 0)
