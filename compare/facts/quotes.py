"""What people are quoted as saying in an article, and whose words its statements give.

Statement -> tokens -> cues ("said", "according to") -> for each cue its speaker and what was said.
A quotation without a cue goes on with the last speaker's words if it follows them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from compare.facts.contents import Frame, content
from compare.facts.cues import Cue, CueKind, find_cues
from compare.facts.noun_phrases import Line, phrase_after, phrase_before
from compare.facts.quote_tokens import Match, tokenise, words_of
from compare.facts.speakers import Speaker, Speakers
from compare.grammar.paragraphs import paragraphs
from compare.grammar.quotes import quotations
from compare.languages import Language
from compare.types import Fact, Quote, Role, Span, Statement

# The share of the content's letters between quotation marks from which on it is a direct quotation, and the
# share of a statement's letters from which on the statement is one.
_DIRECT, _MOSTLY = 0.8, 0.5
# The most words before the colon of "Minister: talks will go on".
_LONGEST_BEFORE_COLON = 6
_COLONS = (":", "：")
_DASHES = ("-", "–", "—", "―")


def find_quotes(
    statements: Sequence[Statement], language: Language, facts: Sequence[Sequence[Fact]]
) -> tuple[Quote, ...]:
    """The quotations and reports of one document's statements, in the order of their cues.

    `facts[i]` holds the names (and any other facts) of `statements[i]`, offsets into the document's text.

    Raises:
        ValueError: if there are not as many lists of facts as statements.
    """
    if len(statements) != len(facts):
        raise ValueError(f"{len(statements)} statements need as many lists of facts, not {len(facts)}")
    if not statements:
        return ()
    text = statements[0].document.text
    clitics = frozenset(language.sentences.clitics)
    marked = [q for p in paragraphs(text) for q in quotations(text, p.start, p.end, clitics).every]
    lines = [_line(statement, marked, language, names) for statement, names in zip(statements, facts, strict=True)]
    speakers = Speakers(text, language)
    speakers.learn(lines)
    reader = _Reader(text, tuple(marked), speakers)
    for at, (statement, line) in enumerate(zip(statements, lines, strict=True)):
        reader.read(at, statement, line)
    return tuple(reader.found)


def attribute(statements: Sequence[Statement], quotes: Sequence[Quote]) -> tuple[Statement, ...]:
    """The statements with role and speaker as the quotes say; those that no quote touches stay as they are.

    A statement is a quotation if more than half of it was said in these words, else reported speech. Its speaker
    is whoever says most of it.
    """
    return tuple(_attributed(statement, quotes) for statement in statements)


def _attributed(statement: Statement, quotes: Sequence[Quote]) -> Statement:
    here = Span(statement.start, statement.end)
    shares = [(_overlap(q.content, here), q) for q in quotes]
    touching = [(share, q) for share, q in shares if share or (q.cue and q.cue.overlaps(here))]
    if not touching:
        return statement
    length = max(1, len(statement.text.strip()))
    verbatim = sum(_overlap(q.verbatim, here) for q in _outermost([q for _, q in touching]))
    most = max(touching, key=lambda pair: pair[0])[1]
    role = Role.QUOTATION if verbatim / length > _MOSTLY else Role.REPORTED
    return replace(statement, role=role, speaker=most.speaker.display if most.speaker else None)


def _outermost(quotes: Sequence[Quote]) -> list[Quote]:
    """The quotes whose verbatim words no other among them repeats."""
    kept: dict[tuple[Span, ...], Quote] = {}
    for quote in quotes:
        kept.setdefault(quote.verbatim, quote)
    return list(kept.values())


def _overlap(spans: Sequence[Span], here: Span) -> int:
    return sum(max(0, min(s.end, here.end) - max(s.start, here.start)) for s in spans)


def _line(statement: Statement, marked: Sequence[Span], language: Language, facts: Sequence[Fact]) -> Line:
    span = Span(statement.start, statement.end)
    tokens = tokenise(statement.document.text, span, [q for q in marked if q.overlaps(span)], language)
    line = Line(tokens, language, words_of(language))
    line.place_names(facts)
    line.cues = {cue.first for cue in find_cues(line)}
    return line


@dataclass(slots=True)
class _Reader:
    """Reads one statement after the other."""

    text: str
    marked: tuple[Span, ...]
    speakers: Speakers
    found: list[Quote] = field(default_factory=list)
    taken: set[Span] = field(default_factory=set)
    quoted_at: int = -9

    def read(self, at: int, statement: Statement, line: Line) -> None:
        """Adds the quotes of statement `at`."""
        cues = find_cues(line)
        here: list[Quote] = []
        floor = 0
        subject: Speaker | None = None
        for cue in cues:
            frame, speaker = self._frame(at, line, cue, floor, subject)
            pieces = content(line, frame, cues)
            if not pieces:
                continue
            quote = self._quote(line, cue, pieces, speaker)
            if self._repeats(quote, here, cue):
                continue
            here.append(quote)
            if not speaker.credit:
                subject = speaker
            if pieces[-1].start < frame.start:
                floor = frame.end
        headline = self._before_colon(at, statement, line) if not here else None
        if headline:
            here.append(headline)
        here = _credited(here)
        self.found.extend(here)
        for quote in here:
            self.taken.update(q for q in self.marked if any(q.overlaps(c) for c in quote.content))
        if here and here[0].speaker:
            outer = here[0] if len(here) == 1 else self._main(here)
            self.speakers.spoke(Speaker(outer.speaker, outer.speaker_span), at)
        self.found.extend(self._uncued(at, statement, here))

    def _main(self, here: list[Quote]) -> Quote:
        """The last report that is not part of another's content."""
        free = [q for q in here if not any(_within(q, other) for other in here if other is not q)]
        return next((q for q in reversed(free) if q.speaker), here[0])

    def _frame(self, at: int, line: Line, cue: Cue, floor: int, subject: Speaker | None) -> tuple[Frame, Speaker]:
        """The cue with its subject, and who that is."""
        if cue.kind == CueKind.QUOTING:
            return Frame(cue, cue.first, cue.end, floor), self.speakers.of(line, cue.gap, at)
        if cue.kind == CueKind.ACCORDING_AFTER:
            name = _leading(line, cue, floor)
            return Frame(cue, name.start, cue.end, floor), self.speakers.of(line, name, at)
        if cue.kind == CueKind.ACCORDING:
            name = phrase_after(line, cue.end)
            return Frame(cue, cue.first, max(cue.end, name.stop), floor), self.speakers.of(line, name, at)
        if cue.kind == CueKind.PARTICIPLE:
            speaker = subject or self._clause_subject(at, line, cue)
            return Frame(cue, cue.first, cue.end, floor), speaker
        name = _subject(line, cue, floor)
        start, end = min(cue.first, name.start), max(cue.end, name.stop)
        if not name:
            start, end = cue.first, cue.end
            speaker = subject if subject and subject.value else self.speakers.same(at)
            return Frame(cue, start, end, floor), speaker
        return Frame(cue, start, end, floor), self.speakers.of(line, name, at)

    def _clause_subject(self, at: int, line: Line, cue: Cue) -> Speaker:
        """Who a participle without a verb of saying before it belongs to: the first person of the statement."""
        persons = [range(k, end) for k, (end, f) in sorted(line.names.items()) if k < cue.first and f.kind == "person"]
        return self.speakers.of(line, persons[0], at) if persons else self.speakers.same(at)

    def _quote(self, line: Line, cue: Cue, pieces: list[range], speaker: Speaker) -> Quote:
        spans = tuple(self._span(line, piece) for piece in pieces)
        verbatim = tuple(
            _inside(self.text, q) for q in self.marked if any(q.overlaps(s) for s in spans) and self._held(q, spans)
        )
        spans = tuple(self._widened(span) for span in spans)
        first, last = line.tokens[cue.first], line.tokens[(cue.front if cue.gap else cue.end) - 1]
        return Quote(
            content=spans,
            direct=self._direct(spans, verbatim),
            verbatim=verbatim,
            speaker=speaker.value,
            speaker_span=None if speaker.credit else speaker.span,
            cue=Span(first.start, last.end),
            addressee=_addressee(line, cue, pieces),
            credit=speaker.span if speaker.credit else None,
        )

    def _span(self, line: Line, piece: range) -> Span:
        tokens = list(piece)
        while len(tokens) > 1 and line.tokens[tokens[-1]].mark and not line.tokens[tokens[-1]].quoted:
            tokens.pop()
        return Span(line.tokens[tokens[0]].start, line.tokens[tokens[-1]].end)

    def _held(self, quotation: Span, spans: Sequence[Span]) -> bool:
        """Whether most of a quotation is content, or it goes on in later statements."""
        return any(s.start <= quotation.start + 1 and quotation.start < s.end or s.overlaps(quotation) for s in spans)

    def _widened(self, span: Span) -> Span:
        """A span that is one quotation, as the whole of it: without its marks, with its later statements."""
        for quotation in self.marked:
            inner = _inside(self.text, quotation)
            if quotation.overlaps(span) and quotation.start <= span.start + 1 and span.end <= quotation.end:
                return inner
            if span.start < quotation.start < span.end < quotation.end:
                return Span(span.start, quotation.end)
        return span

    def _direct(self, spans: Sequence[Span], verbatim: Sequence[Span]) -> bool:
        length = sum(s.end - s.start for s in spans)
        said = sum(_overlap(verbatim, s) for s in spans)
        dash = self.text[max(0, spans[0].start - 3) : spans[0].start].strip() in _DASHES and not verbatim
        return said >= _DIRECT * length or dash

    def _repeats(self, quote: Quote, here: list[Quote], cue: Cue) -> bool:
        """Whether a formula, or a second verb, has no content but an earlier quote's."""
        if cue.kind == CueKind.ACCORDING and quote.credit is None:
            return any(_overlap(q.content, c) > 0.5 * (c.end - c.start) for q in here for c in quote.content)
        return any(q.content == quote.content and q.credit is None for q in here) and quote.credit is None

    def _before_colon(self, at: int, statement: Statement, line: Line) -> Quote | None:
        """`Minister: talks will go on`: a headline, or anywhere before quotation marks."""
        colon = next((k for k, t in enumerate(line.tokens) if t.word in _COLONS and not t.quoted), None)
        if colon is None or not 0 < colon <= _LONGEST_BEFORE_COLON or colon + 1 >= len(line.tokens):
            return None
        before = line.tokens[:colon]
        quoted = line.tokens[colon + 1].quoted
        if any(t.mark and not line.comma(k) or t.quoted or t.word.isdigit() for k, t in enumerate(before)):
            return None
        if " ".join(t.word for t in before) in line.words.labels:
            return None
        heads = statement.headline or statement.text.rstrip()[-1:] not in ".。!؟?"
        if not (quoted or (heads and line.language.speech.colon_reports)):
            return None
        speaker = self.speakers.of(line, range(colon), at)
        cue = Cue(CueKind.ACCORDING, colon, colon + 1, colon + 1)
        return self._quote(line, cue, [range(colon + 1, len(line.tokens))], speaker)

    def _uncued(self, at: int, statement: Statement, here: list[Quote]) -> Iterator[Quote]:
        """Quotations without a cue: the last speaker's, if they fill a statement and follow his words."""
        span = Span(statement.start, statement.end)
        inside = [q for q in self.marked if q.overlaps(span)]
        for quotation in inside:
            if quotation in self.taken or quotation.start < statement.start:
                continue
            inner = _inside(self.text, quotation)
            words = len(self.text[inner.start : inner.end].split())
            whole = inner.end - inner.start >= 0.8 * (statement.end - statement.start)
            if not (whole or here) or words < 4:
                continue
            follows = at - self.quoted_at <= 1 or bool(here)
            speaker = self.speakers.same(at) if follows else Speaker(None, None)
            self.taken.add(quotation)
            yield Quote((inner,), True, (inner,), speaker.value, speaker.span)
        if any(q in self.taken for q in inside):
            self.quoted_at = at
            if self.speakers.last and at - self.speakers.last_at <= 3:
                self.speakers.last_at = at


