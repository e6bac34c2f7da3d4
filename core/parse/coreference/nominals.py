"""Descriptions that take up an actor named before: "the alliance", "the diplomat"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Token

from core.lexicon import Lexicon
from core.model import Actor, ActorKind, Mention, MentionForm, Quote, Span
from core.naming import fold
from core.parse.coreference.holders import spoken_role
from core.parse.coreference.salience import Antecedent, Antecedents, most_salient
from core.parse.roster import Roster

_DETERMINERS = frozenset("the this that".split())
_DEFINING = frozenset("of between for".split())
_OWNERS = frozenset("his her their our my".split())
_BEFORE_OF = re.compile(r" (?:of|for|on|in) ")
_FAR = 30
_REACH = {ActorKind.PERSON: 4, ActorKind.STATE: 2, ActorKind.ORGANISATION: 8, ActorKind.PLACE: 2}


def find_nominals(
    roster: Roster, genders: dict[str, str], quotes: tuple[Quote, ...], lexicon: Lexicon
) -> list[Mention]:
    """Definite descriptions that fit one actor mentioned shortly before."""
    antecedents = Antecedents(roster, quotes)
    found = []
    for token in roster.doc:
        determiner = _determiner(token)
        if determiner is None or roster.mention_at(token) is not None:
            continue
        actor_id = _taken_up(token, determiner, roster, antecedents, genders, lexicon)
        if actor_id is None:
            continue
        span = Span(determiner.idx, token.idx + len(token))
        mention = Mention(span, MentionForm.NOMINAL, actor_id)
        antecedents.add(roster.doc, mention)
        found.append(mention)
    return found


def _determiner(noun: Token) -> Token | None:
    if (
        noun.pos_ not in {"NOUN", "PROPN"}
        or noun.tag_ in {"NNS", "NNPS"}
        or noun.dep_ == "compound"
    ):
        return None
    for child in noun.lefts:
        if child.lower_ in _DETERMINERS and child.dep_ in {"det", "nmod"}:
            return child
        if child.lower_ in _OWNERS and child.dep_ == "poss":
            return child
    return None


def _taken_up(
    noun: Token,
    determiner: Token,
    roster: Roster,
    antecedents: Antecedents,
    genders: dict[str, str],
    lexicon: Lexicon,
) -> str | None:
    if _is_defined_here(noun, roster) or _holds_a_name(noun, determiner, roster):
        return None
    if determiner.lower_ in _OWNERS:
        return _own_country(noun, determiner, roster, antecedents, lexicon)
    word = noun.lower_

    states = _states_in(noun, determiner, roster)

    def fits(candidate: Antecedent) -> bool:
        actor = roster.actors[candidate.mention.actor_id]
        if candidate.mention.form is MentionForm.DEMONYM or (states and actor.side not in states):
            return False
        return _fits(word, actor, genders, lexicon)

    # "The Kyrgyz minister" finds the one who is meant from far away; "the minister" does not.
    reach = _FAR if states else _reach(word, lexicon)
    candidates = antecedents.before(noun, reach=reach)
    chosen = most_salient(noun, candidates, antecedents, fits=fits, margin=0.25)
    return chosen.mention.actor_id if chosen else None


def _is_defined_here(noun: Token, roster: Roster) -> bool:
    """ "the company that makes …", "the president of Peru": said here, not taken up."""
    for child in noun.rights:
        if child.dep_ == "prep" and (child.lower_ in _DEFINING or _leads_to_name(child, roster)):
            return True
        if child.dep_ == "relcl" and noun.nbor().text != ",":
            return True
        if child.dep_ == "appos":
            return True
    return noun.dep_ in {"appos", "attr"}


def _leads_to_name(preposition: Token, roster: Roster) -> bool:
    """ "the capital in Kabul": Kabul is the capital meant."""
    return any(roster.mention_at(child) is not None for child in preposition.children)


def _holds_a_name(noun: Token, determiner: Token, roster: Roster) -> bool:
    """ "the Interfax news agency" is a name, not a description; "the Greek minister" is one."""
    for token in roster.doc[determiner.i + 1 : noun.i]:
        actor = roster.actor_at(token)
        if actor and actor.kind is not ActorKind.STATE:
            return True
    return False


def _states_in(noun: Token, determiner: Token, roster: Roster) -> set[str]:
    """The states a description names: whoever it takes up must be on that side.

    "the Russian-led alliance" and "the ethnic Armenian diplomat" say nothing about sides.
    """
    named = set()
    for token in roster.doc[determiner.i + 1 : noun.i]:
        actor = roster.actor_at(token)
        if actor and token.nbor().text != "-" and token.nbor(-1).lower_ != "ethnic":
            named.add(actor.name)
    return named


def _reach(word: str, lexicon: Lexicon) -> int:
    if word in lexicon.roles:
        return _REACH[ActorKind.PERSON]
    nominal = lexicon.nominals.get(word)
    return _REACH[nominal.kind] if nominal else _REACH[ActorKind.ORGANISATION]


def _fits(word: str, actor: Actor, genders: dict[str, str], lexicon: Lexicon) -> bool:
    match actor.kind:
        case ActorKind.PERSON:
            return _fits_person(word, actor, genders, lexicon)
        case ActorKind.ORGANISATION:
            return _fits_organisation(word, actor, lexicon)
        case ActorKind.PLACE:
            return _is_kind(word, actor.kind, lexicon) or _ends_name(word, actor)
        case _:
            return _is_kind(word, actor.kind, lexicon)


def _fits_person(word: str, actor: Actor, genders: dict[str, str], lexicon: Lexicon) -> bool:
    role = lexicon.roles.get(word)
    if role is None or (role.gender and genders.get(actor.id, role.gender) != role.gender):
        return False
    said = spoken_role(actor)
    return any(f" {noun} " in said for noun in (word, *role.covers))


def _fits_organisation(word: str, actor: Actor, lexicon: Lexicon) -> bool:
    known = lexicon.organisations.get(actor.id)
    if known and known.nouns:
        return word in known.nouns
    nominal = lexicon.nominals.get(word)
    if _ends_name(word, actor) or nominal is None:
        return _ends_name(word, actor)
    heads = _head_words(actor)
    if "*" not in nominal.name_words:
        return not heads.isdisjoint(nominal.name_words)
    is_of_state = actor.id.count(":") > 1
    return not is_of_state and heads.isdisjoint(lexicon.nominals)


def _ends_name(word: str, actor: Actor) -> bool:
    """ "the memorial" after "the Tisa Flood Memorial", "the bureau" after "Bureau of Mines"."""
    return " " in actor.name and word in _head_words(actor)


def _head_words(actor: Actor) -> set[str]:
    """The last word of a name, and of what stands before its "of" or "for"."""
    name = fold(actor.name)
    return {part.split()[-1] for part in (name, _BEFORE_OF.split(name)[0]) if part}


def _is_kind(word: str, kind: ActorKind, lexicon: Lexicon) -> bool:
    nominal = lexicon.nominals.get(word)
    return nominal is not None and nominal.kind is kind


def _own_country(
    noun: Token, owner: Token, roster: Roster, antecedents: Antecedents, lexicon: Lexicon
) -> str | None:
    """ "his country" is the state on whose side the person spoken of is."""
    nominal = lexicon.nominals.get(noun.lower_)
    if nominal is None or nominal.kind is not ActorKind.STATE:
        return None
    for antecedent in _people_back(owner, roster, antecedents):
        side = roster.actors[antecedent.mention.actor_id].side
        return next(
            (a.id for a in roster.actors.values() if a.kind is ActorKind.STATE and a.name == side),
            None,
        )
    return None


def _people_back(token: Token, roster: Roster, antecedents: Antecedents) -> Iterator[Antecedent]:
    found = [
        antecedent
        for antecedent in antecedents.before(token, reach=1)
        if roster.actors[antecedent.mention.actor_id].kind is ActorKind.PERSON
        and antecedent.head.dep_ in {"nsubj", "nsubjpass"}
    ]
    return iter(sorted(found, key=lambda one: -one.head.i))
