"""Relations: who is named with, speaks about, acts upon whom?"""

from __future__ import annotations

import streamlit as st

from core import charts
from core.model import EventType, Modality, Quad, Status
from core.store import queries
from core.store.filters import Filter
from core.store.queries import ANY_EVENT, EventChoice, Level, Order, Pair, RelationBasis
from pages.shared import display, evidence, exporting, filters, session

# What is counted, and how it reads in a matrix and in a network.
RULES = {
    RelationBasis.TOGETHER: ("Counted: sentences that name both.", "", "The wider, the more."),
    RelationBasis.SPEAKS: (
        "Counted: quotes of the one whose words name the other.",
        "Rows speak about columns.",
        "Arrows lead from who speaks; the wider, the more quotes.",
    ),
    RelationBasis.ACTS: (
        "Counted: events by the one towards the other{which}, with their mean score from −10 "
        "(conflict) to +10 (cooperation).",
        "Rows act upon columns; n is how many events there are. With fewer than 3 a cell is pale.",
        "Arrows lead from who acts; the wider, the more events. Orange is conflict, teal "
        "cooperation, grey neither. With fewer than 3 an edge is pale.",
    ),
}


def page() -> None:
    wanted = filters.sidebar()
    display.heading("Relations", "Who is named with, speaks about and acts upon whom?")
    display.in_force(wanted)
    with st.container(horizontal=True, gap="medium"):
        view = filters.one_of(filters.View, "Picture", key="view")
        basis = filters.one_of(RelationBasis, "Relation", key="basis")
        level = filters.one_of(Level, "Between", key="level")
        order = filters.one_of(Order, "Order by", key="order")
    choice = narrowing() if basis is RelationBasis.ACTS else ANY_EVENT
    rule(basis, view, choice)
    exporting.narrow(choice, "events")
    every = session.ask(queries.relations, wanted, basis=basis, level=level, choice=choice)
    if display.is_empty(every, wanted, of="such relations", narrowed=choice != ANY_EVENT):
        return
    shown = best_connected(every, level)
    names = queries.in_order(shown, order, sides(wanted, level))
    draw = network if view is filters.View.NETWORK else matrix
    if cell := draw(shown, basis, names):
        pair = Pair(basis, level, cell["source_id"], cell["target_id"], choice)
        between(wanted, pair, cell)


def rule(basis: RelationBasis, view: filters.View, choice: EventChoice) -> None:
    counted, in_matrix, in_network = RULES[basis]
    which = ", also planned, supposed and denied ones" if choice.modalities else " that took place"
    how = in_network if view is filters.View.NETWORK else in_matrix
    among = f"Looked for among the {queries.POOL} most named."
    st.caption(f"{counted.format(which=which)} {how} {among}")


def narrowing() -> EventChoice:
    with st.container(horizontal=True, vertical_alignment="bottom"):
        types = filters.several_of(EventType, "Type", key="type")
        quads = filters.several_of(Quad, "Class", key="class")
        statuses = filters.several_of(Status, "Reported or claimed", key="status")
        unreal = filters.switch("Also planned, supposed or denied", key="unreal")
    return EventChoice(types, quads, statuses, tuple(Modality) if unreal else ())


def best_connected(every: display.Rows, level: Level) -> display.Rows:
    """As many as asked for, and a word on how many are left out."""
    with st.container(horizontal=True, gap="medium", vertical_alignment="bottom"):
        most = st.slider(
            "Show at most", 5, queries.POOL, 30, step=5, key="most", bind="query-params", width=240
        )
        shown = queries.best_connected(every, most)
        display.left_out(
            shown=queries.how_many(shown), of=queries.how_many(every), what=f"{level}s"
        )
    return shown


def sides(wanted: Filter, level: Level) -> dict[str, str]:
    """The side of every actor, by id."""
    counts = session.ask(queries.mention_counts, wanted.anyone())
    key = "actor_id" if level is Level.ACTOR else "side"
    return dict(zip(counts[key], counts["side"], strict=True))


def matrix(shown: display.Rows, basis: RelationBasis, names: list[str]) -> display.Clicked:
    picked = display.chart(
        charts.relation_matrix(shown, basis=basis, order=names),
        shown,
        key="matrix",
        box=charts.matrix_height(shown),
        columns=columns(basis),
    )
    if not (cell := picked("cell")):
        st.caption("Choose a cell to see the sentences it counts.")
    return cell


def network(shown: display.Rows, basis: RelationBasis, names: list[str]) -> display.Clicked:
    picked = display.network(
        charts.relation_network(shown, basis=basis, order=names),
        shown,
        key="network",
        columns=columns(basis),
    )
    if edge := picked("edge"):
        return edge
    if node := picked("node"):
        return strongest(shown, basis, node)
    st.caption("Choose an edge to see the sentences it counts, a node for its relations.")
    return None


def strongest(shown: display.Rows, basis: RelationBasis, node: dict[str, str]) -> display.Clicked:
    """The relations of a node, to choose from."""
    own = queries.strongest(shown, node["actor_id"], both_ways=basis is RelationBasis.TOGETHER)
    with st.container(key="strongest"):
        st.header("Strongest relations", anchor=False)
        st.text(node["label"])
        chosen = display.table(
            own,
            columns=columns(basis),
            key="strongest_table",
            alt="Strongest relations",
            rows="single-row",
        )
    if chosen.empty:
        st.caption(f"{display.CHOOSE} to see its sentences.")
        return None
    return chosen.iloc[0].to_dict()


def between(wanted: Filter, pair: Pair, cell: dict[str, str]) -> None:
    """How it went between two over time, and the sentences of all of it or of one month."""
    trend = session.ask(queries.pair_trend, wanted, pair=pair)
    step = None
    if len(trend):
        picked = display.chart(
            charts.pair_trend(trend, basis=pair.basis),
            trend,
            key="trend",
            columns=["period", "until", *columns(pair.basis)],
        )
        st.caption("Choose a month to see what it counts. Articles without a date are in none.")
        step = picked("step")
    if step:
        pair = Pair(pair.basis, pair.level, step["source_id"], step["target_id"], pair.choice)
    evidence.pair_evidence(evidence.within(wanted, step), pair, step or cell)


def columns(basis: RelationBasis) -> list[str]:
    return ["source", "target", "times", *(["tone"] if basis is RelationBasis.ACTS else [])]


if __name__ == "__main__":
    import dashboard

    dashboard.main()
