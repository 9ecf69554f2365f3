"""The values that travel through the pipeline: frozen, slotted, without behaviour beyond derived properties.

Offsets are code points, end-exclusive, and point into the document's `text`, which nobody rewrites.
Scores and similarities are floats in 0..1.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from numpy.typing import NDArray


class PublishedBy(StrEnum):
    """How a publication date was found."""

    METADATA = "metadata"
    DATELINE = "dateline"
    WEEKDAY = "weekday"
    OPTION = "option"


class Role(StrEnum):
    """Whose words a statement gives."""

    NARRATION = "narration"
    REPORTED = "reported"
    QUOTATION = "quotation"


class FactKind(StrEnum):
    """What a fact is about."""

    DATE = "date"
    NUMBER = "number"
    ORDINAL = "ordinal"
    MONEY = "money"
    PERCENT = "percent"
    DURATION = "duration"
    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    POLARITY = "polarity"
    MODALITY = "modality"


class Granularity(StrEnum):
    """The precision with which a date is stated."""

    SECOND = "second"
    MINUTE = "minute"
    HOUR = "hour"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"


class Label(StrEnum):
    """What a judge says of two aligned statements."""

    AGREES = "agrees"
    COMPATIBLE = "compatible"
    CONFLICTS = "conflicts"
    UPDATES = "updates"
    DIFFERENT_EVENT = "different_event"
    UNDECIDED = "undecided"


class FindingType(StrEnum):
    """What the reader sees."""

    AGREEMENT = "agreement"
    DISCREPANCY = "discrepancy"
    UPDATE = "update"
    OMISSION = "omission"


class DisputeKind(StrEnum):
    """What a discrepancy or an update is about, in the order in which `judge` names them."""

    DATE = "date"
    NUMBER = "number"
    PLACE = "place"
    NAME = "name"
    ATTRIBUTION = "attribution"
    POLARITY = "polarity"
    QUOTE = "quote"
    CONTENT = "content"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of text, `text[start:end]`.

    Raises:
        ValueError: if `start` is negative or after `end`.
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"a span needs 0 <= start <= end, not {self.start} and {self.end}")

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one character."""
        return max(self.start, other.start) < min(self.end, other.end)


@dataclass(frozen=True, slots=True, order=True)
class Dropped(Span):
    """A stretch of an article that is not reporting, and why (`"masthead"`, `"share"`, `"caption"` ...)."""

    reason: str


@dataclass(frozen=True, slots=True)
class Document:
    """One article, as read.

    `text` holds the headline too, wherever the article has it; `headline` points at it. `origin` is the
    wire service that the article credits, if any. `language` is an ISO 639-1 code, `"und"` where nobody can
    tell. `notes` are warnings about this article, in plain words, that the report repeats among its limits.
    """

    id: str
    text: str = field(hash=False, repr=False)
    source: str | None = field(default=None, hash=False)
    origin: str | None = field(default=None, hash=False)
    title: str | None = field(default=None, hash=False)
    headline: Span | None = field(default=None, hash=False)
    url: str | None = field(default=None, hash=False)
    language: str = field(default="und", hash=False)
    published: dt.date | None = field(default=None, hash=False)
    published_by: PublishedBy | None = field(default=None, hash=False)
    dropped: tuple[Dropped, ...] = field(default=(), hash=False, repr=False)
    notes: tuple[str, ...] = field(default=(), hash=False)


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence (or headline) of a document; its text is always `document.text[start:end]`."""

    document: Document
    start: int
    end: int
    role: Role = Role.NARRATION
    speaker: str | None = None
    headline: bool = False

    @property
    def text(self) -> str:
        """The statement's own words."""
        return self.document.text[self.start : self.end]


@dataclass(frozen=True, slots=True, order=True)
class MonthDay:
    """A day whose year nobody can know, XML Schema's gMonthDay: `--12-17`."""

    month: int
    day: int

    def __str__(self) -> str:
        return f"--{self.month:02d}-{self.day:02d}"


@dataclass(frozen=True, slots=True)
class Relative:
    """A date that only counts from another: `offset` times `unit` from an unknown "now"; -1 day is yesterday."""

    unit: Granularity
    offset: int


