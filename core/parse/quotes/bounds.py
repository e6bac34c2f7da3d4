"""Where reported content ends: the parse often runs on into what the reporter adds."""

from __future__ import annotations

from spacy.tokens import Token

from core.parse.quotes.phrases import SUBJECTS, Run, child, subtree
from core.parse.quotes.reading import Reading


def bounded(reading: Reading, content: Run, second: Token | None) -> Run:
    """Content without a second report or an afterthought at its end."""
    last = content.last if second is None else min(content.last, _before(second))
    for token in reading.doc[content.first : last + 1]:
        if (
            _is_aside(token, content)
            and token.right_edge.i >= last - 1
            and not reading.is_quoted(token)
        ):
            last = token.left_edge.i - 1
            break
    return Run(content.first, max(last, content.first))


def extended(reading: Reading, cue: Token, content: Run) -> Run:
    """vowed not to pay because of the town's “lies”: quoted words hung on the cue come with it."""
    if (further := _further_clause(reading, cue, content)) is not None:
        return further
    for each in cue.children:
        phrase = subtree(each)
        if phrase.first == content.last + 1 and each.dep_ in {"prep", "advcl"}:
            inside = reading.quoted_in(phrase)
            if inside and not any(quoted.utterance or quoted.title for quoted in inside):
                return Run(content.first, phrase.last)
    return content


def _further_clause(reading: Reading, cue: Token, content: Run) -> Run | None:
    """said it was “late,” and that they would go: the parse may lose the second clause."""
    doc, i = reading.doc, content.last + 1
    while i < len(doc) and (doc[i].is_quote or doc[i].text == ","):
        i += 1
    if content.first < cue.i or i + 1 >= len(doc) or doc[i].lower_ not in {"and", "but"}:
        return None
    mark = doc[i + 1]
    if mark.lower_ != "that" or mark.dep_ != "mark" or mark.head.i < mark.i:
        return None
    return Run(content.first, mark.head.right_edge.i)


def second_report(reading: Reading, cue: Token, content: Run) -> Token | None:
    """The verb that reports again within what the parse takes for content.

    They believe the plan is sound and have called on the council: the subject of both believes.
    """
    if content.first < cue.i:
        return None
    for token in reading.doc[content.first + 1 : content.last + 1]:
        if token.pos_ != "VERB" or reading.is_quoted(token):
            continue
        if _reports_again(reading, cue, token) or _adds(reading, token):
            return token
    return None


def _adds(reading: Reading, verb: Token) -> bool:
    """said the talks had failed, adding that: the speaker adds it, not the talks."""
    after_comma = verb.doc[verb.left_edge.i - 1].text == "," and verb.left_edge.i == verb.i
    participle = verb.tag_ == "VBG" and verb.dep_ == "advcl"
    return participle and after_comma and "clause" in reading.frames_of(verb)


def _reports_again(reading: Reading, cue: Token, verb: Token) -> bool:
    own_subject = child(verb, *SUBJECTS, "mark") is not None
    if verb.dep_ != "conj" or own_subject or verb.head.pos_ not in {"VERB", "AUX"}:
        return False
    if child(verb, "auxpass") is not None:
        return False  # said the form was long and had been shown to them
    return bool(reading.frames_of(verb)) and _tense(verb) == _tense(cue)


def _tense(verb: Token) -> str:
    aux = child(verb, "aux", "auxpass")
    return aux.tag_ if aux is not None else verb.tag_


def _before(verb: Token) -> int:
    """The last token before "and have called"."""
    i = verb.left_edge.i - 1
    while i > 0 and verb.doc[i].dep_ in {"cc", "punct", "advmod"}:
        i -= 1
    return i


def _is_aside(token: Token, content: Run) -> bool:
    """they would cut jobs, a blow to the town; they would back Ruiz, who is on leave"""
    first = token.left_edge.i
    if first <= content.first or token.doc[first - 1].text != ",":
        return False
    return token.dep_ == "relcl" or (
        token.dep_ == "appos" and token.doc[first].lower_ in {"a", "an"}
    )
