"""Noun phrases as words: which are joined, which name people, how a party is written."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from core.lexicon.events import EventRules

OFFICES = ("officials", "bodies", "forces", "movements")
PEOPLE = (*OFFICES, "people", "protesters", "casualties")
PREMODIFIERS = frozenset({"compound", "amod", "poss", "nmod", "punct", "case"})
COUNTS = frozenset({"det", "nummod", "quantmod"})
DEFINITE = frozenset({"the", "this", "that"})
UNSAID = frozenset({"DET", "PUNCT", "NUM", "PRON"})
# Tokens kept before a party's noun, and of an of-phrase after it.
LONGEST_BEFORE, LONGEST_OF = 6, 8


def joined(head: Token) -> Iterator[Token]:
    """A phrase's head and the heads joined to it: Russia, France and Spain."""
    yield head
    for child in head.children:
        if child.dep_ == "conj":
            yield from joined(child)


def is_title(token: Token, rules: EventRules) -> bool:
    """`former prosecutor and mayor Ana Ruiz`: the first title of a name that stands further on."""
    named = any(child.dep_ == "conj" and child.ent_type_ == "PERSON" for child in token.children)
    introduced = any(child.dep_ in {"det", "poss", "nummod"} for child in token.children)
    return token.tag_ == "NN" and named and not introduced and is_any(token, ("officials",), rules)


def is_compounded(token: Token) -> bool:
    """`a US-led coalition`, `a Peruvian-born judge`: a part of a word is no party to anything."""
    after = token.doc[token.i + 1 : token.i + 2].text
    return token.dep_ == "npadvmod" and after == "-" and token.head.tag_ in {"VBN", "VBD"}


def is_bare_body(token: Token, rules: EventRules) -> bool:
    """`the department`, `the rest of the party`: some body the reader is supposed to know."""
    plain = all(child.dep_ in {"det", "punct", "case"} for child in token.lefts)
    definite = any(child.lower_ in DEFINITE for child in token.lefts)
    described = any(child.dep_ in {"prep", "relcl", "acl", "appos"} for child in token.rights)
    if token.tag_ != "NN" or not (plain and definite) or described:
        return False
    return is_any(token, ("bodies", "loose"), rules) and not is_any(token, ("ruling",), rules)


def is_people(token: Token, rules: EventRules) -> bool:
    """A common noun for those who act: officials, a government, troops, protesters."""
    return token.pos_ in {"NOUN", "PROPN"} and is_any(token, PEOPLE, rules)


def is_any(token: Token, names: tuple[str, ...], rules: EventRules) -> bool:
    """Whether a noun is a word of one of these classes."""
    word = common(token)
    return any(word in rules.classes[name] for name in names)


def common(token: Token) -> str:
    """A noun as the tables list it; "Marines" is a name to the model, and keeps its plural."""
    lemma = token.lemma_.lower()
    is_name = token.tag_ in {"NNS", "NNPS"} and token.text[0].isupper()
    return lemma.removesuffix("s") if is_name else lemma


def phrase(head: Token) -> str:
    """A party in words, without article and number: `Chadian officials`, `leaders of the bloc`."""
    first = head
    for token in reversed(list(head.lefts)):
        if token.dep_ not in PREMODIFIERS or token.i < first.i - LONGEST_BEFORE:
            break
        first = token.left_edge
    tokens = head.doc[first.i : _last_of(head).i + 1]
    while len(tokens) > 1 and (tokens[0].pos_ in UNSAID or tokens[0].dep_ in COUNTS):
        tokens = tokens[1:]
    return " ".join(tokens.text.split())


def _introduces(head: Token) -> frozenset[str]:
    """`supporters of the accord`; a spokesman is one for somebody."""
    return frozenset({"of", "for"}) if head.lemma_.startswith("spokes") else frozenset({"of"})


def _last_of(head: Token) -> Token:
    """Where a short phrase with of or for ends after the noun, else the noun."""
    for child in head.rights:
        short = child.right_edge.i - child.i < LONGEST_OF
        if child.dep_ == "prep" and child.lower_ in _introduces(head) and short:
            return child.right_edge
    return head
