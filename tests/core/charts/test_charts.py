"""Charts by their specification: what they ask, say, colour and let be clicked."""

from __future__ import annotations

import json
import re

import pandas as pd
import pytest

from core import charts
from core.charts.palette import DARK_INK, LIGHT_INK, TONE
from core.charts.words import in_words, signed

WEEK = pd.Timestamp("2024-03-04")
HOSTILE = "![x](https://evil.example) datum['a'] \"quoted\""


def mentions() -> pd.DataFrame:
    return pd.DataFrame(
        {
            "actor_id": ["state:NOR", "person:x"],
            "label": ["Norway", HOSTILE],
            "actor": ["Norway", HOSTILE],
            "kind": ["state", "person"],
            "side": ["Norway", None],
            "role": [None, "Minister"],
            "mentions": [1204, 3],
            "articles": [40, 2],
            "share": [0.5, 0.1],
        }
    )


def relations(tone: bool) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "source_id": ["a", "b"],
            "source": ["Norway", HOSTILE],
            "target_id": ["b", "a"],
            "target": [HOSTILE, "Norway"],
            "times": [5, 2],
            "tone": [-6.0, 5.0] if tone else [None, None],
        }
    ).astype({"tone": "float64"})


def over_time(name: str, value: str) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "period": [WEEK, WEEK + pd.Timedelta(days=7)],
            "until": [WEEK + pd.Timedelta(days=6), WEEK + pd.Timedelta(days=13)],
            name: ["The Skerry", HOSTILE],
            "actor_id": ["a", "b"],
            value: [2, 1],
            **(
                {"articles": [2, 1], "of": [9, 9], "share": [22.2, 11.1]}
                if value != "articles"
                else {}
            ),
        }
    )


def events() -> pd.DataFrame:
    return pd.DataFrame(
        {
            "event_id": [1, 2, 3],
            "when": [WEEK, WEEK, pd.Timestamp("1991-01-01")],
            "published": [WEEK, WEEK, WEEK],
            "source": ["Norway", None, HOSTILE],
            "target": [HOSTILE, None, "Norway"],
            "trigger": ["rejected", "met", "left"],
            "type": ["REJECT", "REJECT", "CONSULT"],
            "quad": ["verbal conflict", "verbal conflict", "verbal cooperation"],
            "status": ["reported", "claimed", "reported"],
            "outlet": ["The Skerry", None, None],
        }
    )


def trend() -> pd.DataFrame:
    months = {"period": [WEEK, WEEK], "until": [WEEK, WEEK]}
    return relations(tone=True).assign(**months)


def ranked() -> pd.DataFrame:
    return pd.DataFrame(
        {
            "other_id": ["a", "b"],
            "other": ["Norway", HOSTILE],
            "times": [5, 2],
            "articles": [3, 2],
            "of": [9, 4],
            "share": [33.3, 50.0],
            "tone": [-6.0, 5.0],
        }
    )


def marking_words() -> pd.DataFrame:
    return pd.DataFrame(
        {
            "word": ["cod", HOSTILE],
            "marks": ["one", "other"],
            "one_times": [9, 1],
            "one_rate": [4.1, 0.5],
            "other_times": [0, 7],
            "other_rate": [0.0, 3.3],
            "lean": [3.2, -1.4],
            "clear": [True, False],
        }
    )


def dotted() -> pd.DataFrame:
    return pd.DataFrame(
        {
            "key": ["a", "a"],
            "name": [HOSTILE, HOSTILE],
            "side": ["The Skerry", HOSTILE],
            "value": [20.0, 35.0],
            "low": [8.0, 20.0],
            "high": [40.0, 52.0],
            "said": ["20 % (4 of 20)", "35 % (7 of 20)"],
            "described": ["one", "other"],
            "sure": [1.0, 0.35],
            "figures": ["4/20 : 7/20", "4/20 : 7/20"],
        }
    )


BARS = {"name": "other", "question": "Who?", "fields": ["other_id"]}

ALL = {
    "mentions": (charts.mention_bars, lambda: mentions(), {}),
    "tone": (charts.tone_bars, lambda: relations(tone=True), {}),
    "together": (
        charts.relation_matrix,
        lambda: relations(tone=False),
        {"basis": "named together", "order": ["Norway", HOSTILE]},
    ),
    "acts": (
        charts.relation_matrix,
        lambda: relations(tone=True),
        {"basis": "acts upon", "order": ["Norway", HOSTILE]},
    ),
    "trend": (charts.pair_trend, lambda: trend(), {"basis": "acts upon"}),
    "coverage": (charts.coverage_over_time, lambda: over_time("outlet", "articles"), {}),
    "over time": (charts.mentions_over_time, lambda: over_time("label", "mentions"), {}),
    "share over time": (
        charts.mentions_over_time,
        lambda: over_time("label", "mentions"),
        {"share": True},
    ),
    "counts": (charts.count_bars, lambda: ranked(), {**BARS, "value": "times"}),
    "shares": (charts.share_bars, lambda: ranked(), BARS),
    "toned": (charts.toned_bars, lambda: ranked(), BARS),
    "words": (charts.word_bars, lambda: marking_words(), {"one": "The Skerry", "other": HOSTILE}),
    "dots": (charts.dots, lambda: dotted(), {"question": "Who?"}),
    "toned dots": (charts.dots, lambda: dotted(), {"question": "Who?", "tone": True}),
    "lanes": (charts.event_lanes, lambda: charts.on_the_timeline(events()), {}),
}
each_chart = pytest.mark.parametrize(("draw", "rows", "options"), ALL.values(), ids=ALL)


