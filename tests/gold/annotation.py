"""The annotation of the sample: who is in each article, what they said and did (see README.md)."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from core.model import EventType, Modality, Span

FOLDER = Path(__file__).parent / "articles"
# One for one, so that offsets stay: the annotation is typed with straight marks.
_STRAIGHT = str.maketrans("“”‘’", "\"\"''")


@dataclass(frozen=True, slots=True)
class GoldActor:
    """An actor and every place that names it: name, alias, acronym or metonym."""

    name: str
    kind: str
    mentions: tuple[Span, ...]
    role: str | None = None
    side: str | None = None


@dataclass(frozen=True, slots=True)
class GoldQuote:
    """Reported words. Any of `speakers` is right; none where the text names nobody."""

    span: Span
    kind: str
    speakers: tuple[str, ...]
    cue: str | None = None


@dataclass(frozen=True, slots=True)
class GoldEvent:
    """Who did what to whom. Any of each side is right; a `mutual` event is among its sources."""

    type: EventType
    trigger: Span
    sources: tuple[str, ...]
    targets: tuple[str, ...] = ()
    mutual: bool = False
    modality: Modality = Modality.HAPPENED
    claimed: bool = False


@dataclass(frozen=True, slots=True)
class Gold:
    """Everything annotated in one article."""

    actors: tuple[GoldActor, ...]
    quotes: tuple[GoldQuote, ...]
    events: tuple[GoldEvent, ...]


def read_gold(path: Path, text: str) -> Gold:
    """The annotation of an article. Raises ValueError for words its text does not have."""
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    plain = text.translate(_STRAIGHT)
    forms = {actor["name"]: _forms(actor) for actor in table["actors"]}
    mentions = _mentions(plain, forms)
    return Gold(
        actors=tuple(_actor(row, mentions[row["name"]]) for row in table["actors"]),
        quotes=tuple(_quote(row, plain) for row in table["quotes"]),
        events=tuple(_event(row, plain) for row in table["events"]),
    )


def _forms(actor: dict[str, Any]) -> list[str]:
    """How the text names an actor: as listed, else by its name and, for a person, the surname."""
    name: str = actor["name"]
    default = [name, name.split()[-1]] if actor["kind"] == "person" else [name]
    listed: list[str] = actor.get("forms", default)
    return listed


def _mentions(plain: str, forms: dict[str, list[str]]) -> dict[str, tuple[Span, ...]]:
    """Where each actor is named. `Form@1,3` means the first and the third time it stands alone."""
    found: dict[str, list[Span]] = {name: [] for name in forms}
    # Longest first, so that "Lam" is not found again inside "Tran Bao Lam", whoever it is.
    listed = [(*_numbered(form), name) for name, own in forms.items() for form in own]
    taken: dict[str, list[Span]] = {}
    for words in sorted({words for words, _, _ in listed}, key=len, reverse=True):
        longer = [span for spans in taken.values() for span in spans]
        taken[words] = [s for s in _places(plain, words) if not any(t.covers(s) for t in longer)]
    for words, numbers, name in listed:
        spans = taken[words]
        found[name] += [spans[number - 1] for number in numbers] if numbers else spans
    if absent := [name for name, spans in found.items() if not spans]:
        raise ValueError(f"the text never names {', '.join(absent)}")
    return {name: tuple(sorted(spans)) for name, spans in found.items()}


def _numbered(form: str) -> tuple[str, tuple[int, ...]]:
    words, _, numbers = form.partition("@")
    return words, tuple(int(number) for number in numbers.split(",") if number)


def _places(plain: str, words: str) -> list[Span]:
    """Every place where the words stand, not inside a longer word."""
    pattern = rf"(?<!\w){re.escape(words)}(?!\w)"
    return [Span(*match.span()) for match in re.finditer(pattern, plain)]


def _place(plain: str, words: str) -> Span:
    """The one place meant by `words`, `words@2`, or `first words … last words`."""
    first, _, last = words.partition(" … ")
    first, numbers = _numbered(first)
    # Not _places: a quote may end in a full stop or begin with a mark.
    starts = [match.start() for match in re.finditer(re.escape(first), plain)]
    if not numbers and len(starts) != 1:
        raise ValueError(f"{first}: in the text {len(starts)} times, say which with @")
    start = starts[numbers[0] - 1 if numbers else 0]
    end = plain.index(last, start + len(first)) + len(last) if last else start + len(first)
    return Span(start, end)


def _actor(row: dict[str, Any], mentions: tuple[Span, ...]) -> GoldActor:
    return GoldActor(row["name"], row["kind"], mentions, row.get("role"), row.get("side"))


def _quote(row: dict[str, Any], plain: str) -> GoldQuote:
    speaker = row.get("speaker", [])
    speakers = (speaker,) if isinstance(speaker, str) else tuple(speaker)
    return GoldQuote(_place(plain, row["text"]), row["kind"], speakers, row.get("cue"))


def _event(row: dict[str, Any], plain: str) -> GoldEvent:
    return GoldEvent(
        type=EventType(row["type"]),
        trigger=_trigger(plain, row["trigger"]),
        sources=tuple(row["source"]),
        targets=tuple(row.get("target", [])),
        mutual=row.get("mutual", False),
        modality=Modality(row.get("modality", "happened")),
        claimed=row.get("claimed", False),
    )


def _trigger(plain: str, words: str) -> Span:
    """A trigger stands alone: "met" is not the beginning of "metres"."""
    words, numbers = _numbered(words)
    places = _places(plain, words)
    if not numbers and len(places) != 1:
        raise ValueError(f"{words}: in the text {len(places)} times, say which with @")
    return places[numbers[0] - 1 if numbers else 0]
