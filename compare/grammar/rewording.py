"""How the wording of two quotations in one language differs, word by word, where that can matter.

    "It will not be easy to win"            "It will not be possible to win"    -> easy / possible
    "We are ... ready to talk, as before"   "We are ready to talk"              -> nothing

Punctuation, case, spelling, what stands in brackets, what an ellipsis leaves out and what one quotation has before or
behind the other are no difference of wording.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from rapidfuzz.distance import Indel, JaroWinkler, Levenshtein

from compare.grammar.polarity import content_words, same_word
from compare.grammar.polarity.lexicon import lexicon_of
from compare.grammar.polarity.words import Word, words_of
from compare.languages import Language
from compare.types import Span

_BRACKETED = re.compile(r"[(（\[][^()（）\[\]]*[)）\]]")
_LEFT_OUT = re.compile(r"\.\s?\.|…|[(（\[\])）]|[-–—]{2}")
_DOUBLED = re.compile(r"(.)\1")
# The most words that a changed end may have: more is another excerpt.
_LONGEST_END = 3
# The most words of a change in the middle: more was left out or put in by one of the two.
_LONGEST_CHANGE = 5
# Two words with these first letters in common are forms of one from this Jaro-Winkler similarity on ("duty", "duties").
_STEM, _SPELT = 3, 0.82


@dataclass(frozen=True, slots=True)
class Change:
    """Words of one quotation that stand where the other has others; offsets into the two texts, either may be empty."""

    a: Span
    b: Span


@dataclass(frozen=True, slots=True)
class Wording:
    """What two quotations share and how they differ.

    Args:
        shared: how many words stand in both, in one order.
        contents: how many of these carry matter (`compare.grammar.polarity.content_words`).
        region: how many words the longer one has from the first shared word to the last, changed ends included.
        shorter: how many words the shorter quotation has in all.
        changes: the differences that can change the meaning, in order.
    """

    shared: int
    contents: int
    region: int
    shorter: int
    changes: tuple[Change, ...]

    @property
    def agreement(self) -> float:
        """The share of the common stretch that both word alike, 0..1."""
        return self.shared / self.region if self.region else 0.0

    @property
    def containment(self) -> float:
        """The share of the shorter quotation that the other holds, 0..1."""
        return self.shared / self.shorter if self.shorter else 0.0


@dataclass(frozen=True, slots=True)
class _Text:
    """A quotation's words, those in brackets left out, and before which of them something was left out."""

    words: tuple[Word, ...]
    gaps: frozenset[int]
    negations: frozenset[int]


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Words that only one has, or that the two have at one place; indices into their words."""

    a: range
    b: range


def compare_wording(a: str, b: str, language: Language) -> Wording:
    """What two quotations in `language` share, word by word, and where they differ in meaning."""
    one, two = _text(a, language), _text(b, language)
    left = [word.folded for word in one.words]
    right = [_as_in(word.folded, left) for word in two.words]
    stretches, same = _aligned(left, right)
    kept = [stretch for stretch in stretches if _inside(stretch, one, two)]
    changed = [stretch for stretch in kept if _matters(stretch, one, two, language)]
    words = [left[i] for i in same]
    region = max(len(same) + sum(len(s.a) for s in kept), len(same) + sum(len(s.b) for s in kept))
    return Wording(
        shared=len(same),
        contents=len(content_words(" ".join(words), language)),
        region=region,
        shorter=min(len(left), len(right)),
        changes=tuple(Change(_span(one, s.a), _span(two, s.b)) for s in changed),
    )


def _text(text: str, language: Language) -> _Text:
    hidden = [Span(*match.span()) for match in _BRACKETED.finditer(text)]
    words = tuple(word for word in words_of(text, language) if not any(h.start <= word.start < h.end for h in hidden))
    ends = [0, *(word.end for word in words)]
    starts = [*(word.start for word in words), len(text)]
    gaps = frozenset(i for i in range(len(starts)) if _LEFT_OUT.search(text, ends[i], starts[i]))
    lexicon = lexicon_of(language)
    negations = frozenset(
        i
        for i in range(len(words))
        if (found := lexicon.negators.at(words, i)) and found[1] not in ("nominal", "split")
    )
    return _Text(words, gaps, negations)


def _as_in(word: str, others: list[str]) -> str:
    """The form in which the other quotation has this word."""
    if word in others:
        return word
    return next((other for other in others if same_word(word, other)), word)


def _aligned(left: list[str], right: list[str]) -> tuple[list[_Stretch], list[int]]:
    """The stretches that differ, in order, and the indices of `left` that do not."""
    stretches: list[_Stretch] = []
    same: list[int] = []
    at_a = at_b = 0
    for block in Indel.opcodes(left, right):
        if block.tag != "equal":
            continue
        if (block.src_start, block.dest_start) != (at_a, at_b):
            stretches.append(_Stretch(range(at_a, block.src_start), range(at_b, block.dest_start)))
        same.extend(range(block.src_start, block.src_end))
        at_a, at_b = block.src_end, block.dest_end
    if (at_a, at_b) != (len(left), len(right)):
        stretches.append(_Stretch(range(at_a, len(left)), range(at_b, len(right))))
    return stretches, same


def _inside(stretch: _Stretch, one: _Text, two: _Text) -> bool:
    """Whether a stretch lies between shared words, or is a short end that both have."""
    first = stretch.a.start == 0 or stretch.b.start == 0
    last = stretch.a.stop == len(one.words) or stretch.b.stop == len(two.words)
    if not (first or last):
        return True
    sizes = (len(stretch.a), len(stretch.b))
    return min(sizes) > 0 and max(sizes) <= _LONGEST_END


def _matters(stretch: _Stretch, one: _Text, two: _Text, language: Language) -> bool:
    """Whether what differs is a negation, a number or a word that carries matter, and nothing was openly left out."""
    if _open(stretch.a, one) or _open(stretch.b, two) or max(len(stretch.a), len(stretch.b)) > _LONGEST_CHANGE:
        return False
    a, b = ([text.words[i].folded for i in part] for text, part in ((one, stretch.a), (two, stretch.b)))
    if "".join(a) == "".join(b):
        return False
    negated_a, negated_b = len(one.negations & set(stretch.a)), len(two.negations & set(stretch.b))
    if bool(negated_a) != bool(negated_b):
        return True
    figures_a, figures_b = ({w for w in words if w.isdigit()} for words in (a, b))
    if figures_a and figures_b:
        return figures_a != figures_b
    if figures_a or figures_b:
        return False
    return _only(_weighty(one, stretch.a, language), b) and _only(_weighty(two, stretch.b, language), a)


def _open(part: range, text: _Text) -> bool:
    return any(i in text.gaps for i in range(part.start, part.stop + 1))


def _weighty(text: _Text, part: range, language: Language) -> list[str]:
    """The words of a stretch that carry matter; "going to" and the like only say when."""
    lexicon = lexicon_of(language)
    skipped = {k for i in part if (found := lexicon.modals.at(text.words, i)) for k in range(i, i + found[0])}
    return list(content_words(" ".join(text.words[i].folded for i in part if i not in skipped), language))


def _alike(a: str, b: str) -> bool:
    """Whether two words are forms or spellings of one, or one is part of the other."""
    if a in b or b in a or same_word(a, b):
        return True
    if a[:_STEM] == b[:_STEM] and JaroWinkler.similarity(a, b) >= _SPELT:
        return True
    return Levenshtein.distance(_DOUBLED.sub(r"\1", a), _DOUBLED.sub(r"\1", b)) <= 1 and a[0] == b[0] and a[-1] == b[-1]


def _only(words: list[str], others: list[str]) -> bool:
    """Whether one of the words is not among the others in any form."""
    return any(not any(_alike(word, other) for other in others if len(other) > 1) for word in words)


def _span(text: _Text, part: range) -> Span:
    if part:
        return Span(text.words[part.start].start, text.words[part.stop - 1].end)
    at = text.words[part.start - 1].end if part.start else 0
    return Span(at, at)