@dataclass(frozen=True, slots=True)
class DateValue:
    """An interval of days, both ends included.

    `first` and `last` are `None` for an open end ("since 1997"), both `None` for a date that could not be
    resolved, which then has `relative`. Both are `MonthDay` where the year is unknown. `granularity` is the
    precision that was stated. `time` is an ISO 8601 time of day ("18:30"), `zone` its zone if stated.
    """

    first: dt.date | MonthDay | None
    last: dt.date | MonthDay | None
    granularity: Granularity
    relative: Relative | None = None
    time: str | None = None
    zone: str | None = None


@dataclass(frozen=True, slots=True)
class Quantity:
    """An interval of numbers.

    Args:
        low, high: the ends; `None` for no bound.
        low_open, high_open: whether that end is excluded ("more than 100" has low 100, open).
        unit: ISO 4217 code for money, `"percent"`, a `Granularity` value for durations, a unit's name for
            measures ("kilometre"), else `None`.
        of: what is counted, as a concept shared by all languages ("soldier", "death") or, where no concept is
            known, the noun as written, lower case; `None` where nothing is named.
        hedge: name of the rule that made an interval of it ("about", "more_than", "range"), `None` if exact.
        seconds: a duration's length (middle of the interval), else `None`.
    """

    low: float | None
    high: float | None
    low_open: bool = False
    high_open: bool = False
    unit: str | None = None
    of: str | None = None
    hedge: str | None = None
    seconds: float | None = None


@dataclass(frozen=True, slots=True)
class NameValue:
    """A name by its script-independent `key`, and `display`, the fullest form the article uses.

    Persons: `given` and `surname` as written in `display`, where it has both; `role` as all languages call it
    ("foreign_minister"), with its country if stated ("foreign_minister/RU"). Places: `role` is "location" where
    something is there ("in", "في"), "direction" after any other word of place ("from", "city"), "adjective" for an
    adjective of nationality, else `None`: an actor, mostly.
    """

    key: str
    display: str
    given: str | None = None
    surname: str | None = None
    role: str | None = None


@dataclass(frozen=True, slots=True)
class StanceValue:
    """How a text stands to a predicate: "has not yet answered" is negative, not yet, a fact, of "answer".

    Args:
        negative: whether it is negated or denied; "did not rule out" is not.
        not_yet: whether the negation holds only so far.
        certainty: `"fact"`, `"possible"`, `"planned"`, `"conditional"`, `"denied"` or, for a negation that is only
            named, asked for or feared, `"named"`.
        predicate: a concept shared by all languages ("answer") or, where no concept is known, the word as written,
            folded.
    """

    negative: bool
    not_yet: bool
    certainty: str
    predicate: str


FactValue = DateValue | Quantity | NameValue | StanceValue


@dataclass(frozen=True, slots=True)
class Fact:
    """Something checkable that a text says: `text[start:end]` means `value`."""

    kind: FactKind
    start: int
    end: int
    value: FactValue

    def shifted(self, by: int) -> Fact:
        """The same fact, its offsets moved: from a statement's text to the document's."""
        return Fact(self.kind, self.start + by, self.end + by, self.value)


@dataclass(frozen=True, slots=True)
class Quote:
    """What somebody is said to have said, with offsets into the document's text.

    Args:
        content: the words that were said, in one or more pieces; a quotation over several statements is one piece.
        direct: whether the content stands in quotation marks (or after a dialogue dash), else it is reported.
        verbatim: what stands in quotation marks inside the content, marks left out.
        speaker: who said it; `None` where nobody, or only a pronoun without a plain meaning, is named.
        speaker_span: the words that name the speaker, also where these are a pronoun or stand in an earlier
            statement.
        cue: the verb or formula of saying.
        addressee: the words for whom it was said to.
        credit: the words that name the outlet or agency that passed it on; nobody's words but the speaker's.
    """

    content: tuple[Span, ...]
    direct: bool
    verbatim: tuple[Span, ...] = ()
    speaker: NameValue | None = None
    speaker_span: Span | None = None
    cue: Span | None = None
    addressee: Span | None = None
    credit: Span | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """A document taken apart: statements in reading order, their facts and their vectors (n x d, unit rows).

    `facts[i]` belongs to `statements[i]`, with offsets into the document's text, like those of the `quotes`.
    """

    document: Document
    statements: tuple[Statement, ...]
    facts: tuple[tuple[Fact, ...], ...]
    vectors: NDArray[Any] = field(compare=False, repr=False)
    quotes: tuple[Quote, ...] = ()


