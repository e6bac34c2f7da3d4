"""The nouns: what an article holds once it has been read. Terms: docs/design.md.

Every record is frozen and cannot be built wrong. Offsets are characters of `Article.text`.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum


class ActorKind(StrEnum):
    """What sort of thing an actor is."""

    PERSON = "person"
    STATE = "state"
    ORGANISATION = "organisation"
    GROUP = "group"
    PLACE = "place"


class MentionForm(StrEnum):
    """How a stretch of text refers to its actor."""

    NAME = "name"
    ALIAS = "alias"
    ACRONYM = "acronym"
    METONYM = "metonym"
    DEMONYM = "demonym"
    NOMINAL = "nominal"
    PRONOUN = "pronoun"


# The counting rule: a mention count is these forms; the others are counted beside it.
COUNTED_FORMS = frozenset(
    {MentionForm.NAME, MentionForm.ALIAS, MentionForm.ACRONYM, MentionForm.METONYM}
)


class QuoteKind(StrEnum):
    """How much of the reported words stands inside quotation marks: all, some, none."""

    DIRECT = "direct"
    MIXED = "mixed"
    INDIRECT = "indirect"


class Reports(StrEnum):
    """Words, a thought ("hoped it would hold") or what was spoken of ("praised the engineers")."""

    SPEECH = "speech"
    THOUGHT = "thought"
    TOPIC = "topic"


class Basis(StrEnum):
    """How we know the speaker. Unknown is an answer; a guess is not."""

    STATED = "stated"
    PRONOUN = "pronoun"
    NOMINAL = "nominal"
    CONTINUED = "continued"
    UNKNOWN = "unknown"
    ANALYST = "analyst"  # set by hand


class Review(StrEnum):
    """What an analyst has said of a quote or an event."""

    RIGHT = "right"
    CORRECTED = "corrected"


class Stance(StrEnum):
    """What a cue implies about the reported words or about their subject."""

    NEUTRAL = "neutral"
    SUPPORTIVE = "supportive"
    CRITICAL = "critical"
    DOUBTFUL = "doubtful"
    ASSERTIVE = "assertive"
    DIRECTIVE = "directive"
    THOUGHT = "thought"


class EventType(StrEnum):
    """The 16 event types of PLOVER 2.0 (Open Event Data Alliance, 2021)."""

    AGREE = "AGREE"
    CONSULT = "CONSULT"
    SUPPORT = "SUPPORT"
    CONCEDE = "CONCEDE"
    COOPERATE = "COOPERATE"
    AID = "AID"
    RETREAT = "RETREAT"
    REQUEST = "REQUEST"
    ACCUSE = "ACCUSE"
    REJECT = "REJECT"
    THREATEN = "THREATEN"
    PROTEST = "PROTEST"
    SANCTION = "SANCTION"
    MOBILIZE = "MOBILIZE"
    COERCE = "COERCE"
    ASSAULT = "ASSAULT"


class Quad(StrEnum):
    """The four classes the event types fall into."""

    VERBAL_COOPERATION = "verbal cooperation"
    MATERIAL_COOPERATION = "material cooperation"
    VERBAL_CONFLICT = "verbal conflict"
    MATERIAL_CONFLICT = "material conflict"


_QUADS = {
    Quad.VERBAL_COOPERATION: "AGREE CONSULT SUPPORT CONCEDE",
    Quad.MATERIAL_COOPERATION: "COOPERATE AID RETREAT",
    Quad.VERBAL_CONFLICT: "REQUEST ACCUSE REJECT THREATEN",
    Quad.MATERIAL_CONFLICT: "PROTEST SANCTION MOBILIZE COERCE ASSAULT",
}
QUAD_OF = {EventType(name): quad for quad, names in _QUADS.items() for name in names.split()}


class Status(StrEnum):
    """Who vouches for an event: the outlet, or somebody it quotes."""

    REPORTED = "reported"
    CLAIMED = "claimed"


class Modality(StrEnum):
    """Whether an event took place."""

    HAPPENED = "happened"
    PLANNED = "planned"
    HYPOTHETICAL = "hypothetical"


class Precision(StrEnum):
    """How exactly a date is known. The date itself is then the first day of the period."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of an article's text."""

    start: int
    end: int  # exclusive, as in a slice

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"not a span: {self.start}..{self.end}")

    def of(self, text: str) -> str:
        """The characters it covers."""
        return text[self.start : self.end]

    def covers(self, other: Span) -> bool:
        """Whether `other` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Moment:
    """A date and how exactly it is known; `at` is the minute of it, in its own zone, if stated."""

    day: date
    precision: Precision = Precision.DAY
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """Text with an origin. The id names the same text whatever file it came in."""

    text: str
    id: str = ""
    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    url: str | None = None
    section: str | None = None
    published: Moment | None = None
    modified: Moment | None = None
    language: str | None = None
    origin: str = "upload"
    stated_by: tuple[tuple[str, str], ...] = ()  # field, where its value stands

    def __post_init__(self) -> None:
        if not self.id:
            object.__setattr__(self, "id", digest(self.title, self.text))

    @property
    def hash(self) -> str:
        """The same for two articles whose words are the same, whatever their line breaks."""
        return digest(None, " ".join(self.text.split()))


def digest(title: str | None, text: str) -> str:
    """Sixteen hexadecimal digits that name a title and a text."""
    return hashlib.sha256(f"{title or ''}\n{text}".encode("utf-8", "replace")).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Sentence:
    """The unit of evidence and of co-occurrence. Paragraphs count from 0."""

    span: Span
    paragraph: int


@dataclass(frozen=True, slots=True)
class Actor:
    """Whom the text names. The id is kind and canonical name, so it holds across articles."""

    id: str
    name: str
    kind: ActorKind
    role: str | None = None
    side: str | None = None
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of text that refers to an actor."""

    span: Span
    form: MentionForm
    actor_id: str


