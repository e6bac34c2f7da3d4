"""What an actor says and is said of it, what it does and is done to it, and the sentences."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum
from typing import Any

import pandas as pd
import streamlit as st

from core import charts
from core.model import Modality
from core.store import queries
from core.store.filters import Filter
from core.store.queries import EventChoice, Level, Pair, QuoteChoice, RelationBasis, Scope, Way
from pages.shared import display, elsewhere, evidence, filters, session

BARS, ROWS = 10, 200
QUOTES = ["published", "outlet", "speaker", "cue", "text", "kind", "told_to", "outlets"]
EVENTS = ["when", "source", "type", "target", "trigger", "status", "modality", "outlet"]


class Done(StrEnum):
    """Which events are listed; those of one way are those that took place."""

    ALL = "all of theirs"
    BY = "by them"
    TOWARDS = "towards them"


class Spoken(StrEnum):
    """Whose quotes are listed."""

    BY = "by them"
    ABOUT = "about them"


def speech(wanted: Filter, actor: pd.Series) -> None:
    """Whom it speaks about, who speaks about it, and the quotes."""
    left, right = st.columns(2, gap="large")
    with left:
        about = others(
            session.ask(queries.speaks_about, wanted, actor_id=actor["actor_id"]),
            "Whom do they speak about?",
            key="speaks_about",
        )
    with right:
        by = others(
            session.ask(queries.spoken_about, wanted, actor_id=actor["actor_id"]),
            "Who speaks about them?",
            key="spoken_about",
        )
    towards(wanted, actor, about, RelationBasis.SPEAKS, Way.DOES)
    towards(wanted, actor, by, RelationBasis.SPEAKS, Way.UNDERGOES)
    quotes(wanted, actor)


def others(found: pd.DataFrame, question: str, *, key: str) -> display.Clicked:
    if found.empty:
        st.header(question, anchor=False)
        st.caption("No quote that names another actor.")
        return None
    bars = charts.count_bars(
        found.head(BARS),
        name="other",
        value="times",
        question=question,
        fields=["other_id", "other"],
    )
    picked = display.chart(bars, found, key=key, columns=["other", "kind", "times", "articles"])
    return picked("bar")


def towards(
    wanted: Filter, actor: pd.Series, other: display.Clicked, basis: RelationBasis, way: Way
) -> None:
    """The quotes or events between the actor and another, one way."""
    if other is None:
        return
    ends = [(actor["actor_id"], actor["actor"]), (other["other_id"], other["other"])]
    (source_id, source), (target_id, target) = ends if way is Way.DOES else ends[::-1]
    pair = Pair(basis, Level.ACTOR, source_id, target_id)
    evidence.pair_evidence(wanted, pair, {"source": source, "target": target}, of=f"pair_{way}")


def quotes(wanted: Filter, actor: pd.Series) -> None:
    st.header("Newest quotes", anchor=False)
    whose = filters.one_of(Spoken, "Quotes", key="whose")
    actor_id = actor["actor_id"]
    by_them = whose is Spoken.BY
    theirs = replace(wanted, actors=(actor_id,)) if by_them else wanted
    choice = QuoteChoice(scope=Scope.TOPICS, about=None if by_them else actor_id)
    said = session.ask(queries.quotes_matching, theirs, choice=choice, top=ROWS)
    if said.empty:
        st.caption(f"No quotes {whose} under the filter in force.")
        return
    chosen = display.table(
        said, columns=QUOTES, key="said", alt="Quotes of this actor", rows="single-row"
    )
    st.caption(f"The newest {len(said):,}. {display.CHOOSE} to see the sentence and its article.")
    if len(chosen):
        evidence.quote_evidence(theirs, chosen.iloc[0], inside=True)
        elsewhere.of_quote(chosen.iloc[0]["quote_id"])


def acts(wanted: Filter, actor: pd.Series) -> None:
    """What it does and what is done to it, by type and by whom."""
    actor_id = actor["actor_id"]
    done = session.ask(queries.deeds, wanted, actor_id=actor_id)
    between = session.ask(queries.dealings, wanted, actor_id=actor_id)
    st.caption(
        "Events that took place, with their mean score from −10 (conflict) to +10 (cooperation) "
        "and how many they are. Fewer than 3 are pale."
    )
    left, right = st.columns(2, gap="large")
    with left:
        one_way(wanted, actor, done, between, Way.DOES)
    with right:
        one_way(wanted, actor, done, between, Way.UNDERGOES)
    events(wanted, actor)


QUESTIONS = {
    Way.DOES: ("What do they do?", "Towards whom?"),
    Way.UNDERGOES: ("What is done to them?", "By whom?"),
}


def one_way(
    wanted: Filter, actor: pd.Series, done: pd.DataFrame, between: pd.DataFrame, way: Way
) -> None:
    what, whom = QUESTIONS[way]
    by_type = done[done["way"] == way]
    if by_type.empty:
        st.header(what, anchor=False)
        st.caption("No event that took place was read.")
        return
    kind = toned(by_type, what, name="type", key=f"deeds_{way}")
    if kind:
        its = {"source" if way is Way.DOES else "target": actor["actor_id"]}
        choice = EventChoice(types=(kind["type"],), **its)
        passages = session.ask(queries.events_evidence, wanted, choice=choice)
        evidence.passages_of(passages, of=f"deeds_{way}", about=kind["type"])
    with_whom = between[between["way"] == way].head(BARS)
    if len(with_whom):
        other = toned(with_whom, whom, name="other", key=f"dealings_{way}")
        towards(wanted, actor, other, RelationBasis.ACTS, way)


def toned(found: pd.DataFrame, question: str, *, name: str, key: str) -> display.Clicked:
    fields = ["type"] if name == "type" else ["other_id", "other"]
    bars = charts.toned_bars(found, name=name, question=question, fields=fields)
    return display.chart(bars, found, key=key, columns=[name, "times", "tone"])("bar")


def events(wanted: Filter, actor: pd.Series) -> None:
    st.header("Newest events", anchor=False)
    which = filters.one_of(Done, "Events", key="which")
    theirs, choice = events_of(wanted, actor["actor_id"], which)
    done = session.ask(queries.events_matching, theirs, choice=choice, top=ROWS)
    if done.empty:
        st.caption(f"No events {which} under the filter in force.")
        return
    chosen = display.table(
        done, columns=EVENTS, key="done", alt="Events of this actor", rows="single-row"
    )
    also = "also planned, supposed and denied ones"
    kinds = also if which is Done.ALL else "those that took place"
    st.caption(f"The newest {len(done):,}, {kinds}. {display.CHOOSE} to see the sentence.")
    if len(chosen):
        evidence.event_evidence(theirs, chosen.iloc[0], inside=True)


def events_of(wanted: Filter, actor_id: str, which: Done) -> tuple[Filter, EventChoice]:
    """The filter and the choice that leave the events of that way."""
    happened: dict[str, Any] = {"modalities": (Modality.HAPPENED,), "without_denied": True}
    match which:
        case Done.ALL:
            return replace(wanted, actors=(actor_id,)), EventChoice()
        case Done.BY:
            return wanted, EventChoice(source=actor_id, **happened)
        case Done.TOWARDS:
            return wanted, EventChoice(target=actor_id, **happened)
