"""`newscompare judge`: a filter, pairs of statements in, the verdict on each pair out as JSON lines."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from itertools import islice

from compare.cli.common import Models, models
from compare.cli.filters import Object, answer, date_field, fields_of, input_lines, optional_field, refusal, text_field
from compare.cli.options import ConfigFile, EncoderName, NliName, in_force
from compare.config import Configuration
from compare.pairs import Judgement, Text, judge_texts
from compare.read import guess_language

CHUNK = 64
"""Lines judged together, which is faster than one by one; who types them on a terminal is answered line by line."""


def judge(encoder: EncoderName = None, nli: NliName = None, config: ConfigFile = None) -> None:
    """Read JSON lines with a and b (lang_a, lang_b, published_a, published_b too); print the verdict on each pair."""
    chosen = in_force(config, encoder=encoder, nli=nli)
    raise answer(_answers(input_lines(), models(chosen), chosen))


def _answers(lines: Iterator[str], loaded: Models, chosen: Configuration) -> Iterator[Object]:
    size = 1 if sys.stdin.isatty() else CHUNK
    while chunk := [_asked(line, chosen.expected) for line in islice(lines, size)]:
        pairs = [asked.pair for asked in chunk if isinstance(asked, _Asked)]
        judged = iter(judge_texts(pairs, loaded.encoder, chosen.settings, loaded.nli))
        for asked in chunk:
            yield {**asked.given, **_fields(next(judged))} if isinstance(asked, _Asked) else asked


@dataclass(frozen=True, slots=True)
class _Asked:
    """A valid line: its fields, and the two texts."""

    given: Object
    pair: tuple[Text, Text]


def _asked(line: str, expected: Sequence[str]) -> _Asked | Object:
    """A line's pair of texts, or what is wrong with it."""
    try:
        given = fields_of(line)
        return _Asked(given, (_text(given, "a", expected), _text(given, "b", expected)))
    except ValueError as error:
        return refusal(line, error)


def _text(given: Object, side: str, expected: Sequence[str]) -> Text:
    text = text_field(given, side)
    language = optional_field(given, f"lang_{side}") or guess_language(text, expected)
    return Text(text, language, date_field(given, f"published_{side}"))


def _fields(judged: Judgement) -> Object:
    """What is printed of a judgement."""
    kinds: Sequence[str] = [str(kind) for kind in judged.kinds]
    return {
        "label": str(judged.label),
        "kind": kinds[0] if kinds else None,
        "kinds": kinds,
        "rule": judged.leading.rule,
        "explanation": judged.leading.explanation,
        "scores": None if judged.scores is None else asdict(judged.scores),
    }
