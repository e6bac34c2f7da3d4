"""What differs between two parts of the collection: each view with the sentences of both sides."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pandas as pd
import streamlit as st

from core import charts
from core.store import queries
from core.store.filters import Filter
from core.store.queries import Figure, Texts
from pages.shared import display, elsewhere, evidence, filters, session, words

PALE = "Lines are intervals of 95 in 100. Pale: the two may differ by chance alone."
SHARES = [
    "compared", "one_n", "one_of", "one_value", "other_n", "other_of", "other_value", "gap",
]  # fmt: skip
TONES = ["compared", "one_n", "one_value", "other_n", "other_value", "gap"]


@dataclass(frozen=True, slots=True)
class Two:
    """The two that are compared, how they are called, and what both are parts of."""

    one: Filter
    other: Filter
    names: tuple[str, str]
    every: Filter

    def named(self, side: str) -> tuple[Filter, str, str]:
        """Filter, name and place of the side of that name."""
        first = side == self.names[0]
        return (self.one if first else self.other), side, "one" if first else "other"


def coverage(two: Two) -> None:
    """Shares of what was written."""
    found = session.ask(queries.figures_beside, two.one, other=two.other, every=two.every)
    st.caption(
        "Each share is of the side's own articles, quotes or events that took place; the first is "
        f"of all articles under the filter. {PALE}"
    )
    question = "What shares of its coverage does each have?"
    if dot := dots(found, two, question, key="figures_beside", columns=SHARES):
        figure = Figure(dot["key"])
        on_both_sides(two, lambda side, name, place: _articles(side, name, place, figure))


def _articles(side: Filter, name: str, place: str, figure: Figure) -> None:
    found = session.ask(queries.figure_articles, side, figure=figure)
    st.text(f"{name}, {figure}: {len(found):,} articles to read")
    with st.container(key=f"evidence_of_{place}"):
        chosen = display.table(
            found,
            columns=["published", "outlet", "title"],
            key=f"articles_{place}",
            alt=f"Articles of the {'first' if place == 'one' else 'second'}",
            rows="single-row",
        )
        display.read_button(chosen, key=f"read_{place}")


def actors(two: Two) -> None:
    """Whom each names in more of its articles."""
    found = session.ask(queries.named_beside, two.one, other=two.other)
    if found.empty:
        st.info("Neither of the two names anybody else under the filter in force.")
        return
    st.caption(
        "A share is of the side's own articles: how many in a hundred name the actor at least "
        f"once. Clear differences come first. {PALE}"
    )
    question = "Whom does each name more?"
    if dot := dots(found, two, question, key="named_beside", columns=SHARES):
        on_both_sides(
            two,
            lambda side, name, place: evidence.passages_of(
                session.ask(queries.named_there, side, actor_id=dot["key"]),
                of=f"named_{place}",
                about=f"{dot['name']} in {name}",
            ),
        )


def tone(two: Two) -> None:
    """How pairs of actors treat each other in each."""
    found = session.ask(queries.tone_beside, two.one, other=two.other)
    if found.empty:
        st.info("No events between two named actors on either side, under the filter in force.")
        return
    st.caption(
        "The mean score of events that took place, from −10 (conflict) to +10 (cooperation), and "
        "n, how many they are. Lines are intervals of 95 in 100; pale marks rest on fewer than 3 "
        "events and have none."
    )
    question = "How do they treat each other, as each side has it?"
    if dot := dots(found, two, question, key="tone_beside", columns=TONES, is_tone=True):
        on_both_sides(
            two,
            lambda side, name, place: evidence.passages_of(
                session.ask(
                    queries.events_evidence, side, choice=queries.tone_choice(side, dot["key"])
                ),
                of=f"tone_{place}",
                about=f"{dot['name']} in {name}",
            ),
        )


def quotes(two: Two) -> None:
    """What one outlet quoted and the other left out of the same story."""
    st.caption(
        "Speech of one, told in no like words by the other, though an article of the other tells "
        "its story: a near copy, or within three days with the speaker and two more of the main "
        "actors. Quotes too short to be recognised are left aside."
    )
    first, second = two.names
    one = _left_out(two.one, two.other, first, second, "one")
    other = _left_out(two.other, two.one, second, first, "other")
    chosen = one if len(one) else other
    if len(chosen):
        evidence.quote_evidence(two.every, chosen.iloc[0])
        elsewhere.of_quote(chosen.iloc[0]["quote_id"])


def _left_out(side: Filter, other: Filter, name: str, without: str, place: str) -> pd.DataFrame:
    found = session.ask(queries.left_out, side, other=other)
    st.header(f"Left out by the {'second' if place == 'one' else 'first'}", anchor=False)
    st.text(f"In {name}, not in {without}: {len(found):,} quotes")
    if found.empty:
        return found
    chosen = display.table(
        found,
        columns=["published", "speaker", "text", "kind", "told", "title"],
        key=f"left_out_{place}",
        alt=f"Quotes left out by the {'second' if place == 'one' else 'first'}",
        rows="single-row",
    )
    st.caption(f"{display.CHOOSE} to see the sentence, and who told its story without it.")
    return chosen


def wording(two: Two) -> None:
    """Which words mark each."""
    by_actor = bool(two.one.actors)
    which = [Texts.NAMED, Texts.SAID] if by_actor else [Texts.WHOLE, Texts.SAID]
    texts = Texts(filters.choice("Words of", [text.value for text in which], key="texts"))
    words.beside(two.one, two.other, two.names, texts=texts)


def dots(
    found: pd.DataFrame,
    two: Two,
    question: str,
    *,
    key: str,
    columns: list[str],
    is_tone: bool = False,
) -> display.Clicked:
    """A chart of two marks a row, with its table; what was clicked."""
    rows = queries.dotted(found, two.names, tone=is_tone)
    picture = charts.dots(rows, question=question, tone=is_tone)
    named = found.assign(name=found["compared"])
    picked = display.chart(picture, named, key=key, columns=columns)
    dot = picked("dot")
    if not dot:
        st.caption("Choose a mark to see what it was counted from, on both sides.")
    return dot


def on_both_sides(two: Two, show: Callable[[Filter, str, str], None]) -> None:
    """What stands behind a figure, of both sides beside each other."""
    left, right = st.columns(2, gap="large")
    with left:
        show(*two.named(two.names[0]))
    with right:
        show(*two.named(two.names[1]))
