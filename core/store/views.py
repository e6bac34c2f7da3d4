"""Saved views: a page and its address under a name. Each works inside the caller's transaction."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from urllib.parse import parse_qs, urlencode

from sqlalchemy import Connection, delete, insert, select, update

from core.store.watch_tables import views
from core.store.watching import NameTaken, now

type Parameters = dict[str, list[str]]


@dataclass(frozen=True, slots=True)
class View:
    """A page with the parameters of its address."""

    number: int
    name: str
    page: str
    state: str  # as after the question mark
    looked: datetime  # when it was last opened, UTC

    @property
    def parameters(self) -> Parameters:
        """What the address says, by name."""
        return parse_qs(self.state, keep_blank_values=True)


def read_all(connection: Connection) -> tuple[View, ...]:
    """Every saved view, by name."""
    row = views.c
    query = select(row.view_id, row.name, row.page, row.state, row.looked).order_by(row.name)
    return tuple(View(*found) for found in connection.execute(query))


def create(connection: Connection, name: str, *, page: str, parameters: Parameters) -> int:
    """Keeps a view under a name nobody has; gives its number. Raises NameTaken."""
    row = {
        "name": _free(connection, name),
        "page": page,
        "state": urlencode(parameters, doseq=True),
        "looked": now(),
    }
    number: int = connection.execute(insert(views).returning(views.c.view_id), row).scalar_one()
    return number


def rename(connection: Connection, number: int, name: str) -> None:
    """Another name for a view. Raises NameTaken."""
    _set(connection, number, name=_free(connection, name, but=number))


def remove(connection: Connection, number: int) -> None:
    """Deletes a view."""
    connection.execute(delete(views).where(views.c.view_id == number))


def look_at(connection: Connection, number: int) -> None:
    """Says that what the view shows has been seen until now."""
    _set(connection, number, looked=now())


def _free(connection: Connection, name: str, *, but: int | None = None) -> str:
    wanted = " ".join(name.split())
    if not wanted:
        raise NameTaken("A view needs a name.")
    there = connection.scalar(select(views.c.view_id).where(views.c.name == wanted))
    if there not in (None, but):
        raise NameTaken(f"There is a view “{wanted}” already; choose another name.")
    return wanted


def _set(connection: Connection, number: int, **values: object) -> None:
    connection.execute(update(views).where(views.c.view_id == number).values(**values))
