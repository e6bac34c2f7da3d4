"""A small collection of hand-made articles, and one without any."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import Connection, Engine

from core.model import Modality, ParsedArticle
from core.store import read_from, write_to
from core.store.writing import save
from tests.records import parsed_article

BOATS = " ".join(f"The {number}th boat of the fleet came home with cod." for number in range(40))
FARMS = " ".join(f"Field {number} of the valley lay under snow until May." for number in range(40))
ROADS = " ".join(f"Road {number} to the pass was closed by a slide of mud." for number in range(40))


def hand_made() -> Iterator[ParsedArticle]:
    """Three articles and a syndicated copy of the first."""
    yield parsed_article(BOATS, title="Boats", outlet="The Skerry", published=date(2024, 3, 4))
    yield parsed_article(
        f"{BOATS} Edited.", title="Boats again", outlet="The Tern", published=date(2024, 3, 5)
    )
    yield parsed_article(FARMS, title="Farms", outlet="Fjord Post", published=date(2024, 4, 9))
    roads = parsed_article(ROADS, title=None, outlet=None, published=None)
    denied = replace(roads.events[0], negated=True)
    planned = replace(roads.events[0], modality=Modality.PLANNED, when=None, confidence=0.3)
    yield replace(roads, events=(denied, planned))


@pytest.fixture
def collection(engine: Engine) -> Iterator[Connection]:
    with write_to(engine) as connection:
        for parsed in hand_made():
            save(connection, "hand made", parsed)
    with read_from(engine) as connection:
        yield connection


@pytest.fixture
def empty(engine: Engine) -> Iterator[Connection]:
    with read_from(engine) as connection:
        yield connection
