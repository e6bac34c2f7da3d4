"""Relations: who is named with, speaks about, acts upon whom?"""

from __future__ import annotations

import streamlit as st

from core import charts
from core.store import queries
from core.store.filters import Filter
from core.store.queries import Level, Order, RelationBasis
from pages.shared import display, evidence, filters, session

RULES = {
    RelationBasis.TOGETHER: "Counted: sentences that name both.",
    RelationBasis.SPEAKS: "Counted: quotes of the one (rows) whose words name the other (columns).",
    RelationBasis.ACTS: "Counted: events that took place, by the one (rows) towards the other "
    "(columns). The figure is their mean score from −10 (conflict) to +10 (cooperation), n is how "
    "many there are; with fewer than 3 the cell is pale.",
}


def page() -> None:
    wanted = filters.sidebar()
    display.heading("Relations", "Who is named with, speaks about and acts upon whom?")
    display.in_force(wanted)
    with st.container(horizontal=True, gap="medium"):
        basis = filters.one_of(RelationBasis, "Relation", key="basis")
        level = filters.one_of(Level, "Between", key="level")
        order = filters.one_of(Order, "Order by", key="order")
    st.caption(RULES[basis])
    relations = session.ask(queries.relations, wanted, basis=basis, level=level)
    if display.is_empty(relations, wanted, of="such relations"):
        return
    matrix(wanted, basis, level, order)


def matrix(wanted: Filter, basis: RelationBasis, level: Level, order: Order) -> None:
    relations = session.ask(queries.relations, wanted, basis=basis, level=level)
    names = queries.in_order(relations, order)
    picked = display.chart(
        charts.relation_matrix(relations, basis=basis, order=names),
        relations,
        key="matrix",
        box=charts.matrix_height(relations),
        columns=["source", "target", "times", *(["tone"] if basis is RelationBasis.ACTS else [])],
    )
    if cell := picked("cell"):
        evidence.pair_evidence(wanted, basis, level, cell)
    else:
        st.caption("Choose a cell to see the sentences it counts.")


if __name__ == "__main__":
    import dashboard

    dashboard.main()
