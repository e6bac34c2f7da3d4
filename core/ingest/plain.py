"""Plain text, and the front matter that text and Markdown files may begin with."""

from __future__ import annotations

import re

from core.ingest.credits import Credits, stated

# --- on a line of its own, `key: value` lines, --- again.
_FRONT_MATTER = re.compile(
    r"\A\s{0,100}---[ \t]{0,20}\n(.{0,5000}?)\n---[ \t]{0,20}(?:\n|\Z)", re.DOTALL
)
_KEY_VALUE = re.compile(r"([A-Za-z_]{1,40}):(.{0,2000})")
_KEYS = {
    "title": "title",
    "outlet": "outlet",
    "author": "author",
    "published": "published",
    "date": "published",
    "modified": "modified",
    "section": "section",
    "url": "url",
}

MOST_TITLE_CHARACTERS = 150


def read_plain(text: str) -> tuple[str, Credits]:
    """The article's text, and what its front matter or its first line says of it.

    A short first line that ends like a headline and is followed by a blank line is the title; it
    stays in the text, whose offsets are the file's.
    """
    body, credits = split_front_matter(text)
    return body, credits.or_else(stated("first line", title=_headline(body)))


def split_front_matter(text: str) -> tuple[str, Credits]:
    """The text after its front matter, and the keys we know; the whole text if it has none."""
    found = _FRONT_MATTER.match(text)
    lines = [line for line in found[1].splitlines() if line.strip()] if found else []
    pairs = [_KEY_VALUE.fullmatch(line.strip()) for line in lines]
    if not found or not all(pairs):
        return text, Credits()
    known = {
        _KEYS[pair[1].lower()]: _unquoted(pair[2])
        for pair in pairs
        if pair and pair[1].lower() in _KEYS
    }
    return text[found.end() :].lstrip("\n"), stated("front matter", **known)


def _unquoted(value: str) -> str:
    bare = value.strip()
    is_quoted = len(bare) > 1 and bare[0] == bare[-1] and bare[0] in frozenset("\"'")
    return bare[1:-1] if is_quoted else bare


def _headline(text: str) -> str | None:
    first, _, rest = text.lstrip().partition("\n")
    line = first.strip()
    is_alone = rest.startswith(("\n", " \n")) and bool(rest.strip())
    is_short = len(line.split()) >= 2 and len(line) <= MOST_TITLE_CHARACTERS
    # “Talks end without a deal” is a headline; “Talks ended on Monday.” is the first sentence.
    ends_like_a_sentence = line.endswith((".", ",", ":", ";", "…", ".”", '."'))
    return line if is_alone and is_short and not ends_like_a_sentence else None
