"""A predicate and what stands around it: subjects, objects, prepositional objects, complement."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

SUBJECTS = frozenset({"nsubj", "csubj"})
PASSIVE_SUBJECTS = frozenset({"nsubjpass", "csubjpass"})
OBJECTS = frozenset({"dobj", "attr"})
COMPLEMENTS = frozenset({"xcomp", "ccomp"})
PREPOSITIONS = frozenset({"prep", "agent", "dative"})
# What is given for an act by the one who acts: "gave a reason for refusing".
REASONS = frozenset({"reason", "ground", "excuse", "explanation", "justification", "argument"})
CONTRASTS = frozenset({"while", "whereas"})
RELATIVES = frozenset({"who", "which", "that", "whom"})


@dataclass(frozen=True, slots=True)
class Clause:
    """Who stands where around a verb, voice undone: the subject is the one who acts."""

    predicate: Token
    subjects: tuple[Token, ...]
    objects: tuple[Token, ...]
    obliques: tuple[tuple[str, Token], ...]
    complements: tuple[Token, ...]
    passive: bool

    def after(self, preposition: str) -> tuple[Token, ...]:
        """The objects of a preposition."""
        return tuple(token for name, token in self.obliques if name == preposition)


def clause_of(verb: Token) -> Clause:
    """The clause of a verb, with what a participle or an infinitive leaves to its governor."""
    if verb.tag_ == "VBD" and verb.dep_ == "amod":
        return _misread_clause(verb)
    passive = is_passive(verb)
    obliques = tuple(_obliques(verb))
    agents = tuple(token for name, token in obliques if name == "by" and passive)
    surface = subjects_of(verb)
    objects = tuple(antecedent(child) for child in verb.children if child.dep_ in OBJECTS)
    if passive:
        subjects, objects = agents, surface + objects
    else:
        subjects = surface
        objects = objects or _relative_object(verb) or _shared_object(verb)
    datives = tuple(
        ("dative", child)
        for child in verb.children
        if child.dep_ == "dative" and child.tag_ != "IN"
    )
    complements = tuple(_complements(verb, obliques))
    if not objects:
        objects = _raised_object(complements)
    return Clause(verb, subjects, objects, (*datives, *obliques), complements, passive)


def _complements(verb: Token, obliques: tuple[tuple[str, Token], ...]) -> Iterator[Token]:
    yield from (child for child in verb.children if child.dep_ in COMPLEMENTS)
    # "said in a statement that Chad would pay": the parser hangs the clause on the statement.
    for _, noun in obliques:
        for child in noun.children:
            marks = {c.lower_ for c in child.children if c.dep_ == "mark"}
            if child.dep_ == "acl" and "that" in marks:
                yield child


def _misread_clause(verb: Token) -> Clause:
    """`President Ruiz on Monday hosted Prime Minister Okri`: read as one name after the other.

    A finite verb is no adjective: what it seems to modify is its object.
    """
    thing = verb.head
    while thing.dep_ in {"compound", "amod", "nmod"}:
        thing = thing.head
    root = verb.sent.root
    subjects = (root,) if root.i < verb.i and root.pos_ in {"NOUN", "PROPN"} else ()
    return Clause(verb, subjects, (thing,), tuple(_obliques(thing)), (), passive=False)


def is_passive(verb: Token) -> bool:
    """`was condemned`, and the bare participle after a noun: `aid sent by Georgia`."""
    if any(child.dep_ in {"auxpass", "nsubjpass", "agent"} for child in verb.children):
        return True
    if verb.dep_ == "conj" and verb.tag_ == "VBN" and not _own(verb, SUBJECTS | {"aux"}):
        return is_passive(verb.head)
    return verb.dep_ == "acl" and verb.tag_ == "VBN"


def is_infinitive(verb: Token) -> bool:
    """`to withdraw`."""
    return any(child.dep_ == "aux" and child.tag_ == "TO" for child in verb.children)


def subjects_of(verb: Token, depth: int = 0) -> tuple[Token, ...]:
    """The surface subject, looked for at the governor where the verb has none of its own."""
    own = _own(verb, SUBJECTS | PASSIVE_SUBJECTS)
    if own:
        return own
    if depth > 5:
        return ()
    return _inherited_subjects(verb, depth)


def _inherited_subjects(verb: Token, depth: int) -> tuple[Token, ...]:
    head = verb.head
    if verb.dep_ in {"acl", "relcl"}:
        # "troops sent to the border": the noun; "its decision to leave": the noun's owner.
        return _noun_controller(verb, head)
    if verb.dep_ == "xcomp" and head.pos_ == "ADJ":
        # "is ready to sign": the one who is ready.
        return subjects_of(head.head, depth + 1) if head.dep_ in {"acomp", "oprd"} else ()
    if verb.dep_ == "xcomp":
        return _object_controller(head) or subjects_of(head, depth + 1)
    if verb.dep_ == "conj" and head.pos_ in {"VERB", "AUX"}:
        return subjects_of(_contrasted(head, verb) or head, depth + 1)
    if verb.dep_ in {"advcl", "ccomp"} and head.pos_ in {"VERB", "AUX"} and _subjectless(verb):
        return subjects_of(head, depth + 1)
    if verb.dep_ == "pcomp" and head.dep_ == "prep":
        return _pcomp_subjects(head, depth)
    return ()


def _contrasted(head: Token, verb: Token) -> Token | None:
    """`Peru left, while Chile signed and said`: Chile said; the parser joins it to the leaving."""
    for clause in head.rights:
        marks = {child.lower_ for child in clause.children if child.dep_ == "mark"}
        if clause.dep_ == "advcl" and clause.i < verb.i and marks & CONTRASTS:
            return clause
    return None


def _noun_controller(verb: Token, noun: Token) -> tuple[Token, ...]:
    if is_infinitive(verb):
        owner = [child for child in noun.children if child.dep_ == "poss"]
        owner = owner or [token for name, token in prepositional(noun) if name == "by"]
        if owner:
            return tuple(owner)
        governor = noun.head
        # "Syria made a decision to expel", "became the first country to recognise Chad":
        # the subject of the verb that the noun is the object of.
        if noun.dep_ in {"dobj", "attr"} and governor.pos_ in {"VERB", "AUX"}:
            return subjects_of(governor, 5)
        return ()
    return (described(noun),)


def _object_controller(head: Token) -> tuple[Token, ...]:
    """`urged Iran to leave`: Iran leaves; `promised Iran to leave` is rare enough to neglect."""
    return tuple(child for child in head.children if child.dep_ in {"dobj", "dative"})


def _pcomp_subjects(preposition: Token, depth: int) -> tuple[Token, ...]:
    governor = preposition.head
    if governor.dep_ == "dobj":
        # "gave a reason for refusing": whoever gave it refused.
        return subjects_of(governor.head, depth + 1)
    if governor.pos_ not in {"VERB", "AUX"}:
        return ()
    # "criticised Iran for testing": the object did it; "responded by testing": the subject did.
    if preposition.lower_ in {"for", "of", "from", "over"}:
        objects = [child for child in governor.children if child.dep_ == "dobj"]
        # ... but whoever "gave a reason for refusing" refused.
        if objects and objects[0].lemma_ not in REASONS:
            return tuple(objects)
    return subjects_of(governor, depth + 1)


def _subjectless(verb: Token) -> bool:
    return verb.tag_ in {"VBG", "VB", "VBN"}


def _relative_object(verb: Token) -> tuple[Token, ...]:
    """`the plan Iran rejected`: a relative clause without a pronoun has its noun for object."""
    if verb.dep_ != "relcl" or not _own(verb, SUBJECTS):
        return ()
    pronouns = {child.lower_ for child in verb.children if child.dep_ in SUBJECTS | OBJECTS}
    return () if pronouns & RELATIVES else (described(verb.head),)


def _shared_object(verb: Token) -> tuple[Token, ...]:
    """`seized and destroyed the boat`: the first verb's object stands after the second."""
    seconds = [child for child in verb.children if child.dep_ == "conj" and child.pos_ == "VERB"]
    for second in seconds:
        between = any(child.dep_ in OBJECTS | COMPLEMENTS | {"prep"} for child in verb.children)
        objects = _own(second, OBJECTS)
        if objects and not between and not _own(second, SUBJECTS):
            return objects
    return ()


