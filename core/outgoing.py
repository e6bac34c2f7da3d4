"""What leaves the collection: a selection that was asked for, on its way into a file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, BinaryIO

import pandas as pd
from sqlalchemy import Connection

from core.citing import Source
from core.export.about import About
from core.export.columnar import to_parquet
from core.export.documents import to_docx
from core.export.graphs import relation_graph, to_gexf, to_graphml
from core.export.printed import report_table
from core.export.references import to_bibtex, to_csl
from core.export.sheets import to_csv, to_xlsx
from core.export.webpages import to_html
from core.record import to_line
from core.report import MOST_ROWS, Item, Report
from core.store import basket, queries
from core.store.filters import Filter, sentence
from core.store.queries import RelationBasis
from core.store.restoring import parsed_articles


class What(StrEnum):
    """What can be taken out of a collection."""

    QUOTES = "quotes"
    EVENTS = "events"
    ACTORS = "actors"
    ARTICLES = "articles"
    RELATIONS = "relations"
    REPORT = "report"  # what was collected for the report


class Format(StrEnum):
    """The formats of files; each stands for its file ending."""

    CSV = "csv"
    XLSX = "xlsx"
    PARQUET = "parquet"
    JSONL = "jsonl"
    GRAPHML = "graphml"
    GEXF = "gexf"
    BIBTEX = "bibtex"
    CSL = "csl"
    DOCX = "docx"
    HTML = "html"


# What a format can hold.
_TABLES = (What.QUOTES, What.EVENTS, What.ACTORS, What.ARTICLES, What.RELATIONS)
HOLDS: dict[Format, tuple[What, ...]] = {
    **dict.fromkeys((Format.CSV, Format.XLSX, Format.PARQUET), _TABLES),
    **dict.fromkeys((Format.DOCX, Format.HTML), tuple(What)),
    **dict.fromkeys((Format.JSONL, Format.BIBTEX, Format.CSL), (What.ARTICLES,)),
    **dict.fromkeys((Format.GRAPHML, Format.GEXF), (What.RELATIONS,)),
}

# An export holds everything the filter leaves. Actors are looked up by id, and SQLite takes no
# more ids than this in one question.
_EVERYTHING, _MOST_ACTORS = 10_000_000, 30_000


@dataclass(frozen=True, slots=True)
class Selection:
    """What is wanted: which facts, under which filter; relations on which bases."""

    what: tuple[What, ...]
    wanted: Filter
    bases: tuple[RelationBasis, ...] = tuple(RelationBasis)


def write(connection: Connection, selection: Selection, form: Format, file: BinaryIO) -> int:
    """Writes it; how many rows, articles or edges it holds. Raises TooLarge."""
    said = about(connection, ", ".join(selection.what), selection.wanted)
    match form:
        case Format.JSONL:
            return write_records(connection, selection.wanted, said, file)
        case Format.BIBTEX | Format.CSL:
            found = cited(queries.sources(connection, selection.wanted))
            file.write((to_bibtex if form is Format.BIBTEX else to_csl)(found, said))
            return len(found)
        case Format.GRAPHML | Format.GEXF:
            found_relations = relation_rows(connection, selection.wanted, selection.bases)
            file.write(graph_file(connection, selection.wanted, found_relations, said, form))
            return len(found_relations)
        case Format.DOCX | Format.HTML:
            collected = _report(connection, selection, said)
            file.write((to_docx if form is Format.DOCX else to_html)(collected))
            return len(collected.items)
    frames = {what.value: _frame(connection, what, selection) for what in selection.what}
    file.write(table_file(frames, said, form))
    return sum(map(len, frames.values()))


def _report(connection: Connection, selection: Selection, said: About) -> Report:
    """What was collected, or a report made of tables for this once."""
    if selection.what == (What.REPORT,):
        return basket.read(connection)
    frames = {what: _frame(connection, what, selection) for what in selection.what}
    items = tuple(
        Item(
            report_table(frame, _HEADINGS[what], sources_of(connection, frame)),
            what.capitalize(),
            said.selection,
            said.made,
        )
        for what, frame in frames.items()
    )
    return Report(items, said.made, title=said.what)


# The columns that a page has room for.
_HEADINGS = {
    What.QUOTES: {"published": "Date", "speaker": "Speaker", "cue": "Verb", "text": "Words"},
    What.EVENTS: {
        **{"when": "Date", "source": "Who", "type": "Type", "target": "To whom"},
        **{"trigger": "Did", "status": "Status", "modality": "Took place"},
    },
    What.ACTORS: {
        **{"label": "Actor", "kind": "Kind", "side": "Side", "role": "Role"},
        **{"mentions": "Mentions", "articles": "Articles"},
    },
    What.ARTICLES: {"published": "Date", "outlet": "Outlet", "title": "Title"},
    What.RELATIONS: {
        **{"source": "Who", "basis": "Relation", "target": "Whom", "times": "Times"},
        "tone": "Mean event score",
    },
}


def about(connection: Connection, what: str, wanted: Filter, *, also: str = "") -> About:
    """What an export under this filter says of itself; `also` is what a page narrows it to."""
    names = queries.names_of(connection, wanted.actors)
    said = sentence(wanted, names)
    held = queries.headline(connection, wanted).iloc[0]
    read_by = queries.parsers(connection, wanted)
    return About(
        what.capitalize(),
        f"{said} {also}".strip(),
        datetime.now().astimezone(),
        parsers=tuple(f"{row.model}, rules {row.rules}" for row in read_by.itertuples()),
        counts=tuple((name.capitalize(), int(held[name])) for name in held.index),
    )


def table_file(frames: Mapping[str, pd.DataFrame], said: About, form: Format) -> bytes:
    """Tables as a file; but for Excel there is but one. Raises TooLarge."""
    if form is Format.XLSX:
        return to_xlsx({name.capitalize(): frame for name, frame in frames.items()}, said)
    (frame,) = frames.values()
    return to_csv(frame, said) if form is Format.CSV else to_parquet(frame, said)


def graph_file(
    connection: Connection, wanted: Filter, relations: pd.DataFrame, said: About, form: Format
) -> bytes:
    """Relations as a graph whose nodes say what their actors are under the same filter."""
    everybody = queries.mention_counts(connection, wanted.anyone(), top=_MOST_ACTORS)
    graph = relation_graph(relations, everybody, said)
    return to_graphml(graph) if form is Format.GRAPHML else to_gexf(graph, said)


def write_records(connection: Connection, wanted: Filter, said: About, file: BinaryIO) -> int:
    """One parse record a line, as docs/record.md has it; how many."""
    written = 0
    for parsed in parsed_articles(connection, wanted):
        file.write(to_line(parsed, export=dict(said.lines())).encode() + b"\n")
        written += 1
    return written


def relation_rows(
    connection: Connection, wanted: Filter, bases: Iterable[RelationBasis]
) -> pd.DataFrame:
    """Those of `relations`, basis by basis."""
    found = [queries.relations(connection, wanted, basis=basis) for basis in bases]
    return pd.concat([frame for frame in found if len(frame)] or found[:1])


def cited(articles: pd.DataFrame) -> list[Source]:
    """The rows of `sources` as sources to cite."""
    return [source_of(row) for row in articles.to_dict("records")]


def source_of(row: Mapping[Any, Any]) -> Source:
    """An article as a source; the row may lack author, url and language."""
    published = row["published"]
    known = {
        name: str(row[name])
        for name in ("title", "outlet", "author", "url", "language")
        if name in row and isinstance(row[name], str)
    }
    day = published.date() if isinstance(published, pd.Timestamp) else None
    return Source(str(row["article_id"]), published=day, **known)


def with_credits(connection: Connection, facts: pd.DataFrame) -> pd.DataFrame:
    """Rows of facts with the author and the address of their articles, to be cited by."""
    if "article_id" not in facts or "url" in facts:
        return facts
    credits = queries.sources(connection, Filter(every_copy=True))
    return facts.merge(credits[["article_id", "author", "url"]], on="article_id", how="left")


def sources_of(connection: Connection, facts: pd.DataFrame) -> list[Source]:
    """For each row of facts the article it stands in; none if they are no rows of articles."""
    if not {"article_id", "published", "title"} <= set(facts.columns):
        return []
    return cited(with_credits(connection, facts.head(MOST_ROWS)))


def _frame(connection: Connection, what: What, selection: Selection) -> pd.DataFrame:
    wanted = selection.wanted
    match what:
        case What.QUOTES:
            found = queries.quotes_matching(
                connection, wanted, choice=_EVERY_QUOTE, top=_EVERYTHING
            )
            return with_credits(connection, found)
        case What.EVENTS:
            found = queries.events_matching(connection, wanted, top=_EVERYTHING)
            return with_credits(connection, found)
        case What.ACTORS:
            return queries.mention_counts(connection, wanted, top=_MOST_ACTORS)
        case What.ARTICLES:
            return queries.sources(connection, wanted)
    return relation_rows(connection, wanted, selection.bases)


# Thoughts and topics are told from speech by the column `reports`.
_EVERY_QUOTE = queries.QuoteChoice(scope=queries.Scope.TOPICS)
