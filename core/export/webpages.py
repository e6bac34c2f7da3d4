"""A report as one web page that needs no other file and prints well."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator
from html import escape

from core.citing import Source, citation
from core.export.about import About
from core.export.cells import printable
from core.export.pictures import in_a_report
from core.export.wording import cited, counted, heading
from core.report import Item, Passage, Picture, Report, Table

_STYLE = """
body { font: 11pt/1.5 Georgia, serif; color: #1c2733; }
body { max-width: 46rem; margin: 2rem auto; padding: 0 1rem; }
h1, h2 { line-height: 1.25; break-after: avoid; }
h2 { font-size: 1.2rem; margin-top: 2rem; }
p, li, td { overflow-wrap: anywhere; }
.words { white-space: pre-line; }
blockquote { margin: 0; padding-left: 1rem; border-left: 3px solid #0f5c70; white-space: pre-line; }
img { max-width: 100%; height: auto; }
table { border-collapse: collapse; width: 100%; font: 9pt/1.35 sans-serif; }
th, td { border: 1px solid #d9d4c7; padding: .25rem .4rem; text-align: left; vertical-align: top; }
thead { display: table-header-group; }
tr, blockquote, figure { break-inside: avoid; }
figure { margin: 0; overflow-x: auto; }
.about { color: #46505a; font-size: 9pt; }
@page { margin: 2cm; }
@media print { body { max-width: none; margin: 0; padding: 0; } }
"""

# Should anything in it ever be more than text, the browser fetches and runs nothing.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"


def to_html(report: Report) -> bytes:
    """Title, introduction, items in order with their filters, and the list of sources."""
    return "\n".join(_lines(report)).encode()


def _lines(report: Report) -> Iterator[str]:
    title = _safe(heading(report))
    yield '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<title>{title}</title><style>{_STYLE}</style></head><body>"
    yield f"<h1>{title}</h1>"
    if report.introduction:
        yield f'<p class="words">{_safe(report.introduction)}</p>'
    numbers = {key: number for key, (number, _) in report.sources().items()}
    for item in report.items:
        yield from _item(item, numbers)
    yield from _sources(report)
    yield "</body></html>"


def _item(item: Item, numbers: dict[str, int]) -> Iterator[str]:
    about = About(item.title, item.selection, item.added)
    yield f"<section><h2>{_safe(item.title)}</h2>"
    if item.note:
        yield f'<p class="words">{_safe(item.note)}</p>'
    match item.content:
        case Passage() as passage:
            mark = _linked(passage.source, numbers, passage.paragraph)
            yield f'<blockquote dir="auto">{_safe(passage.text)} {mark}</blockquote>'
        case Table() as table:
            yield from _table(table, numbers)
        case Picture() as picture:
            content = b64encode(in_a_report(picture.spec, "svg")).decode()
            yield f'<figure><img alt="{_safe(picture.description)}"'
            yield f' src="data:image/svg+xml;base64,{content}"></figure>'
    yield f'<p class="about">{_safe(about.sentence("Added"))}</p></section>'


def _table(table: Table, numbers: dict[str, int]) -> Iterator[str]:
    heads = [*table.columns, *(["Source"] if table.sources else [])]
    yield "<figure><table><thead><tr>"
    yield "".join(f'<th scope="col">{_safe(head)}</th>' for head in heads)
    yield "</tr></thead><tbody>"
    sources = table.sources or (None,) * len(table.rows)
    for row, source in zip(table.rows, sources, strict=True):
        cells = [_safe(value) for value in row]
        if table.sources:
            cells.append(_linked(source, numbers) if source else "")
        yield "<tr>" + "".join(f'<td dir="auto">{cell}</td>' for cell in cells) + "</tr>"
    yield "</tbody></table></figure>"
    if said := counted(table):
        yield f"<p>{said}</p>"


def _sources(report: Report) -> Iterator[str]:
    sources = report.sources().values()
    if sources:
        yield "<h2>Sources</h2>"
    for number, source in sources:
        yield f'<p id="source-{number}">[{number}] {_safe(citation(source))}</p>'


def _linked(source: Source, numbers: dict[str, int], paragraph: int | None = None) -> str:
    mark = _safe(cited(source, numbers, paragraph))
    return f'<a href="#source-{numbers[source.article_id]}">{mark}</a>'


def _safe(text: str) -> str:
    return escape(printable(text))
