"""OpenDocument texts (.odt) -> their paragraphs."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from core.ingest.credits import stated
from core.ingest.documents import Document, join_paragraphs
from core.ingest.refusal import Refused, encrypted, malformed
from core.ingest.unpacking import read_parts
from core.ingest.walk import Walk

KIND = "OpenDocument text"

_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_META = "{urn:oasis:names:tc:opendocument:xmlns:meta:1.0}"

_PARAGRAPHS = frozenset({f"{_TEXT}p", f"{_TEXT}h"})
_NOT_TEXT = frozenset({f"{_OFFICE}annotation", f"{_TEXT}note", f"{_TEXT}tracked-changes"})
_SPACES = {f"{_TEXT}s": " ", f"{_TEXT}tab": "\t", f"{_TEXT}line-break": "\n"}


def read_open_document(content: bytes, walk: Walk) -> Document:
    """Paragraphs in their order; notes and comments are left out. Raises Refused."""
    parts = read_parts(content, walk, KIND)
    if b"encryption-data" in parts.get("META-INF/manifest.xml", b""):
        raise encrypted(KIND)
    if parts["mimetype"].strip() != b"application/vnd.oasis.opendocument.text":
        raise Refused("unknown-format", "This is an OpenDocument file that holds no text document.")
    body = _tree(parts["content.xml"])
    found = [(element.tag, _shown(element)) for element in body.iter(*_PARAGRAPHS)]
    found = [(tag, text) for tag, text in found if text.strip()]
    credits = stated("document properties", **_properties(parts.get("meta.xml")))
    headings = [text for tag, text in found if tag.endswith("}h")]
    if len(headings) == 1 and found[0][1] is headings[0]:
        credits = stated("heading", title=found.pop(0)[1]).or_else(credits)
    return Document(join_paragraphs([text for _, text in found]), credits)


def _properties(part: bytes | None) -> dict[str, str | None]:
    if not part:
        return {}
    tree = _tree(part)
    author = tree.findtext(f".//{_META}initial-creator") or tree.findtext(f".//{_DC}creator")
    return {"title": tree.findtext(f".//{_DC}title"), "author": author}


def _tree(part: bytes) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        return etree.fromstring(part, parser)
    except etree.XMLSyntaxError as error:
        raise malformed(KIND) from error


def _shown(paragraph: etree._Element) -> str:
    return "".join(_pieces(paragraph))


def _pieces(element: etree._Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if child.tag in _SPACES:
            yield _SPACES[child.tag]
        elif child.tag not in _NOT_TEXT and child.tag not in _PARAGRAPHS:
            yield from _pieces(child)
        yield child.tail or ""
