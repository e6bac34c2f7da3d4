"""Invented news in any number, each text different, with the letters and marks that go wrong."""

from __future__ import annotations

import random
from dataclasses import dataclass

PEOPLE = ["Liv Strand", "Ana Ruiz", "Zoë Müller", "José Peña", "Bo Åkesson", "Siân Hughes"]
PLACES = ["Norway", "Iceland", "the Faroe Islands", "Denmark", "Spain", "Côte d’Ivoire"]
DEEDS = [
    "rejected the quota that {place} had asked for",
    "called the offer of {place} “a first step – and a late one”",
    "told reporters in {place} that the café talks had cost £5 million",
    "said that {place} would not be at the table in the coming week",
    "warned {place} against a second naïve attempt…",
    "asked that the boats of {place} be counted once more",
]
WHEN = ["On Monday", "Late in the week", "In the spring", "After the vote", "At the meeting"]


@dataclass(frozen=True)
class Story:
    """An article to be put into a file."""

    title: str
    paragraphs: tuple[str, ...]
    outlet: str = "The Skerry"
    author: str = "Ana Ruiz"
    published: str = "2024-03-04"

    @property
    def text(self) -> str:
        return "\n\n".join(self.paragraphs)


def story(number: int = 0, *, paragraphs: int = 4) -> Story:
    """The same one for the same number."""
    chance = random.Random(number)
    body = tuple(
        " ".join(_sentence(chance) for _ in range(chance.randint(2, 4))) for _ in range(paragraphs)
    )
    return Story(f"Quota talks, round {number}", (f"Round {number} is over. {body[0]}", *body[1:]))


def stories(count: int) -> list[Story]:
    """The first so many."""
    return [story(number) for number in range(count)]


SYLLABLES = "ba ce di fo gu ha je ki lo mu na pe ri so tu va we xi yo zu".split()


def varied(number: int, *, paragraphs: int = 3) -> Story:
    """A story that is like no other: its sentences are full of words made up for it."""
    chance = random.Random(number)

    def word() -> str:
        return "".join(chance.choice(SYLLABLES) for _ in range(3))

    body = tuple(
        f"{chance.choice(WHEN)} the {word()} minister of {chance.choice(PLACES)}, "
        f"{word().title()} {word().title()}, told {chance.choice(PLACES)} that the {word()} of "
        f"{word()} had been {word()}ed. “We {word()} the {word()},” said {chance.choice(PEOPLE)}, "
        f"who {word()}s in {word().title()}."
        for _ in range(paragraphs)
    )
    return Story(f"The {word()} of {word()}", body)


def _sentence(chance: random.Random) -> str:
    deed = chance.choice(DEEDS).format(place=chance.choice(PLACES))
    return f"{chance.choice(WHEN)} {chance.choice(PEOPLE)} {deed} of {chance.choice(PLACES)}."
