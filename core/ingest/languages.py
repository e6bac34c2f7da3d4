"""Which language an article is in. Rapporteur reads English; the rest is named and only kept."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

from core.languages import ENGLISH, language_names

_WORD = re.compile(r"[^\W\d_]{1,40}")

# Words English cannot do without and its neighbours do not have.
_ENGLISH_WORDS = frozenset(
    {"the", "and", "of", "to", "that", "with", "from", "by", "his", "her", "their", "its", "were"}
    | {"been", "was", "has", "have", "had", "said", "would", "who", "which", "this", "are", "is"}
    | {"they", "he", "she", "for", "not", "after"}
)
ENGLISH_SHARE = 0.1

# The beginning is enough to tell, and a long text costs time.
SAMPLE = 20_000

# A few names ("Nuuk, Oslo, Reykjavik") tell nothing about the language around them.
FEWEST_LETTERS = 20

# Below this the classifier is guessing.
SURE = 0.5

# Beyond this come the letters of other scripts than Latin.
_LAST_LATIN = "\u024f"


def find_language(text: str) -> str:
    """The ISO 639 code of what most of the text is in; English where that cannot be told."""
    words = _WORD.findall(text[:SAMPLE])
    letters = "".join(words)
    is_latin = sum(letter <= _LAST_LATIN for letter in letters) * 2 >= len(letters)
    if is_latin and (len(letters) < FEWEST_LETTERS or _has_english_words(words)):
        return ENGLISH
    language, confidence = _identifier().classify(" ".join(words))
    is_told = language in language_names() and (confidence >= SURE or not is_latin)
    return str(language) if is_told else ENGLISH


def _has_english_words(words: Sequence[str]) -> bool:
    common = sum(word.lower() in _ENGLISH_WORDS for word in words)
    return common >= len(words) * ENGLISH_SHARE


@cache
def _identifier() -> LanguageIdentifier:
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
