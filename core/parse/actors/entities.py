"""Names the model finds, cut to the name: no titles, line breaks, possessives or stray words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from spacy.tokens import Doc, Token
from spacy.tokens import Span as DocSpan

from core.lexicon import Lexicon
from core.model import ActorKind, Span
from core.parse.actors.candidate import Candidate
from core.parse.actors.kinds import is_a_thing, is_part_of_title, kind_in_context
from core.parse.actors.roles import is_role_noun
from core.parse.roster import ahead, span_of

_KIND_OF_LABEL = {
    "PERSON": ActorKind.PERSON,
    "ORG": ActorKind.ORGANISATION,
    "GPE": ActorKind.PLACE,
    "LOC": ActorKind.PLACE,
    "FAC": ActorKind.PLACE,
    "NORP": ActorKind.GROUP,
}
# What the model calls a name it makes nothing of: "Fisheries Minister Aaskov", a work of art.
_UNSEEN = frozenset({"", "WORK_OF_ART", "PRODUCT", "EVENT", "LAW"})
# Words the model takes into a name that belong to the sentence: "the", "former"; "New" with a
# capital is part of New South Wales.
_LEADING = frozenset("the a an our his her its their this that former ex acting then".split())
_LEADING_LOWER = frozenset(
    "deputy senior late current new outgoing incoming veteran interim retired".split()
)
_LEANINGS = frozenset("pro anti non un post pre".split())  # "pro-Norway voters"
_TRAILING = frozenset({"'s", "and", "of", "the"})
_NO_NAME = re.compile(
    r"^[\d\W_]+$|^\d+ ?[A-Z]{1,2}$|^\d{1,2}[:.]\d\d|^https?:|@|\.(?:jpg|png|html?)$"
    r"|^[DRI]-[A-Z]| vs?\. "  # (D-Ind.), Ruiz v. Soto
)
_DOMAIN = re.compile(r"^(?:www\.)?[A-Za-z][\w-]+(?:\.[a-z]{2,6}){1,2}$")
_PARTICLES = frozenset("al el bin ibn von van de der den di da del la le du dos ter ten y".split())


def find_domains(doc: Doc) -> Iterator[Candidate]:
    """ "told Radar.am": an outlet named by its address."""
    for token in doc:
        if "." in token.text and _DOMAIN.match(token.text) and token.text[0].isupper():
            yield Candidate(
                Span(token.idx, token.idx + len(token)), token.text, ActorKind.ORGANISATION
            )


def find_entities(doc: Doc, lexicon: Lexicon) -> Iterator[Candidate]:
    """What the model calls a person, an organisation, a place or a people, cut to the name."""
    words = Counter(token.text for token in doc if token.is_alpha)
    for entity in doc.ents:
        kind = _KIND_OF_LABEL.get(entity.label_)
        if kind is None:
            continue
        for tokens in _lines(entity):
            if not _is_common_word(tokens, words, lexicon):
                yield from _trimmed(tokens, kind, lexicon)


def find_unseen_people(doc: Doc, lexicon: Lexicon) -> Iterator[Candidate]:
    """People the model saw nothing of: "Armen Petrosian", "Fisheries Minister Aaskov"."""
    for token in doc[:-1]:
        start = token.i if token.text in lexicon.first_names else token.i + 1
        is_cue = start == token.i or is_role_noun(token, lexicon)
        if not is_cue or token.ent_type_ not in _UNSEEN:
            continue
        end = start
        while end < len(doc) and end - start < 3 and _is_unseen_name(doc[end], lexicon):
            end += 1
        if end - token.i >= 2:
            tokens = doc[start:end]
            yield Candidate(span_of(tokens), tokens.text, ActorKind.PERSON)


def find_unseen_places(doc: Doc, lexicon: Lexicon) -> Iterator[Candidate]:
    """Towns the model saw nothing of: "in Tromsø", "near Pakse"."""
    for token in doc[1:]:
        is_where = token.dep_ == "pobj" and token.nbor(-1).lower_ in {"in", "near"}
        if not is_where or not _is_unseen_name(token, lexicon):
            continue
        after = doc[token.i + 1 : token.i + 2]
        if not any(word.pos_ == "PROPN" for word in after):
            yield Candidate(span_of(token), token.text, ActorKind.PLACE)


def _is_unseen_name(token: Token, lexicon: Lexicon) -> bool:
    return (
        token.pos_ == "PROPN"
        and token.ent_type_ in _UNSEEN
        and token.is_alpha
        and token.text[0].isupper()
        and token.lower_ not in lexicon.role_words
        and token.lower_ not in lexicon.nominals
        and token.lower_ not in lexicon.months_and_days
    )


def _is_common_word(tokens: DocSpan, words: Counter[str], lexicon: Lexicon) -> bool:
    """ "Iodine" that opens a sentence is no name in a text that writes of iodine elsewhere."""
    token = tokens[0]
    if len(tokens) > 1:
        return False
    if _opens_sentence(token) and (token.tag_ == "NNS" or token.lower_ in lexicon.groups):
        return True  # "Farmers blocked the road."
    if not words[token.lower_]:
        return False
    return _opens_sentence(token) or words[token.lower_] >= words[token.text]


def _opens_sentence(token: Token) -> bool:
    """Also after a dateline: "VIENTIANE — Ferry crews walked out"."""
    return token.is_sent_start is True or (token.i > 0 and _is_dash(token.nbor(-1)))


def _lines(entity: DocSpan) -> Iterator[DocSpan]:
    """The parts of what the model took for one name.

    It runs over line breaks and datelines ("GENEVA — Kyrgyzstan") and into the next phrase
    ("According to Holm the Norlund plant was closed").
    """
    start = entity.start
    for token in entity:
        if "\n" in token.text or _is_dash(token) or _opens_phrase(token, entity.start):
            if token.i > start:
                yield entity.doc[start : token.i]
            start = token.i + 1
    if start < entity.end:
        yield entity.doc[start : entity.end]


def _opens_phrase(token: Token, start: int) -> bool:
    is_inside = token.text == "the" and token.i > start
    return is_inside and token.nbor(-1).pos_ not in {"ADP", "CCONJ", "PUNCT"}


def _is_dash(token: Token) -> bool:
    return token.text in {"-", "–", "—"} and token.i > 0 and bool(token.nbor(-1).whitespace_)


def _trimmed(tokens: DocSpan, kind: ActorKind, lexicon: Lexicon) -> Iterator[Candidate]:
    start, end = tokens.start, tokens.end
    doc = tokens.doc
    while start < end and _is_no_part_of_name(doc[start], kind):
        start += 1
    while start < end and _is_trailing(doc[end - 1], kind):
        end -= 1
    end = _with_hyphen(doc, end)
    if kind is ActorKind.PERSON:
        start = _after_titles(doc, start, end, lexicon)
        # "Ana Ruiz of Talas"
        end = next((token.i for token in doc[start + 1 : end] if token.text == "of"), end)
    if start < end and _is_name(doc[start:end], kind, lexicon):
        name = doc[start:end]
        kind = kind_in_context(name, kind, lexicon)
        is_day = end < len(doc) and doc[end].lower_ in lexicon.months_and_days
        if not (is_day or is_part_of_title(name, kind) or is_a_thing(name, kind)):
            yield Candidate(span_of(name), name.text, kind)


def _with_hyphen(doc: Doc, end: int) -> int:
    """To the end of a name of which the model saw the first half: Kambar-Ata."""
    parts = doc[end : end + 2]
    joined = len(parts) == 2 and end > 0 and parts[0].text == "-"
    if joined and not (doc[end - 1].whitespace_ or parts[0].whitespace_ or parts[1].ent_type_):
        return end + 2 if parts[1].text.istitle() and not doc[end - 1].is_upper else end
    return end


def _is_trailing(token: Token, kind: ActorKind) -> bool:
    if token.like_num and (kind is not ActorKind.ORGANISATION or _is_tally(token)):
        return True  # "Norway 30, Iceland 25"; "Ruiz 47 percent"
    if _is_percent(token):
        return True
    return token.lower_ in _TRAILING or not any(char.isalnum() for char in token.text)


def _is_tally(token: Token) -> bool:
    """ "Ruiz 384, Soto 37": a list of results; "Channel 4 said" is a name."""
    after = token.doc[token.i + 1 : token.i + 2].text
    return after in {"percent", "%", "pct"} or (token.is_digit and after in {",", ";"})


def _is_percent(token: Token) -> bool:
    return token.lower_ in {"percent", "%", "pct"}


def _is_no_part_of_name(token: Token, kind: ActorKind) -> bool:
    return (
        token.lower_ in _LEADING
        or token.text in _LEADING_LOWER
        or token.is_punct
        or token.is_space
        or token.text == "'s"
        or (token.lower_ in _LEANINGS and token.nbor(1).text == "-")
        or (kind is ActorKind.PERSON and token.lower_.startswith("ex-"))
    )


def _after_titles(doc: Doc, start: int, end: int, lexicon: Lexicon) -> int:
    """Past "Prime Minister", "U.S. Secretary of State", "Gen."; the name itself stays."""
    moved = True
    while moved and start < end - 1:
        moved = False
        for length in (4, 3, 2, 1):
            words = " ".join(token.lower_ for token in doc[start : min(start + length, end)])
            role = lexicon.roles.get(words)
            if role and start + length < end:
                start, moved = start + length, True
                break
        entry = next(lexicon.gazetteer.starting(ahead(doc[start])), None)
        after = doc[start].idx + len(entry.surface) if entry else 0
        if entry and not moved and after < doc[end - 1].idx:
            start = next(token.i for token in doc[start:end] if token.idx >= after)
            moved = True
        while start < end - 1 and (doc[start].lower_ in _LEADING or doc[start].is_punct):
            start, moved = start + 1, True
    return start


def _is_headed_by_thing(tokens: DocSpan, kind: ActorKind, lexicon: Lexicon) -> bool:
    is_long = len(tokens) > 1 and kind is not ActorKind.PERSON
    return is_long and tokens[-1].lower_ in lexicon.no_actors.heads


def _is_sentence(tokens: DocSpan) -> bool:
    """ "Ruiz endorsed Soto" in a headline, and "Democratic" alone: no organisation."""
    if len(tokens) == 1:
        return tokens[0].tag_ == "JJ" and not tokens[0].is_upper
    return any(token.tag_ in {"VBD", "VBZ"} and token.text[0].islower() for token in tokens)


def _is_name(tokens: DocSpan, kind: ActorKind, lexicon: Lexicon) -> bool:
    text = tokens.text
    if _NO_NAME.search(text) or not any(char.isupper() for char in text) or len(text) < 2:
        return False
    if text.lower() in lexicon.roles or tokens[0].lower_ in lexicon.months_and_days:
        return False
    if kind is ActorKind.ORGANISATION and _is_sentence(tokens):
        return False
    if text in lexicon.no_actors.names or _is_headed_by_thing(tokens, kind, lexicon):
        return False
    if kind is ActorKind.GROUP:
        return tokens.root.tag_ in {"NNS", "NNPS"} and tokens.root.dep_ != "compound"
    if kind is ActorKind.PERSON:
        return tokens[0].text[0].isupper() or tokens[0].lower_ in _PARTICLES
    return True
