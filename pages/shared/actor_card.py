"""One actor as a full view: names, roles, speech, events, words, and the sentences of each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from enum import StrEnum
from functools import partial

import pandas as pd
import streamlit as st

from core import charts
from core.store import queries
from core.store.filters import Filter, listed
from core.store.queries import Texts
from pages.shared import (
    actor_correcting,
    actor_dealings,
    deciding,
    display,
    evidence,
    figures,
    filters,
    marked,
    session,
    watching,
    words,
)
from pages.shared.actor_dealings import Done, Spoken
from pages.shared.figures import Figure

BARS, NAMES = 10, 4


class Part(StrEnum):
    """What of an actor is looked at."""

    NAMED = "named"
    SPEECH = "speech"
    EVENTS = "events"
    WORDS = "words"


def card(wanted: Filter, actor_id: str) -> None:
    """The card of one actor, within the dates, outlets and words of the filter."""
    wanted = wanted.anyone()
    if st.button("All actors", icon=":material/arrow_back:", type="tertiary"):
        close()
    found = session.ask(queries.actor_figures, wanted, actor_id=actor_id)
    if found.empty:
        st.title("No such actor", anchor=False)
        st.info("It is not in the collection any more. Choose another in the list of actors.")
        return
    actor = found.iloc[0]
    head(wanted, actor)
    display.in_force(wanted)
    counted(wanted, actor)
    match filters.one_of(Part, "Look at", key="part"):
        case Part.NAMED:
            naming(wanted, actor)
        case Part.SPEECH:
            actor_dealings.speech(wanted, actor)
        case Part.EVENTS:
            actor_dealings.acts(wanted, actor)
        case Part.WORDS:
            wording(wanted, actor)


def open_card(actor_id: str) -> None:
    """Shows the card of an actor, from the list of actors or from any other page."""
    session.go_to("actors", actor=actor_id)


def close() -> None:
    """Back to the list of actors."""
    session.go_to("actors")


def head(wanted: Filter, actor: pd.Series) -> None:
    """Who it is, and what can be done with it."""
    actor_id = actor["actor_id"]
    latest = session.ask(queries.roles, wanted, actor_id=actor_id).head(1)
    titles = [text for row in latest[["role", "side"]].to_numpy() for text in row if text]
    called = session.ask(queries.surfaces, wanted, actor_id=actor_id)
    others = called[called["form"].isin(["name", "alias", "acronym", "metonym"])][
        "surface"
    ].unique()
    others = [name for name in others if name != actor["actor"]][:NAMES]
    also = [f"also called {listed(others)}"] if others else []
    marked.headline(actor["actor"], " · ".join([actor["kind"], *titles, *also]))
    with st.container(horizontal=True, key="actor_actions"):
        actions(actor)
        actor_correcting.popover(wanted, actor)
    deciding.what_went_wrong()


def actions(actor: pd.Series) -> None:
    """The buttons of the card's head: each is one call."""
    watching.add_actor(actor["actor_id"])
    label = filters.actor_labels().get(actor["actor_id"])
    if label and st.button("Relations", icon=":material/hub:"):
        session.go_to("relations", actors=[label])
    if label and st.button("Quotes", icon=":material/format_quote:"):
        session.go_to("quotes", actors=[label])
    if label and st.button("Compare", icon=":material/compare_arrows:"):
        session.go_to("compare", compare="actors", **comparing_with(actor["actor_id"], label))


def comparing_with(actor_id: str, label: str) -> dict[str, str]:
    """The parameters that set it beside the actor named most, or the next."""
    others = [name for key, name in filters.actor_labels().items() if key != actor_id]
    return {"first_actor": label, **({"second_actor": others[0]} if others else {})}


def counted(wanted: Filter, actor: pd.Series) -> None:
    """The figures of the card, each with what shows what it counts."""
    share = "–" if pd.isna(actor["share"]) else f"{actor['share']:.0f} %"
    naming = partial(figures.articles_naming, wanted, actor)
    every = partial(session.go_to, "articles", actors=[], sides=[], kinds=[])
    figures.row(
        [
            Figure("Mentions", f"{actor['mentions']:,}", part_shown(Part.NAMED)),
            Figure("Articles", f"{actor['articles']:,}", naming, inside=True),
            Figure(f"of {actor['of']:,} articles", share, every),
            *(
                Figure(label, f"{actor[column]:,}", part_shown(part, **{key: which}))
                for label, column, part, key, which in LISTED
            ),
        ],
        key="actor_figures",
    )


# A figure's label and column, and the part and the choice in it that list what it counts.
LISTED = (
    ("Quotes by", "quotes", Part.SPEECH, "whose", Spoken.BY),
    ("Quotes about", "quotes_about", Part.SPEECH, "whose", Spoken.ABOUT),
    ("Events by", "does", Part.EVENTS, "which", Done.BY),
    ("Events to", "undergoes", Part.EVENTS, "which", Done.TOWARDS),
)


