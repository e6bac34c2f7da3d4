"""Who is named in an article: every mention found, every actor once, under its best name."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from spacy.tokens import Doc

from core import naming
from core.lexicon import Lexicon
from core.model import Actor, ActorKind, Mention, MentionForm, Span
from core.parse.actors import roles
from core.parse.actors.assigning import Named, assign
from core.parse.actors.bodies import body_id, body_name
from core.parse.actors.candidate import Candidate
from core.parse.actors.candidates import find_candidates
from core.parse.actors.groups import find_groups
from core.parse.roster import Roster


def resolve_names(doc: Doc, lexicon: Lexicon) -> Roster:
    """The actors an article names and where; pronouns and descriptions come later.

    Names, aliases, acronyms, metonyms, demonyms, and groups named beside a state.
    """
    found = find_candidates(doc, lexicon)
    candidates = _with_repeats(doc, _with_owners(found, lexicon), lexicon)
    named = tuple(assign(doc, candidates, lexicon))
    actors = _actors(named)
    mentions = [Mention(one.candidate.span, one.candidate.form, one.actor_id) for one in named]
    bodies = [one.candidate.span for one in named if one.candidate.body]
    groups, group_mentions = find_groups(doc, named_sides(named), bodies, lexicon)
    roster = Roster(doc, [*actors, *groups], [*mentions, *group_mentions])
    return roles.with_roles(roster, lexicon)


def named_sides(named: Iterable[Named]) -> dict[int, str]:
    """Where (character) a state is named, and which."""
    return {
        one.candidate.span.start: one.actor_id for one in named if one.actor_id.startswith("state:")
    }


def _with_owners(candidates: tuple[Candidate, ...], lexicon: Lexicon) -> tuple[Candidate, ...]:
    """A bare "Foreign Ministry" is that of the state whose ministry was named before it, if any."""
    last: dict[str, str] = {}
    completed = []
    for candidate in candidates:
        if candidate.body and candidate.actor_id:
            last[candidate.body] = candidate.actor_id.split(":")[1]
        elif candidate.body and candidate.body in last:
            owner = f"state:{last[candidate.body]}"
            candidate = replace(
                candidate,
                actor_id=body_id(candidate.body, owner),
                name=body_name(candidate.body, owner, lexicon),
                form=MentionForm.ALIAS,
            )
        completed.append(candidate)
    return tuple(completed)


def _with_repeats(
    doc: Doc, candidates: tuple[Candidate, ...], lexicon: Lexicon
) -> tuple[Candidate, ...]:
    """The candidates, and every later place where one of their names stands again unseen.

    Most names a model misses are repeats of one it found elsewhere in the same text.
    """
    taken = [(one.span.start, one.span.end) for one in candidates if not _is_demonym(one)]
    covered = {place for start, end in taken for place in range(start, end)}
    again: list[Candidate] = []
    by_first: dict[str, list[tuple[str, Candidate]]] = defaultdict(list)
    for surface, candidate in _aliases(candidates, lexicon):
        by_first[surface.split()[0]].append((surface, candidate))
    text = doc.text
    for token in doc:
        if token.idx in covered or not token.text[0].isupper():
            continue
        for surface, candidate in sorted(by_first.get(token.text, ()), key=lambda p: -len(p[0])):
            end = token.idx + len(surface)
            if text.startswith(surface, token.idx) and not text[end : end + 1].isalnum():
                again.append(replace(candidate, span=Span(token.idx, end), surface=surface))
                covered.update(range(token.idx, end))
                break
    return tuple(sorted((*candidates, *again), key=lambda one: one.span))


def _is_demonym(candidate: Candidate) -> bool:
    return candidate.form is MentionForm.DEMONYM


def _aliases(candidates: Iterable[Candidate], lexicon: Lexicon) -> Iterator[tuple[str, Candidate]]:
    """What each name may be called again: itself, and a person's surname."""
    for candidate in candidates:
        # "State" of "the State and Treasury departments" would be found in every "head of state".
        if candidate.is_settled or candidate.surface.lower() in lexicon.nominals:
            continue
        yield candidate.surface, candidate
        words = candidate.surface.split()
        surname = words[-1]
        is_plain = (
            surname[0].isupper() and len(surname) > 2 and surname.lower() not in lexicon.roles
        )
        if candidate.kind is ActorKind.PERSON and len(words) > 1 and is_plain:
            yield surname, candidate
            if words[0] in lexicon.first_names:
                yield words[0], candidate


def _actors(named: tuple[Named, ...]) -> list[Actor]:
    surfaces: dict[str, Counter[str]] = defaultdict(Counter)
    first: dict[str, Named] = {}
    for one in named:
        first.setdefault(one.actor_id, one)
        if not _is_demonym(one.candidate):
            surfaces[one.actor_id][_clean(one.candidate.surface)] += 1
    return [_actor(one, surfaces[actor_id]) for actor_id, one in first.items()]


def _actor(one: Named, surfaces: Counter[str]) -> Actor:
    given = one.candidate.name if one.candidate.actor_id else None
    name = given or one.name if one.candidate.actor_id else _best_name(surfaces, one.name)
    aliases = tuple(surface for surface in surfaces if surface != name)
    return Actor(one.actor_id, name, one.kind, aliases=aliases)


def _best_name(surfaces: Counter[str], key: str) -> str:
    """The fullest form in the text; of forms that differ in spelling only, the most used."""
    best = [surface for surface in surfaces if naming.fold(surface) == key] or [*surfaces, key]
    name = max(best, key=lambda s: (not _is_shouted(s), surfaces[s], len(s)))
    return name.title() if _is_shouted(name) else name


def _is_shouted(name: str) -> bool:
    """ "SEATTLE" and "LA PAZ" are names in a headline's letters; five letters may be an acronym."""
    return name.isupper() and len(name) > 5 and name.replace(" ", "").isalpha()


def _clean(surface: str) -> str:
    return " ".join(re.sub(r"^(?:the|The) ", "", surface).split())
