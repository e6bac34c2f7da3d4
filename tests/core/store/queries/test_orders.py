"""How a matrix lists its actors, and that many of them take no time to list."""

from __future__ import annotations

import random
import time

import pandas as pd

from core.store.queries import Order, in_order

ACTORS = 200


def relations_of(pairs: list[tuple[str, str, int]]) -> pd.DataFrame:
    source, target, times = zip(*pairs, strict=True)
    return pd.DataFrame(
        {"source_id": source, "source": source, "target_id": target, "target": target}
        | {"times": times}
    )


def test_a_cluster_stands_together() -> None:
    boats = [("cod", "hake", 9), ("hake", "ling", 8), ("cod", "ling", 9)]
    roads = [("pass", "slide", 9), ("slide", "mud", 8), ("pass", "mud", 9)]
    order = in_order(relations_of([*boats, *roads, ("cod", "mud", 1)]), Order.CLUSTER)
    assert {frozenset(order[:3]), frozenset(order[3:])} == {
        frozenset({"cod", "hake", "ling"}),
        frozenset({"pass", "slide", "mud"}),
    }


def test_two_hundred_actors_are_ordered_in_no_time() -> None:
    drawn = random.Random(7)
    names = [f"actor {number}" for number in range(ACTORS)]
    pairs = [(*drawn.sample(names, 2), drawn.randint(1, 30)) for _ in range(6_000)]
    table = relations_of([*pairs, *zip(names, names[1:], [1] * ACTORS, strict=False)])
    in_order(table, Order.CLUSTER)  # the library is loaded by the first
    taken = []
    for _ in range(5):
        started = time.process_time()
        order = in_order(table, Order.CLUSTER)
        taken.append(time.process_time() - started)
    assert sorted(order) == sorted(names)
    assert min(taken) < 0.05  # as a matrix of so many must not be waited for
