"""Names the tables know: states and their people, organisations, regions, seats of government."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from spacy.tokens import Doc, Token

from core import naming
from core.lexicon import Lexicon
from core.lexicon.names import Homonym, KnownName, first_word
from core.model import ActorKind, MentionForm, Span
from core.parse.actors.candidate import Candidate
from core.parse.actors.metonyms import acts_as_government
from core.parse.roster import ahead, span_of, tokens_of


def find_known(doc: Doc, lexicon: Lexicon) -> Iterator[Candidate]:
    """What the name tables know, a capital only as what it is here: a town or a government."""
    surnames = {
        entity[-1].text for entity in doc.ents if entity.label_ == "PERSON" and len(entity) > 1
    }
    words = Counter(token.text for token in doc)
    written = doc.text
    for token in doc:
        if not _may_be_known(written, token, lexicon) or token.text in surnames:
            continue
        text = ahead(token).title() if _is_shouted(token) else ahead(token)
        entry = next(lexicon.gazetteer.starting(text), None)
        town = next(lexicon.capitals.starting(text), None)
        if town and (entry is None or len(town.surface) > len(entry.surface)):
            yield _town(doc, town, token, lexicon)
        elif entry and entry.form is MentionForm.DEMONYM:
            yield _demonym(entry, token)
        elif entry and not _is_part_of_other_name(token, text, entry):
            homonym = lexicon.homonyms.get(entry.surface)
            if homonym and homonym.means_other(words):
                yield _other(homonym, token)
            else:
                yield _settled(entry, token.idx)


def _may_be_known(text: str, token: Token, lexicon: Lexicon) -> bool:
    """Whether any name begins with this word: most words can be passed over at once."""
    word = first_word(text, token.idx)
    if not word or word[0] == "_":
        return False
    if _is_shouted(token):
        return True
    return lexicon.gazetteer.knows(word) or lexicon.capitals.knows(word)


def _other(homonym: Homonym, token: Token) -> Candidate:
    """ "Georgia" among Atlanta and the primaries."""
    place_id = f"place:{naming.slug(homonym.other)}"
    kind, form = ActorKind.PLACE, MentionForm.NAME
    return Candidate(span_of(token), token.text, kind, form, place_id, homonym.other)


def _is_shouted(token: Token) -> bool:
    """ "REYKJAVIK" in a dateline or headline; four capitals may be an acronym."""
    return token.is_upper and token.is_alpha and len(token) > 4


def _settled(entry: KnownName, start: int) -> Candidate:
    span = Span(start, start + len(entry.surface))
    return Candidate(span, entry.surface, entry.kind, entry.form, entry.actor_id, entry.name)


def _town(doc: Doc, entry: KnownName, token: Token, lexicon: Lexicon) -> Candidate:
    span = Span(token.idx, token.idx + len(entry.surface))
    is_seat = any(entry.surface in state.seats for state in lexicon.states.values())
    if acts_as_government(tokens_of(doc, span).root, lexicon, is_seat=is_seat):
        return _settled(entry, token.idx)
    return Candidate(span, entry.surface, ActorKind.PLACE)


def _demonym(entry: KnownName, token: Token) -> Candidate:
    """ "Armenian" in "Armenian officials" is the side; "the Armenians" are a group of their own."""
    is_plural = token.text.endswith(("s", "men")) or token.tag_ in {"NNS", "NNPS"}
    if is_plural and token.dep_ not in {"compound", "amod"}:
        return Candidate(
            Span(token.idx, token.idx + len(token)),
            token.text,
            ActorKind.GROUP,
            MentionForm.NAME,
            f"group:{token.lower_}",
            token.text,
        )
    return _settled(entry, token.idx)


def _is_part_of_other_name(token: Token, text: str, entry: KnownName) -> bool:
    """ "Jordan" in "Michael Jordan" is a person's, "WHO-TV" a station; "US$" is money."""
    after = text[len(entry.surface) :]
    if after.startswith("$") or (
        entry.form is MentionForm.ACRONYM
        and entry.kind is ActorKind.ORGANISATION
        and re.match(r"-[A-Z]", after)
    ):
        return True
    if token.ent_type_ != "PERSON" or token.ent_iob_ != "I":
        return False
    return bool(re.fullmatch(r"[A-Z][a-z]+", token.nbor(-1).text))
