"""Which relations a picture shows, and how it lists those they are between.

All take a frame as from `relations`, or part of one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum
from types import MappingProxyType

import numpy as np
import pandas as pd


class Order(StrEnum):
    """How a matrix lists its rows and columns, and a network stands in its circle."""

    COUNT = "count"
    CLUSTER = "cluster"
    NAME = "name"
    SIDE = "side"


def best_connected(relations: pd.DataFrame, most: int) -> pd.DataFrame:
    """The relations among the `most` that are oftenest at either end of one."""
    ids = _weights(relations, "source_id", "target_id").index[:most]
    among = relations["source_id"].isin(ids) & relations["target_id"].isin(ids)
    return relations[among].reset_index(drop=True)


def how_many(relations: pd.DataFrame) -> int:
    """How many there are relations between."""
    return len(_weights(relations, "source_id", "target_id"))


def strongest(relations: pd.DataFrame, actor_id: str, *, both_ways: bool) -> pd.DataFrame:
    """The relations of one of them, most often first.

    `both_ways` says that every pair comes both ways round, as those named together do: then once.
    """
    own = relations["source_id"] == actor_id
    if not both_ways:
        own |= relations["target_id"] == actor_id
    return relations[own].reset_index(drop=True)


def in_order(
    relations: pd.DataFrame, order: Order, sides: Mapping[str, str | None] = MappingProxyType({})
) -> list[str]:
    """The names of a relations frame, as the axes of a matrix should list them.

    `sides`, by id, serve to order by side; who has none comes last.
    """
    names = list(_weights(relations, "source", "target").index)
    match order:
        case Order.COUNT:
            return names
        case Order.NAME:
            return sorted(names)
        case Order.CLUSTER:
            return _clustered(relations, names) if len(names) > 2 else names
        case Order.SIDE:
            return _by_side(names, {name: sides.get(key) for key, name in _named(relations)})


def _named(relations: pd.DataFrame) -> Iterator[tuple[str, str]]:
    """Ids and names."""
    for end in ("source", "target"):
        yield from zip(relations[f"{end}_id"], relations[end], strict=True)


def _weights(relations: pd.DataFrame, source: str, target: str) -> pd.Series:
    """How often each is at either end, most often first."""
    ends = [relations.set_index(end)["times"] for end in (source, target)]
    sums: pd.Series = pd.concat(ends).groupby(level=0).sum()
    return sums.sort_values(ascending=False, kind="stable")


def _by_side(names: list[str], sides: Mapping[str, str | None]) -> list[str]:
    """The side of the best connected first, and within a side the best connected."""
    first: dict[str | None, int] = {}
    for place, name in enumerate(names):
        first.setdefault(sides.get(name), place)
    first[None] = len(names)
    return sorted(names, key=lambda name: first[sides.get(name)])


def _clustered(relations: pd.DataFrame, names: list[str]) -> list[str]:
    """Those related to the same others beside each other."""
    # Half a second that only those wait for who ask for clusters.
    from scipy.cluster.hierarchy import leaves_list, linkage

    table = relations.pivot_table(
        index="source", columns="target", values="times", aggfunc="sum", fill_value=0
    )
    square = table.reindex(index=names, columns=names, fill_value=0).to_numpy(dtype=float)
    ties = np.log1p(square + square.T)
    np.fill_diagonal(ties, ties.max())
    tree = linkage(ties, method="average", optimal_ordering=True)
    return [names[place] for place in leaves_list(tree)]
