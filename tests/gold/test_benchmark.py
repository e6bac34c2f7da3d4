from __future__ import annotations

from tests.gold.benchmark import table


def test_table() -> None:
    rows = [
        {"metric": "actors F1", "ours": 0.8214, "peer": "model", "peer_value": 0.689, "goal": 0.88},
        {"metric": "quotes", "ours": 66.04, "peer": "-", "peer_value": None, "goal": 77},
        {"metric": "pronouns", "ours": None, "peer": "-", "peer_value": None, "goal": 0.8},
    ]
    assert table(rows)[2:] == [
        "| actors F1 | 0.821 | 0.689 (model) | 0.880 |",
        "| quotes | 66.0 | – | 77.0 |",
        "| pronouns | – | – | 0.800 |",
    ]
