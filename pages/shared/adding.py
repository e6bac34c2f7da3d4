"""Adding articles and removing them: the uploader, pasted text, a line for each file."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from core.model import digest
from core.store import queries
from core.store.writing import read_article
from pages.shared import credits, display, history, session
from pages.shared.worker import Progress

FORMATS = (
    "Text, web pages, PDF, Word, OpenDocument, RTF, e-mail, tables, JSON, feeds, database exports, "
    "and zip archives of these. Up to 50 MB a file."
)
MOST_LINES = 500
_POLL = 1.0  # seconds between looks at the queue while something is in it


def panel() -> None:
    """Where articles come in, and what became of those that came."""
    is_empty = not session.ask(queries.size).iloc[0]["articles"]
    with st.expander("Add articles", expanded=bool(is_empty or session.worker().lines())):
        files, pasted = st.tabs(["Files", "Pasted text"])
        with files:
            _uploader()
        with pasted:
            _paste()
        outcomes()
        history.section()


def _uploader() -> None:
    # Uploaded bytes stay in memory while the widget shows them, so an empty one takes its place.
    turn = session.recall("uploads", 0)
    told = _what_files_do_not_say()
    files = st.file_uploader(
        "Choose or drop any number of files",
        accept_multiple_files=True,
        key=f"upload-{turn}",
        help=FORMATS,
    )
    if files:
        given = [(file.name, file.getvalue()) for file in files]
        session.worker().add_files(given, told=told)
        session.keep("uploads", turn + 1)
        st.rerun()


def _what_files_do_not_say() -> dict[str, str]:
    """Values for the files that are added next; what a file states itself stays."""
    with st.popover("What the files do not say…"):
        st.caption(
            "Used for the files you add next, wherever they state nothing themselves. "
            "For one file alone, add it by itself; or choose its article in the library, "
            "and correct it there."
        )
        told = credits.fields("of these files")
        column = st.text_input("Their column with the text", help="For tables only.").strip()
    return told | {"column": column} if column else told


def _paste() -> None:
    with st.form("paste", clear_on_submit=True, border=False):
        text = st.text_area("The article's text", height=180)
        left, middle, right = st.columns(3)
        title = left.text_input("Title")
        outlet = middle.text_input("Outlet")
        day = right.date_input("Published", value=None, format="YYYY-MM-DD")
        if st.form_submit_button("Read this text", type="primary") and text.strip():
            published = str(day) if day else None
            session.worker().add_pasted(text, title=title, outlet=outlet, published=published)
            st.rerun()


def outcomes() -> None:
    """The result lines, renewed while files are being read."""
    busy = session.worker().is_busy
    st.fragment(_outcomes, run_every=_POLL if busy else None)(busy)


def _outcomes(was_busy: bool) -> None:
    worker = session.worker()
    lines = worker.lines()
    if was_busy and not worker.is_busy:
        st.rerun()  # the library and the filters have to show what came in
    if not lines:
        return
    if worker.is_busy and not worker.is_ready:
        st.caption("The language model is being loaded; the files are read after that.")
    elif worker.is_busy:
        _progress(worker.progress())
    if len(lines) > MOST_LINES:
        st.caption(f"The newest {MOST_LINES:,} of {len(lines):,} lines; the receipt has them all.")
    chosen = display.table(
        _with_doubts(pd.DataFrame(lines[:MOST_LINES])),
        columns=["name", "outcome", "reason"],
        key="outcomes",
        alt="What became of each file",
        rows="single-row",
    )
    with st.container(horizontal=True):
        display.read_button(chosen.dropna(subset=["article_id"]), key="read_outcome")
        numbers = [number for number in chosen["number"] if worker.can_retry(number)]
        if st.button("Try again", disabled=not numbers, help="Choose a row that failed."):
            worker.retry(numbers[0])
            st.rerun()
        if st.button("Clear this list", type="tertiary", disabled=worker.is_busy):
            worker.clear()
            st.rerun()


def _progress(progress: Progress) -> None:
    share = min(progress.done / progress.known, 1.0) if progress.known else 0.0
    left = f", {_duration(progress.seconds)} left" if progress.seconds is not None else ""
    st.progress(
        share,
        f"{progress.done:,} of {progress.known:,} read{left}. "
        "You may leave this page; the work goes on.",
    )


def _duration(seconds: float) -> str:
    minutes = round(seconds / 60)
    return f"about {minutes:,} min" if minutes else "less than a minute"


def _with_doubts(lines: pd.DataFrame) -> pd.DataFrame:
    """Says beside an article that came in what is doubtful about it."""
    ids = tuple(lines["article_id"].dropna())
    notes = session.ask(queries.doubts, ids).set_index("article_id")["doubts"]
    return lines.assign(reason=lines["reason"].fillna(lines["article_id"].map(notes)))


def correction(chosen: pd.DataFrame) -> None:
    """Sets what is wrong or missing about the chosen articles, which are then parsed anew."""
    with st.popover("Correct…", disabled=chosen.empty, help="Choose one row, or several."):
        if chosen.empty:
            return
        ids = list(chosen["article_id"])
        known = session.read(read_article, ids[0]) if len(ids) == 1 else None
        whose = "of this article" if known else f"of these {len(ids)} articles"
        with st.form(f"correct-{digest(None, ' '.join(ids))}", border=False):
            told = credits.fields(whose, known=known, shared=known is None)
            st.caption("What you leave empty stays as it is.")
            if st.form_submit_button("Correct", type="primary") and told:
                for article_id, title in zip(ids, chosen["title"], strict=True):
                    session.worker().correct(article_id, title, told)
                st.rerun()


def removal(article_ids: pd.Series) -> None:
    """Deletes the chosen articles, when confirmed."""
    with st.popover("Delete…", disabled=article_ids.empty):
        count = len(article_ids)
        what = "this article" if count == 1 else f"these {count} articles"
        st.write(f"Delete {what} and everything read from {'it' if count == 1 else 'them'}?")
        if st.button("Delete", type="primary", key="delete"):
            session.remove(article_ids)
            st.rerun()


def removal_of_samples() -> None:
    """Deletes the invented articles, when confirmed; nothing to see once they are gone."""
    samples = int(session.ask(queries.size).iloc[0]["samples"])
    if not samples:
        return
    with st.popover("Remove the sample articles…"):
        st.write(f"Remove all {samples} invented articles? Your own articles stay.")
        if st.button("Remove the samples", type="primary", key="remove_samples"):
            session.remove_samples()
            st.rerun()
