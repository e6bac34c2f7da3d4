"""GraphML and GEXF, read back: who, which way, how often, in what tone, under which filter."""

from __future__ import annotations

from io import BytesIO

import networkx as nx
import pandas as pd
import pytest
from lxml import etree

from core.export.graphs import relation_graph, to_gexf, to_graphml
from tests.core.export.made import ABOUT, HOSTILE, SAID

COLUMNS = ["source_id", "source", "basis", "target_id", "target", "times", "tone"]
RELATIONS = pd.DataFrame(
    [
        ("a", "Norway", "acts upon", "b", "Iceland", 3, -4.0),
        ("b", "Iceland", "acts upon", "a", "Norway", 1, 2.0),
        ("a", "Norway", "named together", "b", "Iceland", 5, None),
        ("b", "Iceland", "named together", "a", "Norway", 5, None),
    ],
    columns=COLUMNS,
)
ACTORS = pd.DataFrame(
    [("a", "state", "Norway", 9, 4), ("b", "state", None, 7, 4)],
    columns=["actor_id", "kind", "side", "mentions", "articles"],
)


def read_graphml(relations: pd.DataFrame = RELATIONS) -> nx.MultiDiGraph:
    content = to_graphml(relation_graph(relations, ACTORS, ABOUT))
    return nx.read_graphml(BytesIO(content), force_multigraph=True)


def test_nodes_say_who_they_are():
    graph = read_graphml()
    assert graph.nodes["a"] == {
        "label": "Norway",
        "kind": "state",
        "side": "Norway",
        "mentions": 9,
        "articles": 4,
    }
    assert "side" not in graph.nodes["b"]


def test_edges_say_which_way_and_on_what_basis():
    edges = [
        (source, target, edge["basis"], edge["direction"], edge["n"], edge.get("tone"))
        for source, target, edge in read_graphml().edges(data=True)
    ]
    assert sorted(edges, key=str) == [
        ("a", "b", "acts upon", "one way", 3, -4.0),
        ("a", "b", "named together", "both ways", 5, None),
        ("b", "a", "acts upon", "one way", 1, 2.0),
    ]


def test_both_formats_say_the_filter_and_hold_the_same():
    assert read_graphml().graph["Filter in force"] == SAID
    content = to_gexf(relation_graph(RELATIONS, ACTORS, ABOUT), ABOUT)
    graph = nx.read_gexf(BytesIO(content))
    assert (len(graph), graph.number_of_edges()) == (2, 3)
    root = etree.fromstring(content)
    assert SAID in root.findtext("{*}meta/{*}description")


@pytest.mark.parametrize("write", [to_graphml, lambda graph: to_gexf(graph, ABOUT)])
def test_no_name_breaks_the_xml(write):
    rows = [(name, name, "acts upon", "b", "Iceland", 1, 0.5) for name in HOSTILE]
    graph = relation_graph(pd.DataFrame(rows, columns=COLUMNS, dtype="object"), ACTORS, ABOUT)
    root = etree.fromstring(write(graph))
    assert len(root.findall(".//{*}node")) == len(HOSTILE) + 1


def test_no_relations_are_a_graph_without_nodes():
    assert len(read_graphml(RELATIONS.head(0))) == 0
