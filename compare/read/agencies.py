"""Wire services in a text: where their names stand, and what an article's first lines and credits say of its origin.

An article's origin is the service that its dateline, its byline or a source line names. A credit inside a sentence
("..., TASS reports") is weaker: it may concern a single quotation. It counts where the article's opening (headline
and first paragraphs) credits one service only; a note then says so. Credits further down say nothing about the
article as a whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from compare.languages import load
from compare.read.language import by_script
from compare.read.lines import Line, words
from compare.read.phrases import vocabulary

# Words between a credit phrase and the agency's name: "according to the Russian news agency TASS".
CREDIT_REACH = 4
# Paragraphs of an article's opening: headline, lead and the two that usually carry the quotation of the day.
OPENING = 4
# The language in which a name in Latin letters is looked up; every language's table has the services' own spellings.
LATIN = "en"

# Letters that spellings exchange, as a class of a regular expression.
_ALIKE = {
    **dict.fromkeys("اأإآ", "[اأإآ]"),
    **dict.fromkeys("يىی", "[يىی]"),
    **dict.fromkeys("هة", "[هة]"),
    **dict.fromkeys("كک", "[كک]"),
    **dict.fromkeys("её", "[её]"),
    " ": "[\\s.\u200c]*\\s?[\"'«“]?",
    "-": "[-‐–\\s]",
    "\u200c": "[\u200c\\s]?",
}


@dataclass(frozen=True, slots=True)
class Mention:
    """An agency's name in a text. `sure` is false for spellings that have another meaning too."""

    agency: str
    start: int
    end: int
    sure: bool


@dataclass(frozen=True, slots=True)
class _Names:
    """The spellings of a language as one expression, and which agency and surety each stands for."""

    pattern: re.Pattern[str]
    agencies: dict[str, str]
    ambiguous: frozenset[str]


def mentions(text: str, code: str) -> Iterator[Mention]:
    """Agency names in `text`, in order, the longest spelling where several fit."""
    names = _names(code)
    for match in names.pattern.finditer(text):
        spelling = match.lastgroup or ""
        start, end = match.span(spelling)
        yield Mention(names.agencies[spelling], start, end, spelling not in names.ambiguous)


def signature(text: str, code: str) -> str | None:
    """The agency that signs with this author's name or byline. "Petra Novak" is a person and not Petra: a spelling
    with another meaning has to stand alone or beside a word for agencies."""
    v = vocabulary(code)
    for mention in mentions(text, code):
        rest = words(text[: mention.start]) + words(text[mention.end :])
        labels = (v.bylines, v.sources, v.agency_words)
        if mention.sure or not rest or any(kind.make(rest) for kind in labels):
            return mention.agency
    return None


def wire_name(name: str) -> str:
    """What we call the wire service of this name, in whatever language; the name itself if it is none."""
    return signature(name, by_script(name) or LATIN) or name


def credited(lines: Sequence[Line], code: str) -> tuple[str, ...]:
    """The agencies that these lines credit with what they say, in order."""
    found: dict[str, None] = {}
    for line in lines:
        for mention in mentions(line.text, code):
            if _is_credit(line.text, mention, code):
                found[mention.agency] = None
    return tuple(found)


def _is_credit(text: str, mention: Mention, code: str) -> bool:
    """Whether a credit phrase stands close to the name, in the same sentence."""
    v = vocabulary(code)
    before = words(re.split(r"[.!?؟。;؛]\s", text[: mention.start])[-1])
    after = words(re.split(r"[.!?؟。;؛]", text[mention.end :])[0])
    beside = v.agency_words.inside(before[-2:]) or v.agency_words.inside(after[:1])
    if not (mention.sure or beside):
        return False
    reach = CREDIT_REACH + v.credit_before.longest
    near = before[-reach:]
    starts = [at for at in range(len(near)) if v.credit_before.head(near[at:])]
    preceded = any(at + v.credit_before.head(near[at:]) >= len(near) - CREDIT_REACH for at in starts)
    followed = any(v.credit_after.head(after[at:]) for at in range(min(3, len(after))))
    return preceded or followed


@cache
def _names(code: str) -> _Names:
    shared, own = load("und").page, load(code).page
    agencies: dict[str, str] = {}
    ambiguous = frozenset((*shared.ambiguous, *own.ambiguous))
    doubtful = set()
    spellings = [(s, name) for page in (own, shared) for name, many in page.agencies.items() for s in many]
    parts = []
    for number, (spelling, name) in enumerate(sorted(spellings, key=lambda pair: -len(pair[0]))):
        group = f"a{number}"
        agencies[group] = name
        if spelling in ambiguous:
            doubtful.add(group)
        parts.append(f"(?P<{group}>{_expression(spelling)})")
    prefix = f"(?:[{''.join(own.prefixes)}]{{1,2}}[\"'«“]?)?" if own.prefixes else ""
    han = "\u3400-\u9fff"
    boundary = f"(?<![^\\W{han}])", f"(?![^\\W\\d_{han}])"
    return _Names(re.compile(f"{boundary[0]}{prefix}(?:{'|'.join(parts)}){boundary[1]}"), agencies, frozenset(doubtful))


def _expression(spelling: str) -> str:
    """A spelling as an expression that takes its letter variants, and dots or spaces between initials."""
    plain = "".join(_ALIKE.get(c, re.escape(c)) for c in spelling)
    loud = re.escape(spelling.upper())
    return plain if spelling.upper() == spelling or not spelling.isascii() else f"{plain}|{loud}"
