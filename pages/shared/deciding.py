"""What an analyst decides on the pages: under which name, how it is made, and what is said of it.

Decisions are made in callbacks: these get what was seen when the button was drawn, so that what
somebody else has decided meanwhile is not overwritten unseen.
"""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from core.corrections import Decision, Who
from core.model import ActorKind
from core.store import StoreError, judging, queries
from core.store.correcting import Extent, look_ahead, machine_who
from core.store.judging import SeenEvent, SeenQuote
from pages.shared import filters, session, telling

# Who decided, where nobody has said.
UNNAMED = "unnamed analyst"

_BY, _WRONG = "decided_by", "decision_wrong"
_DONE = "decision_made"

# The choice of nobody, or of a name that is typed.
NOBODY, NEW_NAME = "nobody", "a new name…"


def name_of_the_analyst(*, key: str) -> None:
    """The name that decisions are logged under, for as long as this session lasts."""
    st.text_input(
        "Your name, for the log",
        session.recall(_BY, ""),
        key=key,
        placeholder=UNNAMED,
        on_change=lambda: session.keep(_BY, " ".join(session.recall(key, "").split())),
        width=260,
    )


def analyst() -> str:
    """Under whose name decisions are logged now."""
    return session.recall(_BY) or UNNAMED


def about_a_fact(seen: SeenQuote | SeenEvent, make: Callable[[], Decision | None]) -> None:
    """Decides about a quote or an event as it was seen; for callbacks.

    `make` says what is decided, or None if the form is not filled in.
    """
    if decision := make():
        _attempt(lambda: session.write(judging.judge, seen, decision, by=analyst()), "Decided.")
    else:
        session.keep(_WRONG, "Type the new name first.")


def about_actors(*decisions: Decision) -> bool:
    """Decides about actors, all of it or nothing; whether it was done."""

    def make() -> None:
        session.write(_all_of, decisions)

    return _attempt(make, "Decided.")


def _all_of(connection, decisions: tuple[Decision, ...]) -> None:  # type: ignore[no-untyped-def]
    for decision in decisions:
        judging.rule(connection, decision, by=analyst())


def undo(number: int) -> None:
    """Takes a decision back; for callbacks."""
    _attempt(lambda: session.write(judging.take_back, number, by=analyst()), "Undone.")


def _attempt(change: Callable[[], object], done: str) -> bool:
    try:
        change()
    except StoreError as error:
        session.keep(_WRONG, str(error))
        return False
    session.forget(_WRONG)
    session.keep(_DONE, True)
    where = " The log on the page Review can undo it." if done == "Decided." else ""
    telling.later(f"{done}{where}")
    return True


def begin() -> None:
    """A dialog opens: nothing has been decided in it yet."""
    session.forget(_DONE)
    session.forget(_WRONG)


def is_done() -> bool:
    """Whether something has been decided since `begin`."""
    return bool(session.recall(_DONE))


def what_went_wrong() -> None:
    """Says once why the last decision was not made."""
    if wrong := session.recall(_WRONG):
        session.forget(_WRONG)
        with st.container(border=True, key="decision_wrong_box"):
            st.text(wrong)


def extent(decision: Decision) -> Extent:
    """How much of the collection a decision would change."""
    return session.read(look_ahead, decision)


def in_words(changed: Extent) -> str:
    """`12 mentions, 3 quotes and 1 event in 4 articles`."""
    counts = (
        (changed.mentions, "mentions"),
        (changed.quotes, "quotes"),
        (changed.events, "events"),
    )
    *most, last = [f"{count:,} {what if count != 1 else what[:-1]}" for count, what in counts]
    where = f"{changed.articles:,} {'article' if changed.articles == 1 else 'articles'}"
    return f"{', '.join(most)} and {last} in {where}"


def an_actor(
    label: str, *, key: str, article_id: str | None = None, at_first: str | None = None,
    nobody: str = "", without: str | None = None,
) -> None:  # fmt: skip
    """Widgets for an actor of the collection, those of the article first, or for a new name.

    `chosen_actor` of the same key says which. `nobody` is a
    first choice that stands for no actor, `without` leaves
    an actor out, `at_first` is the id that is chosen to begin with.
    """
    labels = _labels(article_id, without=without, also=at_first)
    options = [*([nobody] if nobody else []), *labels.values(), NEW_NAME]
    first = labels.get(at_first or "")
    place = options.index(first) if first in options else 0
    st.selectbox(label, options, index=place, key=key)
    if session.recall(key) == NEW_NAME:
        with st.container(horizontal=True):
            st.text_input("New name", key=f"{key}_name")
            st.selectbox("Kind", [kind.value for kind in ActorKind], key=f"{key}_kind")
    session.keep(f"{key}_ids", {name: actor_id for actor_id, name in labels.items()})


def is_named(key: str) -> bool:
    """Whether the choice is made: a new name has to be typed."""
    return session.recall(key) != NEW_NAME or bool(session.recall(f"{key}_name", "").strip())


def chosen_actor(key: str) -> Who | None:
    """The actor chosen by `an_actor` of this key; None for nobody."""
    label = session.recall(key)
    if label == NEW_NAME:
        name, kind = session.recall(f"{key}_name"), ActorKind(session.recall(f"{key}_kind"))
        return session.read(judging.who_is_called, name, kind)
    actor_id = session.recall(f"{key}_ids", {}).get(label)
    return session.read(machine_who, actor_id) if actor_id else None


def _labels(article_id: str | None, *, without: str | None, also: str | None) -> dict[str, str]:
    """Names told apart, by id."""
    known = filters.actor_labels()
    labels: dict[str, str] = {}
    if article_id:
        here = session.ask(queries.actors_of, article_id)
        for actor_id, name in zip(here["actor_id"], here["actor"], strict=True):
            # Beyond the most named of the collection names are not told apart yet.
            twin = name in known.values() and actor_id not in known
            labels[actor_id] = f"{name} ({actor_id})" if twin else known.get(actor_id, name)
    if (
        also
        and also not in known
        and also not in labels
        and (who := session.read(machine_who, also))
    ):
        labels[also] = f"{who.name} ({also})"
    labels |= {actor_id: name for actor_id, name in known.items() if actor_id not in labels}
    return {actor_id: name for actor_id, name in labels.items() if actor_id != without}
