"""Events within events: what is refused, asked for or threatened has not been done."""

from __future__ import annotations

from collections.abc import Mapping

from spacy.tokens import Token

from core.model import EventType
from core.parse.events.arguments import Sides
from core.parse.events.clauses import is_infinitive
from core.parse.events.triggers import Trigger

# What these events say about another event is not that event: refused to sign, asked to withdraw.
ABSORBING = frozenset(
    {
        EventType.AGREE,
        EventType.REQUEST,
        EventType.REJECT,
        EventType.THREATEN,
        EventType.ACCUSE,
        EventType.SANCTION,
        EventType.SUPPORT,
        EventType.CONCEDE,
    }
)
# What is told after these is another act: "criticised Ruiz before mocking Paz".
SEQUENCES = frozenset({"before", "after", "while", "since"})
CONDITIONS = frozenset({"if", "unless"})

Told = Mapping[int, tuple[Trigger, tuple[Sides, ...]]]


def is_nested(trigger: Trigger, told: Told) -> bool:
    """Whether it is only what another event is about. `told`: triggers by word, and sides."""
    below = trigger.word
    if any(_absorbs(told.get(child.i)) for child in below.children if child.dep_ == "aux"):
        return True
    if below.dep_ == "aux":
        below = below.head
    for ancestor in below.ancestors:
        outer = told.get(ancestor.i)
        if is_infinitive(below) and outer is not None and outer[1]:
            # "sent soldiers to help defend the port"
            return True
        if _leaves_clause(below, outer):
            return False
        if below.dep_ == "advcl":
            return _is_purpose_of(below, outer)
        # The noun of "make an offer" is not absorbed by a row for `make`.
        if _absorbs(outer, below) and trigger.token != ancestor:
            return below.dep_ not in {"nsubj", "nsubjpass"}
        below = ancestor
    return False


def _absorbs(outer: tuple[Trigger, tuple[Sides, ...]] | None, below: Token | None = None) -> bool:
    """What is asked, refused or threatened to be done is absorbed, whoever the sides are; what is
    merely spoken of is absorbed by an event that has sides."""
    if outer is None:
        return False
    trigger, sides = outer
    frame = sides[0].frame if sides else trigger.frames[0]
    governs = frame.complement or (below is not None and is_infinitive(below))
    return frame.type in ABSORBING and bool(sides or governs)


def _leaves_clause(below: Token, outer: tuple[Trigger, tuple[Sides, ...]] | None) -> bool:
    """Whether what stands above says nothing about how the event stands."""
    if below.dep_ in {"conj", "parataxis"}:
        return True
    if below.dep_ == "pcomp" and below.head.lower_ in SEQUENCES:
        return True
    if below.dep_ == "relcl" and not is_infinitive(below):
        # "a reminder that it must cooperate" may be read as a relative clause of the reminder.
        return not _absorbs(outer)
    return not _absorbs(outer) and below.dep_ == "ccomp" and below.head.pos_ == "VERB"


def _is_purpose_of(verb: Token, outer: tuple[Trigger, tuple[Sides, ...]] | None) -> bool:
    """`opened fire to disperse`, `marched demanding`; and what comes only if something happens."""
    if outer is None or not outer[1]:
        return False
    marks = {child.lower_ for child in verb.children if child.dep_ == "mark"}
    is_protest = outer[1][0].frame.type is EventType.PROTEST
    return is_protest or is_infinitive(verb) or bool(marks & CONDITIONS)
