"""Markdown -> the text a reader sees: no marks, no link targets, no pictures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markdown_it import MarkdownIt
from markdown_it.token import Token

from core.ingest.credits import Credits, stated
from core.ingest.plain import split_front_matter

_CODE = frozenset({"fence", "code_block"})
_TEXT = frozenset({"text", "code_inline"})
_BREAKS = {"softbreak": " ", "hardbreak": "\n"}


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, list item, heading or piece of code."""

    text: str
    is_heading: bool = False


def read_markdown(text: str) -> tuple[str, Credits]:
    """The article's blocks, one blank line between two, and its credits.

    A heading at its very beginning is the title and leaves the text.
    """
    body, credits = split_front_matter(text)
    blocks = list(_blocks(MarkdownIt("commonmark").parse(body)))
    if blocks and blocks[0].is_heading and credits.title in (None, blocks[0].text):
        credits = credits.or_else(stated("heading", title=blocks.pop(0).text))
    return "\n\n".join(block.text for block in blocks), credits


def _blocks(tokens: Sequence[Token]) -> Iterator[Block]:
    is_heading = False
    for token in tokens:
        if token.type in _CODE and token.content.strip():
            yield Block(token.content.strip("\n"))
        elif token.type == "inline" and (text := _shown(token.children or [])):
            yield Block(text, is_heading)
        is_heading = token.type == "heading_open"


def _shown(tokens: Sequence[Token]) -> str:
    shown = (token.content if token.type in _TEXT else _BREAKS.get(token.type) for token in tokens)
    return "".join(part for part in shown if part).strip()
