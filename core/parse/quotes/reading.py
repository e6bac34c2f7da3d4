"""An article laid out for the search: its tokens, its quotations, its paragraphs, its cues."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from core.lexicon import Lexicon
from core.lexicon.cues import CueClass, Cues, Frames
from core.model import COUNTED_FORMS
from core.parse.marks import Marks, Quotation
from core.parse.paragraphs import find_paragraphs
from core.parse.quotes.phrases import Run
from core.parse.quotes.turns import find_turns
from core.parse.quotes.voices import names_actor
from core.parse.roster import Roster, tokens_of

_CLASS_OF = {
    "VERB": CueClass.VERB,
    "AUX": CueClass.VERB,
    "NOUN": CueClass.NOUN,
    "ADJ": CueClass.ADJECTIVE,
}
# A town in capitals, perhaps with its country or day, perhaps with the agency, and a dash.
_DATELINE = re.compile(
    r"\b[A-Z][A-Z.'’-]{1,20}(?:[ /][A-Z][A-Z.'’-]{1,20}){0,3}"
    r"(?:, [A-Z][\w.]{1,20}(?: \d{1,2})?){0,2}"
    r"(?: ?\([^()\n]{2,30}\))? ?(?:--|[-–—]) "
)
_STOPS = frozenset(".!?…—–-")
_FULL = 4
_TITLE_AT_MOST = 12
_BEFORE_CLAUSE = frozenset({",", "!", "?", "—", "–"})
_LIGHT = frozenset({"with", "from", "into", "over", "upon"})


@dataclass(frozen=True, slots=True)
class Quoted:
    """The words between two marks, as tokens.

    An utterance could stand as speech by itself; a title (the song “All Night Long”) never does;
    what is neither is a fragment, which is speech only inside a report.
    """

    run: Run
    utterance: bool
    title: bool
    single: bool = False
    label: Run | None = None  # who speaks, in a transcript


@dataclass(frozen=True, slots=True)
class Reading:
    """What every step of the search looks at."""

    doc: Doc
    cues: Cues
    people: frozenset[str]  # nouns for those who can speak: officials, spokeswoman, council
    quoted: tuple[Quoted, ...]
    paragraphs: tuple[int, ...]  # the first token of each
    told: tuple[int, ...]  # the first token of each after its dateline
    named: frozenset[int]  # tokens of names, which report nothing
    inside: frozenset[int] = frozenset()  # tokens inside quotation marks

    def quoted_in(self, run: Run) -> tuple[Quoted, ...]:
        """The quotations that share a token with the run."""
        first = bisect_left(self.quoted, run.first, key=lambda each: each.run.last)
        last = bisect_right(self.quoted, run.last, key=lambda each: each.run.first)
        return self.quoted[first:last]

    def is_quoted(self, token: Token) -> bool:
        """Whether the token stands inside quotation marks."""
        return token.i in self.inside

    def paragraph(self, token: Token) -> Run:
        """The tokens of the paragraph it stands in, without a dateline."""
        after = bisect_right(self.paragraphs, token.i)
        last = self.paragraphs[after] - 1 if after < len(self.paragraphs) else len(self.doc) - 1
        return Run(self.told[after - 1] if after else 0, last)

    def can_speak(self, token: Token) -> bool:
        """Whether the word names a person or a body, or describes one: things do not speak."""
        return names_actor(token) or not self.people.isdisjoint({token.lower_, token.lemma_})

    def frames_of(self, token: Token) -> Frames:
        """The frames in which the token may report; empty for most words."""
        word_class = _CLASS_OF.get(token.pos_)
        if word_class is None or token.i in self.named:
            return {}
        lemma, text = token.lemma_.lower(), token.lower_
        frames = self.cues.get((lemma, word_class))
        if frames is None and text in {f"{lemma}ing", f"{lemma}ed"}:
            # The model reads "hoping" as a form of "hop", which would double its p.
            frames = self.cues.get((f"{lemma}e", word_class))
        return frames or {}


def read(doc: Doc, marks: Marks, lexicon: Lexicon, names: Roster) -> Reading:
    """The article laid out; quotations that hold no word are left out."""
    text, starts = doc.text, [token.idx for token in doc]
    spans = tuple(find_paragraphs(text))
    paragraphs = tuple(bisect_left(starts, span.start) for span in spans)
    told = tuple(
        bisect_left(starts, span.start + dateline(text[span.start : span.end])) for span in spans
    )
    people = frozenset({*lexicon.roles, *lexicon.groups, *lexicon.nominals})
    named = frozenset(
        token.i
        for mention in names.mentions
        if mention.form in COUNTED_FORMS
        for token in tokens_of(doc, mention.span)
    )
    bare = Reading(doc, lexicon.cues, people, (), paragraphs, told, named)
    turns = [Quoted(run, True, False, label=label) for label, run in find_turns(doc, paragraphs)]
    turned = replace(bare, quoted=tuple(turns))
    quoted = (_quoted(bare, text, starts, each) for each in marks.quotations)
    apart = [each for each in quoted if each and not turned.quoted_in(each.run)]
    every = tuple(sorted([*turns, *apart], key=lambda each: each.run))
    inside = (i for each in every for i in range(each.run.first, each.run.last + 1))
    return replace(bare, quoted=every, inside=frozenset(inside))


def dateline(paragraph: str) -> int:
    """How many characters of a paragraph say where it was written: “OSLO (Reuters) - ”."""
    match = _DATELINE.match(paragraph)
    return match.end() if match else 0


def _quoted(reading: Reading, text: str, starts: list[int], quotation: Quotation) -> Quoted | None:
    doc = reading.doc
    first = bisect_left(starts, quotation.inner.start)
    last = bisect_left(starts, quotation.inner.end) - 1
    if quotation.broken and first <= last:
        first, last = _without_reporting_clause(reading, Run(first, last))
    words = [token.text for token in doc[first : last + 1] if token.is_alpha or token.like_num]
    if not words:
        return None
    inner = Run(first, last).text(doc).strip()
    title = _is_title(words, inner)
    # “Never,” he said; the “surge,” which failed
    stopped = inner[-1] in _STOPS or (inner[-1] == "," and inner[0].isupper())
    verbs = any(token.pos_ in {"VERB", "AUX"} for token in doc[first : last + 1])
    utterance = not title and ((len(words) >= _FULL and verbs) or (stopped and inner[0].isupper()))
    return Quoted(Run(first, last), utterance, title, quotation.single)


def _without_reporting_clause(reading: Reading, run: Run) -> Run:
    """“We won, she said. and she said, We won.”: where the missing mark must have stood."""
    doc = reading.doc
    for verb in doc[run.first : run.last + 1]:
        if verb.pos_ != "VERB" or not reading.frames_of(verb):
            continue
        subject = next((each for each in verb.children if each.dep_ == "nsubj"), verb)
        before = min(subject.left_edge.i, verb.i) - 1
        if before > run.first and doc[before].text in _BEFORE_CLAUSE:
            return Run(run.first, before)
        after = max(subject.i, verb.i) + 1
        if before <= run.first and after < run.last and doc[after].text in {",", ":"}:
            return Run(after + 1, run.last)
    return run


def _is_title(words: list[str], inner: str) -> bool:
    """“Tough Choices,” the hit “All Night Long”: several words, each with a capital."""
    # The first word has its capital from the sentence: “Close it,” is no title.
    weighty = [word for word in words[1:] if len(word) > 3 and word.lower() not in _LIGHT]
    if inner[-1] in "!?" or not 2 <= len(words) <= _TITLE_AT_MOST:
        return False
    capitals = all(word[0].isupper() or word[0].isdigit() for word in (words[0], *weighty))
    return bool(weighty) and capitals
