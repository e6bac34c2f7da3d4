"""Groups named beside a state: "Russian officials", "Georgian protesters"."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from spacy.tokens import Doc, Token

from core.lexicon import Lexicon
from core.model import Actor, ActorKind, Mention, MentionForm, Span


def find_groups(
    doc: Doc, states: Mapping[int, str], bodies: Collection[Span], lexicon: Lexicon
) -> tuple[list[Actor], list[Mention]]:
    """Group actors and their nominal mentions.

    `states`: where a state is named, and its id. `bodies`: where a body of a state is.
    """
    actors: dict[str, Actor] = {}
    mentions = []
    for token in doc:
        if token.lower_ not in lexicon.groups or token.ent_type_ == "PERSON":
            continue
        if any(body.start <= token.idx < body.end for body in bodies):
            continue  # "Croatian police": the state's police, named once
        beside = _state_beside(token, states)
        if beside is None:
            continue
        first, state_id = beside
        state = lexicon.states[state_id]
        demonym = state.demonyms[0] if state.demonyms else state.name
        actor_id = f"group:{demonym.lower().replace(' ', '-')}-{token.lower_}"
        actors.setdefault(
            actor_id,
            Actor(actor_id, f"{demonym} {token.lower_}", ActorKind.GROUP, side=state.name),
        )
        span = Span(first.idx, token.idx + len(token))
        mentions.append(Mention(span, MentionForm.NOMINAL, actor_id))
    return list(actors.values()), mentions


def _state_beside(noun: Token, states: Mapping[int, str]) -> tuple[Token, str] | None:
    """The token where the group's name begins, and the state it belongs to."""
    for child in noun.children:
        if child.i < noun.i and child.dep_ in {"amod", "compound", "nmod"} and child.idx in states:
            return child, states[child.idx]
    # "U.S. and Canadian officials": the state may hang from the other adjective
    for child in noun.lefts:
        for other in child.conjuncts:
            if other.i < noun.i and other.idx in states:
                return other, states[other.idx]
    return None
