"""What an analyst asked to see: a frozen value, its SQL conditions, its plain-English sentence.

Dates, outlets, words, the day of adding and the copy switch choose articles; actors, sides and
kinds choose the facts in them: an actor's mentions, the quotes they speak, the events they are on
either side of. A watchlist chooses the facts of its actors, and all of articles with its words.

Only what is reviewed: the quotes and events an analyst has judged, and of everything else what is
in their articles.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Table, exists, false, func, or_, select, union

from core.model import ActorKind
from core.store import search
from core.store.correction_tables import corrected
from core.store.schema import actors, article_actors, articles, events, mentions, quotes

# Where an analyst chooses outlets, articles without one can be chosen under this name.
UNKNOWN_OUTLET = "unknown outlet"

type Condition = ColumnElement[bool]


class Part(StrEnum):
    """A part of a filter that can be lifted by itself, under the name it has on the pages."""

    DATES = "dates"
    OUTLETS = "outlets"
    WORDS = "words"
    ADDED = "day of adding"
    ACTORS = "actors"
    WATCHLISTS = "watchlists"
    SIDES = "sides"
    KINDS = "kinds"
    REVIEWED = "review limit"


_FIELDS = {
    Part.DATES: ("since", "until"),
    Part.OUTLETS: ("outlets",),
    Part.WORDS: ("words",),
    Part.ADDED: ("added_after",),
    Part.ACTORS: ("actors",),
    Part.WATCHLISTS: ("watched",),
    Part.SIDES: ("sides",),
    Part.KINDS: ("kinds",),
    Part.REVIEWED: ("reviewed_only",),
}


@dataclass(frozen=True, slots=True)
class Watched:
    """A watchlist as it stands: a fact is on it when its actor is, or when its article has one of
    its words (each as an analyst would type them into a search box)."""

    name: str
    actors: tuple[str, ...] = ()  # actor ids
    words: tuple[str, ...] = ()
    whole: bool = False  # all that is in the articles that name its actors


@dataclass(frozen=True, slots=True)
class Filter:
    """Nothing chosen means everything; copies count once and only names count, unless switched."""

    since: date | None = None
    until: date | None = None
    outlets: tuple[str, ...] = ()
    sides: tuple[str, ...] = ()
    kinds: tuple[ActorKind, ...] = ()
    actors: tuple[str, ...] = ()  # actor ids
    words: str = ""
    every_copy: bool = False
    all_forms: bool = False
    watched: tuple[Watched, ...] = ()  # on any of these watchlists
    added_after: datetime | None = None  # UTC, without a zone, as articles.added
    reviewed_only: bool = False

    @property
    def narrows(self) -> bool:
        """Whether anything is left out; the two counting switches leave nothing out."""
        return replace(self, every_copy=False, all_forms=False) != Filter()

    @property
    def parts(self) -> tuple[Part, ...]:
        """What is in force, the counting switches apart."""
        return tuple(part for part in Part if self.without(part) != self)

    def without(self, part: Part) -> Filter:
        """The same filter with one part lifted."""
        everything = Filter()
        lifted: dict[str, Any] = {name: getattr(everything, name) for name in _FIELDS[part]}
        return replace(self, **lifted)

    def anyone(self) -> Filter:
        """The same articles, whoever is in them."""
        watched = tuple(replace(each, whole=True) for each in self.watched)
        if not any(each.words for each in watched):
            watched = ()
        return replace(self, actors=(), sides=(), kinds=(), watched=watched)

    @property
    def watched_actors(self) -> tuple[str, ...]:
        """Who is on the watchlists, unless these choose articles by their words too."""
        if any(each.words for each in self.watched):
            return ()
        return tuple(dict.fromkeys(actor for each in self.watched for actor in each.actors))

    def conditions(self, facts: Table) -> tuple[Condition, ...]:
        """What a row of `articles` or of a fact table has to meet. Values are bound parameters."""
        reviewed = (_reviewed(facts),) if self.reviewed_only else ()
        return (*self._where(facts), *self._who(facts), *self._watching(facts), *reviewed)

    def counted(self) -> ColumnElement[int]:
        """The mentions of an `article_actors` row under the counting rule in force."""
        row = article_actors.c
        return (
            row.names + row.demonyms + row.nominals + row.pronouns if self.all_forms else row.names
        )

    def _where(self, facts: Table) -> Iterator[Condition]:
        if self.since:
            yield facts.c.published >= self.since
        if self.until:
            yield facts.c.published <= self.until
        if self.outlets:
            outlet = func.coalesce(facts.c.outlet, UNKNOWN_OUTLET)
            yield (outlet if UNKNOWN_OUTLET in self.outlets else facts.c.outlet).in_(self.outlets)
        if not self.every_copy:
            yield facts.c.copy_of.is_(None) if facts is articles else facts.c.is_copy.is_(False)
        if self.words:
            yield search.articles_matching(self.words, facts.c.article_id)
        if self.added_after:
            late = articles.c.added > self.added_after
            ids = select(articles.c.article_id).where(late)
            yield late if facts is articles else facts.c.article_id.in_(ids)

    def _watching(self, facts: Table) -> Iterator[Condition]:
        if not self.watched:
            return
        ids = sorted({actor_id for each in self.watched for actor_id in each.actors})
        words = sorted({words for each in self.watched for words in each.words})
        naming = select(article_actors.c.article_id).where(article_actors.c.actor_id.in_(ids))
        whole = any(each.whole for each in self.watched)
        by_actor = facts.c.article_id.in_(naming) if whole else _by_one_of(facts, ids)
        said = (search.articles_matching(each, facts.c.article_id) for each in words)
        yield or_(by_actor if ids else false(), *said)

    def _who(self, facts: Table) -> Iterator[Condition]:
        if not (self.actors or self.sides or self.kinds):
            return
        row = facts.c
        if facts is articles:
            named = exists().where(article_actors.c.article_id == row.article_id)
            yield named.where(*self._who(article_actors))
        elif facts is events:
            source = self._is_wanted(row.source_id, row.source_side)
            target = self._is_wanted(row.target_id, row.target_side)
            yield or_(_all(source), _all(target))
        elif facts is quotes:
            yield from self._is_wanted(row.speaker_id, row.side)
        elif facts is mentions:
            of_article = exists().where(
                article_actors.c.article_id == row.article_id,
                article_actors.c.actor_id == row.actor_id,
            )
            yield of_article.where(*self._who(article_actors))
        else:
            yield from self._is_wanted(row.actor_id, row.side)

    def _is_wanted(
        self, actor_id: ColumnElement[str], side: ColumnElement[str]
    ) -> Iterator[Condition]:
        if self.actors:
            yield actor_id.in_(self.actors)
        if self.sides:
            yield side.in_(self.sides)
        if self.kinds:
            yield actor_id.in_(select(actors.c.actor_id).where(actors.c.kind.in_(self.kinds)))


def _reviewed(facts: Table) -> Condition:
    """The quotes and events an analyst has judged; of other facts those in the same articles."""
    if facts is quotes or facts is events:
        return facts.c.reviewed.is_not(None)
    # Few articles are corrected at all, and only these have to be looked through.
    somewhere = select(corrected.c.article_id)
    judged = (
        select(table.c.article_id).where(
            table.c.article_id.in_(somewhere), table.c.reviewed.is_not(None)
        )
        for table in (quotes, events)
    )
    return facts.c.article_id.in_(union(*judged))


def _by_one_of(facts: Table, actor_ids: list[str]) -> Condition:
    """The rows of these actors, as `Filter.actors` chooses them."""
    row = facts.c
    if facts is articles:
        named = exists().where(article_actors.c.article_id == row.article_id)
        return named.where(article_actors.c.actor_id.in_(actor_ids))
    if facts is events:
        return or_(row.source_id.in_(actor_ids), row.target_id.in_(actor_ids))
    actor_id: ColumnElement[str] = row.speaker_id if facts is quotes else row.actor_id
    return actor_id.in_(actor_ids)


def at_least(facts: Table, share: float) -> tuple[Condition, ...]:
    """Quotes or events read with this confidence (0 to 1) or more; 0 leaves all."""
    # Confidences are products of decimals: 0.8 may be kept a hair below what is asked for.
    return (facts.c.confidence >= share - 1e-9,) if share > 0 else ()


def _all(conditions: Iterator[Condition]) -> Condition:
    first, *others = conditions
    for other in others:
        first = first & other
    return first


def sentence(wanted: Filter, names: Mapping[str, str]) -> str:
    """The filter in plain English; `names` says who an actor id is."""
    parts = [*_articles_part(wanted), *_facts_part(wanted, names)]
    shown = "Showing " + (", ".join(parts) if parts else "the whole collection")
    return f"{shown}. {counting_rule(wanted)}"


def counting_rule(wanted: Filter) -> str:
    """How the figures beside it were counted."""
    forms = (
        "Mentions count names, demonyms, descriptions and pronouns"
        if wanted.all_forms
        else "Mentions count names, aliases and acronyms"
    )
    copies = "every copy of an article counts" if wanted.every_copy else "copies count once"
    return f"{forms}; {copies}."


def _articles_part(wanted: Filter) -> Iterator[str]:
    match wanted.since, wanted.until:
        case None, None:
            pass
        case since, None:
            yield f"from {day(since)} on"
        case None, until:
            yield f"until {day(until)}"
        case since, until:
            yield f"{day(since)} to {day(until)}"
    if wanted.outlets:
        yield f"in {listed(wanted.outlets)}"
    if wanted.words:
        yield f"articles with the words “{wanted.words}”"
    if wanted.added_after:
        yield f"added after {moment(wanted.added_after)}"


def _facts_part(wanted: Filter, names: Mapping[str, str]) -> Iterator[str]:
    if wanted.actors:
        yield f"only {listed([names.get(actor, actor) for actor in wanted.actors])}"
    if wanted.watched:
        which = "watchlist" if len(wanted.watched) == 1 else "watchlists"
        yield f"only who or what is on the {which} {listed([each.name for each in wanted.watched])}"
    if wanted.kinds:
        yield f"only actors that are a {listed([kind.value for kind in wanted.kinds])}"
    if wanted.sides:
        yield f"only on the side of {listed(wanted.sides)}"
    if wanted.reviewed_only:
        yield "only what an analyst has reviewed"


def listed(items: tuple[str, ...] | list[str]) -> str:
    """`a`, `a or b`, `a, b or c`."""
    *most, last = items
    return f"{', '.join(most)} or {last}" if most else last


def day(when: date | None) -> str:
    """A date no reader can misread: 3 May 2026."""
    return f"{when.day} {when:%b %Y}" if when else ""


def moment(when: datetime) -> str:
    """A day and minute of UTC: 3 May 2026, 14:05 UTC."""
    return f"{day(when)}, {when:%H:%M} UTC"