def _raised_object(complements: tuple[Token, ...]) -> tuple[Token, ...]:
    """`urged Iran to leave`: the parser takes Iran for the subject of leaving alone."""
    for verb in complements:
        if verb.pos_ == "ADJ":
            # "holds Spain responsible"
            return _own(verb, SUBJECTS)
        # "let the prisoners go", "helped Chad repair": the same without `to`.
        if verb.tag_ == "VB" and not any(c.dep_ == "mark" or c.tag_ == "MD" for c in verb.children):
            return _own(verb, SUBJECTS)
    return ()


def speaking_subjects(verb: Token) -> tuple[Token, ...]:
    """Who says what this verb is part of: in "Spain says it will leave", Spain."""
    for word in (verb, *verb.ancestors):
        if word.dep_ == "ccomp" and word.head.pos_ in {"VERB", "AUX"}:
            return subjects_of(word.head)
        if word.dep_ in {"relcl", "acl"}:
            return ()
    return ()


def antecedent(token: Token) -> Token:
    """The noun a relative pronoun stands for, else the token itself."""
    if token.lower_ in RELATIVES and token.pos_ in {"PRON", "DET", "SCONJ"}:
        for ancestor in token.ancestors:
            if ancestor.dep_ == "relcl":
                return described(ancestor.head)
    return token


def described(noun: Token) -> Token:
    """The name a noun stands beside: in "Omar Keita, the preacher whom Peru accuses", Keita."""
    beside = noun.dep_ == "appos" and noun.pos_ == "NOUN" and noun.head.pos_ == "PROPN"
    return noun.head if beside else noun


def _own(verb: Token, labels: frozenset[str] | set[str]) -> tuple[Token, ...]:
    return tuple(antecedent(child) for child in verb.children if child.dep_ in labels)


def _obliques(verb: Token) -> Iterator[tuple[str, Token]]:
    """(preposition, object) pairs of the verb and of its particle: backed out of the deal."""
    holders = [verb, *(c for c in verb.children if c.dep_ in {"prt", "advmod", "acomp"})]
    for holder in holders:
        yield from prepositional(holder)


def prepositional(holder: Token, depth: int = 0) -> Iterator[tuple[str, Token]]:
    """(preposition, object) pairs that hang on a word, nested ones too: out of, in talks with."""
    for child in holder.children:
        if child.dep_ not in PREPOSITIONS or child.pos_ not in {"ADP", "SCONJ", "ADV"}:
            continue
        for target in child.children:
            if target.dep_ in {"pobj", "pcomp"}:
                yield child.lower_, antecedent(target)
        if depth < 2:
            yield from prepositional(child, depth + 1)