@dataclass(frozen=True, slots=True)
class Cue:
    """The reporting expression of a quote: said, claimed, according to."""

    span: Span
    lemma: str
    stance: Stance = Stance.NEUTRAL


@dataclass(frozen=True, slots=True)
class Quote:
    """Reported speech. `span` leaves out the enclosing marks; `speaker` is the actor's name."""

    span: Span
    kind: QuoteKind
    reports: Reports = Reports.SPEECH
    cue: Cue | None = None
    speaker: str | None = None
    speaker_id: str | None = None
    speaker_span: Span | None = None
    basis: Basis = Basis.UNKNOWN
    told_to: str | None = None
    occasion: str | None = None
    said_on: Moment | None = None
    reported_by: str | None = None
    reported_by_span: Span | None = None
    confidence: float = 0.5
    reviewed: Review | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """Who did what to whom, typed by PLOVER; score runs from -10 (conflict) to 10 (cooperation)."""

    trigger: Span
    type: EventType
    score: float
    source: str | None = None
    source_id: str | None = None
    target: str | None = None
    target_id: str | None = None
    status: Status = Status.REPORTED
    claimed_by: str | None = None
    claimed_by_id: str | None = None
    modality: Modality = Modality.HAPPENED
    negated: bool = False
    when: Moment | None = None
    told_again: tuple[Span, ...] = ()  # the triggers of later sentences that tell it once more
    confidence: float = 0.5
    reviewed: Review | None = None

    @property
    def quad(self) -> Quad:
        """The class its type belongs to."""
        return QUAD_OF[self.type]


@dataclass(frozen=True, slots=True)
class Note:
    """What we could not do, said to the analyst; `start` is the place in the text, if known."""

    code: str
    message: str
    start: int | None = None


@dataclass(frozen=True, slots=True)
class Parser:
    """What made a parse: the model, and a digest of the rules."""

    model: str
    rules: str


@dataclass(frozen=True, slots=True)
class ParsedArticle:
    """An article and everything read from it."""

    article: Article
    parser: Parser
    sentences: tuple[Sentence, ...] = ()
    actors: tuple[Actor, ...] = ()
    mentions: tuple[Mention, ...] = ()
    quotes: tuple[Quote, ...] = ()
    events: tuple[Event, ...] = ()
    notes: tuple[Note, ...] = field(default=())


class Result(StrEnum):
    """What became of a file or of an article in it."""

    INGESTED = "ingested"
    DUPLICATE = "duplicate"
    REJECTED = "rejected"  # by a rule: empty, encrypted, no text in it, too long
    FAILED = "failed"  # something broke: the file, the parser, the disk


@dataclass(frozen=True, slots=True)
class Outcome:
    """The one line an analyst gets for each article offered. `reason` is `code: sentence`."""

    name: str
    outcome: Result
    reason: str | None = None
    article_id: str | None = None
