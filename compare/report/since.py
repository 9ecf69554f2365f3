"""What changed since an earlier report, in the reader's words: marks for findings, what is gone, the counts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from compare.report.changes import Change, Changes, Difference, State
from compare.report.explain import explain
from compare.report.view import Card, story
from compare.types import Article
from compare.wording import Wording


@dataclass(frozen=True, slots=True)
class Mark:
    """A finding's state in a word, why, and what it said before where that is worth a line (else empty)."""

    state: State
    word: str
    why: str
    before: Markup


@dataclass(frozen=True, slots=True)
class Gone:
    """A finding of the earlier report that this one does not have; the card's anchors lead nowhere."""

    card: Card
    why: str


@dataclass(frozen=True, slots=True)
class Moved:
    """The articles that are new, edited or gone (the end of the string's key), by their outlets, each once."""

    key: str
    count: int
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Since:
    """All of it. `marks` are by the findings' ids, `tally` are the counts in words, without zeros.

    `present` are the states, among new and changed, that findings of this report are in, `nothing` is whether
    articles and findings all are what they were.
    """

    name: str
    marks: Mapping[str, Mark]
    gone: tuple[Gone, ...]
    tally: tuple[str, ...]
    articles: tuple[Moved, ...]
    present: tuple[State, ...]
    nothing: bool

    def state(self, finding: str) -> str:
        """The state of a finding by its id."""
        return self.marks[finding].state.value

    def shown(self, finding: str) -> Mark | None:
        """The mark of a finding that is new or changed; None of one that is not."""
        mark = self.marks[finding]
        return None if mark.state is State.UNCHANGED else mark


def since(changes: Changes, say: Wording) -> Since:
    """The changes in the words of `say`."""
    earlier = {card.finding.id: card for card in story(changes.previous, say).cards}
    names = {article.document.id: _name(article) for article in changes.previous.articles}
    states = [state for state, n in changes.counts.items() if n]
    return Since(
        name=changes.name,
        marks={one.finding.id: _mark(one, names, say) for one in changes.findings if one.state is not State.GONE},
        gone=tuple(Gone(earlier[one.finding.id], _why(one, say)) for one in changes.of(State.GONE)),
        tally=tuple(say(f"since.{state}", n=changes.counts[state]) for state in states),
        articles=tuple(_moved(changes)),
        present=tuple(state for state in states if state in (State.NEW, State.CHANGED)),
        nothing=changes.nothing,
    )


def _mark(change: Change, names: Mapping[str, str], say: Wording) -> Mark:
    told = {Difference.TYPE, Difference.VALUES} & set(change.differs)
    before = explain(change.was, names, say).sentence if change.was and told else Markup("")
    return Mark(change.state, say(f"since.is_{change.state}"), _why(change, say), before)


def _why(change: Change, say: Wording) -> str:
    """In what a changed finding differs, or why one is new or gone."""
    if change.cause:
        return say(f"since.{change.state}_{change.cause}")
    # with another value the words are others too, which goes without saying
    said = [one for one in change.differs if one is not Difference.WORDS or Difference.VALUES not in change.differs]
    return say("since.joiner").join(say(f"since.differs_{difference}") for difference in said)


def _moved(changes: Changes) -> Iterator[Moved]:
    for key, articles in (
        ("new", changes.articles_new),
        ("edited", changes.articles_edited),
        ("gone", changes.articles_gone),
    ):
        if articles:
            yield Moved(key, len(articles), tuple(dict.fromkeys(map(_name, articles))))


def _name(article: Article) -> str:
    return article.document.source or article.document.title or article.document.id
