"""The reader: one article with everything found in it marked in the text."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from core.citing import citation
from core.outgoing import source_of
from core.store import queries, typed
from core.store.filters import day
from pages.shared import copies, display, marked, session

type Stretch = tuple[int, int]

LAYERS = {"actors": ("actor",), "quotes": ("quote", "cue"), "events": ("event",)}


def article(article_id: str, *, at: str | None, beside: str | None = None, find: str = "") -> None:
    """The article of that id; `at` is where to scroll to, an offset as the URL has it, `beside`
    another article to compare it with, and `find` are words to mark."""
    if st.button("All articles", icon=":material/arrow_back:", type="tertiary"):
        session.go_to("articles")
    found = session.ask(queries.article, article_id)
    if found.empty:
        st.title("No such article", anchor=False)
        st.info("It is not in the collection any more. Choose another in the library.")
        return
    row = found.iloc[0]
    _head(row)
    copies.section(row, beside=beside)
    text, facts = st.columns([3, 2], gap="large")
    with facts:
        chosen = _facts(article_id)
    with text:
        _text(row, chosen or _sentence(article_id, at), find)


def _head(row: pd.Series) -> None:
    marked.headline(row["title"], _credits(row), citation(source_of(row)))
    if row["origin"] == "sample":
        st.badge("Invented for the sample collection", icon=":material/science:", color="orange")
    if pd.notna(row["stated_by"]):
        st.text(f"Where this stands: {row['stated_by']}.")
    if pd.notna(row["copy_of"]):
        st.text(f"A copy of “{row['copy_title']}”; it counts once with it.")


def _credits(row: pd.Series) -> str:
    when = "undated" if pd.isna(row["published"]) else _when(row)
    by = f"by {row['author']}" if pd.notna(row["author"]) else None
    parts = (row["outlet"] or "Unknown outlet", when, by, f"{row['words']:,} words", row["url"])
    return " · ".join(part for part in parts if part)


def _when(row: pd.Series) -> str:
    """When it came out, with hour and zone, and when it was last changed, where that is known."""
    at = row["published_at"]
    hour = f", {at[11:]}" if pd.notna(at) else ""
    changed = "" if pd.isna(row["modified"]) else f" (changed {day(row['modified'])})"
    return f"{day(row['published'])}{hour}{changed}"


def _text(row: pd.Series, focus: Stretch | None, find: str) -> None:
    shown = st.pills(
        "Marked in the text",
        list(LAYERS),
        selection_mode="multi",
        default=list(LAYERS),
        key="marked",
    )
    marks = session.ask(queries.marks, row["article_id"])
    wanted = marks[marks["layer"].isin([layer for name in shown for layer in LAYERS[name]])]
    hits = _hits(row["article_id"], find)
    marked.reader(
        row["text"],
        [*wanted.itertuples(index=False, name=None), *hits.itertuples(index=False, name=None)],
        focus=focus,
        key="reader",
    )


def _hits(article_id: str, find: str) -> pd.DataFrame:
    """Where the words looked for stand, and a word on how often."""
    hits = session.ask(queries.marks_of_words, article_id, find)
    if find:
        times = "once" if len(hits) == 1 else f"{len(hits):,} times"
        st.text(f"{typed.read(find).explained()} Marked {times if len(hits) else 'nowhere'}.")
    return hits


def _sentence(article_id: str, at: str | None) -> Stretch | None:
    """The sentence at an offset; the URL may say anything."""
    if not (at and at.isdecimal() and len(at) < 10):
        return None
    found = session.ask(queries.sentence_at, article_id, int(at))
    return (int(found.iloc[0]["start"]), int(found.iloc[0]["end"])) if len(found) else None


def _facts(article_id: str) -> Stretch | None:
    """What was read in the article, as tables; where the quote or event chosen there stands."""
    notes = session.ask(queries.notes_of, article_id)
    if len(notes):
        st.header("What could not be read", anchor=False)
        display.table(notes, columns=["message"], key="notes", alt="Notes on this article")
    quotes = session.ask(queries.quotes_of, article_id)
    events = session.ask(queries.events_of, article_id)
    named, said, done = st.tabs(["Actors", f"Quotes ({len(quotes)})", f"Events ({len(events)})"])
    with named:
        st.caption("Names, aliases and acronyms count as mentions; other forms stand beside them.")
        display.table(
            session.ask(queries.actors_of, article_id),
            columns=["actor", "kind", "role", "side", "names", "demonyms", "nominals", "pronouns"],
            key="article_actors",
            alt="Actors in this article",
        )
    with said:
        quote = _choice(quotes, ["speaker", "cue", "text", "kind", "basis"], "quotes")
    with done:
        event = _choice(events, ["source", "type", "target", "trigger", "status"], "events")
    return quote or event


def _choice(facts: pd.DataFrame, columns: list[str], what: str) -> Stretch | None:
    if facts.empty:
        st.caption(f"No {what} were found in this article.")
        return None
    chosen = display.table(
        facts, columns=columns, key=f"article_{what}", alt=what.capitalize(), rows="single-row"
    )
    st.caption(f"{display.CHOOSE} to go to its place in the text.")
    return (int(chosen.iloc[0]["start"]), int(chosen.iloc[0]["end"])) if len(chosen) else None
