"""Forms that correct a quote or an event, on the page Review and in a dialog anywhere else."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import streamlit as st

from core.corrections import (
    ChangeEvent,
    ConfirmEvent,
    ConfirmQuote,
    Decision,
    Deed,
    DropEvent,
    DropQuote,
    SetSpeaker,
)
from core.corrections.telling import event_in_words
from core.model import EventType, Modality
from core.store import judging
from core.store.judging import SeenEvent, SeenQuote
from pages.shared import deciding, session

_GONE = "It is not in the collection any more."


def quote_form(quote_id: int, *, key: str) -> None:
    """Who said it, or nobody, or no quote at all. `key` tells two forms of one quote apart."""
    seen = session.read(judging.see_quote, quote_id)
    if seen is None:
        st.text(_GONE)
        return
    who = f"{key}_speaker_{seen.quote_id}"
    st.text(f"“{seen.place.text}”: {seen.speaker or 'speaker unknown'}{_judged(seen.reviewed)}")
    deciding.an_actor(
        "Speaker",
        key=who,
        article_id=seen.article_id,
        at_first=seen.speaker_id,
        nobody=deciding.NOBODY,
    )
    right = "Right as it is" if seen.speaker else "Right: the text names nobody"
    with st.container(horizontal=True):
        _button("Set the speaker", seen, partial(_speaker, seen, who), f"{key}_quote", primary=True)
        _button(right, seen, partial(ConfirmQuote, seen.place), f"{key}_quote")
        _button("No speech", seen, partial(DropQuote, seen.place), f"{key}_quote")


def _speaker(seen: SeenQuote, who: str) -> Decision | None:
    if not deciding.is_named(who):
        return None
    speaker = deciding.chosen_actor(who)
    if (speaker.id if speaker else None) == seen.speaker_id:
        return ConfirmQuote(seen.place)
    return SetSpeaker(seen.place, speaker, seen.speaker)


def event_form(event_id: int, *, key: str) -> None:
    """What an event is, or that it is none. `key` tells two forms of one event apart."""
    seen = session.read(judging.see_event, event_id)
    if seen is None:
        st.text(_GONE)
        return
    of = f"{key}_{seen.event_id}"
    st.text(f"“{seen.deed.place.text}”: {_in_words(seen)}{_judged(seen.reviewed)}")
    types, modalities = [each.value for each in EventType], [each.value for each in Modality]
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.selectbox("Type", types, types.index(seen.deed.type), key=f"{of}_type", width=150)
        place = modalities.index(seen.modality)
        st.selectbox("Took place", modalities, place, key=f"{of}_modality", width=150)
        st.toggle("Denied", seen.negated, key=f"{of}_negated")
    left, right = st.columns(2)
    with left:
        _side(seen, "Who", f"{of}_source", seen.source, seen.deed.source_id)
    with right:
        _side(seen, "To whom", f"{of}_target", seen.target, seen.deed.target_id)
    with st.container(horizontal=True):
        _button(
            "Save the correction", seen, partial(_changed, seen, of), f"{key}_event", primary=True
        )
        _button("Right as it is", seen, partial(ConfirmEvent, seen.deed), f"{key}_event")
        _button("No event", seen, partial(DropEvent, seen.deed), f"{key}_event")


def _side(seen: SeenEvent, label: str, key: str, name: str | None, actor_id: str | None) -> None:
    """One side of an event; what the text calls it stays, if that is no actor."""
    nobody = f"{name} (no actor)" if name and not actor_id else deciding.NOBODY
    deciding.an_actor(label, key=key, article_id=seen.article_id, at_first=actor_id, nobody=nobody)


def _changed(seen: SeenEvent, of: str) -> Decision | None:
    if not (deciding.is_named(f"{of}_source") and deciding.is_named(f"{of}_target")):
        return None
    kind = EventType(session.recall(f"{of}_type"))
    source, target = (deciding.chosen_actor(f"{of}_{side}") for side in ("source", "target"))
    modality, negated = Modality(session.recall(f"{of}_modality")), session.recall(f"{of}_negated")
    ids = [who.id if who else None for who in (source, target)]
    now = (Deed(seen.deed.place, kind, *ids), modality, negated)
    if now == (seen.deed, seen.modality, seen.negated):
        return ConfirmEvent(seen.deed)
    return ChangeEvent(seen.deed, kind, source, target, modality, negated, _in_words(seen))


def _in_words(seen: SeenEvent) -> str:
    return event_in_words(seen.deed.type, seen.source, seen.target, seen.modality, seen.negated)


def _judged(reviewed: str | None) -> str:
    return f" ({reviewed}, as an analyst said)" if reviewed else ""


def _button(label, seen, make, key, *, primary=False) -> None:  # type: ignore[no-untyped-def]
    st.button(
        label,
        key=f"{key}_{label.split(':')[0].lower().replace(' ', '_')}",
        type="primary" if primary else "secondary",
        on_click=deciding.about_a_fact,
        args=(seen, make),
    )


def offer_quote(quote_id: int) -> None:
    """A button that opens the form of a quote."""
    if st.button("Correct…", key=f"correct_quote_{quote_id}", icon=":material/edit:"):
        deciding.begin()
        _quote_dialog(quote_id)


def offer_event(event_id: int) -> None:
    """A button that opens the form of an event."""
    if st.button("Correct…", key=f"correct_event_{event_id}", icon=":material/edit:"):
        deciding.begin()
        _event_dialog(event_id)


@st.dialog("Correct this quote", width="medium")
def _quote_dialog(quote_id: int) -> None:
    _until_decided(partial(quote_form, quote_id, key="dialog"))


@st.dialog("Correct this event", width="medium")
def _event_dialog(event_id: int) -> None:
    _until_decided(partial(event_form, event_id, key="dialog"))


def _until_decided(form: Callable[[], None]) -> None:
    """The page behind shows what was decided as soon as the dialog is closed."""
    if deciding.is_done():
        st.rerun()
    deciding.what_went_wrong()
    form()
    deciding.name_of_the_analyst(key="dialog_by")
