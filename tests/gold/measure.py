"""Parsed articles against their annotation: how much was found, and how much of it is right.

All articles are counted together. Each thing is paired at most once, the best pair first.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence

from core.model import COUNTED_FORMS, Actor, Event, ParsedArticle, Quote, Reports, Span
from tests.gold.annotation import Gold, GoldActor, GoldEvent, GoldQuote

# Quotes are the same when they share this part of the characters that either covers.
SAME_QUOTE = 0.5
_MARKS = " \n\"'“”‘’.,"
# Words that do not tell one name from another: "the two crews" is "crews".
_EMPTY_WORDS = frozenset(
    "a an the of and two three her his its their in from government officials".split()
)

type Parsed = Sequence[tuple[ParsedArticle, Gold]]


def measure(articles: Parsed) -> dict[str, float]:
    """Every figure by its name in `scores.FIGURES`."""
    counts: Counter[str] = Counter()
    for parsed, gold in articles:
        partners = pair_actors(parsed, gold)
        counts.update(_count_actors(parsed, gold, partners))
        counts.update(_count_quotes(parsed, gold, partners))
        counts.update(_count_events(parsed, gold, partners))
    return {
        "actors_f1": _f1(counts, "actors_found", "actors_parsed", "actors_gold"),
        "name_count_error": counts["count_errors"] / counts["actors_gold"],
        "actor_kinds": counts["kinds_right"] / max(1, counts["actors_found"]),
        "person_sides": counts["sides_right"] / counts["sides_gold"],
        "quotes_f1": _f1(counts, "quotes_found", "quotes_parsed", "quotes_gold"),
        "quotes_joint_f1": _f1(counts, "quotes_right", "quotes_parsed", "quotes_gold"),
        "speaker_accuracy": counts["speakers_right"] / max(1, counts["speakers_asked"]),
        "event_type_f1": _f1(counts, "events_found", "events_parsed", "events_gold"),
        "event_triple_f1": _f1(counts, "events_right", "events_parsed", "events_gold"),
    }


def pair_actors(parsed: ParsedArticle, gold: Gold) -> dict[str, Actor]:
    """The parsed actor of each gold name: the one named at half of its places or more."""
    names = _named_places(parsed)
    actors = {actor.id: actor for actor in parsed.actors}

    def shared(wanted: GoldActor, actor_id: str) -> tuple[float, float]:
        hit = sum(any(span.overlaps(m) for m in names[actor_id]) for span in wanted.mentions)
        return hit / len(wanted.mentions), hit / len(names[actor_id])

    pairs = _best_pairs(gold.actors, list(names), shared)
    return {wanted.name: actors[i] for wanted, i in pairs if shared(wanted, i)[0] >= 0.5}


def _count_actors(parsed: ParsedArticle, gold: Gold, partners: Mapping[str, Actor]) -> Counter[str]:
    names = _named_places(parsed)
    counts: Counter[str] = Counter(
        actors_gold=len(gold.actors), actors_parsed=len(names), actors_found=len(partners)
    )
    for wanted in gold.actors:
        found = partners.get(wanted.name)
        named = len(names[found.id]) if found else 0
        counts["count_errors"] += abs(named - len(wanted.mentions)) / len(wanted.mentions)
        counts["kinds_right"] += bool(found and found.kind == wanted.kind)
        counts["sides_gold"] += bool(wanted.side)
        counts["sides_right"] += bool(found and wanted.side and same_name(wanted.side, found.side))
    return counts


def _named_places(parsed: ParsedArticle) -> dict[str, list[Span]]:
    """Where each actor is named in a form that counts; actors never so named are left out."""
    places: dict[str, list[Span]] = {}
    for mention in parsed.mentions:
        if mention.form in COUNTED_FORMS:
            places.setdefault(mention.actor_id, []).append(mention.span)
    return places


def _count_quotes(parsed: ParsedArticle, gold: Gold, partners: Mapping[str, Actor]) -> Counter[str]:
    text = parsed.article.text
    # The annotation has reported words only; what was merely spoken of is an event there.
    quotes = [quote for quote in parsed.quotes if quote.reports is not Reports.TOPIC]

    def shared(wanted: GoldQuote, quote: Quote) -> tuple[float, float]:
        return _jaccard(_bare(wanted.span, text), _bare(quote.span, text)), 0.0

    pairs = [
        (wanted, quote)
        for wanted, quote in _best_pairs(gold.quotes, quotes, shared)
        if shared(wanted, quote)[0] >= SAME_QUOTE
    ]
    right = [pair for pair in pairs if is_speaker(*pair, text, partners)]
    return Counter(
        quotes_gold=len(gold.quotes),
        quotes_parsed=len(quotes),
        quotes_found=len(pairs),
        quotes_right=len(right),
        speakers_asked=sum(bool(wanted.speakers) for wanted, _ in pairs),
        speakers_right=sum(bool(wanted.speakers) for wanted, _ in right),
    )


def is_speaker(wanted: GoldQuote, quote: Quote, text: str, partners: Mapping[str, Actor]) -> bool:
    """Whether the quote has a speaker that is right, or rightly has none."""
    if not wanted.speakers:
        return quote.speaker is None
    words = quote.speaker_span.of(text) if quote.speaker_span else None
    return any(
        is_actor(name, quote.speaker_id, quote.speaker, partners)
        or (name not in partners and same_name(name, words))
        for name in wanted.speakers
    )


def _count_events(parsed: ParsedArticle, gold: Gold, partners: Mapping[str, Actor]) -> Counter[str]:
    groups = list(_compounds(parsed.events))

    def shared(wanted: GoldEvent, group: list[Event]) -> tuple[float, float]:
        same = group[0].type == wanted.type and _same_sentence(parsed, wanted, group[0])
        if not same:
            return 0.0, 0.0
        overlap = wanted.trigger.overlaps(group[0].trigger)
        return 1.0, is_triple(wanted, group, partners) + overlap / 2

    pairs = _best_pairs(gold.events, groups, shared)
    return Counter(
        events_gold=len(gold.events),
        events_parsed=len(groups),
        events_found=len(pairs),
        events_right=sum(is_triple(wanted, group, partners) for wanted, group in pairs),
    )


def is_triple(wanted: GoldEvent, group: Iterable[Event], partners: Mapping[str, Actor]) -> bool:
    """Whether an event of the group has the right source and, where one is asked for, target."""
    targets = wanted.sources if wanted.mutual else wanted.targets

    def any_of(names: Iterable[str], actor_id: str | None, name: str | None) -> bool:
        return any(is_actor(each, actor_id, name, partners) for each in names)

    return any(
        any_of(wanted.sources, event.source_id, event.source)
        and (not targets or any_of(targets, event.target_id, event.target))
        for event in group
    )


def _compounds(events: Iterable[Event]) -> Iterable[list[Event]]:
    """Events of one trigger and type: the gold writes "A and B accuse C" once, a parse twice."""
    groups: dict[tuple[Span, str], list[Event]] = {}
    for event in events:
        groups.setdefault((event.trigger, event.type), []).append(event)
    return groups.values()


def _same_sentence(parsed: ParsedArticle, wanted: GoldEvent, event: Event) -> bool:
    return any(
        sentence.span.overlaps(wanted.trigger) and sentence.span.overlaps(event.trigger)
        for sentence in parsed.sentences
    )


def is_actor(
    wanted: str, actor_id: str | None, name: str | None, partners: Mapping[str, Actor]
) -> bool:
    """Whether a parse means the gold actor `wanted`, by its partner or else by its words."""
    partner = partners.get(wanted)
    return bool(partner and partner.id == actor_id) or same_name(wanted, name)


def same_name(wanted: str, name: str | None) -> bool:
    """Whether all telling words of one are among those of the other."""
    one, other = _words(wanted), _words(name or "")
    return bool(one and other) and (one <= other or other <= one)


def _words(name: str) -> set[str]:
    words = re.findall(r"\w+", name.lower())
    telling = {word for word in words if word not in _EMPTY_WORDS}
    return telling or set(words)


def _best_pairs[Wanted, Found](
    wanted: Sequence[Wanted],
    found: Sequence[Found],
    shared: Callable[[Wanted, Found], tuple[float, float]],
) -> list[tuple[Wanted, Found]]:
    """One-to-one, the pairs that share most first; pairs that share nothing are no pairs."""
    scores = {
        (i, j): shared(one, other) for i, one in enumerate(wanted) for j, other in enumerate(found)
    }
    pairs: dict[int, int] = {}
    # Sorting is stable: of equal pairs the first in reading order comes first.
    for i, j in sorted(scores, key=lambda pair: scores[pair], reverse=True):
        if scores[i, j][0] > 0 and i not in pairs and j not in pairs.values():
            pairs[i] = j
    return [(wanted[i], found[j]) for i, j in pairs.items()]


def _bare(span: Span, text: str) -> Span:
    """Without the marks and spaces at its ends, which annotators and parsers draw differently."""
    words = span.of(text)
    left = len(words) - len(words.lstrip(_MARKS))
    right = len(words) - len(words.rstrip(_MARKS))
    return Span(span.start + left, span.end - right) if left + right < len(words) else span


def _jaccard(one: Span, other: Span) -> float:
    both = min(one.end, other.end) - max(one.start, other.start)
    return max(0, both) / (max(one.end, other.end) - min(one.start, other.start))


def _f1(counts: Mapping[str, float], right: str, parsed: str, gold: str) -> float:
    return 2 * counts[right] / max(1, counts[parsed] + counts[gold])