def spec_of(chart):
    return json.loads(chart.to_json())


def layers(spec):
    return spec.get("layer", [spec])


@each_chart
def test_a_chart_asks_a_question_and_says_itself_in_words(draw, rows, options):
    spec = spec_of(draw(rows(), **options))
    assert spec["title"]["text"].endswith("?")
    assert re.fullmatch(r"[A-Z].*: .*\d.*\.", spec["description"])


@each_chart
def test_what_is_clicked_is_named_by_fields(draw, rows, options):
    spec = spec_of(draw(rows(), **options))
    [clicked] = spec["params"]
    assert clicked["select"]["on"] == "click"
    assert set(clicked["select"]["fields"]) <= set(rows().columns)


def without_values(spec):
    """A specification without the places where Vega takes a string as it is."""
    if isinstance(spec, list):
        return [without_values(part) for part in spec]
    if isinstance(spec, dict):
        values = {"datasets", "data", "description", "sort"}
        return {key: without_values(part) for key, part in spec.items() if key not in values}
    return spec


@each_chart
def test_data_is_only_ever_a_value(draw, rows, options):
    # Not in a title, a field's name or an expression, which Vega would read.
    spec = without_values(spec_of(draw(rows(), **options)))
    assert "evil.example" not in json.dumps(spec)


@each_chart
def test_every_encoded_field_has_a_type_and_a_column(draw, rows, options):
    chart = draw(rows(), **options)
    spec = spec_of(chart)
    datasets = spec["datasets"]
    for layer in layers(spec):
        name = layer.get("data", spec.get("data"))["name"]
        columns = set(datasets[name][0])
        for channel in layer["encoding"].values():
            fields = channel if isinstance(channel, list) else [channel]
            for field in (field for field in fields if "field" in field):
                assert field["field"] in columns


@each_chart
def test_no_ink_is_fixed_but_on_cells(draw, rows, options):
    # Fixed ink is unreadable in one of the two themes; a cell brings its own ground.
    text = json.dumps([layer.get("mark") for layer in layers(spec_of(draw(rows(), **options)))])
    assert "#" not in text


def test_ink_on_a_cell_is_light_where_the_cell_is_dark():
    spec = spec_of(ALL["acts"][0](relations(tone=True), **ALL["acts"][2]))
    ink = spec["layer"][1]["encoding"]["color"]
    assert (ink["condition"]["value"], ink["value"]) == (LIGHT_INK, DARK_INK)


def test_a_tone_of_few_events_is_pale_and_prints_its_n():
    [cells] = spec_of(ALL["acts"][0](relations(tone=True), **ALL["acts"][2]))["datasets"].values()
    assert [(cell["figure"], cell["n"], round(cell["shade"], 1)) for cell in cells] == [
        ("−6.0", "n=5", -6.0),
        ("+5.0", "n=2", 1.5),
    ]


def test_a_pair_has_a_row_each_way_and_prints_tone_and_n():
    [marks] = spec_of(charts.pair_trend(trend(), basis="acts upon"))["datasets"].values()
    assert [(mark["direction"], mark["figure"], mark["label"]) for mark in marks] == [
        (f"Norway → {HOSTILE}", "−6.0", "n=5"),
        (f"{HOSTILE} → Norway", "+5.0", "n=2"),
    ]


def test_many_names_make_small_cells():
    few, many = (pd.concat([relations(tone=True)] * count, ignore_index=True) for count in (1, 20))
    many["source"] += many.index.astype(str)
    heights = [charts.matrix_height(each) / each["source"].nunique() for each in (few, many)]
    assert heights[1] < heights[0] / 2


def test_the_tone_scale_runs_both_ways_from_zero():
    domain = TONE.to_dict()["domain"]
    assert domain == sorted(domain) == [-end for end in reversed(domain)]


def test_an_event_of_long_ago_stays_off_the_timeline():
    assert list(charts.on_the_timeline(events())["event_id"]) == [1, 2]


def test_events_of_one_day_and_type_stand_beside_each_other():
    [dots] = spec_of(charts.event_lanes(charts.on_the_timeline(events())))["datasets"].values()
    assert [dot["place"] for dot in dots] == [-0.5, 0.5]


@pytest.mark.parametrize(("value", "said"), [(2.5, "+2.5"), (-4, "−4.0"), (float("nan"), "")])
def test_signed_figures(value, said):
    assert signed(value) == said


def test_a_description_names_the_first_dozen():
    names = [f"N{number}" for number in range(14)]
    said = in_words("Bars", names, ["1"] * 14)
    assert said.endswith("N11 1 and 2 more.")
    assert in_words("Bars", [], []) == "Bars: nothing to show."
