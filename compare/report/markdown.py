"""The report as Markdown, for issue trackers and wikis: a document by importance, or two articles in reading order."""

from __future__ import annotations

from collections.abc import Sequence

from compare.report.changes import Changes
from compare.report.markdown_changes import change_blocks
from compare.report.markdown_text import RLM, apart, code, escaped, from_markup, link, quotation
from compare.report.notes import note
from compare.report.overview import ORDER
from compare.report.reading_order import Row, rows, sign, unlisted
from compare.report.verdicts import Review
from compare.report.view import Card, Quotation, story
from compare.types import FindingType, Report
from compare.wording import ENGLISH, Wording, wording

_DISPUTES = (FindingType.DISCREPANCY, FindingType.UPDATE)


def render_markdown(
    report: Report,
    *,
    command: str | None = None,
    language: str = ENGLISH,
    reviews: Sequence[Review] = (),
    changes: Changes | None = None,
) -> str:
    """The report as one Markdown document: discrepancies, updates, agreements, omissions, limits.

    Args:
        report: the report.
        command: the command line that made it.
        language: ISO 639-1 code of the reader's language.
        reviews: what a reviewer said of an earlier report; rejected discrepancies are left to the end, with a word.
        changes: what changed since an earlier report.

    Raises:
        OptionError: if there are no words in this language.
    """
    return _Document(report, wording(language), reviews).whole(command, changes)


def render_markdown_diff(report: Report, *, everything: bool = False, language: str = ENGLISH) -> str:
    """Two articles in reading order, the same rows as in the terminal.

    Args:
        report: the report.
        everything: whether the statements that no finding is about are shown too.
        language: ISO 639-1 code of the reader's language.

    Raises:
        OptionError: if there are no words in this language.
    """
    return _Document(report, wording(language)).in_reading_order(everything)


