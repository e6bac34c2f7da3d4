"""E-mail, mailboxes and saved web archives, all of which are MIME."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from email.utils import parseaddr

from core.ingest.credits import stated
from core.ingest.decoding import decode
from core.ingest.documents import Document
from core.ingest.refusal import Refused, malformed
from core.ingest.webpage import shown_text

MOST_PARTS = 100

# A letter with pictures and attachments has three containers in each other; twice that is odd.
MOST_NESTING = 8

_FROM_LINE = re.compile(rb"^From \S{1,200} [^\n]{0,100}\d{4}\r?\n", re.MULTILINE)
_QUOTED_FROM = re.compile(rb"^>(>{0,20}From )", re.MULTILINE)

# The kinds of parts that hold the letter itself; plain words go before a page.
_TEXTS = ("plain", "html")


def read_message(content: bytes) -> tuple[Document | None, list[tuple[str, bytes]]]:
    """The letter itself, if it has words, and what is attached: (name, bytes).

    Raises Refused for messages that are damaged or made of too many parts.
    """
    message = _parsed(content, "e-mail")
    attached = list(_attached(message))
    body = _body(message)
    if not body.strip():
        if not attached:
            raise Refused("empty", "There is no text in this e-mail.")
        return None, attached
    credits = stated(
        "mail header",
        title=_header(message, "subject"),
        author=_sender(message),
        published=_header(message, "date"),
    )
    return Document(body, credits), attached


def messages_in(content: bytes) -> Iterator[bytes]:
    """The messages of a mailbox, one after the other."""
    marks = list(_FROM_LINE.finditer(content))
    ends = [*(mark.start() for mark in marks[1:]), len(content)]
    for mark, end in zip(marks, ends, strict=True):
        yield _QUOTED_FROM.sub(rb"\1", content[mark.end() : end])


def page_in(content: bytes) -> tuple[str, str | None]:
    """The main page of a saved web archive as HTML, and its address."""
    message = _parsed(content, "web archive")
    for part in _parts(message, 1):
        if part.get_content_type() == "text/html":
            address = _header(part, "content-location") or _header(
                message, "snapshot-content-location"
            )
            return _text(part), address
    raise Refused("no-article", "There is no page in this web archive.")


def _parsed(content: bytes, kind: str) -> EmailMessage:
    try:
        message = message_from_bytes(content.removeprefix(b"\xef\xbb\xbf"), policy=default)
        if sum(1 for _ in _parts(message, 1)) == 0:
            raise malformed(kind)
    except (RecursionError, ValueError, LookupError, AttributeError) as error:
        raise malformed(kind) from error
    return message


def _parts(message: EmailMessage, depth: int) -> Iterator[EmailMessage]:
    """What is no container, in order, letters inside letters included."""
    if depth > MOST_NESTING:
        raise Refused("nested", "This e-mail is nested too deeply.")
    if not message.is_multipart():
        yield message
        return
    inner = message.get_payload()
    for part in inner if isinstance(inner, list) else []:
        if isinstance(part, EmailMessage):
            yield from _parts(part, depth + 1)


def _attached(message: EmailMessage) -> Iterator[tuple[str, bytes]]:
    """Letters inside letters are files of their own, and so are attachments."""
    for count, part in enumerate(_outer_parts(message, 1), start=1):
        if count > MOST_PARTS:
            raise Refused("archive-limit", f"This e-mail has more than {MOST_PARTS} parts.")
        if part.get_content_type() == "message/rfc822":
            inner = part.get_payload()
            letter = inner[0] if isinstance(inner, list) and inner else None
            if isinstance(letter, EmailMessage):
                yield _header(letter, "subject") or "attached e-mail", _as_bytes(letter)
        elif _is_attachment(part):
            payload = part.get_payload(decode=True)
            name = part.get_filename() or f"attachment {count}"
            yield name, payload if isinstance(payload, bytes) else b""


def _as_bytes(letter: EmailMessage) -> bytes:
    try:
        return letter.as_bytes()
    except (ValueError, LookupError, AttributeError, TypeError) as error:
        raise malformed("e-mail") from error


def _outer_parts(message: EmailMessage, depth: int) -> Iterator[EmailMessage]:
    if depth > MOST_NESTING:
        raise Refused("nested", "This e-mail is nested too deeply.")
    is_letter = message.get_content_type() == "message/rfc822"
    inner = message.get_payload()
    if is_letter or not message.is_multipart() or not isinstance(inner, list):
        yield message
        return
    for part in inner:
        if isinstance(part, EmailMessage):
            yield from _outer_parts(part, depth + 1)


def _is_attachment(part: EmailMessage) -> bool:
    """Pictures of the letter's own layout are none."""
    if part.get_content_disposition() == "attachment":
        return True
    is_layout = part.get_content_maintype() == "image" or bool(part["content-id"])
    return bool(part.get_filename()) and not is_layout


def _body(message: EmailMessage) -> str:
    texts: dict[str, list[str]] = {kind: [] for kind in _TEXTS}
    for part in _outer_parts(message, 1):
        kind = part.get_content_subtype()
        if part.get_content_maintype() == "text" and kind in texts and not _is_attachment(part):
            texts[kind].append(_text(part))
    plain = "\n\n".join(text.strip() for text in texts["plain"] if text.strip())
    return plain or "\n\n".join(shown_text(text) for text in texts["html"])


def _text(part: EmailMessage) -> str:
    payload = part.get_payload(decode=True)
    content = payload if isinstance(payload, bytes) else b""
    charset = part.get_content_charset()
    if charset and not content.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            return content.decode(charset).replace("\r\n", "\n")
        except (UnicodeError, LookupError):
            pass
    return decode(content).text if content.strip() else ""


def _header(message: EmailMessage, name: str) -> str | None:
    """A header's words; None if it cannot be read."""
    try:
        value = message[name]
        return str(value) if value is not None else None
    except (ValueError, LookupError, AttributeError, TypeError, IndexError):
        return None


def _sender(message: EmailMessage) -> str | None:
    name, address = parseaddr(_header(message, "from") or "")
    return name or address or None
