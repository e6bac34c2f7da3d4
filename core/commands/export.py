"""`python -m core export`: a selection of the collection as a file."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Annotated

import pandas as pd
import typer
from sqlalchemy import Connection

from core.export.sheets import TooLarge
from core.model import ActorKind
from core.outgoing import HOLDS, Format, Selection, What, write
from core.store import open_store, queries, read_from
from core.store.filters import Filter
from core.store.queries import RelationBasis
from core.telling import errors, one_line_for_errors

# An export of everything takes longer than any question a page may ask.
_SECONDS = 6 * 3600

_Day = Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"])]


def export(
    form: Annotated[Format, typer.Option("--format", help="What kind of file.")],
    output: Annotated[Path, typer.Option(help="The file to write; one of this name is replaced.")],
    what: Annotated[
        list[What] | None,
        typer.Option(help="What goes into it; several only into xlsx, docx and html."),
    ] = None,
    since: _Day = None,
    until: _Day = None,
    outlet: Annotated[list[str] | None, typer.Option(help="Only of this outlet.")] = None,
    side: Annotated[list[str] | None, typer.Option(help="Only on this side.")] = None,
    kind: Annotated[list[ActorKind] | None, typer.Option(help="Only this kind of actor.")] = None,
    actor: Annotated[list[str] | None, typer.Option(help="Only this actor: name or id.")] = None,
    words: Annotated[str, typer.Option(help="Only articles with these words.")] = "",
    reviewed_only: Annotated[
        bool, typer.Option("--reviewed-only", help="Only what an analyst has reviewed.")
    ] = False,
    every_copy: Annotated[
        bool, typer.Option("--every-copy", help="Count every syndicated copy.")
    ] = False,
    all_forms: Annotated[
        bool, typer.Option("--all-forms", help="Count demonyms, descriptions and pronouns too.")
    ] = False,
    basis: Annotated[
        list[RelationBasis] | None, typer.Option(help="Only relations on this basis.")
    ] = None,
) -> None:
    """Write quotes, events, actors, articles or relations to a file, under the pages' filters.

    The report is written as it was collected: each part of it says its own filter.
    """
    chosen = _chosen(form, what or [])
    with one_line_for_errors(), read_from(open_store(), seconds=_SECONDS) as connection:
        wanted = Filter(
            since=since.date() if since else None,
            until=until.date() if until else None,
            outlets=_known(outlet, queries.outlets(connection)["outlet"], "outlet"),
            sides=_known(side, queries.sides(connection)["side"], "side"),
            kinds=tuple(kind or ()),
            actors=_actors(connection, actor or []),
            words=words.strip(),
            reviewed_only=reviewed_only,
            every_copy=every_copy,
            all_forms=all_forms,
        )
        if chosen == (What.REPORT,) and wanted != Filter():
            raise typer.BadParameter("the report is as it was collected: leave the filters out")
        bases = tuple(basis or RelationBasis)
        rows = _written(connection, Selection(chosen, wanted, bases), form, output)
    errors.print(f"{output}: {_counted(rows, form)}")


def _counted(number: int, form: Format) -> str:
    what = "part" if form in (Format.DOCX, Format.HTML) else "row"
    return f"{number:,} {what}" if number == 1 else f"{number:,} {what}s"


def _chosen(form: Format, what: list[What]) -> tuple[What, ...]:
    """What the file is to hold, or a word on what it can."""
    can = HOLDS[form]
    if not what:
        if len(can) > 1 and form is not Format.XLSX:
            raise typer.BadParameter(f"say which with --what: {', '.join(can)}")
        return can
    if wrong := [each for each in what if each not in can]:
        raise typer.BadParameter(f"{form} holds {' and '.join(can)}, not {wrong[0]}")
    if len(what) > 1 and What.REPORT in what:
        raise typer.BadParameter("the report goes into a file of its own")
    if len(what) > 1 and form not in (Format.XLSX, Format.DOCX, Format.HTML):
        raise typer.BadParameter(f"{form} holds one table; take xlsx, or --what once")
    return tuple(dict.fromkeys(what))


def _written(connection: Connection, selection: Selection, form: Format, output: Path) -> int:
    """A file that is broken off is not left under the name asked for."""
    unfinished = output.with_name(f"{output.name}.part")
    try:
        with unfinished.open("wb") as file:
            rows = write(connection, selection, form, file)
        unfinished.replace(output)
    except TooLarge as error:
        raise typer.BadParameter(str(error)) from error
    finally:
        unfinished.unlink(missing_ok=True)
    return rows


def _known(asked: list[str] | None, known: Iterable[str], of: str) -> tuple[str, ...]:
    """The names asked for, if the collection has them."""
    names = list(known)
    if wrong := [name for name in asked or () if name not in names]:
        raise typer.BadParameter(f"there is no {of} “{wrong[0]}”; there are {_some(names)}")
    return tuple(asked or ())


def _actors(connection: Connection, asked: list[str]) -> tuple[str, ...]:
    """Ids by id or name; a name that several have stands for them all."""
    if not asked:
        return ()
    everybody = queries.known_actors(connection, top=1_000_000)
    found: list[str] = []
    for name in asked:
        same = everybody[_is_called(everybody, name)]["actor_id"]
        if same.empty:
            raise typer.BadParameter(
                f"there is no actor “{name}”; the most named are {_some(everybody['label'])}"
            )
        found += list(same)
    return tuple(dict.fromkeys(found))


def _is_called(actors: pd.DataFrame, name: str) -> pd.Series:
    folded = name.casefold()
    is_name = actors["actor"].str.casefold() == folded
    return is_name | (actors["label"].str.casefold() == folded) | (actors["actor_id"] == name)


def _some(names: Iterable[str], most: int = 8) -> str:
    shown = list(names)
    more = " and others" if len(shown) > most else ""
    return (", ".join(shown[:most]) or "none") + more
