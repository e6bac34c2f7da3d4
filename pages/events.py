"""Events: who did what to whom, when?"""

from __future__ import annotations

import streamlit as st

from core import charts
from core.model import EventType, Modality, Quad, Status
from core.store import queries
from core.store.queries import EventChoice
from pages.shared import display, evidence, exporting, filters, session

COLUMNS = [
    "when", "source", "type", "target", "trigger", "status", "claimed_by", "modality", "negated",
    "score", "quad", "confidence", "outlet", "title",
]  # fmt: skip


def page() -> None:
    wanted = filters.sidebar()
    display.heading("Events", "Who did what to whom, and when?")
    display.in_force(wanted)
    choice = narrowing()
    events = session.ask(queries.events_matching, wanted, choice=choice)
    exporting.narrow(choice, "events")
    if display.is_empty(events, wanted, of="events", narrowed=choice != EventChoice()):
        return
    display.many(events, "events")
    clicked = timeline(events)
    below_the_chart = st.container()
    chosen = display.table(
        events, columns=COLUMNS, key="events_table", alt="Events", rows="single-row"
    )
    if len(chosen):
        evidence.event_evidence(wanted, chosen.iloc[0])
    elif clicked:
        with below_the_chart:
            evidence.event_evidence(wanted, clicked)
    else:
        st.caption("Choose a mark above, or a row at its left edge, to see the sentence.")


def timeline(events: display.Rows) -> display.Clicked:
    near = charts.on_the_timeline(events)
    display.on_the_timeline(shown=len(near), of=len(events))
    picked = display.chart(
        charts.event_lanes(near),
        near,
        key="lanes",
        columns=["when", "type", "source", "target", "status", "outlet"],
    )
    return picked("mark")


def narrowing() -> EventChoice:
    with st.container(horizontal=True, vertical_alignment="bottom"):
        return EventChoice(
            types=filters.several_of(EventType, "Type", key="type"),
            quads=filters.several_of(Quad, "Class", key="class"),
            statuses=filters.several_of(Status, "Reported or claimed", key="status"),
            modalities=filters.several_of(Modality, "Took place", key="modality"),
            without_denied=filters.switch("Leave out denied ones", key="undenied"),
            confidence_at_least=filters.confidence(key="sure"),
        )


if __name__ == "__main__":
    import dashboard

    dashboard.main()
