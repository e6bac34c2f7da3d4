"""Two parts of the collection beside each other, every figure with its n and how sure it is.

A part is a filter: of an outlet, of a period, or of an actor (what it says and does, and the
articles that name it). Shares come with Wilson's interval, their difference with Newcombe's, means
with Student's: all at 95 in 100.
"""

from __future__ import annotations

from enum import StrEnum
from math import sqrt

import pandas as pd
from sqlalchemy import ColumnElement, Connection, case, func, select

from core.model import Basis, Quad, QuoteKind
from core.store.filters import Condition, Filter
from core.store.queries.belonging import of_side
from core.store.queries.events import ANY_EVENT, EventChoice
from core.store.queries.evidence import mention_marks
from core.store.queries.frames import Query, read_frame, title_of, told_apart
from core.store.queries.passages import MOST, passages
from core.store.queries.relations import counted_form, took_place
from core.store.schema import actors, article_actors, articles, events, mentions, quotes

_Z = 1.96
# Student's t at 95 in 100: from so many events on.
_STUDENT = ((121, 1.98), (31, 2.04), (21, 2.09), (11, 2.23), (8, 2.36), (6, 2.57), (5, 2.78),
            (4, 3.18), (3, 4.3))  # fmt: skip
FEW = 3  # a mean of fewer events has no interval
# Parts the two actors of a pair in a key; the actor that is compared is left blank.
_PART = "\x1f"

_SIDES = ("one", "other")
SHARE_COLUMNS = [
    "key",
    "compared",
    *(f"{side}_{part}" for side in _SIDES for part in ("n", "of", "value", "low", "high")),
    "gap",
    "clear",
]
TONE_COLUMNS = [name for name in SHARE_COLUMNS if not name.endswith("_of")]


class Figure(StrEnum):
    """What is counted of a part of the collection, of what."""

    ARTICLES = "articles, of all"
    QUOTING = "articles with a quote"
    ACTING = "articles with an event"
    DIRECT = "quotes that are direct"
    NAMELESS = "quotes of no known speaker"
    CONFLICT = "events of conflict"


_OF_ARTICLES = (Figure.ARTICLES, Figure.QUOTING, Figure.ACTING)
_OF_QUOTES = (Figure.DIRECT, Figure.NAMELESS)


def figures_beside(
    connection: Connection, wanted: Filter, *, other: Filter, every: Filter
) -> pd.DataFrame:
    """Columns: SHARE_COLUMNS. A row a Figure; `every` is what both are parts of."""
    counts = [[_figure(connection, side, figure, every) for figure in Figure] for side in
              (wanted, other)]  # fmt: skip
    rows = pd.DataFrame({"key": list(Figure), "compared": list(Figure)}, dtype="object")
    for side, found in zip(_SIDES, counts, strict=True):
        rows[[f"{side}_n", f"{side}_of"]] = pd.DataFrame(found, dtype="Int64")
    return _with_shares(rows)


def figure_articles(connection: Connection, wanted: Filter, *, figure: Figure) -> pd.DataFrame:
    """Columns: published, outlet, title, words, article_id. The articles a figure counts, newest
    first; of a figure of quotes or events, those they stand in.
    """
    row, title = articles.c, title_of(articles).label("title")
    query = (
        select(row.published, row.outlet, title, row.words, row.article_id)
        .where(*of_side(wanted, articles), *_held(wanted, figure))
        .order_by(row.published.desc(), row.article_id)
    )
    return read_frame(connection, query)


def _held(side: Filter, figure: Figure) -> tuple[Condition, ...]:
    """What an article holds if a figure counts it, or something of it."""
    if figure is Figure.ARTICLES:
        return ()
    facts = quotes if figure in (Figure.QUOTING, *_OF_QUOTES) else events
    holding = select(facts.c.article_id).where(*side.conditions(facts), *_narrowing(figure))
    return (articles.c.article_id.in_(holding),)


