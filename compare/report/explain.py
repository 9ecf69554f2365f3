"""Why a finding is one, in the reader's language: worded from the rule, the kind and the values, not translated.

The JSON report has each rule's own explanation in English. A rule that the page has no words for yet shows that one,
marked as English.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from compare.report.markup import apart, listed, rich
from compare.report.values import evidence_values, side_values
from compare.types import Evidence, Finding, FindingType
from compare.wording import ENGLISH, Wording

_LONGEST = 80
"""The most characters of marked words that a sentence repeats."""


@dataclass(frozen=True, slots=True)
class Explained:
    """What stands against what, the rule in plain words and what would settle the matter; both may be empty.

    `english` says that the sentence is the rule's own, on a page in another language.
    """

    sentence: Markup
    rule: str
    settle: str
    english: bool = False


def explain(finding: Finding, names: Mapping[str, str], say: Wording) -> Explained:
    """The finding in the words of `say`; `names` are the outlets by document id."""
    rule = say.optional(f"rules.{finding.rule}", "")
    disputed = finding.type in (FindingType.DISCREPANCY, FindingType.UPDATE)
    settle = say(f"settle.{finding.kind}") if finding.type == FindingType.DISCREPANCY and finding.kind else ""
    if not rule:
        return Explained(apart(finding.explanation), "", settle, english=say.code != ENGLISH)
    if disputed:
        sentence = _opposed(finding, say)
    elif finding.type == FindingType.AGREEMENT:
        sentence = _agreed(finding, say)
    else:
        sentence = _omitted(finding, names, say)
    return Explained(sentence, rule, settle)


def _opposed(finding: Finding, say: Wording) -> Markup:
    numbers = sorted({item.side for item in finding.evidence})
    values = [side_values(finding, number, say) for number in numbers]
    plain = all(values) and len(set(values)) > 1
    parts = []
    for number, held in zip(numbers, values, strict=True):
        items = [item for item in finding.evidence if item.side == number]
        articles = len({item.statement.document.id for item in items})
        said = listed(held, say) if plain else rich(say, "explain.words", words=_marked(items, say))
        parts.append(rich(say, "explain.values", n=articles, values=said))
    sentence = Markup(say("explain.joiner")).join(parts) + "."
    undated = any(item.statement.document.published is None for item in finding.evidence)
    if finding.type == FindingType.UPDATE and undated:
        sentence += " " + rich(say, "explain.inferred")
    return sentence


def _marked(items: Sequence[Evidence], say: Wording) -> str:
    """The marked words of the first evidence that has any."""
    for item in items:
        text = item.statement.document.text
        words = say("explain.gap").join(" ".join(text[mark.start : mark.end].split()) for mark in item.marks)
        if words:
            return words if len(words) <= _LONGEST else words[:_LONGEST].rsplit(maxsplit=1)[0] + " …"
    return say("explain.no_words")


def _agreed(finding: Finding, say: Wording) -> Markup:
    relation = finding.relation or "equal"
    values = tuple(dict.fromkeys(value for item in finding.evidence for value in evidence_values(item, say)))
    if values:
        return rich(say, f"explain.{relation}", values=listed(values, say))
    return rich(say, f"explain.{relation}_words")


def _omitted(finding: Finding, names: Mapping[str, str], say: Wording) -> Markup:
    reported = len({item.statement.document.id for item in finding.evidence})
    sentence = rich(
        say,
        "explain.omission",
        reported=Markup(say("counts.articles", n=reported)),
        missing=Markup(say("counts.articles", n=len(finding.missing_from))),
    )
    if finding.order_unknown:
        unknown = listed((names.get(name, name) for name in finding.order_unknown), say)
        sentence += " " + rich(say, "explain.order_unknown", names=unknown)
    return sentence
