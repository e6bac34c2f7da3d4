"""Bodies of a state: "the Armenian Foreign Ministry", "Armenia's government", "the State Duma"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token
from spacy.tokens import Span as DocSpan

from core.lexicon import Lexicon
from core.lexicon.names import Body, KnownName
from core.model import ActorKind, MentionForm, Span
from core.parse.actors.candidate import Candidate
from core.parse.roster import ahead


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
    forms = lexicon.bodies_by_first.get(token.text, ())
    text = ahead(token) if forms else ""
    for surface, body in forms:
        if text.startswith(surface):
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
        entry_after = next(lexicon.gazetteer.starting(ahead(doc[after])), None)
        if entry_after and entry_after.actor_id.startswith("state:"):
            return entry_after.actor_id, tokens.start
    return None, tokens.start


def _name_ending_at(doc: Doc, index: int, lexicon: Lexicon) -> tuple[KnownName, int] | None:
    for start in range(index, max(index - 4, -1), -1):
        for entry in lexicon.gazetteer.starting(ahead(doc[start])):
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
        doc[start : tokens.end].text,
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
    return f"{body} of {lexicon.states[state_id].in_a_sentence}"