def _narrowing(figure: Figure) -> tuple[Condition, ...]:
    match figure:
        case Figure.DIRECT:
            return (quotes.c.kind == QuoteKind.DIRECT,)
        case Figure.NAMELESS:
            return (quotes.c.basis == Basis.UNKNOWN,)
        case Figure.CONFLICT:
            conflict = (Quad.VERBAL_CONFLICT, Quad.MATERIAL_CONFLICT)
            return (events.c.quad.in_(conflict), *took_place(ANY_EVENT))
        case Figure.ACTING:
            return took_place(ANY_EVENT)
        case _:
            return ()


def _figure(connection: Connection, side: Filter, figure: Figure, every: Filter) -> tuple[int, int]:
    """How many, and of how many."""
    if figure in _OF_ARTICLES:
        of = every if figure is Figure.ARTICLES else side
        total = select(func.count()).select_from(articles).where(*of_side(of, articles))
        some = select(func.count()).select_from(articles).where(
            *of_side(side, articles), *_held(side, figure)
        )  # fmt: skip
    else:
        facts = quotes if figure in _OF_QUOTES else events
        happened = took_place(ANY_EVENT) if facts is events else ()
        total = select(func.count()).select_from(facts).where(*side.conditions(facts), *happened)
        some = total.where(*_narrowing(figure))
    return connection.execute(some).scalar() or 0, connection.execute(total).scalar() or 0


def named_beside(
    connection: Connection, wanted: Filter, *, other: Filter, top: int = 20
) -> pd.DataFrame:
    """Columns: SHARE_COLUMNS; key is an actor id. The actors whose shares differ most surely.

    Counted are the articles of each part that name the actor, of all its articles.
    """
    found = {side: _naming(connection, part) for side, part in zip(_SIDES, (wanted, other),
             strict=True)}  # fmt: skip
    ids = sorted(set(found["one"]) | set(found["other"]))
    rows = pd.DataFrame({"key": pd.Series(ids, dtype="object")})
    for side, part in zip(_SIDES, (wanted, other), strict=True):
        rows[f"{side}_n"] = rows["key"].map(found[side]).fillna(0).astype("Int64")
        total = select(func.count()).select_from(articles).where(*of_side(part, articles))
        rows[f"{side}_of"] = pd.Series(connection.execute(total).scalar() or 0, rows.index, "Int64")
    rows = rows[~rows["key"].isin((*wanted.actors, *other.actors))]
    shares = _with_shares(rows.assign(compared=rows["key"]).reset_index(drop=True))
    best = shares.assign(size=shares["gap"].abs()).sort_values(
        ["clear", "size", "key"], ascending=[False, False, True]
    )
    return _named(connection, best.head(top).reset_index(drop=True)[SHARE_COLUMNS])


def named_there(
    connection: Connection, wanted: Filter, *, actor_id: str, top: int = MOST
) -> pd.DataFrame:
    """Columns: as `actor_evidence`. The sentences of a part that name an actor."""
    row = mentions.c
    found = (
        select(row.article_id, row.sentence.label("item"), row.start, row.end)
        .where(*of_side(wanted, mentions), *counted_form(wanted), row.actor_id == actor_id)
        .order_by(row.published.desc(), row.article_id, row.start)
        .limit(top)
    )
    return passages(connection, mention_marks(connection, found))


def _naming(connection: Connection, side: Filter) -> dict[str, int]:
    """How many articles of a part name each actor; of the kinds and sides that are chosen."""
    row = article_actors.c
    # An expression, or SQLite walks the whole table in the order of its index of actors.
    actor_id = row.actor_id.concat("").label("actor_id")
    query = (
        select(actor_id, func.count().label("articles"))
        .where(*of_side(side, article_actors), side.counted() > 0)
        .group_by(actor_id)
    )
    if side.kinds:
        query = query.where(
            row.actor_id.in_(select(actors.c.actor_id).where(actors.c.kind.in_(side.kinds)))
        )
    if side.sides:
        query = query.where(row.side.in_(side.sides))
    return {found.actor_id: found.articles for found in connection.execute(query)}