@dataclass(frozen=True, slots=True)
class Alignment:
    """Two statements of different documents that may report the same thing.

    `similarity` is the cosine of their vectors; `margin` is by how much the two stand out from the nearest other
    statements of both (distance margin), so that a statement near to everything gains nothing. A short statement that
    goes on with what the one before it began has both scores together with that one. `coverage` is how much
    of the two documents is linked: the share, in 0..1, of the statements of the less covered one; 0 where one is too
    short to tell.
    """

    a: Statement
    b: Statement
    similarity: float
    margin: float
    coverage: float = 0.0

    @property
    def translated(self) -> bool:
        """Whether the two statements are in two languages."""
        return self.a.document.language != self.b.document.language


@dataclass(frozen=True, slots=True)
class Null:
    """A statement without a partner in `other`; `nearest` is what came closest and how close."""

    statement: Statement
    other: Document
    nearest: Statement | None
    similarity: float


@dataclass(frozen=True, slots=True)
class Matching:
    """All links between two documents, and what stays unmatched on either side. Links may share statements."""

    a: Document
    b: Document
    links: tuple[Alignment, ...]
    nulls: tuple[Null, ...]

    @property
    def coverage(self) -> float:
        """The share, in 0..1, of the statements of the less covered document that are linked."""
        return self.links[0].coverage if self.links else 0.0


@dataclass(frozen=True, slots=True)
class Scores:
    """What an NLI model says of a premise and a hypothesis; the three add up to 1."""

    entailment: float
    neutral: float
    contradiction: float


@dataclass(frozen=True, slots=True)
class Verdict:
    """What one rule says of two aligned statements.

    `facts_a` and `facts_b` are the facts compared, `marks_a` and `marks_b` the words to mark.
    """

    alignment: Alignment
    label: Label
    rule: str
    explanation: str
    kind: DisputeKind | None = None
    facts_a: tuple[Fact, ...] = ()
    facts_b: tuple[Fact, ...] = ()
    marks_a: tuple[Span, ...] = ()
    marks_b: tuple[Span, ...] = ()
    scores: Scores | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """One statement that a finding rests on; `side` groups those that hold the same value or position."""

    statement: Statement
    side: int
    marks: tuple[Span, ...] = ()
    facts: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """One matter that the reader should see, however many sentences repeat it.

    `id` is stable: it depends on the type, the rule and the words of the evidence, not on the order of the
    files. `relation` is `"equal"` or `"compatible"` for agreements. `origins` are the independent sources.
    `missing_from` holds document ids, for omissions; `order_unknown` those of them that may be older than the matter.
    """

    id: str
    type: FindingType
    rule: str
    explanation: str
    evidence: tuple[Evidence, ...]
    origins: tuple[str, ...]
    rank: int
    kind: DisputeKind | None = None
    relation: str | None = None
    missing_from: tuple[str, ...] = ()
    order_unknown: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """Everything a report shows. `settings` are those that were used, `limits` what could not be checked."""

    story_id: str
    story_title: str
    articles: tuple[Article, ...]
    findings: tuple[Finding, ...]
    limits: tuple[str, ...]
    settings: Mapping[str, Any]
    version: str

    def of_type(self, kind: FindingType) -> tuple[Finding, ...]:
        """The findings of one type, by rank."""
        return tuple(f for f in self.findings if f.type == kind)


class Answer(StrEnum):
    """What the articles together say of a claim."""

    SUPPORTED = "supported"
    CONTRADICTED = "contradicted"
    MIXED = "mixed"
    UNDECIDED = "undecided"
    NO_COMPARABLE_STATEMENT = "no_comparable_statement"


@dataclass(frozen=True, slots=True)
class Checked:
    """A claim and what was found about it.

    Args:
        claim: the claim as a statement of a document of its own.
        answer: of all articles together.
        evidence: one verdict for each statement that can be compared and each kind of conflict, with the claim on its
            side `a`; by article, in reading order. Empty only where nothing can be compared.
        unsupported: the facts of the claim that no supporting statement holds.
        documents: the articles, in the order in which they were given.
        limits: what could not be checked.
    """

    claim: Statement
    answer: Answer
    evidence: tuple[Verdict, ...]
    unsupported: tuple[Fact, ...]
    documents: tuple[Document, ...]
    limits: tuple[str, ...]

    @property
    def silent(self) -> tuple[Document, ...]:
        """The articles without a statement that can be compared with the claim."""
        told = {verdict.alignment.b.document.id for verdict in self.evidence}
        return tuple(document for document in self.documents if document.id not in told)
