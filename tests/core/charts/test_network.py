"""The network by its options: nodes, edges, what they say and what a click on them means."""

from __future__ import annotations

import json

import pandas as pd
import pytest
from lxml import etree

from core import charts
from core.charts.palette import between
from core.export.pictures import to_picture
from tests.core.export.made import ABOUT, SAID

HOSTILE = "<img src=https://evil.example/x> {a|b}"
ORDER = ["Norway", HOSTILE, "Iceland"]
PALE, FIRM = 0.45, 0.9


def relations(tone: bool) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "source_id": ["a", "b", "c"],
            "source": ["Norway", HOSTILE, "Iceland"],
            "target_id": ["b", "a", "a"],
            "target": [HOSTILE, "Norway", "Norway"],
            "times": [8, 8, 2],
            "tone": [-6.0, 5.0, 1.0] if tone else [None, None, None],
        }
    ).astype({"tone": "float64"})


def acts() -> charts.Network:
    return charts.relation_network(relations(tone=True), basis="acts upon", order=ORDER)


def together() -> charts.Network:
    return charts.relation_network(relations(tone=False), basis="named together", order=ORDER)


def graph(network: charts.Network) -> dict:
    [series] = network.options["baseOption"]["series"]
    return series


def test_it_asks_a_question_and_says_itself_in_words():
    assert acts().options["baseOption"]["title"]["text"].endswith("?")
    assert acts().description == (
        f"Network of events: Norway to {HOSTILE} −6.0 (n=8), {HOSTILE} to Norway +5.0 (n=8), "
        "Iceland to Norway +1.0 (n=2)."
    )


def test_a_click_is_told_by_the_place_of_what_is_clicked():
    network, drawn = acts(), graph(acts())
    assert [node["actor_id"] for node in network.nodes] == [node["id"] for node in drawn["data"]]
    assert [(edge["source_id"], edge["target_id"]) for edge in network.edges] == [
        (edge["source"], edge["target"]) for edge in drawn["links"]
    ]


def test_nodes_stand_in_order_and_their_area_goes_with_their_count():
    nodes = graph(acts())["data"]
    assert [node["name"] for node in nodes] == ORDER
    assert [node["value"] for node in nodes] == [18, 16, 2]
    assert nodes[0]["symbolSize"] > nodes[1]["symbolSize"] > nodes[2]["symbolSize"]


def test_each_way_has_an_edge_of_its_own_that_bends_off_the_other():
    edges = graph(acts())["links"]
    assert len(edges) == 3
    assert all(edge["lineStyle"]["curveness"] > 0 for edge in edges)
    assert graph(acts())["edgeSymbol"] == ["none", "arrow"]


def test_those_named_together_have_one_edge_without_an_arrow():
    assert [(edge["source"], edge["target"]) for edge in graph(together())["links"]] == [
        ("a", "b"),
        ("c", "a"),
    ]
    assert graph(together())["edgeSymbol"] == ["none", "none"]


def test_an_edge_of_few_events_is_thin_and_pale():
    many, _, few = (edge["lineStyle"] for edge in graph(acts())["links"])
    assert (many["opacity"], few["opacity"]) == (FIRM, PALE)
    assert few["width"] < many["width"]


@pytest.mark.parametrize(
    ("tone", "channel"), [(-6, 0), (5, 2)], ids=["conflict is orange", "cooperation is teal"]
)
def test_the_colour_of_an_edge_says_its_tone(tone, channel):
    parts = bytes.fromhex(between(tone)[1:])
    assert parts[channel] == max(parts)


def test_without_a_tone_an_edge_is_grey():
    assert between(float("nan")) == between(0)


def test_names_are_drawn_and_never_read_as_html():
    options = acts().options
    assert options["baseOption"]["tooltip"]["renderMode"] == "richText"
    assert "formatter" not in json.dumps(options)


def test_no_relation_is_no_error():
    none = charts.relation_network(relations(tone=True).head(0), basis="acts upon", order=[])
    assert (none.nodes, none.edges) == ((), ())


def texts(picture: bytes) -> str:
    return " ".join(etree.fromstring(picture).itertext())


@pytest.mark.parametrize("network", [acts(), together()], ids=["acts upon", "named together"])
def test_for_a_file_it_has_its_question_filter_and_names(network):
    drawn = network.printed()
    assert drawn.description == network.description
    svg = to_picture(drawn.to_dict(), ABOUT, "svg")
    said = texts(svg)
    assert network.options["baseOption"]["title"]["text"] in said
    assert SAID in said
    for words in ("Norway", "Iceland", "The wider, the more."):
        assert words in said


def test_for_a_file_arrows_lead_both_ways_where_there_is_a_direction():
    def rows(network: charts.Network, shape: str) -> list[int]:
        spec = network.printed().to_dict()
        layers = [layer for layer in spec["layer"] if layer["mark"].get("shape") == shape]
        return [len(spec["datasets"][layer["data"]["name"]]) for layer in layers]

    assert rows(acts(), "triangle-up") == [3]
    assert rows(acts(), "circle") == [3]
    assert rows(together(), "triangle-up") == []


def test_without_relations_there_is_still_a_picture():
    none = charts.relation_network(relations(tone=True).head(0), basis="acts upon", order=[])
    assert to_picture(none.printed().to_dict(), ABOUT, "svg").startswith(b"<svg")
