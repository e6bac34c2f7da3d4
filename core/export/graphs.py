"""Relations as a graph for Gephi, Cytoscape or networkx: GraphML and GEXF."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree

import pandas as pd

from core.export.about import About
from core.export.cells import printable

if TYPE_CHECKING:
    import networkx as nx

NODE_COLUMNS = ["kind", "side", "mentions", "articles"]

# Pairs named together have no direction: they come both ways round, and are one edge.
_BOTH_WAYS = "named together"


def relation_graph(relations: pd.DataFrame, actors: pd.DataFrame, about: About) -> nx.MultiDiGraph:
    """Columns of `relations`: source_id, source, target_id, target, basis, times, tone; of
    `actors`: actor_id and NODE_COLUMNS.

    Edges carry basis, direction (`one way` or `both ways`), weight and n (times counted), and tone
    where the basis has one.
    """
    import networkx as nx  # only for a file: no page should wait for it

    graph = nx.MultiDiGraph(**dict(about.lines()))
    known: dict[Any, Any] = actors.set_index("actor_id")[NODE_COLUMNS].to_dict("index")
    for end in ("source", "target"):
        for key, name in zip(relations[f"{end}_id"], relations[end], strict=True):
            graph.add_node(printable(key), **_present({"label": name, **known.get(key, {})}))
    for row in relations.to_dict("records"):
        mutual = row["basis"] == _BOTH_WAYS
        if mutual and row["source_id"] > row["target_id"]:
            continue
        graph.add_edge(
            printable(row["source_id"]),
            printable(row["target_id"]),
            **_present(
                {
                    "basis": row["basis"],
                    "direction": "both ways" if mutual else "one way",
                    "weight": float(row["times"]),
                    "n": row["times"],
                    "tone": row["tone"],
                }
            ),
        )
    return graph


def to_graphml(graph: nx.MultiDiGraph) -> bytes:
    """The filter, the day and the versions are data of the graph."""
    import networkx as nx

    content = BytesIO()
    nx.write_graphml_xml(graph, content)
    return content.getvalue()


def to_gexf(graph: nx.MultiDiGraph, about: About) -> bytes:
    """The filter, the day and the versions are the description in the file's head."""
    import networkx as nx

    writer = nx.readwrite.gexf.GEXFWriter(version="1.2draft")
    writer.add_graph(graph)
    said = "; ".join(f"{name}: {text}" for name, text in about.lines())
    head = next(part for part in writer.xml if part.tag.endswith("meta"))
    ElementTree.SubElement(head, "description").text = said
    content = BytesIO()
    writer.write(content)
    return content.getvalue()


def _present(values: dict[str, Any]) -> dict[str, Any]:
    """Without what is not known; words without what XML cannot hold, numbers as Python has them."""
    return {
        name: printable(value) if isinstance(value, str) else _plain(value)
        for name, value in values.items()
        if not pd.isna(value)
    }


def _plain(value: Any) -> Any:
    return value.item() if hasattr(value, "item") else value