def _named(connection: Connection, rows: pd.DataFrame) -> pd.DataFrame:
    columns = (actors.c.actor_id, actors.c.name.label("actor"), actors.c.kind)
    found = read_frame(connection, select(*columns).where(actors.c.actor_id.in_(rows["key"])))
    label = dict(zip(found["actor_id"], told_apart(found), strict=True))
    return rows.assign(compared=rows["key"].map(label).astype("object"))


def tone_beside(
    connection: Connection, wanted: Filter, *, other: Filter, top: int = 20
) -> pd.DataFrame:
    """Columns: TONE_COLUMNS. A row a pair of actors; of two actors, a row for each they deal with.

    value is the mean score of the n events that took place; gap is missing where one has none.
    Those that both have most events of come first.
    """
    one, two = (_tones(connection, side) for side in (wanted, other))
    both = one.merge(two, on="key", how="outer", suffixes=("", "_other"))
    rows = pd.DataFrame({"key": both["key"].astype("object")})
    for side, end in (("one", ""), ("other", "_other")):
        rows[f"{side}_n"] = both[f"times{end}"].fillna(0).astype("Int64")
        rows[f"{side}_value"] = both[f"tone{end}"].astype("float64")
        half = _half(
            rows[f"{side}_n"], rows[f"{side}_value"], both[f"squares{end}"].astype("float64")
        )
        rows[f"{side}_low"] = (rows[f"{side}_value"] - half).clip(-10, 10)
        rows[f"{side}_high"] = (rows[f"{side}_value"] + half).clip(-10, 10)
    rows["gap"] = rows["one_value"] - rows["other_value"]
    rows["clear"] = (
        (rows["one_low"] > rows["other_high"]) | (rows["other_low"] > rows["one_high"])
    ).astype("boolean")
    fewer, more = rows[["one_n", "other_n"]].min(axis=1), rows[["one_n", "other_n"]].max(axis=1)
    ordered = rows.assign(fewer=fewer, more=more).sort_values(
        ["fewer", "more", "key"], ascending=[False, False, True]
    )
    best = ordered.head(top).reset_index(drop=True)
    return best.assign(compared=_pair_names(connection, best["key"]))[TONE_COLUMNS]


def tone_choice(side: Filter, key: str) -> EventChoice:
    """The events of a part that a key of `tone_beside` counts."""
    own = side.actors[0] if side.actors else ""
    source, target = (actor_id or own for actor_id in key.split(_PART))
    return EventChoice(source=source, target=target)


def _tones(connection: Connection, side: Filter) -> pd.DataFrame:
    """Columns: key, times, tone, squares (the mean of the squared scores)."""
    row = events.c
    key = _blank(row.source_id, side) + _PART + _blank(row.target_id, side)
    query: Query = (
        select(
            key.label("key"),
            func.count().label("times"),
            func.avg(row.score).label("tone"),
            func.avg(row.score * row.score).label("squares"),
        )
        .where(
            *side.conditions(events),
            *took_place(ANY_EVENT),
            row.source_id.is_not(None),
            row.target_id.is_not(None),
            row.source_id != row.target_id,
        )
        .group_by(key)
    )
    return read_frame(connection, query)


def _blank(actor_id: ColumnElement[str], side: Filter) -> ColumnElement[str]:
    return case((actor_id.in_(side.actors), ""), else_=actor_id) if side.actors else actor_id


def _pair_names(connection: Connection, keys: pd.Series) -> pd.Series:
    pairs = [key.split(_PART) for key in keys]
    ids = {actor_id for pair in pairs for actor_id in pair}
    query = select(actors.c.actor_id, actors.c.name).where(actors.c.actor_id.in_(ids))
    names = {row.actor_id: row.name for row in connection.execute(query)} | {"": "they"}
    said = [" → ".join(names.get(actor_id, actor_id) for actor_id in pair) for pair in pairs]
    return pd.Series(said, index=keys.index, dtype="object")


