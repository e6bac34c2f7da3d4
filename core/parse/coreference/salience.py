"""Which of the actors mentioned so far a reader has in mind."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from core.model import Mention, Quote, QuoteKind, Span
from core.parse.roster import Roster, tokens_of

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
# How many sentences back a pronoun or description may reach.
PRONOUN_REACH = 3


@dataclass(frozen=True, slots=True)
class Antecedent:
    """A mention that something later may take up."""

    mention: Mention
    head: Token
    sentence: int
    quote: Quote | None  # the direct quote it stands in


class Antecedents:
    """The mentions of an article by sentence, for looking back from a token."""

    def __init__(self, roster: Roster, quotes: tuple[Quote, ...]) -> None:
        doc = roster.doc
        self.sentence_of = sentence_numbers(doc)
        direct = (quote for quote in quotes if quote.kind is QuoteKind.DIRECT)
        self._quotes = sorted(direct, key=lambda quote: quote.span.start)
        self._by_sentence: dict[int, list[Antecedent]] = {}
        for mention in roster.mentions:
            self.add(doc, mention)

    def add(self, doc: Doc, mention: Mention) -> None:
        """Makes a mention available to what comes after it."""
        head = tokens_of(doc, mention.span).root
        number = self.sentence_of[head.i]
        found = Antecedent(mention, head, number, self.quote_around(mention.span))
        self._by_sentence.setdefault(number, []).append(found)

    def quote_around(self, span: Span) -> Quote | None:
        """The direct quote a span lies in."""
        # Direct quotes do not overlap: only the last to begin before the span can hold it.
        at = bisect_right(self._quotes, span.start, key=lambda quote: quote.span.start)
        before = self._quotes[at - 1] if at else None
        return before if before and before.span.covers(span) else None

    def before(self, token: Token, *, reach: int) -> Iterator[Antecedent]:
        """Mentions that begin before the token, in its sentence and `reach` sentences back."""
        number = self.sentence_of[token.i]
        for sentence in range(number, max(number - reach, 0) - 1, -1):
            for antecedent in self._by_sentence.get(sentence, ()):
                if antecedent.mention.span.start < token.idx:
                    yield antecedent

    def in_sentence(self, token: Token) -> Iterable[Antecedent]:
        """Every mention of the token's sentence, those after it as well."""
        return self._by_sentence.get(self.sentence_of[token.i], ())


def sentence_numbers(doc: Doc) -> list[int]:
    """For each token, the number of its sentence."""
    return [number for number, sentence in enumerate(doc.sents) for _ in sentence]


def most_salient(
    token: Token,
    candidates: Iterable[Antecedent],
    antecedents: Antecedents,
    *,
    fits: Callable[[Antecedent], bool],
    margin: float,
) -> Antecedent | None:
    """The candidate a reader has in mind, or nobody if two are within `margin` of each other."""
    best: dict[str, tuple[float, Antecedent]] = {}
    here = antecedents.sentence_of[token.i]
    in_quote = antecedents.quote_around(Span(token.idx, token.idx + len(token)))
    for candidate in candidates:
        if not fits(candidate):
            continue
        score = _salience(candidate, token, here)
        if candidate.quote is not None and candidate.quote is not in_quote:
            score -= 3  # the reporter seldom takes up what somebody else named
        actor_id = candidate.mention.actor_id
        if actor_id not in best or score > best[actor_id][0]:
            best[actor_id] = (score, candidate)
    ranked = sorted(best.values(), key=lambda pair: (-pair[0], -pair[1].mention.span.start))
    if len(ranked) > 1 and ranked[0][0] - ranked[1][0] < margin:
        return None
    return ranked[0][1] if ranked else None


def _salience(candidate: Antecedent, token: Token, here: int) -> float:
    distance = here - candidate.sentence
    score = -2.0 * distance
    head = candidate.head
    if head.dep_ == "appos":  # "One of the skippers, Jon Arnvid, said": he is the subject
        head = head.head
    if head.dep_ in _SUBJECTS:
        score += 2.0
        if head.head.dep_ == "ROOT":
            score += 0.5
    elif head.dep_ in {"dobj", "dative", "agent"}:
        score += 0.5
    elif head.dep_ in {"poss", "compound", "amod", "nmod"}:
        score -= 0.5
    # of two in one sentence, the nearer one by a hair
    return score - min(token.i - candidate.head.i, 60) / 120