def _subject(line: Line, cue: Cue, floor: int) -> range:
    """The tokens of a verb's subject; empty where it has none of its own."""
    order = line.language.speakers.order
    if order == "final":
        return _leading(line, cue, floor)
    pronoun = line.words.pronouns.at(line.tokens, cue.first)
    if pronoun and cue.end - cue.first > 1:
        return range(cue.first, cue.first + 1)
    if cue.gap and (within := phrase_after(line, cue.front)):
        left = phrase_before(line, cue.first)
        return left if left and left.start >= floor else within
    left, right = phrase_before(line, cue.first), phrase_after(line, cue.end)
    left = range(max(left.start, floor), left.stop)
    if order == "first":
        relative = line.words.relatives.before(line.tokens, _skip_back(line, cue.first))
        past = line.words.auxiliaries.before(line.tokens, cue.first)
        if relative or (past and left):
            return left
        fronted = left and (left.start == 0 or _opens(line, left.start - 1))
        return left if fronted and not line.words.stops.at(line.tokens, left.start) else right
    return left or right


def _skip_back(line: Line, i: int) -> int:
    while match := line.words.auxiliaries.before(line.tokens, i):
        i = match.first
    return i


def _opens(line: Line, i: int) -> bool:
    """Whether a clause begins behind token `i`."""
    match: Match | None = line.words.that.before(line.tokens, i + 1) or line.words.breaks.before(line.tokens, i + 1)
    return match is not None


