"""The words that reports in every format have alike."""

from __future__ import annotations

from collections.abc import Mapping

from core.citing import Source
from core.report import Report, Table


def heading(report: Report) -> str:
    """The title, or what stands in for one."""
    return report.title or "Report"


def cited(source: Source, numbers: Mapping[str, int], paragraph: int | None = None) -> str:
    """`[3, paragraph 2]`: the source's number in the list, and the place in it."""
    place = f", paragraph {paragraph}" if paragraph else ""
    return f"[{numbers[source.article_id]}{place}]"


def counted(table: Table) -> str:
    """How many rows are left out; nothing if none are."""
    shown = len(table.rows)
    return f"The first {shown:,} of {table.of:,} rows." if shown < table.of else ""
