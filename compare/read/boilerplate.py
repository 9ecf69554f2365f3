"""What in an article's text is not reporting, and where its headline is.

Nothing is deleted: a stretch that is dropped is named with its reason, and the report shows it. Rules look at single
lines (`furniture`), at runs of links (`related`), above the headline (`margins`), and for what is said elsewhere in
the article anyway (`captions`). A line whose loss would lose information is kept in doubt.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from compare.read.captions import mark_captions, mark_picture_texts, mark_repeats
from compare.read.furniture import Setting, Zone, reason_of
from compare.read.lines import Line, split_lines
from compare.read.margins import headline, mark_above, mark_below, masthead, rescue_headline, values_of_labels
from compare.read.marks import Marks
from compare.read.phrases import vocabulary
from compare.read.reasons import Reason
from compare.read.related import related_runs, teasers
from compare.types import Dropped

# No publication line is longer, so dates are not looked for in longer ones.
MOST_DATED = 16
# So near to the end a line may belong to the margin although it has a paragraph's shape.
LAST_LINES = 3


@dataclass(frozen=True, slots=True)
class Layout:
    """An article's lines, why some of them are dropped (by line number), and the headline's number, if it has one.

    `outlet` is the name that the page's margins give, if any.
    """

    lines: tuple[Line, ...]
    reasons: dict[int, Reason]
    headline: int | None
    outlet: str | None = None

    @property
    def dropped(self) -> tuple[Dropped, ...]:
        """The dropped lines as spans of the text."""
        return tuple(
            Dropped(self.lines[n].span.start, self.lines[n].span.end, reason.value)
            for n, reason in sorted(self.reasons.items())
        )

    @property
    def kept(self) -> list[int]:
        """The numbers of the lines that are reporting, the headline among them."""
        return [n for n in range(len(self.lines)) if n not in self.reasons]


def lay_out(
    text: str, code: str, *, titled: bool, outlet: str | None = None, dated: Callable[[str], float] = lambda line: 0.0
) -> Layout:
    """The layout of an article.

    Args:
        text: the article, its title first if `titled`.
        code: its language.
        titled: whether the first line is known to be the title.
        outlet: who published it, where that is known.
        dated: tells the share (0..1) of a line's letters and digits that a date takes up.
    """
    marks = Marks(split_lines(text), vocabulary(code))
    protected = {0} if titled else set()
    first, last = _body(marks.lines, titled)
    shares = [dated(line.text) if line.length <= MOST_DATED else 0.0 for line in marks.lines]
    links = (related_runs(marks.lines, marks.phrases, first) | teasers(marks.lines, shares, first)) - protected
    marks.mark([number for number in links if marks.lines[number].bullet], Reason.RELATED)
    for number, line in enumerate(marks.lines):
        if number not in protected and marks.open(number):
            zone = _zone(number, first, last, len(marks.lines))
            setting = Setting(marks.phrases, zone, shares[number], code)
            if reason := reason_of(line, setting):
                marks.mark([number], reason)
    marks.mark(links, Reason.RELATED)
    named = values_of_labels(marks)
    printed = masthead(marks, first, outlet, titled=titled)
    if not titled:
        rescue_headline(marks, first)
    head = 0 if titled and marks.lines else mark_above(marks, first, headline(marks))
    mark_repeats(marks, head)
    mark_captions(marks, head)
    mark_picture_texts(marks)
    mark_below(marks, head)
    for number in protected:
        marks.reasons.pop(number, None)
    emptied = not any(number != head for number in marks.kept())
    return Layout(marks.lines, {} if emptied else marks.reasons, head, named or printed)


def _body(lines: Sequence[Line], titled: bool) -> tuple[int, int]:
    """The numbers of the first and the last line that have the shape of running text."""
    running = [number for number, line in enumerate(lines) if line.paragraph and not (titled and number == 0)]
    return (running[0], running[-1]) if running else (0, len(lines))


def _zone(number: int, first: int, last: int, count: int) -> Zone:
    if number < first:
        return Zone.TOP
    return Zone.END if number > last or number >= count - LAST_LINES else Zone.BODY
