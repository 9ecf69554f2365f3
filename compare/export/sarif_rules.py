"""The rules behind the findings as SARIF describes them, and messages in SARIF's own notation."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from compare.types import Finding, FindingType
from compare.wording import wording

LEVELS: Mapping[FindingType, str] = {
    FindingType.DISCREPANCY: "warning",
    FindingType.UPDATE: "note",
    FindingType.AGREEMENT: "none",
    FindingType.OMISSION: "note",
}
MEANING: Mapping[FindingType, str] = {
    FindingType.DISCREPANCY: "Statements about one event that cannot all be right.",
    FindingType.UPDATE: "A later article reports a later state of what an earlier one reports.",
    FindingType.AGREEMENT: "Several articles report the same.",
    FindingType.OMISSION: "Some articles report what others leave out.",
}
_WORDS = re.compile(r"[^\W_]+")
_LINK = re.compile(r"\[(?=[^\[\]]*\]\()")


def message(text: str) -> dict[str, str]:
    """A message that says just this: what would be a placeholder ({0}) or a link ([words](1)) in it is escaped."""
    return {"text": _LINK.sub(r"\\[", text.replace("{", "{{").replace("}", "}}"))}


def descriptors(findings: Sequence[Finding]) -> Iterator[dict[str, Any]]:
    """Each rule behind these findings: what it says, what its findings mean and what would settle the matter."""
    for rule in rules(findings):
        made = [finding for finding in findings if finding.rule == rule]
        first = made[0].type
        says = wording().optional(f"rules.{rule}", MEANING[first])
        yield {
            "id": rule,
            "name": "".join(word[:1].upper() + word[1:] for word in _WORDS.findall(rule)) or "Rule",
            "shortDescription": message(says),
            "fullDescription": message(" ".join(dict.fromkeys((MEANING[first], says)))),
            "help": message("\n".join((says, *_settling(made)))),
            "defaultConfiguration": {"level": LEVELS[first]},
        }


NOT_CHECKED: Mapping[str, Any] = {
    "id": "limit",
    "name": "NotChecked",
    "shortDescription": message("What could not be checked."),
    "fullDescription": message("What could not be checked, and what holds for every report."),
    "help": message("Read these before you conclude from a missing result that nothing is wrong."),
}
"""What describes the limits of a report, which stand among a run's notifications."""


def rules(findings: Sequence[Finding]) -> list[str]:
    """The rules behind these findings, each once."""
    return list(dict.fromkeys(finding.rule for finding in findings))


def _settling(findings: Sequence[Finding]) -> Iterator[str]:
    """What would settle the disputes among these findings, by kind."""
    kinds = dict.fromkeys(one.kind for one in findings if one.type is FindingType.DISCREPANCY and one.kind)
    for kind in kinds:
        yield f"What would settle it ({kind}): {wording()(f'settle.{kind}')}"
