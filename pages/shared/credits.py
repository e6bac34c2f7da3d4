"""The fields that say where an article comes from, for an analyst to fill in or correct."""

from __future__ import annotations

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from core.languages import ENGLISH, language_name, language_names
from core.model import Article

_WEB = ("http://", "https://")


def fields(whose: str, *, known: Article | None = None, shared: bool = False) -> dict[str, str]:
    """What was filled in, by the field's name, unless it is empty or stands there already.

    `whose` ends each label: "of this article". `known` is what is corrected. What is
    `shared` by several articles is neither a title nor an address.
    """
    stands = _as_told(known) if known else {}
    told: dict[str, str] = {}
    for name in ("outlet", "author", "section") if shared else _LABELS:
        told[name] = st.text_input(f"{_LABELS[name]} {whose}", value=stands.get(name, ""))
    left, right = st.columns(2)
    day = known.published.day if known and known.published else None
    told["published"] = str(left.date_input(f"Date {whose}", value=day, format="YYYY-MM-DD") or "")
    told["language"] = _language(right, whose, stands.get("language"))
    if told.get("url", "").strip() and not told["url"].strip().lower().startswith(_WEB):
        st.warning("An address begins with http:// or https://; this one is left out.")
    return {
        name: value.strip()
        for name, value in told.items()
        if value.strip() and value.strip() != stands.get(name)
    }


def _as_told(article: Article) -> dict[str, str]:
    """What stands there as it would be filled in."""
    values = {name: getattr(article, name) for name in (*_LABELS, "language")}
    values["published"] = str(article.published.day) if article.published else None
    return {name: value for name, value in values.items() if value}


def _language(place: DeltaGenerator, whose: str, stands: str | None) -> str:
    """The code chosen: what stands there comes first, then English, then the others by name."""
    names = language_names()
    others = sorted(names, key=lambda code: (code != ENGLISH, names[code]))
    chosen = place.selectbox(
        f"Language {whose}",
        list(dict.fromkeys([*([stands] if stands else []), *others])),
        index=0 if stands else None,
        format_func=language_name,
        placeholder="As it is read",
        help="English is parsed; other languages are kept and can be searched.",
    )
    return chosen or ""


_LABELS = {
    "title": "Title",
    "outlet": "Outlet",
    "author": "Author",
    "section": "Section",
    "url": "Address",
}
