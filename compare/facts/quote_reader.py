"""Reads an article's statements one after the other and finds what is said in each, by whom."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from compare.facts.contents import Frame, content
from compare.facts.cues import Cue, CueKind
from compare.facts.noun_phrases import name_in, phrase_after
from compare.facts.possession import owner
from compare.facts.quote_line import Line
from compare.facts.speakers import Speaker, Speakers
from compare.facts.subjects import addressee_of, leading, subject_of, told_by
from compare.types import FactKind, Quote, Span, Statement

# The share of the content's letters between quotation marks from which on it is a direct quotation.
_DIRECT = 0.8
# The most words before the colon of "Minister: talks will go on".
_LONGEST_BEFORE_COLON = 6
_COLONS = (":", "：")
_COMMAS = (",", "،", "，", "、")
_DASHES = ("-", "–", "—", "―")


@dataclass(slots=True)
class Reader:
    """Reads one statement after the other."""

    text: str
    marked: tuple[Span, ...]
    speakers: Speakers
    found: list[Quote] = field(default_factory=list)
    taken: set[Span] = field(default_factory=set)
    quoted_at: int = -9
    announced: tuple[int, Cue, Line, Speaker] | None = None

    def read(self, at: int, statement: Statement, line: Line) -> None:
        """Adds the quotes of statement `at`."""
        cues = line.found
        here: list[Quote] = []
        floor = 0
        subject: Speaker | None = None
        for cue in cues:
            frame, speaker = self._frame(at, line, cue, floor, subject)
            pieces = content(line, frame, cues)
            if not pieces and line.tokens[-1].word in _COLONS and cue is cues[-1]:
                self.announced = (at, cue, line, speaker)
            if not pieces:
                continue
            quote = self._quote(line, cue, pieces, speaker)
            if not _says(quote) or self._repeats(quote, here, cue) or self._repeats_itself(quote, here):
                continue
            here.append(quote)
            if not speaker.credit:
                subject = speaker
            if pieces[-1].start < frame.start:
                floor = frame.end
        headline = self._before_colon(at, statement, line) if not here else None
        if headline and _says(headline):
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
        """The first report that is not part of another's content: its subject is what later sentences take up."""
        free = [q for q in here if not any(_within(q, other) for other in here if other is not q)]
        return next((q for q in free if q.speaker), here[0])

    def _frame(self, at: int, line: Line, cue: Cue, floor: int, subject: Speaker | None) -> tuple[Frame, Speaker]:
        """The cue with its subject, and who that is."""
        if cue.kind == CueKind.QUOTING:
            return Frame(cue, cue.first, cue.end, floor), self.speakers.of(line, cue.gap, at)
        if cue.kind == CueKind.ACCORDING_AFTER:
            name = leading(line, cue, floor)
            return Frame(cue, name.start, cue.end, floor), self.speakers.of(line, name, at)
        if cue.kind == CueKind.ACCORDING:
            name = phrase_after(line, cue.end, closed=True)
            return Frame(cue, cue.first, max(cue.end, name.stop), floor), self.speakers.of(line, name, at)
        if cue.kind == CueKind.PARTICIPLE:
            speaker = subject or self._clause_subject(at, line, cue)
            return Frame(cue, cue.first, cue.end, floor), speaker
        name = subject_of(line, cue, floor)
        told = told_by(line, cue, name)
        if name.start >= cue.end and told:
            name = range(name.start, told.start)
        start, end = min(cue.first, name.start), max(cue.end, name.stop)
        if line.language.speakers.order == "final":
            end = name.stop
        if told:
            end = max(end, told.stop)
        if not name:
            start, end = cue.first, max(cue.end, told.stop)
            shared = line.language.speakers.order != "first" and cue.first > 0
            speaker = subject if subject and subject.value else self.speakers.same(at)
            if shared and not (subject and subject.value):
                speaker = self._clause_subject(at, line, cue)
            return Frame(cue, start, end, floor), speaker
        return Frame(cue, start, end, floor), self.speakers.of(line, name, at)

    def _clause_subject(self, at: int, line: Line, cue: Cue) -> Speaker:
        """Who a participle without a verb of saying before it belongs to: the first person of the statement."""
        persons = [
            range(k, end)
            for k, (end, fact) in sorted(line.names.items())
            if end <= cue.first and fact.kind == FactKind.PERSON and not line.tokens[k].quoted and not owner(line, end)
        ]
        return self.speakers.of(line, persons[0], at) if persons else self.speakers.same(at)

    def _quote(self, line: Line, cue: Cue, pieces: list[range], speaker: Speaker) -> Quote:
        spans = tuple(self._span(line, piece) for piece in pieces)
        verbatim = tuple(
            _inside(self.text, q)
            for q in self.marked
            if any(q.overlaps(s) for s in spans) and self._held(q, spans) and not self._only_named(line, q, spans)
        )
        spans = tuple(self._widened(span) for span in spans)
        direct = self._direct(spans, verbatim)
        if direct and verbatim:
            spans = verbatim
        first, last = line.tokens[cue.first], line.tokens[(cue.front if cue.gap else cue.end) - 1]
        return Quote(
            content=spans,
            direct=direct,
            verbatim=verbatim,
            speaker=speaker.value,
            speaker_span=None if speaker.credit else speaker.span,
            cue=Span(first.start, last.end),
            addressee=addressee_of(line, cue, pieces),
            credit=speaker.span if speaker.credit else self._outlet(line, cue),
        )

    def _outlet(self, line: Line, cue: Cue) -> Span | None:
        """The outlet in the gap of `نقلت صحيفة الأفق عن الوزير`."""
        if cue.kind != CueKind.ACCORDING or not any(line.words.media.at(line.tokens, k) for k in cue.gap):
            return None
        return self._span(line, cue.gap)

    def _span(self, line: Line, piece: range) -> Span:
        tokens = list(piece)
        while len(tokens) > 1 and line.tokens[tokens[-1]].mark and not line.tokens[tokens[-1]].quoted:
            tokens.pop()
        return Span(line.tokens[tokens[0]].start, line.tokens[tokens[-1]].end)

    def _only_named(self, line: Line, quotation: Span, spans: Sequence[Span]) -> bool:
        """Whether the marks hold but a name within what is said: `الكرملين: «الناتو» لم يرد`."""
        inner = _inside(self.text, quotation)
        names = {Span(fact.start, fact.end) for _, fact in line.names.values()}
        return inner in names and not any(quotation.start <= span.start and span.end <= quotation.end for span in spans)

    def _held(self, quotation: Span, spans: Sequence[Span]) -> bool:
        """Whether most of a quotation is content, or it goes on in later statements."""
        return any((s.start <= quotation.start + 1 and quotation.start < s.end) or s.overlaps(quotation) for s in spans)

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
        said = sum(overlap(verbatim, s) for s in spans)
        if not spans:
            return True
        dash = self.text[max(0, spans[0].start - 3) : spans[0].start].strip() in _DASHES and not verbatim
        return said >= _DIRECT * length or dash

    def _repeats(self, quote: Quote, here: list[Quote], cue: Cue) -> bool:
        """Whether a formula, or a second verb, has no content but an earlier quote's."""
        if cue.kind == CueKind.ACCORDING and quote.credit is None:
            if any(_within(q, quote) for q in here):
                return True
            return any(overlap(q.content, c) > 0.5 * (c.end - c.start) for q in here for c in quote.content)
        return quote.credit is None and any(q.content == quote.content for q in here)

    def _repeats_itself(self, quote: Quote, here: list[Quote]) -> bool:
        """Whether somebody is reported as saying that he says ("he said he believes")."""
        outer = [q for q in here if _same(q, quote) and not q.direct]
        return any(_within(quote, q) for q in outer)

    def _before_colon(self, at: int, statement: Statement, line: Line) -> Quote | None:
        """`Minister: talks will go on`: a headline, or anywhere before quotation marks."""
        colon = next((k for k, t in enumerate(line.tokens) if t.word in _COLONS and not t.quoted), None)
        if colon is None or not 0 < colon <= _LONGEST_BEFORE_COLON or colon + 1 >= len(line.tokens):
            return None
        start = int(line.tokens[0].mark)
        before = line.tokens[start:colon]
        quoted = line.tokens[colon + 1].quoted
        if any((t.mark and t.word not in _COMMAS) or t.quoted or t.word.isdigit() for t in before):
            return None
        if " ".join(t.word for t in before) in line.words.labels:
            return None
        heads = statement.headline or statement.text.rstrip()[-1:] not in ".。!؟?"
        name = name_in(line, range(start, colon))
        person = name is not None and name.kind == FactKind.PERSON
        if not (quoted or (heads and (person or line.language.speech.colon_reports))):
            return None
        speaker = self.speakers.of(line, range(start, colon), at)
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
            self.taken.add(quotation)
            yield self._continued(at, inner, bool(here))
        if any(q in self.taken for q in inside):
            self.quoted_at = at
            if self.speakers.last and at - self.speakers.last_at <= 3:
                self.speakers.last_at = at

    def _continued(self, at: int, content: Span, follows: bool) -> Quote:
        """A quotation without a cue of its own: announced by a colon just before, or going on."""
        if self.announced and at - self.announced[0] <= 1:
            _, cue, line, speaker = self.announced
            said = self._quote(line, cue, [], speaker)
            self.speakers.spoke(speaker, at)
            return replace(said, content=(content,), direct=True, verbatim=(content,))
        follows = follows or at - self.quoted_at <= 1
        speaker = self.speakers.same(at) if follows else Speaker(None, None)
        return Quote((content,), True, (content,), speaker.value, speaker.span)


