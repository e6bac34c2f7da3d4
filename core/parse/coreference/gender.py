"""Whether the article calls a person he or she, as far as words tell before any pronoun is read."""

from __future__ import annotations

from collections import Counter, defaultdict

from core.lexicon import Lexicon
from core.model import COUNTED_FORMS, Actor, ActorKind
from core.parse.roster import Roster, tokens_of


def genders(roster: Roster, lexicon: Lexicon) -> dict[str, str]:
    """Actor id -> m or f, for the people whose title, role or given name tells."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for mention in roster.mentions:
        actor = roster.actors[mention.actor_id]
        if actor.kind is not ActorKind.PERSON or mention.form not in COUNTED_FORMS:
            continue
        tokens = tokens_of(roster.doc, mention.span)
        if tokens.start and (told := _gender_of(roster.doc[tokens.start - 1].lower_, lexicon)):
            votes[actor.id][told] += 3
    for actor in roster.actors.values():
        if actor.kind is ActorKind.PERSON:
            votes[actor.id].update(_told_by(actor, lexicon))
    return {actor_id: count.most_common(1)[0][0] for actor_id, count in votes.items() if count}


def _told_by(actor: Actor, lexicon: Lexicon) -> Counter[str]:
    """Votes of the role ("spokeswoman") and of the given name; a surname alone tells nothing."""
    votes: Counter[str] = Counter()
    for word in (actor.role or "").lower().split():
        if told := _gender_of(word, lexicon):
            votes[told] += 3
    if " " in actor.name:
        given = actor.name.split()[0]
        if told := lexicon.first_names.get(given) or lexicon.first_names.get(given.split("-")[0]):
            votes[told] += 2
    return votes


def _gender_of(word: str, lexicon: Lexicon) -> str | None:
    role = lexicon.roles.get(word)
    return role.gender if role else None
