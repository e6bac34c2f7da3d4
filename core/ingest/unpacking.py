"""Members of zip archives, as bytes, within limits. Nothing is ever written to disk."""

from __future__ import annotations

import re
import stat
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO

from core.ingest.refusal import Refused, encrypted, malformed
from core.ingest.walk import FREE_BYTES, MOST_FILES, MOST_RATIO, Walk, archive_limit

_CHUNK = 65_536
_ENCRYPTED = 0x1
_DOCTYPE = re.compile(rb"<!DOCTYPE|<!ENTITY", re.IGNORECASE)
_XML = (".xml", ".rels")

MOST_LABEL_CHARACTERS = 200

# What unpacking raises for damaged archives.
DAMAGE = (
    *(zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError),
    *(OSError, ValueError, RuntimeError),
)


@contextmanager
def opened(content: bytes, kind: str) -> Iterator[zipfile.ZipFile]:
    """The archive. Raises Refused if it is damaged or holds too many files."""
    try:
        archive = zipfile.ZipFile(BytesIO(content))
    except DAMAGE as error:
        raise malformed(kind) from error
    with archive:
        if len(archive.infolist()) > MOST_FILES:
            raise archive_limit(f"more than {MOST_FILES:,} files")
        yield archive


def files_in(archive: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    """Its files in the order they stand in; folders and hidden files are passed over."""
    return [info for info in archive.infolist() if not info.is_dir() and not _is_hidden(info)]


def unpack(archive: zipfile.ZipFile, info: zipfile.ZipInfo, walk: Walk, kind: str) -> bytes:
    """A member's bytes, counted as they come: what its header says of its size is not believed."""
    if info.flag_bits & _ENCRYPTED:
        raise encrypted(kind)
    if stat.S_ISLNK(info.external_attr >> 16):
        raise Refused("symlink", "This is a link to another file, which is not followed.")
    packed = max(info.compress_size, 1)
    parts: list[bytes] = []
    size = 0
    try:
        with archive.open(info) as member:
            while part := member.read(_CHUNK):
                size += len(part)
                walk.add_bytes(len(part))
                if size > FREE_BYTES and size > packed * MOST_RATIO:
                    raise archive_limit(f"more than {MOST_RATIO} times its size")
                parts.append(part)
    except DAMAGE as error:
        raise malformed(kind) from error
    return b"".join(parts)


def read_parts(content: bytes, walk: Walk, kind: str) -> dict[str, bytes]:
    """Every part of an Office document, by name.

    Raises Refused for what no such document holds: passwords, document types, entities.
    """
    parts = {}
    with opened(content, kind) as archive:
        for info in archive.infolist():
            part = unpack(archive, info, walk, kind)
            if info.filename.lower().endswith(_XML) and _has_doctype(part):
                sentence = f"This {kind} declares entities of its own, which no real one does."
                raise Refused("entities", sentence)
            parts[info.filename] = part
    return parts


def label(name: str) -> str:
    """A member's name as it may be shown: one line, printable, nobody's path."""
    shown = "".join(letter if letter.isprintable() else "�" for letter in name)
    steps = [step for step in shown.replace("\\", "/").split("/") if step not in {"", ".", ".."}]
    return "/".join(steps)[-MOST_LABEL_CHARACTERS:] or "?"


def _has_doctype(part: bytes) -> bool:
    # In UTF-16 every second byte is NUL.
    return bool(_DOCTYPE.search(part) or _DOCTYPE.search(part.replace(b"\0", b"")))


def _is_hidden(info: zipfile.ZipInfo) -> bool:
    steps = info.filename.replace("\\", "/").split("/")
    return any(step.startswith(".") and step not in {".", ".."} for step in steps) or (
        "__MACOSX" in steps
    )