def _says(quote: Quote) -> bool:
    """Whether anything is said: quotation marks may be empty."""
    return all(span.end > span.start for span in quote.content)


def _same(a: Quote, b: Quote) -> bool:
    """Whether one person says both."""
    return a.speaker is not None and b.speaker is not None and a.speaker.key == b.speaker.key


def _inside(text: str, quotation: Span) -> Span:
    """A quotation without its marks."""
    closed = not text[quotation.end - 1].isalnum() and quotation.end - quotation.start > 2
    end = quotation.end - 1 if closed and text[quotation.end - 1] not in ".!?؟…。" else quotation.end
    start = quotation.start + (not text[quotation.start].isalnum())
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def _within(quote: Quote, other: Quote) -> bool:
    return quote.cue is not None and any(c.start <= quote.cue.start < c.end for c in other.content)


def _credited(here: list[Quote]) -> list[Quote]:
    """Credits handed on to what was passed on; a report of nothing but a report is dropped."""
    passed_on = [q for q in here if q.credit is not None and q.speaker is None]
    spoken = [q for q in here if q not in passed_on]
    if not passed_on or not spoken:
        return here
    credit = passed_on[0].credit
    return [replace(q, credit=credit) for q in spoken]


def overlap(spans: Sequence[Span], here: Span) -> int:
    """How many characters of `spans` lie in `here`."""
    return sum(max(0, min(s.end, here.end) - max(s.start, here.start)) for s in spans)