class _Document:
    """Collects blocks; between two stands an empty line."""

    def __init__(self, report: Report, say: Wording, reviews: Sequence[Review] = ()) -> None:
        self.say = say
        self.story = story(report, say, reviews)
        self.report = report
        self.blocks: list[str] = []
        # a line that begins with a Latin letter runs from right to left only if something tells it to
        self.start, self.comma = (RLM, "، ") if say.direction == "rtl" else ("", ", ")

    def whole(self, command: str | None, changes: Changes | None = None) -> str:
        """Everything by importance."""
        self._head()
        if changes is not None:
            self.blocks.extend(change_blocks(changes, self.story.cards, self.say))
        for kind in ORDER:
            cards = sorted(self.story.of_type(kind), key=lambda card: card.rejected)
            self._heading(kind, len(cards))
            if kind is FindingType.AGREEMENT:
                self._agreements()
            for card in cards:
                if kind in _DISPUTES:
                    self._dispute(card)
                elif kind is FindingType.OMISSION:
                    self._omission(card)
        self._limits()
        self._reproduce(command)
        return self._text()

    def in_reading_order(self, everything: bool) -> str:
        """Everything in the order of the articles."""
        self._head()
        sources = self.story.sources
        if len(sources) == 2:
            first, second = (apart(source.name) for source in sources)
            self.blocks.append(self.say("terminal.left_out", minus="**-**", plus="**+**", first=first, second=second))
        for row in rows(self.story, self.say, everything=everything):
            self._row(row)
        rest = self.comma.join(f"{source.letter} {n}" for source, n in unlisted(self.story) if n)
        if rest and not everything:
            self.blocks.append(self.say("terminal.rest", counts=rest))
        self._limits()
        return self._text()

    def _text(self) -> str:
        return "\n\n".join(self.blocks) + "\n"

    def _head(self) -> None:
        say, story = self.say, self.story
        self.blocks.append("# " + (escaped(self.report.story_title) or say("page.untitled")))
        self.blocks.append(
            " · ".join(
                (
                    say("counts.articles", n=len(story.sources)),
                    say("counts.languages", n=story.languages),
                    say("page.from_origins", n=story.origins),
                )
            )
        )
        self.blocks.append(" · ".join(say(f"counts.{kind}", n=len(story.of_type(kind))) for kind in ORDER))
        self.blocks.append(say("page.no_verdict"))
        self._sources()

    def _sources(self) -> None:
        say = self.say
        keys = ("outlet", "language", "published", "origin", "length")
        lines = ["| | " + " | ".join(say(f"sources.{key}") for key in keys) + " |", "|---" * (len(keys) + 1) + "|"]
        for source in self.story.sources:
            document = source.article.document
            published = f"{source.published} ({source.published_by})" if source.published_by else source.published
            cells = (
                source.letter,
                link(apart(source.name), source.url),
                apart(source.language),
                published,
                apart(document.origin or ""),
                say("counts.statements", n=len(source.article.statements)),
            )
            lines.append("| " + " | ".join(cells) + " |")
        self.blocks.append("\n".join(lines))

    def _heading(self, kind: FindingType, number: int) -> None:
        self.blocks.append("## " + self.say(f"types.{kind}"))
        self.blocks.append(self.say(f"intro.{kind}" if number else f"none.{kind}"))

    def _dispute(self, card: Card) -> None:
        self._dispute_head(card)
        explained = card.explained
        if explained.rule:
            self.blocks.append(f"{self.say('top.rule')}: {explained.rule} ({code(card.finding.rule)})")
        if explained.settle:
            self.blocks.append(f"{self.say('top.settle')}: {explained.settle}")
        for side in card.sides:
            for one in side.quotations:
                self._quotation(one, side.when)

    def _dispute_head(self, card: Card) -> None:
        values = (self.comma.join(apart(value) for value in side.values) for side in card.sides)
        told = ": " + (" → " if card.sides[0].when else " ≠ ").join(values) if card.valued else ""
        self.blocks.append(f"### {card.finding.rank}. {card.kind}{told}")
        if card.review is not None and card.review.decision is not None:
            self.blocks.append(f"**{self.say(f'review.{card.review.decision}')}**")
        if card.review is not None and card.review.note:
            self.blocks.append(f"{self.say('review.note')}: {apart(card.review.note)}")
        self.blocks.append(from_markup(card.explained.sentence))

    def _quotation(self, one: Quotation, when: str = "") -> None:
        """The words, and in a paragraph of its own, because its direction may differ, who wrote them."""
        parts = [f"**{one.source.letter}** {apart(one.source.name)}", one.source.published]
        parts += [self.say(f"finding.{when}")] if when else []
        parts += [apart(one.note)] if one.note else []
        told = self.comma.join(parts)
        if one.address:
            told += f" ({link(self.say('sources.open_original'), one.address)})"
        self.blocks.append(f"> {quotation(one.pieces)}\n>\n> {self.start}— {told}")

    def _agreements(self) -> None:
        for origins, cards in self.story.agreements:
            self.blocks.append("### " + self.say("agreements.group", n=origins))
            for card in cards:
                letters = self.comma.join(source.letter for source in card.sources)
                told = "**≈** " if card.finding.relation == "compatible" else ""
                self.blocks.append(f"{told}{from_markup(card.explained.sentence)} ({letters})")
                self._quotation(card.quotations[0])

    def _omission(self, card: Card) -> None:
        """The first words of it, who reports it, who leaves it out, and who perhaps could not know it."""
        self._quotation(card.quotations[0])
        certain = [source for source in card.missing if source not in card.maybe]
        groups = (("omissions.reported", card.sources), ("omissions.missing", certain), ("omissions.maybe", card.maybe))
        told = (
            f"{self.say(key)}: {self.comma.join(apart(one.name) for one in group)}" for key, group in groups if group
        )
        self.blocks.append(" · ".join(told))

    def _row(self, row: Row) -> None:
        first = self.story.sources[0]
        for card in row.disputes:
            self._dispute_head(card)
        if row.cards and not row.disputes:
            signs = dict.fromkeys(f"{card.finding.rank} **{sign(card, first)}**" for card in row.cards)
            self.blocks.append(", ".join(signs))
        for cell in row.cells:
            self._quotation(cell.quotation, cell.when)

    def _limits(self) -> None:
        self.blocks.append("## " + self.say("limits.heading"))
        told = [f"- {from_markup(note(limit, self.say))}" for limit in self.report.limits]
        self.blocks.append("\n".join(told) if told else self.say("none.limits"))

    def _reproduce(self, command: str | None) -> None:
        self.blocks.append("## " + self.say("reproduce.heading"))
        lines = [f"- {self.say('reproduce.version')}: newscompare {escaped(self.report.version)}"]
        if command:
            lines.append(f"- {self.say('reproduce.command')}: {code(command)}")
        self.blocks.append("\n".join(lines))
