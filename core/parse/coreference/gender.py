"""Whether the article calls a person he or she, as far as words tell before any pronoun is read."""

from __future__ import annotations

from collections import Counter, defaultdict

from spacy.tokens import Token

from core.lexicon import Lexicon
from core.model import ActorKind, MentionForm
from core.parse.roster import Roster, tokens_of


def genders(roster: Roster, lexicon: Lexicon) -> dict[str, str]:
    """Actor id -> m or f, for the people whose title, role or given name tells."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for mention in roster.mentions:
        actor = roster.actors[mention.actor_id]
        if actor.kind is not ActorKind.PERSON or mention.form is not MentionForm.NAME:
            continue
        tokens = tokens_of(roster.doc, mention.span)
        if tokens.start and (told := _of_word(roster.doc[tokens.start - 1], lexicon)):
            votes[actor.id][told] += 3
    for actor in roster.actors.values():
        if actor.kind is not ActorKind.PERSON:
            continue
        for word in (actor.role or "").lower().split():
            if (role := lexicon.roles.get(word)) and role.gender:
                votes[actor.id][role.gender] += 3
        given = actor.name.split()[0]
        told = lexicon.first_names.get(given) if " " in actor.name else None
        told = told or lexicon.first_names.get(given.split("-")[0]) if " " in actor.name else told
        if told:
            votes[actor.id][told] += 2
    return {actor_id: count.most_common(1)[0][0] for actor_id, count in votes.items()}


def _of_word(token: Token, lexicon: Lexicon) -> str | None:
    role = lexicon.roles.get(token.lower_)
    return role.gender if role else None
