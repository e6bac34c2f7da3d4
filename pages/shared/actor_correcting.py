"""What an analyst says of an actor, on its card: what it is, who else it is, or that it is none."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from core.corrections import (
    ConfirmActor,
    Decision,
    Describe,
    DropActor,
    Merge,
    Rename,
    Retype,
    Split,
    Who,
)
from core.model import COUNTED_FORMS, ActorKind
from core.store import queries
from core.store.correcting import machine_who
from core.store.filters import Filter
from pages.shared import deciding, session


def popover(wanted: Filter, actor: pd.Series) -> None:
    """A button of the card that opens everything an actor can be corrected in."""
    who = session.read(machine_who, actor["actor_id"])
    if who is None:
        return
    with st.popover("Correct…", icon=":material/edit:", key="correct_actor"):
        deciding.name_of_the_analyst(key="actor_by")
        what, same, other = st.tabs(["What it is", "Is another actor", "Is two actors"])
        with what:
            _described(who, actor)
        with same:
            _merged(who)
        with other:
            _split(wanted, who)


def _described(who: Who, actor: pd.Series) -> None:
    key = f"describe_{who.id}"
    kinds = [kind.value for kind in ActorKind]
    st.text_input("Name", actor["actor"], key=f"{key}_name")
    st.selectbox("Kind", kinds, kinds.index(actor["kind"]), key=f"{key}_kind")
    left, right = st.columns(2)
    for place, part in ((left, "role"), (right, "side")):
        place.text_input(part.capitalize(), key=f"{key}_{part}", placeholder="as each article says")
    st.caption("A role or side given here holds in all articles; empty, each keeps its own.")
    with st.container(horizontal=True):
        st.button("Save", key=f"{key}_save", type="primary", on_click=_describe, args=(who, actor))
        _button("Right as it is", ConfirmActor(who), f"{key}_right")
    dropped = DropActor(who)
    st.text(f"Calling it no actor changes {deciding.in_words(deciding.extent(dropped))}.")
    _button("No actor", dropped, f"{key}_drop")


def _describe(who: Who, actor: pd.Series) -> None:
    """Makes a decision of each field that was changed; for callbacks."""
    typed = {
        part: " ".join(session.recall(f"describe_{who.id}_{part}", "").split())
        for part in ("name", "kind", "role", "side")
    }
    decisions: list[Decision] = []
    if typed["name"] and typed["name"] != actor["actor"]:
        decisions.append(Rename(who, typed["name"]))
    if typed["kind"] != actor["kind"]:
        decisions.append(Retype(who, ActorKind(typed["kind"])))
    if typed["role"] or typed["side"]:
        was = f"{actor['actor']}: as each article says"
        decisions.append(Describe(who, typed["role"] or None, typed["side"] or None, was))
    if deciding.about_actors(*decisions):
        session.reset({f"describe_{who.id}_{part}": "" for part in ("role", "side")})


def _merged(who: Who) -> None:
    key = f"merge_{who.id}"
    deciding.an_actor("The same as", key=key, without=who.id, nobody=deciding.NOBODY)
    into = deciding.chosen_actor(key) if deciding.is_named(key) else None
    if into is None or into.id == who.id:
        st.caption("All that is said of this one is then said of the other.")
        return
    decision = Merge(who, into)
    st.text(f"Merging them changes {deciding.in_words(deciding.extent(decision))}.")
    if st.button("Merge", key=f"{key}_do", type="primary") and deciding.about_actors(decision):
        session.go_to("actors", actor=into.id)


def _split(wanted: Filter, who: Who) -> None:
    key = f"split_{who.id}"
    called = session.ask(queries.surfaces, wanted, actor_id=who.id)
    ways = list(called[called["form"].isin(COUNTED_FORMS)]["surface"].unique())
    if len(ways) < 2:
        st.caption("It is called by one name only, so there is nothing to split.")
        return
    surface = st.selectbox("Where it is called", ways, key=f"{key}_words")
    deciding.an_actor("it is", key=key, without=who.id, nobody=deciding.NOBODY)
    into = deciding.chosen_actor(key) if deciding.is_named(key) else None
    if into is None or into.id == who.id:
        st.caption("What is said under that name is then said of the other actor.")
        return
    decision = Split(who, into, surface=surface)
    st.text(f"Splitting it changes {deciding.in_words(deciding.extent(decision))}.")
    _button("Split", decision, f"{key}_do")


def _button(label: str, decision: Decision, key: str) -> None:
    st.button(label, key=key, on_click=deciding.about_actors, args=(decision,))
