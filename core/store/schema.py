"""The tables of a collection, declared once. Queries and promised columns come from here.

Fact rows (mentions, quotes, events) carry their article's date, outlet and copy mark, so that a
filtered count reads one table. Offsets are characters of `articles.text`, end exclusive.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    DateTime,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
)

metadata = MetaData()

articles = Table(
    "articles",
    metadata,
    Column("number", Integer, primary_key=True),  # order of arrival; the search index points at it
    Column("article_id", String, nullable=False, unique=True),
    Column("title", Text),
    Column("outlet", Text),
    Column("author", Text),
    Column("url", Text),
    Column("published", Date),
    Column("published_precision", String),
    Column("published_at", String),  # ISO 8601 to the minute, with the zone if one is stated
    Column("modified", Date),
    Column("modified_at", String),
    Column("section", Text),
    Column("language", String),
    Column("stated_by", Text),  # JSON: field -> where its value stands
    Column("text", Text, nullable=False),
    Column("hash", String, nullable=False, unique=True),
    Column("words", Integer, nullable=False),
    Column("copy_of", String, ForeignKey("articles.article_id")),
    Column("origin", String, nullable=False),
    Column("model", String, nullable=False),
    Column("rules", String, nullable=False),
    Column("added", DateTime, nullable=False),
    Index("articles_by_date", "published", "outlet"),
    Index("articles_by_copy", "copy_of"),
    Index("articles_by_arrival", "added"),
)


def _article_id() -> Column[str]:
    return Column(
        "article_id",
        String,
        ForeignKey("articles.article_id", ondelete="CASCADE"),
        nullable=False,
    )


def _filter_columns() -> tuple[Column[object], ...]:
    """What every filter asks of a fact: its date, its outlet, whether its article is a copy."""
    return (
        Column("published", Date),
        Column("outlet", Text),
        Column("is_copy", Boolean, nullable=False),
    )


sentences = Table(
    "sentences",
    metadata,
    _article_id(),
    Column("sentence", Integer, nullable=False),
    Column("paragraph", Integer, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Index("sentences_by_article", "article_id", "sentence", unique=True),
)

actors = Table(
    "actors",
    metadata,
    Column("actor_id", String, primary_key=True),
    Column("name", Text, nullable=False),
    Column("kind", String, nullable=False),
    Column("surname", Text),  # of a person: what an article may call them by alone
    Column("machine_name", Text),  # what the parser calls it, while an analyst calls it otherwise
    Index("actors_by_name", "name"),
    Index("actors_by_surname", "surname"),
)

# One row an actor and article: what mention counts and co-mentions are read from.
article_actors = Table(
    "article_actors",
    metadata,
    _article_id(),
    Column("actor_id", String, ForeignKey("actors.actor_id"), nullable=False),
    Column("role", Text),
    Column("side", Text),
    Column("names", Integer, nullable=False),  # the counted forms: name, alias, acronym, metonym
    Column("demonyms", Integer, nullable=False),
    Column("nominals", Integer, nullable=False),
    Column("pronouns", Integer, nullable=False),
    *_filter_columns(),
    Index("article_actors_by_article", "article_id", "actor_id", unique=True),
    # Holds all that is counted, so that counting does not look the rows up one by one.
    Index(
        "article_actors_by_actor",
        *("actor_id", "published", "is_copy", "names", "demonyms", "nominals", "pronouns"),
        *("side", "role", "outlet"),
    ),
)

mentions = Table(
    "mentions",
    metadata,
    _article_id(),
    Column("actor_id", String, ForeignKey("actors.actor_id"), nullable=False),
    Column("form", String, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("surface", Text, nullable=False),
    Column("sentence", Integer, nullable=False),
    *_filter_columns(),
    Index("mentions_by_actor", "actor_id", "published"),
    Index("mentions_by_article", "article_id", "sentence"),
)

# What quotes say, once for all that say it in the same words (core/matching.py).
wordings = Table(
    "wordings",
    metadata,
    Column("wording_id", Integer, primary_key=True),
    Column("words", Text, nullable=False),  # without marks and capitals, a sentence a line
    Column("hash", BigInteger, nullable=False, unique=True),
)


def _wording(name: str) -> Column[int]:
    return Column(
        name, Integer, ForeignKey("wordings.wording_id", ondelete="CASCADE"), primary_key=True
    )


# Pairs of content words: two wordings of one quote share some.
wording_keys = Table(
    "wording_keys",
    metadata,
    Column("key", BigInteger, primary_key=True),
    _wording("wording_id"),
    Index("wording_keys_by_wording", "wording_id"),
    sqlite_with_rowid=False,
)

# Two wordings that may be one quote, both ways round and each with itself.
wording_pairs = Table(
    "wording_pairs",
    metadata,
    _wording("one_id"),
    _wording("other_id"),
    Column("bond", String, nullable=False),  # what their quotes have to share beside their words
    Index("wording_pairs_by_other", "other_id"),
    sqlite_with_rowid=False,
)

quotes = Table(
    "quotes",
    metadata,
    Column("quote_id", Integer, primary_key=True),
    _article_id(),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("text", Text, nullable=False),
    Column("kind", String, nullable=False),
    Column("reports", String, nullable=False),
    Column("speaker", Text),
    Column("speaker_id", String, ForeignKey("actors.actor_id")),
    Column("side", Text),  # the speaker's side, as this article states it
    Column("speaker_text", Text),
    Column("speaker_start", Integer),
    Column("speaker_end", Integer),
    Column("basis", String, nullable=False),
    Column("cue", Text),
    Column("cue_lemma", Text),
    Column("cue_start", Integer),
    Column("cue_end", Integer),
    Column("stance", String),
    Column("told_to", Text),
    Column("said_on", Date),
    Column("said_on_precision", String),
    Column("reported_by", Text),
    Column("confidence", Float, nullable=False),
    Column("sentence", Integer, nullable=False),
    *_filter_columns(),
    # None: too few words to tell it from others.
    Column("wording_id", Integer, ForeignKey("wordings.wording_id")),
    Column("occasion", Text),
    Column("reviewed", String),  # what an analyst has said of it
    Index("quotes_by_article", "article_id", "start"),
    Index("quotes_by_speaker", "speaker_id", "published"),
    Index("quotes_by_date", "published"),
    Index("quotes_by_wording", "wording_id"),
)

events = Table(
    "events",
    metadata,
    Column("event_id", Integer, primary_key=True),
    _article_id(),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("text", Text, nullable=False),
    Column("type", String, nullable=False),
    Column("quad", String, nullable=False),
    Column("score", Float, nullable=False),
    Column("source", Text),
    Column("source_id", String, ForeignKey("actors.actor_id")),
    Column("source_side", Text),
    Column("target", Text),
    Column("target_id", String, ForeignKey("actors.actor_id")),
    Column("target_side", Text),
    Column("status", String, nullable=False),
    Column("claimed_by", Text),
    Column("claimed_by_id", String, ForeignKey("actors.actor_id")),
    Column("modality", String, nullable=False),
    Column("negated", Boolean, nullable=False),
    Column("date", Date),
    Column("date_precision", String),
    Column("confidence", Float, nullable=False),
    Column("sentence", Integer, nullable=False),
    *_filter_columns(),
    Column("reviewed", String),
    Column("told_again", Text),  # JSON: [start, end] of the trigger in each later telling
    Index("events_by_article", "article_id", "start"),
    Index("events_by_pair", "source_id", "target_id", "published"),
    Index("events_by_target", "target_id", "published"),
    Index("events_by_claimant", "claimed_by_id"),
    Index("events_by_date", "published"),
)

notes = Table(
    "notes",
    metadata,
    _article_id(),
    Column("code", String, nullable=False),
    Column("message", Text, nullable=False),
    Column("start", Integer),
    Index("notes_by_article", "article_id"),
)

# Bands of each text's MinHash signature: two near copies share one (core/copies.py).
copy_bands = Table(
    "copy_bands",
    metadata,
    _article_id(),
    Column("band", BigInteger, nullable=False),
    Index("copy_bands_by_band", "band"),
    Index("copy_bands_by_article", "article_id"),
)

# What became of every file ever offered; one row a file or archive member.
ingest_log = Table(
    "ingest_log",
    metadata,
    Column("entry_id", Integer, primary_key=True),
    Column("added", DateTime, nullable=False),
    Column("name", Text, nullable=False),
    Column("outcome", String, nullable=False),
    Column("reason", Text),
    Column("article_id", String),
)

# The row "version" is raised by every write, so that a cached answer is never yesterday's.
collection = Table(
    "collection",
    metadata,
    Column("key", String, primary_key=True),
    Column("value", Integer, nullable=False),
)

# What an analyst collected for a report (core/report.py): snapshots, so nothing refers to a fact.
report_items = Table(
    "report_items",
    metadata,
    Column("item_id", Integer, primary_key=True),
    Column("position", Integer, nullable=False),
    Column("kind", String, nullable=False),
    Column("title", Text, nullable=False),
    Column("note", Text, nullable=False),
    Column("selection", Text, nullable=False),
    Column("content", Text, nullable=False),  # JSON
    Column("added", DateTime, nullable=False),  # UTC
)

# Title and introduction of the report.
report = Table(
    "report",
    metadata,
    Column("key", String, primary_key=True),
    Column("value", Text, nullable=False),
)
