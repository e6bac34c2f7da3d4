"""he, she, it, they and "I": each with the one actor it can mean, or none."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from spacy.tokens import Token

from core.model import ActorKind, Mention, MentionForm, Quote, QuoteKind
from core.parse.coreference.salience import (
    PRONOUN_REACH,
    Antecedent,
    Antecedents,
    most_salient,
)
from core.parse.roster import Roster, span_of, tokens_of

_GENDER = {
    **dict.fromkeys("he him his himself".split(), "m"),
    **dict.fromkeys("she her hers herself".split(), "f"),
}
_IT = frozenset("it its itself".split())
_THEY = frozenset("they them their theirs themselves".split())
_FIRST = frozenset("i me my mine myself".split())
_THINGS = frozenset({ActorKind.STATE, ActorKind.ORGANISATION})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_MARGIN = 0.25


def find_pronouns(
    roster: Roster, genders: dict[str, str], quotes: tuple[Quote, ...]
) -> list[Mention]:
    """Third-person pronouns that can be resolved, in reading order."""
    antecedents = Antecedents(roster, quotes)
    known = dict(genders)
    found = []
    for token in roster.doc:
        actor_id = _resolve(token, roster, antecedents, known)
        if actor_id is None:
            continue
        if token.lower_ in _GENDER:
            known.setdefault(actor_id, _GENDER[token.lower_])  # "he" tells for the rest of the text
        mention = Mention(span_of(token), MentionForm.PRONOUN, actor_id)
        antecedents.add(roster.doc, mention)
        found.append(mention)
    return found


def _resolve(
    token: Token, roster: Roster, antecedents: Antecedents, known: dict[str, str]
) -> str | None:
    if token.lower_ in _GENDER:
        return _person(token, roster, antecedents, known)
    if token.lower_ in _IT:
        return _thing(token, roster, antecedents)
    if token.lower_ in _THEY:
        return _group(token, roster, antecedents)
    return None


def _person(
    token: Token, roster: Roster, antecedents: Antecedents, known: dict[str, str]
) -> str | None:
    gender = _GENDER[token.lower_]
    quote = antecedents.quote_around(span_of(token))
    speaker = _speaker_id(quote, roster)

    def fits(candidate: Antecedent) -> bool:
        actor = roster.actors[candidate.mention.actor_id]
        return (
            actor.kind is ActorKind.PERSON
            and known.get(actor.id, gender) == gender
            and actor.id != speaker
            and not _is_clause_mate(token, candidate.head)
        )

    if following := _subject_announced(token, antecedents, fits):
        return following.mention.actor_id
    candidates = antecedents.before(token, reach=PRONOUN_REACH)
    chosen = most_salient(token, candidates, antecedents, fits=fits, margin=_MARGIN)
    return chosen.mention.actor_id if chosen else None


def _subject_announced(
    token: Token, antecedents: Antecedents, fits: Callable[[Antecedent], bool]
) -> Antecedent | None:
    """ "For his part, Ruiz said …": the pronoun of a fronted phrase means the subject after it."""
    if token.dep_ != "poss":
        return None
    for candidate in antecedents.in_sentence(token):
        head = candidate.head
        if (
            head.dep_ in _SUBJECTS
            and candidate.mention.span.start > token.idx
            and token.i < head.head.i
            and any(
                above.dep_ in {"prep", "advcl"} and above.head == head.head
                for above in token.ancestors
            )
            and fits(candidate)
        ):
            return candidate
    return None


def _is_clause_mate(pronoun: Token, other: Token) -> bool:
    """ "Ruiz criticised him": him is not Ruiz. A possessive or reflexive may well be."""
    if pronoun.dep_ == "poss" or pronoun.lower_.endswith("self"):
        return False
    verb = _verb_of(pronoun)
    return (
        other.dep_ in {*_SUBJECTS, "dobj", "pobj", "dative"}
        and verb is not None
        and _verb_of(other) == verb
    )


def _verb_of(token: Token) -> Token | None:
    head = token.head
    while head.dep_ in {"prep", "agent"} and head.head is not head:
        head = head.head
    return head if head.pos_ in {"VERB", "AUX"} else None


def _thing(token: Token, roster: Roster, antecedents: Antecedents) -> str | None:
    """ "it" and "its" only where the sentence leaves one reading: the subject that governs it."""
    subject = _governing_subject(token)
    if subject is None or subject == token:
        return None
    mention = _mention_at(subject, roster, antecedents)
    if mention is None or roster.actors[mention.actor_id].kind not in _THINGS:
        return None
    return mention.actor_id


def _mention_at(head: Token, roster: Roster, antecedents: Antecedents) -> Mention | None:
    """What stands at a token: a name or description of the roster, or a pronoun resolved before."""
    for antecedent in antecedents.in_sentence(head):
        if antecedent.head == head and antecedent.mention.form is not MentionForm.DEMONYM:
            return antecedent.mention
    return None


def _governing_subject(token: Token) -> Token | None:
    """The subject (or owner) of the clause a pronoun depends on.

    "Moscow scaled back its role", "Baku's claim that it …", "the bloc must act before it can …".
    """
    if token.dep_ == "poss":
        if token.is_sent_start and token.i:
            return _subject_of(token.nbor(-1).sent.root, before=token)  # "Its envoy, Ana Ruiz, …"
        for above in token.ancestors:
            if above.pos_ in {"VERB", "AUX"}:
                return _subject_of(above, before=token)
        return None
    if token.dep_ not in _SUBJECTS:
        return None
    clause = token.head
    if clause.dep_ in {"ccomp", "advcl"}:
        return _subject_of(clause.head, before=token)
    if clause.dep_ == "acl":  # the claim that it …
        owners = [child for child in clause.head.children if child.dep_ == "poss"]
        return owners[0] if owners else None
    return None


def _subject_of(verb: Token, *, before: Token) -> Token | None:
    while True:
        subjects = [child for child in verb.children if child.dep_ in _SUBJECTS]
        if subjects:
            return subjects[0] if subjects[0].i < before.i else None
        if verb.dep_ not in {"conj", "xcomp", "advcl"} or verb.head is verb:
            return None
        verb = verb.head


def _group(token: Token, roster: Roster, antecedents: Antecedents) -> str | None:
    """ "they": a group that was the subject last, with no other plural subject since."""
    if token.dep_ == "poss" and (own := _thing(token, roster, antecedents)):
        return own  # "Team Estonia had to rebuild their robot"
    for antecedent in _subjects_back(token, antecedents):
        kind = roster.actors[antecedent.mention.actor_id].kind
        if kind is ActorKind.GROUP:
            return antecedent.mention.actor_id
        return None
    return None


def _subjects_back(token: Token, antecedents: Antecedents) -> Iterator[Antecedent]:
    found = [
        antecedent
        for antecedent in antecedents.before(token, reach=1)
        if antecedent.head.dep_ in _SUBJECTS and antecedent.mention.form is not MentionForm.DEMONYM
    ]
    return iter(sorted(found, key=lambda one: -one.head.i))


def _speaker_id(quote: Quote | None, roster: Roster) -> str | None:
    if quote is None or quote.speaker_span is None:
        return None
    actor = roster.actor_at(tokens_of(roster.doc, quote.speaker_span).root)
    return actor.id if actor else None


def first_person(roster: Roster, quotes: tuple[Quote, ...]) -> list[Mention]:
    """ "I" in a direct or mixed quote is its speaker; reporters do not write it of themselves.

    "We" is left open: it may be the speaker's state, office, guests or everybody. Taken for the
    speaker's side it was right 3 times in 11 (docs/accuracy.md).
    """
    found = []
    for quote in quotes:
        speaker = roster.actors.get(quote.speaker_id or "")
        if quote.kind is QuoteKind.INDIRECT or speaker is None:
            continue
        for token in tokens_of(roster.doc, quote.span):
            if token.lower_ in _FIRST and quote.span.covers(span_of(token)):
                found.append(Mention(span_of(token), MentionForm.PRONOUN, speaker.id))
    return found
