from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from spacy.language import Language
from sqlalchemy import select

from core.identity import Suggestion, link_bare_names, suggest_merges
from core.intake import take_in
from core.lexicon import Lexicon
from core.model import Actor, ActorKind, Article, ParsedArticle, Parser, Result
from core.store import open_store, read_from
from core.store.schema import article_actors

ANA = Actor("person:ana-ruiz", "Ana Ruiz", ActorKind.PERSON)
JUAN = Actor("person:juan-ruiz", "Juan Ruiz", ActorKind.PERSON)
BARE = "“We will appeal,” Ruiz said on Monday. Ruiz criticised Peru."


def test_a_bare_surname_is_the_only_bearers(parse: Callable[..., ParsedArticle]) -> None:
    linked = link_bare_names(parse(BARE), [ANA, Actor("person:bo-lind", "Bo Lind", ANA.kind)])
    assert {a.id: a.name for a in linked.actors if a.kind is ANA.kind} == {ANA.id: ANA.name}
    assert {quote.speaker_id for quote in linked.quotes} == {ANA.id}
    assert {m.actor_id for m in linked.mentions if m.span.of(BARE) == "Ruiz"} == {ANA.id}
    assert [e.source for e in linked.events] == [ANA.name]


@pytest.mark.parametrize("known", [[], [ANA, JUAN]])
def test_nobody_or_two_bearers_link_nobody(
    known: list[Actor], parse: Callable[..., ParsedArticle]
) -> None:
    parsed = parse(BARE)
    assert link_bare_names(parsed, known) == parsed


def test_a_person_the_article_names_in_full_is_not_taken_for_the_bare_name() -> None:
    bare = Actor("person:ruiz", "Ruiz", ActorKind.PERSON)
    parsed = ParsedArticle(Article(BARE), Parser("", ""), actors=(ANA, bare))
    assert link_bare_names(parsed, [ANA]) == parsed


def person(name: str) -> Actor:
    return Actor(f"person:{name.lower().replace(' ', '-')}", name, ActorKind.PERSON)


def body(name: str) -> Actor:
    return Actor(f"org:{name.lower().replace(' ', '-')}", name, ActorKind.ORGANISATION)


@pytest.mark.parametrize(
    ("actors", "reason"),
    [
        ([person("Armen Petrosian"), person("Armen Petrosyan")], "spelled alike"),
        ([person("Ana Ruiz"), person("Ruiz")], "same surname; one article gives no first name"),
        ([body("Lower Tisa Water Council"), body("LTWC")], "one may be the other's acronym"),
        ([body("Norlund Shipping Company"), body("Norlund Shiping Company")], "names alike"),
        ([person("Ana Ruiz"), person("Juan Ruiz")], None),
        ([body("Energy Ministry of Laos"), body("Energy Ministry of Mali")], None),
    ],
)
def test_suggestions(actors: list[Actor], reason: str | None) -> None:
    expected = [Suggestion(actors[0].id, actors[1].id, reason)] if reason else []
    assert suggest_merges(actors) == expected


def test_the_collection_links_what_it_takes_in(
    tmp_path: Path, nlp: Language, lexicon: Lexicon
) -> None:
    engine = open_store(f"sqlite:///{tmp_path / 'collection.db'}")
    texts = [
        "Governor Ana Ruiz spoke in Lima on Monday about the water.",
        BARE + " Nobody else did.",
    ]
    for number, text in enumerate(texts):
        outcomes = take_in(f"{number}.txt", text.encode(), nlp=nlp, lexicon=lexicon, engine=engine)
        assert [outcome.outcome for outcome in outcomes] == [Result.INGESTED]
    with read_from(engine) as connection:
        people = select(article_actors.c.actor_id).where(article_actors.c.actor_id.like("person:%"))
        assert list(connection.scalars(people)) == [ANA.id, ANA.id]
