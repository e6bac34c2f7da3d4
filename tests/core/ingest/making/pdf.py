"""PDF files, object by object: pages of print, pages of nothing, and the standard encryption."""

from __future__ import annotations

import hashlib
import textwrap
import zlib
from collections.abc import Sequence

from tests.core.ingest.making.texts import Story

LINES_A_PAGE = 30
PADDING = bytes.fromhex("28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a")
FILE_ID = bytes(range(16))


def pdf(story: Story, *, furniture: bool = True, empty_pages: int = 0) -> bytes:
    """A story in print, a running head and a page number on every page."""
    lines: list[str] = []
    for paragraph in story.paragraphs:
        lines += [*textwrap.wrap(paragraph, 80, break_on_hyphens=False), ""]
    return pdf_of_lines(lines, head="The Skerry" if furniture else "", empty_pages=empty_pages)


def pdf_of_lines(
    lines: Sequence[str],
    *,
    head: str = "",
    empty_pages: int = 0,
    pictures: Sequence[bytes] = (),
) -> bytes:
    """The lines as they are; an empty one leaves a gap."""
    pages = [lines[at : at + LINES_A_PAGE] for at in range(0, len(lines), LINES_A_PAGE)]
    streams = [
        _stream([*_furniture(head, number), *page]) for number, page in enumerate(pages, start=1)
    ]
    return assembled([*streams, *[b"q Q"] * empty_pages], pictures=pictures)


def _furniture(head: str, number: int) -> list[str]:
    return [f"{head}, 4 March", f"Page {number}", ""] if head else []


def _stream(lines: Sequence[str]) -> bytes:
    shown = b" T* ".join(b"(" + _escaped(line) + b") Tj" for line in lines)
    return b"BT /F1 11 Tf 14 TL 60 780 Td " + shown + b" ET"


def _escaped(line: str) -> bytes:
    raw = line.encode("cp1252")
    return raw.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")


def assembled(
    streams: Sequence[bytes], *, password: str | None = None, pictures: Sequence[bytes] = ()
) -> bytes:
    """The file around its pages' streams; with a password, encrypted as PDF 1.3 did it."""
    first = 4
    kids = " ".join(f"{first + 2 * at} 0 R" for at in range(len(streams)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(streams)} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding >>",
    ]
    trailer, key = b"", None
    if password is not None:
        trailer, key = _encryption(password)
    for at, stream in enumerate(streams):
        number = first + 2 * at
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 840] /Contents {number + 1} 0 R "
            "/Resources << /Font << /F1 3 0 R >> >> >>".encode()
        )
        body = _encrypted(stream, key, number + 1) if key else stream
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(body), body))
    objects += [b"<< /Length %d >>\nstream\n%s\nendstream" % (len(each), each) for each in pictures]
    return _written(objects, trailer)


def endless(pages: int = 2000) -> bytes:
    """A small file that takes an hour: on each of its pages the same forty million bytes of drawing
    nothing, which are packed into a thousandth of that."""
    packed = zlib.compress(b"q Q " * 10_000_000)
    kids = " ".join(f"{4 + at} 0 R" for at in range(pages))
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 840] /Contents 3 0 R >>"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {pages} >>".encode(),
        b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(packed), packed),
    ]
    return _written([*objects, *[page] * pages], b"")


def nested(levels: int, calls: int = 10) -> bytes:
    """A page of drawings in drawings: a small file whose words are drawn calls ** levels times."""
    words = b"BT /F1 11 Tf 60 700 Td (The talks ended on Monday without a deal.) Tj ET"
    calling = b"/X Do " * calls
    resources = "/Font << /F1 5 0 R >> /XObject << /X {} 0 R >>"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 840] /Contents 4 0 R /Resources << "
        f"{resources.format(6)} >> >>".encode(),
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(calling), calling),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Courier >>",
    ]
    for level in range(levels):
        body = calling if level < levels - 1 else words
        head = (
            f"<< /Type /XObject /Subtype /Form /BBox [0 0 600 840] /Length {len(body)} "
            f"/Resources << {resources.format(7 + level)} >> >>"
        )
        objects.append(head.encode() + b"\nstream\n" + body + b"\nendstream")
    return _written(objects, b"")


def _written(objects: Sequence[bytes], trailer: bytes) -> bytes:
    out, places = b"%PDF-1.4\n", []
    for number, each in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    count = len(objects) + 1
    return (
        out
        + b"xref\n0 %d\n0000000000 65535 f \n%s" % (count, table)
        + b"trailer\n<< /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n"
        % (count, trailer, len(out))
    )


def _encryption(password: str) -> tuple[bytes, bytes]:
    """The entries of the trailer, and the key: Algorithms 3.2 to 3.4 of the PDF reference."""
    padded = (password.encode("latin-1") + PADDING)[:32]
    owner = rc4(hashlib.md5(padded).digest()[:5], padded)
    permissions = (-4 & 0xFFFFFFFF).to_bytes(4, "little")
    key = hashlib.md5(padded + owner + permissions + FILE_ID).digest()[:5]
    user = rc4(key, PADDING)
    entry = (
        f"/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <{owner.hex()}> /U <{user.hex()}> >> "
        f"/ID [<{FILE_ID.hex()}> <{FILE_ID.hex()}>]"
    )
    return entry.encode(), key


def _encrypted(stream: bytes, key: bytes, number: int) -> bytes:
    salt = number.to_bytes(3, "little") + b"\0\0"
    return rc4(hashlib.md5(key + salt).digest()[:10], stream)


def rc4(key: bytes, content: bytes) -> bytes:
    state, other = list(range(256)), 0
    for at in range(256):
        other = (other + state[at] + key[at % len(key)]) % 256
        state[at], state[other] = state[other], state[at]
    out, one, other = bytearray(), 0, 0
    for byte in content:
        one = (one + 1) % 256
        other = (other + state[one]) % 256
        state[one], state[other] = state[other], state[one]
        out.append(byte ^ state[(state[one] + state[other]) % 256])
    return bytes(out)
