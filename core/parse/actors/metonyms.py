"""Capitals and seats of government: the town, or the government in it?

"A summit in Yerevan" is held in a town; "a response from Yerevan" comes from Armenia. What the word
does in its sentence decides; where nothing says government, it is a town.
"""

from __future__ import annotations

from spacy.tokens import Token

from core.lexicon import Lexicon

# Prepositions after which a capital is where something is, whatever stands before them.
_WHERE = frozenset("in near at outside inside around through via across into over".split())
_WILLING = frozenset(
    "ready willing prepared able unable unwilling reluctant determined committed eager keen".split()
)
_TOWARDS = frozenset("with from by against to on of toward towards between for behind at".split())


def acts_as_government(token: Token, lexicon: Lexicon, *, is_seat: bool = False) -> bool:
    """Whether a capital (by its head token) acts, speaks or is dealt with as a government.

    `is_seat`: a building such as the Kremlin, whose spokesman is a government's where a town's
    ("Moscow officials") may be the town's.
    """
    token = _first_of_pair(token)
    words = lexicon.metonym_words
    head = token.head
    if token.dep_ == "nsubj":
        return head.lemma_.lower() in words.subject or _has_a_will(head, lexicon)
    if token.dep_ == "nsubjpass":
        return head.lemma_.lower() in words.object
    if token.dep_ in {"dobj", "dative"}:
        return head.lemma_.lower() in words.object
    if token.dep_ == "poss":
        return head.lemma_.lower() in words.noun
    if token.dep_ == "compound":
        return is_seat and _has_people(head, lexicon)
    if token.dep_ == "pobj" and head.lower_ not in _WHERE:
        return _is_dealt_with(head, lexicon)
    return False


def _has_a_will(verb: Token, lexicon: Lexicon) -> bool:
    """ "Oslo would keep the boats", "Hanoi is ready to pay": towns plan nothing."""
    if verb.lemma_ == "be" and any(
        child.dep_ == "acomp" and child.lower_ in _WILLING for child in verb.children
    ):
        return True
    if verb.lemma_.lower() in lexicon.metonym_words.place or verb.pos_ != "VERB":
        return False
    plans = (child for child in verb.children if child.dep_ in {"acomp", "xcomp", "ccomp"})
    is_ready = any(
        child.dep_ != "acomp" or any(below.dep_ == "xcomp" for below in child.children)
        for child in plans
    )
    return is_ready or any(child.tag_ == "MD" for child in verb.children)


def _first_of_pair(token: Token) -> Token:
    """ "between Moscow and Yerevan": the second does what the first does."""
    while token.dep_ in {"conj", "appos"} and token.head.i < token.i and token.head.pos_ == "PROPN":
        token = token.head
    return token


def _is_dealt_with(preposition: Token, lexicon: Lexicon) -> bool:
    """ "relations with Moscow", "imposed sanctions on Tehran", "was accused by Kyiv"."""
    words = lexicon.metonym_words
    if preposition.lower_ not in _TOWARDS:
        return False
    governor = preposition.head
    if preposition.dep_ == "dative":
        return governor.lemma_.lower() in words.object
    if preposition.dep_ == "agent":
        return governor.lemma_.lower() in words.subject | words.object
    if governor.pos_ in {"NOUN", "PROPN"}:
        return governor.lemma_.lower() in words.noun and preposition.lower_ != "at"
    if governor.lemma_.lower() in words.partner and preposition.lower_ in {"to", "with", "from"}:
        return True
    objects = (child for child in governor.children if child.dep_ == "dobj")
    return any(child.lemma_.lower() in words.noun for child in objects) and preposition.lower_ in {
        "on",
        "from",
        "with",
        "against",
        "to",
        "of",
    }


def _has_people(noun: Token, lexicon: Lexicon) -> bool:
    """ "Kremlin spokesman", "White House officials"."""
    word = noun.lemma_.lower()
    return word in lexicon.roles or word in lexicon.groups or noun.lower_ in lexicon.groups
