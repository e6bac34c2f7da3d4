"""The actors of one article and where they are mentioned, looked up by token."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from spacy.tokens import Doc, Token
from spacy.tokens import Span as DocSpan

from core.model import Actor, Mention, Span


class Roster:
    """Actors and mentions of one article. Immutable: `with_mentions` gives a larger one."""

    def __init__(
        self,
        doc: Doc,
        actors: Iterable[Actor],
        mentions: Iterable[Mention],
        places: Mapping[Span, range] | None = None,
    ) -> None:
        """`places` says which tokens some of the spans are, where that is known already."""
        self.doc = doc
        self.actors = {actor.id: actor for actor in actors}
        self.mentions = tuple(sorted(mentions, key=lambda mention: (mention.span, mention.form)))
        self._by_token: dict[int, tuple[Mention, ...]] = {}
        # The longest first: "Armenian officials" before the demonym inside it.
        self._places = dict(places or {})
        for mention in sorted(self.mentions, key=lambda m: m.span.start - m.span.end):
            for i in self._tokens_of(mention.span):
                self._by_token[i] = (*self._by_token.get(i, ()), mention)

    def mention_at(self, token: Token) -> Mention | None:
        """The longest mention that covers the token."""
        found = self._by_token.get(token.i)
        return found[0] if found else None

    def mentions_at(self, token: Token) -> tuple[Mention, ...]:
        """Every mention that covers the token, the longest first."""
        return self._by_token.get(token.i, ())

    def actor_at(self, token: Token) -> Actor | None:
        """Whom the token refers to, by any form of mention."""
        mention = self.mention_at(token)
        return self.actors.get(mention.actor_id) if mention else None

    def mentions_in(self, span: Span) -> list[Mention]:
        """The mentions that lie wholly inside, in reading order."""
        return [mention for mention in self.mentions if span.covers(mention.span)]

    def with_mentions(self, mentions: Iterable[Mention], actors: Iterable[Actor] = ()) -> Roster:
        """A roster that holds these as well."""
        every = [*self.mentions, *mentions]
        return Roster(self.doc, [*self.actors.values(), *actors], every, self._places)

    def _tokens_of(self, span: Span) -> range:
        if (place := self._places.get(span)) is None:
            tokens = tokens_of(self.doc, span)
            place = self._places[span] = range(tokens.start, tokens.end)
        return place


def tokens_of(doc: Doc, span: Span) -> DocSpan:
    """The tokens that share a character with the span. Raises ValueError outside the text."""
    tokens = doc.char_span(span.start, span.end, alignment_mode="expand")
    if tokens is None:
        raise ValueError(f"{span} is outside a text of {len(doc.text)} characters")
    return tokens


def ahead(token: Token, tokens: int = 12) -> str:
    """The text from a token on, as far as a name may reach. (`Doc.text` is built at every call.)"""
    return token.doc[token.i : token.i + tokens].text


def span_of(tokens: DocSpan | Token) -> Span:
    """Tokens as characters of the article."""
    if isinstance(tokens, Token):
        return Span(tokens.idx, tokens.idx + len(tokens))
    return Span(tokens.start_char, tokens.end_char)
