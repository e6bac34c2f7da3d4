"""Bytes -> text. Never a silent loss: where the encoding is not certain, a note says so."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from charset_normalizer import from_bytes

from core.ingest.refusal import KNOWN_FORMATS, Refused
from core.model import Note

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # begins with UTF-16's mark, so it is asked first
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

# How files begin that are no text, and what an analyst calls them.
_KINDS = (
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x1f\x8b", "a compressed file"),
    (b"7z\xbc\xaf", "a compressed file"),
    (b"Rar!", "a compressed file"),
    (b"SQLite format 3\x00", "a database"),
)

_DECLARED = re.compile(
    rb"""<meta[^>]{0,200}charset\s{0,5}=\s{0,5}["']?([\w-]{2,40})|<\?xml[^>]{0,100}encoding=["']([\w-]{2,40})""",
    re.IGNORECASE,
)
_SURROGATES_AND_NUL = re.compile("[\x00\ud800-\udfff]")
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")

# Bytes looked at where a sample is enough.
SAMPLE = 64_000

# A text in Latin letters has few bytes beyond ASCII: it is taken for cp1252; the rest is detected.
FEW = 0.3

# The detector's own doubt, 0 to 1, up to which it is believed.
MOST_CHAOS = 0.1

# Control characters in a text: a stray one happens, more means that it is none.
MOST_CONTROL = 0.01

# NULs in UTF-16 that holds mostly Latin letters.
MANY_NULS = 0.3


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, and a note if its encoding is a guess."""

    text: str
    notes: tuple[Note, ...] = ()


def decode(content: bytes) -> Decoded:
    """A file's text: by its byte order mark, as UTF-8, by its own declaration, else by a guess.

    NUL and lone surrogates are removed and line ends become a newline. Raises Refused if the bytes
    are no text.
    """
    for mark, encoding in _BOMS:
        if content.startswith(mark):
            return _marked(content, encoding)
    _refuse_known_kinds(content)
    # UTF-8 is tried before the declaration: nothing else passes for it by chance, while pages are
    # often saved as UTF-8 with an older declaration left in them.
    utf16 = _utf16_without_mark(content)
    if not utf16:
        _refuse_control_characters(content)
    for candidate in (utf16, "utf-8", _declared(content)):
        if candidate and (text := _strictly(content, candidate)) is not None:
            return Decoded(_clean(text))
    return _guessed(content)


def _marked(content: bytes, encoding: str) -> Decoded:
    if (text := _strictly(content, encoding)) is not None:
        return Decoded(_clean(text))
    message = "Some bytes are damaged; the letters they stood for are shown as �."
    text = _clean(content.decode(encoding, "replace"))
    return Decoded(text, (Note("encoding-damaged", message),))


def storable(text: str) -> str:
    """Without NUL and lone surrogates, which databases refuse."""
    return _SURROGATES_AND_NUL.sub("", text)


def _clean(text: str) -> str:
    return storable(text).replace("\r\n", "\n").replace("\r", "\n")


def _refuse_known_kinds(content: bytes) -> None:
    for beginning, kind in _KINDS:
        if content.startswith(beginning):
            raise Refused("binary", f"This is {kind}; {KNOWN_FORMATS}.")


def _refuse_control_characters(content: bytes) -> None:
    sample = content[:SAMPLE]
    if len(_CONTROL.findall(sample)) > len(sample) * MOST_CONTROL:
        raise Refused("binary", f"This file is not text; {KNOWN_FORMATS}.")


def _utf16_without_mark(content: bytes) -> str | None:
    """In UTF-16, Latin letters have a NUL as every second byte and no other."""
    sample = content[:SAMPLE]
    nuls_first, nuls_second = sample[::2].count(0), sample[1::2].count(0)
    few, many = sorted((nuls_first, nuls_second))
    if many < len(sample) * MANY_NULS or few > len(sample) * MOST_CONTROL:
        return None
    return "utf-16-be" if nuls_first > nuls_second else "utf-16-le"


def _declared(content: bytes) -> str | None:
    found = _DECLARED.search(content[:2048])
    return (found[1] or found[2]).decode("ascii").lower() if found else None


def _strictly(content: bytes, encoding: str) -> str | None:
    try:
        return content.decode(encoding)
    except (UnicodeError, LookupError):
        return None


def _guessed(content: bytes) -> Decoded:
    encoding = "cp1252"
    sample = content[:SAMPLE]
    beyond_ascii = sum(byte > 127 for byte in sample)
    best = from_bytes(sample).best() if beyond_ascii > len(sample) * FEW else None
    if best and best.chaos <= MOST_CHAOS:
        encoding = best.encoding
    text = _clean(content.decode(encoding, "replace"))
    message = f"The encoding is a guess ({encoding}); letters may be wrong."
    return Decoded(text, (Note("encoding-guessed", message),))