def _leading(line: Line, cue: Cue, floor: int) -> range:
    """The name or title at the beginning of a clause whose verb stands at its end."""
    start = floor
    while start < cue.first and line.tokens[start].mark:
        start += 1
    name = phrase_after(line, start, appositions=False)
    return range(start, min(name.stop, cue.first))


def _addressee(line: Line, cue: Cue, pieces: list[range]) -> Span | None:
    """Whom it was said to: the object of "told", or listed words such as "reporters"."""
    limit = pieces[0].start if pieces[0].start > cue.first else len(line.tokens)
    for k in range(cue.end, min(limit, cue.end + 14)):
        if line.barrier(k) and not line.comma(k):
            break
        told = cue.telling and k == cue.end and line.language.speakers.order != "first"
        if told or line.words.audience.at(line.tokens, k):
            name = phrase_after(line, k, appositions=False)
            end = min(max(name.stop, k + 1), limit)
            if end > k and not line.words.that.at(line.tokens, k):
                return Span(line.tokens[k].start, line.tokens[end - 1].end)
    return None


def _inside(text: str, quotation: Span) -> Span:
    """A quotation without its marks."""
    closed = not text[quotation.end - 1].isalnum() and quotation.end - quotation.start > 2
    end = quotation.end - 1 if closed and text[quotation.end - 1] not in ".!?؟…。" else quotation.end
    start = quotation.start + 1
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def _within(quote: Quote, other: Quote) -> bool:
    return quote.cue is not None and any(c.start <= quote.cue.start < c.end for c in other.content)


def _credited(here: list[Quote]) -> list[Quote]:
    """Credits handed on to what was passed on; a report of nothing but a report is dropped."""
    credits = [q for q in here if q.credit is not None]
    spoken = [q for q in here if q.credit is None]
    if not credits or not spoken:
        return here
    credit = credits[0].credit
    return [replace(q, credit=credit) for q in spoken]
