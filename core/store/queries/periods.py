"""Days gathered into the periods a time chart can show without crowding."""

from __future__ import annotations

from enum import StrEnum

import pandas as pd

from core.store.queries.frames import DAYS


class Period(StrEnum):
    """The width of one step on a time axis."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"


_ALIAS = {Period.DAY: "D", Period.WEEK: "W-SUN", Period.MONTH: "M"}


def fitting(days: pd.Series) -> Period:
    """About five to fifty steps between the first and the last of `days`."""
    if days.dropna().empty:
        return Period.WEEK
    length = (days.max() - days.min()).days
    if length <= 21:
        return Period.DAY
    return Period.WEEK if length <= 370 else Period.MONTH


def by_period(frame: pd.DataFrame, group: str, value: str) -> pd.DataFrame:
    """Sums of `value` for every `group` in every period, also where it is 0.

    `frame` has a `published` column of days; the result has `period` and `until` (its first and
    its last day), `group` and `value`.
    """
    columns = ["period", "until", group, value]
    dated = frame.dropna(subset=["published"])
    if dated.empty:
        days = {"period": frame["published"], "until": frame["published"]}
        return frame.assign(**days).head(0)[columns]
    alias = _ALIAS[fitting(dated["published"])]
    periods = dated["published"].dt.to_period(alias)
    table = dated.pivot_table(
        index=periods, columns=group, values=value, aggfunc="sum", fill_value=0, observed=True
    )
    every = pd.period_range(table.index.min(), table.index.max(), freq=alias, name="step")
    filled = table.reindex(every, fill_value=0)
    long = filled.melt(var_name=group, value_name=value, ignore_index=False).reset_index()
    long["period"] = long["step"].dt.start_time.astype(DAYS)
    long["until"] = long["step"].dt.end_time.dt.normalize().astype(DAYS)
    long[group] = long[group].astype("object")
    return long.sort_values(["period", group], ignore_index=True)[columns]


def over_periods(days: pd.DataFrame, totals: pd.DataFrame, group: str) -> pd.DataFrame:
    """Columns: period, until, `group`, mentions, articles, of, share.

    `days` has mentions and articles of each `group` by `published`; `totals` has all articles, as
    `of`, by `published`. A row for every group in every period between the first and the last
    article there is; where there is none, a share is missing.
    """
    dated = totals.dropna(subset=["published"])
    if dated.empty or days["published"].dropna().empty:
        return _NOTHING.rename(columns={"group": group})
    alias = _ALIAS[fitting(dated["published"])]
    written = dated.groupby(dated["published"].dt.to_period(alias))["of"].sum()
    every = pd.period_range(written.index.min(), written.index.max(), freq=alias, name="step")
    told = days.dropna(subset=["published"])
    keys = [told["published"].dt.to_period(alias).rename("step"), told[group]]
    sums = told.groupby(keys)[["mentions", "articles"]].sum()
    rows = pd.MultiIndex.from_product([every, sorted(told[group].unique())], names=["step", group])
    long = sums.reindex(rows, fill_value=0).reset_index()
    long["of"] = long["step"].map(written.reindex(every, fill_value=0)).astype("Int64")
    long["share"] = (100 * long["articles"] / long["of"].where(long["of"] > 0)).astype("float64")
    long["period"] = long["step"].dt.start_time.astype(DAYS)
    long["until"] = long["step"].dt.end_time.dt.normalize().astype(DAYS)
    counts = ["mentions", "articles"]
    typed = long.astype({group: "object", **dict.fromkeys(counts, "Int64")})
    return typed[["period", "until", group, *counts, "of", "share"]]


_NOTHING = pd.DataFrame(
    {
        name: pd.Series(dtype=dtype)
        for name, dtype in {
            "period": DAYS,
            "until": DAYS,
            "group": "object",
            "mentions": "Int64",
            "articles": "Int64",
            "of": "Int64",
            "share": "float64",
        }.items()
    }
)
