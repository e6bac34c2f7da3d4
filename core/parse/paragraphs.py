"""The paragraphs of a text and the sentences in them: our units of evidence and co-occurrence."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from spacy.tokens import Doc

from core.model import Sentence, Span

# A line that ends inside a sentence was wrapped by a program; the paragraph goes on below it.
_BREAK = re.compile(
    r"\n[ \t\r\xa0]*\n\s*"
    r"|(?<=[.!?:…\"”“’'»)])[ \t\r\xa0]{0,9}\n\s*"
    r"|\n(?=[ \t\r\xa0]*[\"“„«‘'`])"
)


def find_paragraphs(text: str) -> Iterator[Span]:
    """The paragraphs that hold anything, in reading order."""
    start = 0
    for match in _BREAK.finditer(text):
        if text[start : match.start()].strip():
            yield Span(start, match.start())
        start = match.end()
    if text[start:].strip():
        yield Span(start, len(text))


def find_sentences(doc: Doc) -> tuple[Sentence, ...]:
    """The sentences, without the blanks around them, each with the number of its paragraph."""
    text = doc.text
    starts = [span.start for span in find_paragraphs(text)]
    sentences = []
    for sent in doc.sents:
        words = sent.text
        start = sent.start_char + len(words) - len(words.lstrip())
        end = sent.start_char + len(words.rstrip())
        if start < end:
            paragraph = max(0, bisect_right(starts, start) - 1)
            sentences.append(Sentence(Span(start, end), paragraph))
    return tuple(sentences)
