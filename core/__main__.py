"""The command line: `python -m core --help`. Arguments, progress and messages, nothing else."""

from __future__ import annotations

import json
import logging
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, TextIO

import typer

from core import intake, sample, tasks
from core.commands.bench import bench
from core.commands.export import export
from core.ingest import (
    MOST_FILE_BYTES,
    Incoming,
    Refused,
    Supplied,
    read_articles,
)
from core.ingest.credits import FIELDS, stated
from core.ingest.dates import read_moment
from core.ingest.files import State, files_under, read_file, settled_files
from core.ingest.supplied import ANALYST
from core.model import Outcome, Result
from core.progress import Progress, progress_bar
from core.record import to_line
from core.store import open_store, read_from, write_to, writing
from core.taking import found_in, kept
from core.telling import errors, one_line_for_errors
from core.workers import map_in_order

app = typer.Typer(
    help="Rapporteur: who is in the news, what they said, what they did to whom.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)

# Libraries that talk about pages they cannot read; what became of a page, we say ourselves.
TALKATIVE = ("trafilatura", "htmldate", "charset_normalizer")

# Between two looks at a watched folder.
WATCH_SECONDS = 1.0

Workers = Annotated[int, typer.Option(min=1, help="Parse in so many processes at once.")]


app.command()(export)
app.add_typer(bench, name="bench")


@app.callback()
def main() -> None:
    """Runs before every command."""
    for library in TALKATIVE:
        logging.getLogger(library).setLevel(logging.CRITICAL)


@app.command()
def parse(
    files: Annotated[
        list[Path],
        typer.Argument(help="Articles, in any format we know."),
    ],
    workers: Workers = 1,
) -> None:
    """Print one parse record (JSON) a line for each article, in the order given."""
    unread: list[Outcome] = []
    found = _readable(files, unread)
    with one_line_for_errors():
        for parsed in map_in_order(
            tasks.parse_or_note, found, workers=workers, lost=intake.lost_record
        ):
            sys.stdout.buffer.write(to_line(parsed).encode() + b"\n")
            sys.stdout.buffer.flush()
    raise typer.Exit(1 if unread else 0)


@app.command()
def ingest(
    paths: Annotated[list[Path], typer.Argument(help="Files, folders with files, archives.")],
    report: Annotated[
        Path | None, typer.Option(help="Write what became of each article here (JSON Lines).")
    ] = None,
    workers: Workers = 1,
    outlet: Annotated[str | None, typer.Option(help="The outlet where a file names none.")] = None,
    published: Annotated[str | None, typer.Option(help="The date where a file has none.")] = None,
    column: Annotated[
        list[str] | None,
        typer.Option(help="Which column of a table holds what: --column text='Full story'."),
    ] = None,
    watch: Annotated[
        bool, typer.Option("--watch", help="Go on, and add what comes into the folders.")
    ] = False,
) -> None:
    """Add articles to the collection. What was broken off goes on when it is run again."""
    supplied = _supplied(outlet, published, column or [])
    with one_line_for_errors(), ExitStack() as stack:
        engine = open_store()
        lines = stack.enter_context(report.open("w", encoding="utf-8")) if report else None
        progress = stack.enter_context(progress_bar(errors))
        files = _watched(paths) if watch else _all_files(paths, progress)
        found = found_in(files, engine, supplied=supplied, expect=progress.expect)
        # Several processes work ahead, and would keep a watcher's result until more comes in.
        outcomes = kept(found, engine, 1 if watch else workers, at_once=watch)
        counts = _tell(outcomes, lines, progress)
    raise typer.Exit(1 if counts[Result.FAILED] else 0)


@app.command("sample")
def load_sample(
    if_empty: Annotated[
        bool, typer.Option("--if-empty", help="Only if the collection has no article.")
    ] = False,
) -> None:
    """Put the sample articles into the collection, anew if they are there."""
    with one_line_for_errors():
        engine = open_store()
        with read_from(engine) as connection:
            is_wanted = not if_empty or writing.is_empty(connection)
        if is_wanted:
            with write_to(engine) as connection:
                writing.delete_origin(connection, sample.ORIGIN)
            found = found_in(sample.sample_files(), engine, origin=sample.ORIGIN)
            _tell(kept(found, engine, workers=1))


def _readable(files: Iterable[Path], unread: list[Outcome]) -> Iterator[Incoming]:
    """The articles in the files; what cannot be read goes to standard error and `unread`."""
    for name, content in _contents(files):
        for found in [content] if isinstance(content, Outcome) else read_articles(name, content):
            if isinstance(found, Incoming):
                yield found
            else:
                unread.append(found)
                errors.print(f"{found.name}: {found.reason}")


def _contents(files: Iterable[Path]) -> Iterator[tuple[str, bytes | Outcome]]:
    for file in files:
        try:
            yield str(file), read_file(file, MOST_FILE_BYTES)
        except Refused as refused:
            yield str(file), refused.outcome(str(file))


def _all_files(paths: Sequence[Path], progress: Progress) -> Iterator[tuple[str, bytes | Outcome]]:
    files = [file for path in paths for file in files_under(path)]
    progress.expect(len(files))
    return _contents(files)


def _watched(folders: Sequence[Path]) -> Iterator[tuple[str, bytes | Outcome]]:
    """What is in the folders and what comes into them, until the command is stopped."""
    looks: dict[Path, State] = {}
    taken: set[State] = set()
    errors.print("Watching; press Ctrl+C to stop.")
    while True:
        yield from _contents(settled_files(folders, looks, taken))
        time.sleep(WATCH_SECONDS)


def _tell(
    outcomes: Iterable[Outcome], lines: TextIO | None = None, progress: Progress | None = None
) -> Counter[Result]:
    """Report lines as they come, a message for what was not taken in, and the sum at the end."""
    counts: Counter[Result] = Counter()
    try:
        for outcome in outcomes:
            counts[outcome.outcome] += 1
            if progress:
                progress.advance()
            if lines:
                print(json.dumps(asdict(outcome), ensure_ascii=False), file=lines, flush=True)
            if outcome.outcome in {Result.REJECTED, Result.FAILED}:
                errors.print(f"{outcome.name}: {outcome.outcome}: {outcome.reason}")
    except KeyboardInterrupt:
        errors.print("Stopped. What was added stays; run it again for the rest.")
    said = ", ".join(f"{counts[result]} {result}" for result in Result if counts[result])
    errors.print(said or "no files")
    return counts


def _supplied(outlet: str | None, published: str | None, columns: Sequence[str]) -> Supplied:
    """What the analyst says of the files."""
    if published and not read_moment(published):
        raise typer.BadParameter(f"“{published}” is no date; write 2026-08-12")
    pairs = dict(column.partition("=")[::2] for column in columns)
    if wrong := [field for field in pairs if field not in ("text", *FIELDS)]:
        known = ", ".join(("text", *FIELDS))
        raise typer.BadParameter(f"there is no field “{wrong[0]}”; fields are {known}")
    return Supplied(stated(ANALYST, outlet=outlet, published=published), pairs)


if __name__ == "__main__":
    app(prog_name="python -m core")