def part_shown(part: Part, **choices: str) -> Callable[[], None]:
    """Shows a part of the card, with these choices in it; before they are drawn."""
    return partial(session.choose, {"part": part.value, **{k: str(v) for k, v in choices.items()}})


def naming(wanted: Filter, actor: pd.Series) -> None:
    """When, where and as what it is named."""
    actor_id = actor["actor_id"]
    if not actor["mentions"]:
        display.is_empty(pd.DataFrame(), wanted, of="mentions of this actor")
        return
    step = over_time(wanted, (actor_id,))
    evidence.actor_evidence(evidence.within(wanted, step), actor_id, actor["actor"])
    left, right = st.columns(2, gap="large")
    with left:
        outlet = in_outlets(wanted, actor_id)
        if outlet:
            there = replace(wanted, outlets=(outlet["outlet"],))
            about = f"{actor['actor']} in {outlet['outlet']}"
            evidence.actor_evidence(there, actor_id, about, of="outlet")
    with right:
        called(wanted, actor)
        entitled(wanted, actor)


def over_time(wanted: Filter, actor_ids: tuple[str, ...]) -> display.Clicked:
    """Mentions or share of coverage, period by period."""
    mentions = session.ask(queries.mentions_over_time, wanted, actor_ids=actor_ids)
    if mentions.empty:
        st.caption("None of the articles that name them has a date.")
        return None
    measure = filters.one_of(filters.Measure, "Count", key="measure")
    picked = display.chart(
        charts.mentions_over_time(mentions, share=measure is filters.Measure.SHARE),
        mentions,
        key="over_time",
        columns=["period", "until", "label", "mentions", "articles", "of", "share"],
    )
    st.caption("Choose a point to see what it counts. Articles without a date are in none.")
    return picked("step")


def in_outlets(wanted: Filter, actor_id: str) -> display.Clicked:
    found = session.ask(queries.outlets_naming, wanted, actor_id=actor_id).head(BARS)
    picked = display.chart(
        charts.share_bars(
            found, name="outlet", question="Which outlets name them most?", fields=["outlet"]
        ),
        found,
        key="outlets_naming",
        columns=["outlet", "articles", "of", "share", "mentions"],
    )
    st.caption("The share of an outlet's articles that name them.")
    return picked("bar")


def called(wanted: Filter, actor: pd.Series) -> None:
    st.header("What are they called?", anchor=False)
    chosen = display.table(
        session.ask(queries.surfaces, wanted, actor_id=actor["actor_id"]),
        columns=["surface", "form", "times"],
        key="surfaces",
        alt="Words this actor is referred to by",
        rows="single-row",
    )
    if len(chosen):
        row = chosen.iloc[0]
        its = {"actor_id": actor["actor_id"], "surface": row["surface"], "form": row["form"]}
        passages = session.ask(queries.named_as, wanted, **its)
        evidence.passages_of(passages, of="surface", about=f"“{row['surface']}”", inside=True)


def entitled(wanted: Filter, actor: pd.Series) -> None:
    st.header("As what, and when?", anchor=False)
    held = session.ask(queries.roles, wanted, actor_id=actor["actor_id"])
    if held.empty:
        st.caption("No article gives them a role or a side.")
        return
    chosen = display.table(
        held,
        columns=["role", "side", "first", "last", "articles"],
        key="roles",
        alt="Roles and sides of this actor, and when",
        rows="single-row",
    )
    st.caption("By the dates of the articles that say so, latest first.")
    if len(chosen):
        row = chosen.iloc[0]
        its = {"actor_id": actor["actor_id"], "role": row["role"], "side": row["side"]}
        passages = session.ask(queries.named_as, wanted, **its)
        titles = ", ".join(title for title in (row["role"], row["side"]) if title)
        evidence.passages_of(passages, of="role", about=titles, inside=True)


def wording(wanted: Filter, actor: pd.Series) -> None:
    """The words that mark it beside another actor."""
    actor_id = actor["actor_id"]
    labels = {label: key for key, label in filters.actor_labels().items() if key != actor_id}
    if not labels:
        st.info("There is no other actor to compare with.")
        return
    with st.container(horizontal=True, vertical_alignment="bottom"):
        other = filters.choice("Beside", list(labels), key="beside")
        texts = Texts(
            filters.choice("Words of", [Texts.NAMED.value, Texts.SAID.value], key="texts")
        )
    sides = [replace(wanted, actors=(key,)) for key in (actor_id, labels[other])]
    words.beside(sides[0], sides[1], (actor["actor"], other), texts=texts)
