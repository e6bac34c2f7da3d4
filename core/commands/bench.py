"""`python -m core bench`: how fast Rapporteur is on this machine."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from core.bench import ingesting, pages, parsing
from core.bench.serving import NoBrowser
from core.telling import one_line_for_errors

bench = typer.Typer(help="Measure speed and memory on this machine.", no_args_is_help=True)

_Articles = Annotated[int, typer.Option(min=1, help="On so many invented articles.")]


@bench.command("parse")
def bench_parse(
    articles: Annotated[
        int | None,
        typer.Option(min=1, help="On so many invented articles; else on those of the sample."),
    ] = None,
    rounds: Annotated[int, typer.Option(min=1, help="So many times.")] = 9,
) -> None:
    """Time our whole parse against the language model alone, in turns, on the same articles."""
    with one_line_for_errors():
        chosen = parsing.invented_articles(articles) if articles else parsing.sample_articles()
        for line in parsing.compare(chosen, rounds):
            typer.echo(line)


@bench.command("ingest")
def bench_ingest(articles: _Articles = 240) -> None:
    """Time taking an archive of small articles in against parsing them, and watch memory."""
    with one_line_for_errors():
        for line in ingesting.compare(articles):
            typer.echo(line)


@bench.command("pages")
def bench_pages(
    articles: Annotated[
        int | None,
        typer.Option(min=1, help="On so many invented articles; else on those of the sample."),
    ] = None,
    collection: Annotated[
        Path | None, typer.Option(help="On a copy of this collection instead.")
    ] = None,
    rounds: Annotated[int, typer.Option(min=1, help="Visit each page so many times.")] = 5,
    only: Annotated[
        list[str] | None, typer.Option(help="Only this page, by its address: actors.")
    ] = None,
) -> None:
    """Time each page in a browser, first and later visits, until it can be used."""
    known = [path or "overview" for path in pages.PAGES]
    if wrong := [name for name in only or () if name not in known]:
        raise typer.BadParameter(f"there is no page “{wrong[0]}”; there are {', '.join(known)}")
    with one_line_for_errors():
        try:
            for line in pages.compare(articles, collection, rounds, only or known):
                typer.echo(line)
        except NoBrowser as error:
            typer.echo(str(error), err=True)
            raise typer.Exit(1) from error
