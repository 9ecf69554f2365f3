"""What changed since an earlier report, as blocks of the Markdown report."""

from __future__ import annotations

from collections.abc import Sequence

from compare.report.changes import Changes, State
from compare.report.markdown_text import apart, code, from_markup, quotation
from compare.report.since import since
from compare.report.text import excerpt
from compare.report.view import Card
from compare.wording import Wording

_ROOM = 140


def change_blocks(changes: Changes, cards: Sequence[Card], say: Wording) -> list[str]:
    """A heading, the counts, the articles that came or went, and each finding that is not what it was, with why."""
    told = since(changes, say)
    named = f" ({code(changes.name)})" if changes.name else ""
    blocks = [f"## {say('since.heading')}{named}", " · ".join(told.tally)]
    if told.nothing:
        blocks.append(say("since.nothing"))
    comma = "، " if say.direction == "rtl" else ", "
    lines = [
        "- " + say(f"since.articles_{moved.key}", n=moved.count, names=comma.join(map(apart, moved.names)))
        for moved in told.articles
    ]
    for card in cards:
        if mark := told.shown(card.finding.id):
            before = f". {say('since.before')}: {from_markup(mark.before)}" if mark.before else ""
            lines.append(f"- **{mark.word}** {card.finding.rank}. {_matter(card)} ({mark.why}{before})")
    gone = say(f"since.is_{State.GONE}")
    lines += [f"- **{gone}** {_matter(one.card)} ({one.why})" for one in told.gone]
    return [*blocks, "\n".join(lines)] if lines else blocks


def _matter(card: Card) -> str:
    """A dispute by its kind and sentence, anything else by its first words."""
    if card.kind:
        return f"{card.kind}: {from_markup(card.explained.sentence)}"
    return quotation(excerpt(card.quotations[0].pieces, _ROOM))
