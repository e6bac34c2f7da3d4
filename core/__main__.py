"""The command line: `python -m core --help`. Arguments, progress and messages, nothing else."""

from __future__ import annotations

import json
import logging
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, TextIO

import typer
from rich.console import Console
from rich.progress import track
from sqlalchemy import Engine

from core import intake, sample, tasks
from core.ingest import MOST_FILE_BYTES, Incoming, Refused, read_articles
from core.ingest.files import files_under, read_file
from core.lexicon import LexiconError
from core.model import Outcome, Result
from core.parse.language import ModelError
from core.record import to_line
from core.store import StoreError, open_store, read_from, write_to, writing
from core.workers import map_in_order

app = typer.Typer(
    help="Rapporteur: who is in the news, what they said, what they did to whom.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
errors = Console(stderr=True, highlight=False, markup=False, soft_wrap=True)

# Libraries that talk about pages they cannot read; what became of a page, we say ourselves.
TALKATIVE = ("trafilatura", "htmldate", "charset_normalizer")

Workers = Annotated[int, typer.Option(min=1, help="Parse in so many processes at once.")]


@app.callback()
def main() -> None:
    """Runs before every command."""
    for library in TALKATIVE:
        logging.getLogger(library).setLevel(logging.CRITICAL)


@app.command()
def parse(
    files: Annotated[
        list[Path], typer.Argument(help="Articles: text, Markdown, HTML, JSON Lines.")
    ],
    workers: Workers = 1,
) -> None:
    """Print one parse record (JSON) a line for each article, in the order given."""
    unread: list[Outcome] = []
    found = _readable(files, unread)
    with _one_line_for_errors():
        for parsed in map_in_order(
            tasks.parse_or_note, found, workers=workers, lost=intake.lost_record
        ):
            sys.stdout.buffer.write(to_line(parsed).encode() + b"\n")
            sys.stdout.buffer.flush()
    raise typer.Exit(1 if unread else 0)


@app.command()
def ingest(
    paths: Annotated[list[Path], typer.Argument(help="Files, and folders with files.")],
    report: Annotated[
        Path | None, typer.Option(help="Write what became of each article here (JSON Lines).")
    ] = None,
    workers: Workers = 1,
) -> None:
    """Add articles to the collection."""
    with _one_line_for_errors(), ExitStack() as stack:
        engine = open_store()
        lines = stack.enter_context(report.open("w", encoding="utf-8")) if report else None
        files = _shown([file for path in paths for file in files_under(path)])
        counts = _tell(_outcomes(_contents(files), engine, workers), lines)
    raise typer.Exit(1 if counts[Result.FAILED] else 0)


@app.command("sample")
def load_sample(
    if_empty: Annotated[
        bool, typer.Option("--if-empty", help="Only if the collection has no article.")
    ] = False,
) -> None:
    """Put the sample articles into the collection, anew if they are there."""
    with _one_line_for_errors():
        engine = open_store()
        with read_from(engine) as connection:
            is_wanted = not if_empty or writing.is_empty(connection)
        if is_wanted:
            with write_to(engine) as connection:
                writing.delete_origin(connection, sample.ORIGIN)
            files = _shown(list(sample.sample_files()))
            _tell(_outcomes(files, engine, workers=1, origin=sample.ORIGIN))


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


def _outcomes(
    files: Iterable[tuple[str, bytes | Outcome]],
    engine: Engine,
    workers: int,
    origin: str = "upload",
) -> Iterator[Outcome]:
    found = (
        item
        for name, content in files
        for item in (
            [content]
            if isinstance(content, Outcome)
            else intake.find_new(name, content, engine=engine, origin=origin)
        )
    )
    parsed = map_in_order(tasks.parse_one, found, workers=workers, lost=intake.lost)
    return (intake.keep(item, engine=engine) for item in parsed)


def _tell(outcomes: Iterable[Outcome], lines: TextIO | None = None) -> Counter[Result]:
    """Report lines as they come, a message for what was not taken in, and the sum at the end."""
    counts: Counter[Result] = Counter()
    for outcome in outcomes:
        counts[outcome.outcome] += 1
        if lines:
            print(json.dumps(asdict(outcome), ensure_ascii=False), file=lines, flush=True)
        if outcome.outcome in {Result.REJECTED, Result.FAILED}:
            errors.print(f"{outcome.name}: {outcome.outcome}: {outcome.reason}")
    said = ", ".join(f"{counts[result]} {result}" for result in Result if counts[result])
    errors.print(said or "no files")
    return counts


def _shown[Item](items: list[Item]) -> Iterable[Item]:
    return track(items, "Reading", console=errors, disable=not errors.is_terminal)


@contextmanager
def _one_line_for_errors() -> Iterator[None]:
    """What cannot be used (collection, report, rule table, model) is one line, not a traceback."""
    try:
        yield
    except (StoreError, LexiconError, ModelError) as error:
        errors.print(str(error))
    except OSError as error:
        errors.print(f"{error.filename}: {error.strerror}")
    else:
        return
    raise typer.Exit(1)


if __name__ == "__main__":
    app(prog_name="python -m core")