def dotted(rows: pd.DataFrame, names: tuple[str, str], *, tone: bool = False) -> pd.DataFrame:
    """Columns: key, name, side, value, low, high, said, described, figures (how many they are on
    both sides), sure (1, or less where a figure rests on little). `rows` of this module, for a
    chart: a row a figure there is.
    """
    sizes = rows["one_n"].map(str), rows["other_n"].map(str)
    if tone:
        figures = "n=" + sizes[0] + " : " + sizes[1]
    else:
        one_of, other_of = rows["one_of"].map(str), rows["other_of"].map(str)
        figures = sizes[0] + "/" + one_of + " : " + sizes[1] + "/" + other_of
    parts = []
    for side, name in zip(_SIDES, names, strict=True):
        part = pd.DataFrame(
            {"key": rows["key"], "name": rows["compared"], "side": name, "figures": figures}
        )
        for end in ("value", "low", "high"):
            part[end] = rows[f"{side}_{end}"]
        if tone:
            part["said"] = (
                part["value"].map("{:+.1f}".format) + " (n=" + rows[f"{side}_n"].map(str) + ")"
            )
            part["sure"] = (rows[f"{side}_n"] >= FEW).map({True: 1.0, False: 0.35})
        else:
            of_how_many = rows[f"{side}_n"].map(str) + " of " + rows[f"{side}_of"].map(str)
            part["said"] = part["value"].map("{:.0f} %".format) + " (" + of_how_many + ")"
            part["sure"] = rows["clear"].map({True: 1.0, False: 0.35})
        parts.append(part)
    long = pd.concat(parts).sort_index(kind="stable").dropna(subset=["value"])
    long["described"] = long["name"] + ", " + long["side"] + ": " + long["said"]
    return long.reset_index(drop=True)


def _half(times: pd.Series, mean: pd.Series, squares: pd.Series) -> pd.Series:
    """Half the width of a mean's interval; none of fewer than FEW."""
    spread = (squares - mean * mean).clip(lower=0)
    n = times.astype("float64")
    student = n.map(lambda count: next((t for least, t in _STUDENT if count >= least), None))
    return (student.astype("float64") * (spread / (n - 1).where(n > 1)) ** 0.5).astype("float64")


def _with_shares(rows: pd.DataFrame) -> pd.DataFrame:
    for side in _SIDES:
        shares = [_wilson(int(k), int(n)) for k, n in zip(rows[f"{side}_n"], rows[f"{side}_of"],
                  strict=True)]  # fmt: skip
        names = [f"{side}_{end}" for end in ("value", "low", "high")]
        rows[names] = pd.DataFrame(shares, columns=names, index=rows.index, dtype="float64")
    rows["gap"] = rows["one_value"] - rows["other_value"]
    below = ((rows["one_value"] - rows["one_low"]) ** 2
             + (rows["other_high"] - rows["other_value"]) ** 2) ** 0.5  # fmt: skip
    above = ((rows["one_high"] - rows["one_value"]) ** 2
             + (rows["other_value"] - rows["other_low"]) ** 2) ** 0.5  # fmt: skip
    beyond = (rows["gap"] - below > 0) | (rows["gap"] + above < 0)
    rows["clear"] = beyond.astype("boolean")
    return rows[SHARE_COLUMNS]


def _wilson(some: int, of: int) -> tuple[float, float, float]:
    """A share of a hundred and its interval; nothing where there is nothing to be a share of."""
    if not of:
        return float("nan"), float("nan"), float("nan")
    share, square = some / of, _Z * _Z
    middle = (share + square / (2 * of)) / (1 + square / of)
    half = _Z / (1 + square / of) * sqrt(share * (1 - share) / of + square / (4 * of * of))
    return 100 * share, 100 * max(0.0, middle - half), 100 * min(1.0, middle + half)
