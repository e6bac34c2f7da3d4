"""What an analyst collects for a report. Each function works inside the caller's transaction."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import Connection, delete, func, insert, select, update

from core.report import Item, Report, from_json, kind_of, to_json
from core.store.schema import report, report_items

# The fields of a report's head.
TITLE, INTRODUCTION = "title", "introduction"


def add(connection: Connection, item: Item) -> bool:
    """Puts it at the end, unless the same is there already; whether it was new."""
    row, content = report_items.c, to_json(item.content)
    if connection.scalar(select(row.item_id).where(row.content == content)):
        return False
    last = connection.scalar(select(func.max(row.position))) or 0
    connection.execute(
        insert(report_items).values(
            position=last + 1,
            kind=kind_of(item.content),
            title=item.title,
            note=item.note,
            selection=item.selection,
            content=content,
            added=item.added.astimezone(UTC).replace(tzinfo=None),
        )
    )
    return True


def read(connection: Connection) -> Report:
    """Everything collected, in order."""
    head = {row.key: row.value for row in connection.execute(select(report))}
    rows = connection.execute(select(report_items).order_by(report_items.c.position))
    items = tuple(
        Item(
            from_json(row.kind, row.content),
            title=row.title,
            selection=row.selection,
            added=row.added.replace(tzinfo=UTC).astimezone(),
            note=row.note,
            number=row.item_id,
        )
        for row in rows
    )
    return Report(
        items,
        datetime.now().astimezone(),
        title=head.get(TITLE, ""),
        introduction=head.get(INTRODUCTION, ""),
    )


def move(connection: Connection, number: int, *, up: bool) -> None:
    """Lets an item change places with its neighbour; the first and the last stay."""
    row = report_items.c
    order = select(row.item_id, row.position).order_by(row.position)
    items = connection.execute(order).all()
    place = next((at for at, item in enumerate(items) if item.item_id == number), None)
    other = None if place is None else place + (-1 if up else 1)
    if place is None or other is None or not 0 <= other < len(items):
        return
    for item, position in (
        (items[place], items[other].position),
        (items[other], items[place].position),
    ):
        _set(connection, item.item_id, position=position)


def describe(connection: Connection, number: int, *, title: str, note: str) -> None:
    """The title of an item and the analyst's note on it."""
    _set(connection, number, title=title, note=note)


def remove(connection: Connection, number: int) -> None:
    """Takes an item out."""
    connection.execute(delete(report_items).where(report_items.c.item_id == number))


def clear(connection: Connection) -> None:
    """Takes everything out, the head too."""
    connection.execute(delete(report_items))
    connection.execute(delete(report))


def set_head(connection: Connection, *, title: str, introduction: str) -> None:
    """What stands above the items."""
    connection.execute(delete(report))
    rows = [{"key": TITLE, "value": title}, {"key": INTRODUCTION, "value": introduction}]
    connection.execute(insert(report), rows)


def _set(connection: Connection, number: int, **values: object) -> None:
    connection.execute(
        update(report_items).where(report_items.c.item_id == number).values(**values)
    )
