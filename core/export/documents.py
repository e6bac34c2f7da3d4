"""A report as a Word document, with numbered citations."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from core.citing import citation
from core.export.about import About
from core.export.cells import printable
from core.export.pictures import in_a_report
from core.export.wording import cited, counted, heading
from core.report import Item, Passage, Picture, Report, Table

if TYPE_CHECKING:
    from docx.document import Document as Page
    from docx.text.paragraph import Paragraph

_WIDTH = 6.2  # inches


def to_docx(report: Report) -> bytes:
    """Title, introduction, items in order with their filters, and the list of sources."""
    from docx import Document  # only for a file: no page should wait for it

    page = Document()
    page.core_properties.title = printable(heading(report))
    page.core_properties.author = "Rapporteur"
    page.add_heading(printable(heading(report)), 0)
    if report.introduction:
        page.add_paragraph(printable(report.introduction))
    numbers = {key: number for key, (number, _) in report.sources().items()}
    for item in report.items:
        _write(page, item, numbers)
    if numbers:
        page.add_heading("Sources", 1)
    for number, source in report.sources().values():
        page.add_paragraph(printable(f"[{number}] {citation(source)}"))
    content = BytesIO()
    page.save(content)
    return content.getvalue()


def _write(page: Page, item: Item, numbers: dict[str, int]) -> None:
    page.add_heading(printable(item.title), 1)
    if item.note:
        page.add_paragraph(printable(item.note))
    match item.content:
        case Passage() as passage:
            words = page.add_paragraph(printable(passage.text), style="Quote")
            words.add_run(f" {cited(passage.source, numbers, passage.paragraph)}").italic = False
        case Table() as table:
            _write_table(page, table, numbers)
        case Picture() as picture:
            _write_picture(page, picture)
    about = About(item.title, item.selection, item.added)
    _small(page.add_paragraph(about.sentence("Added")))


def _write_table(page: Page, table: Table, numbers: dict[str, int]) -> None:
    heads = [*table.columns, *(["Source"] if table.sources else [])]
    grid = page.add_table(rows=1, cols=len(heads), style="Light Grid Accent 1")
    for cell, head in zip(grid.rows[0].cells, heads, strict=True):
        cell.text = printable(head)
    sources = table.sources or (None,) * len(table.rows)
    for row, source in zip(table.rows, sources, strict=True):
        number = [cited(source, numbers) if source else ""] if table.sources else []
        for cell, value in zip(grid.add_row().cells, [*row, *number], strict=True):
            cell.text = printable(value)
    for cell in (cell for row in grid.rows for cell in row.cells):
        for paragraph in cell.paragraphs:
            _small(paragraph)
    if said := counted(table):
        page.add_paragraph(said)


def _write_picture(page: Page, picture: Picture) -> None:
    from docx.shared import Inches

    drawn = BytesIO(in_a_report(picture.spec, "png"))
    shape = page.add_picture(drawn, width=Inches(_WIDTH))
    shape._inline.docPr.set("descr", printable(picture.description))


def _small(paragraph: Paragraph) -> None:
    from docx.shared import Pt

    for run in paragraph.runs:
        run.font.size = Pt(8.5)
