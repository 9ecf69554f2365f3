"""Pairs made from sentences that carry no label: titles, translations, sentences with their names tagged."""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from pairs import CONTRADICTION, ENTAILMENT, NEUTRAL, Example, pair_language, rows

TATOEBA = ("ar", "ru", "fr", "zh", "tr", "de", "es", "uk", "fa", "he")


WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")

SHARE = 0.85
"""Share of the words of a pair that are exchanged, of those that the dictionary has."""


def exchanged(example: Example, words: Mapping[str, Mapping[str, Sequence[str]]], draw: random.Random) -> Example:
    """An English pair with most of its words in another language, or now and then in several (Qin et al. 2020).

    What a natural pair shows of a label, it then shows in every language, and not in English alone. Half of the
    exchanged pairs keep one of their sentences in English.
    """
    codes = [*words, "ar", "ar", "ru", "ru", "fr"]
    code = draw.choice(codes)
    mixed, kept = draw.random() < 0.15, draw.choice((0, 1, None, None))

    def other(match: re.Match[str]) -> str:
        there = words[draw.choice(codes) if mixed else code]
        word = match[0].lower().replace("’", "'")
        known = there.get(word) or there.get(word.removesuffix("'s"))
        if not known or draw.random() > SHARE:
            return match[0]
        return known[0] if draw.random() < 0.7 else draw.choice(known)

    texts = [
        text if side == kept else " ".join(WORD.sub(other, text).split())
        for side, text in enumerate((example.premise, example.hypothesis))
    ]
    return Example(texts[0], texts[1], example.label, code, "exchanged", (example.premise, example.hypothesis))


def unrelated_titles(path: Path, count: int, draw: random.Random) -> Iterator[Example]:
    """Pairs of titles from different rows, most of them with a word in common: neutral."""
    texts = sorted({row[side] for row in rows(path) for side in ("premise", "hypothesis")})
    partners = {(row["premise"], row["hypothesis"]) for row in rows(path)}
    sharing: dict[str, list[str]] = defaultdict(list)
    for text in texts:
        for word in set(text.split()):
            if len(word) > 4:
                sharing[word].append(text)
    for text in draw.sample(texts, count):
        word = draw.choice(text.split())
        other = draw.choice(sharing[word] if len(sharing.get(word, ())) > 3 and draw.random() < 0.7 else texts)
        alike = len(set(text.split()) & set(other.split())) / len(set(text.split()))
        if alike < 0.5 and (text, other) not in partners and (other, text) not in partners:
            yield Example(text, other, NEUTRAL, "ar", "unrelated")


def strangers(found: Sequence[Example], count: int, draw: random.Random) -> Iterator[Example]:
    """Texts of two unrelated pairs, in the languages that they happen to have: neutral.

    A set made by people pairs sentences that belong together; a model that has seen nothing else takes whatever does
    not fit for a contradiction. Half of the pairs share a word that few others have, as two sentences of one
    newspaper do.
    """
    sharing: dict[str, list[Example]] = defaultdict(list)
    for example in draw.sample(found, len(found) // 2):
        for word in set(_words(example.premise)):
            sharing[word].append(example)
    for _ in range(count):
        one = draw.choice(found)
        rare = [word for word in _words(one.premise) if 1 < len(sharing.get(word, ())) < 40]
        near = rare and draw.random() < 0.5
        other = draw.choice(sharing[draw.choice(rare)] if near else found)
        first, second = draw.choice((one.premise, one.hypothesis)), draw.choice((other.premise, other.hypothesis))
        mine, its = set(_words(first)), set(_words(second))
        if one.premise == other.premise or len(mine & its) > 0.5 * min(len(mine), len(its)):
            continue
        language = "en" if "-" in one.language + other.language else pair_language(one.language, other.language)
        yield Example(first, second, NEUTRAL, language, "strangers")


def _words(text: str) -> list[str]:
    """Words of some length, without case."""
    return re.findall(r"[^\W\d_]{4,}", text.casefold())


def from_parallel(folder: Path, count: int, draw: random.Random) -> Iterator[Example]:
    """From sentences and their English translations: a translation follows from its sentence; another does not."""
    for code in TATOEBA:
        pairs = [(row["src"], row["tgt"]) for row in rows(folder / f"{code}-en.jsonl.gz")]
        for here, english in draw.sample(pairs, count):
            couple = pair_language(code, "en")
            texts = (here, english) if draw.random() < 0.5 else (english, here)
            yield Example(*texts, ENTAILMENT, couple, "parallel")
            other = draw.choice(pairs)
            if other != (here, english):
                yield Example(here, other[1], NEUTRAL, couple, "parallel")
                yield Example(here, other[0], NEUTRAL, code, "parallel")


Tagged = tuple[list[str], list[str]]


def from_entities(path: Path, code: str, count: int, draw: random.Random) -> Iterator[Example]:
    """From tagged sentences, `count` pairs of each label, nearly all with many words in common.

    A shortened sentence follows from the whole one, the whole one does not from the shortened; with another name of
    the same kind, or another number, it contradicts; a sentence about the same name says something else.
    """
    sentences = [(_clean(row["tokens"]), row["tags"]) for row in rows(path)]
    whole = [found for found in sentences if 7 <= len(found[0]) <= 45 and _has_verb_like(found)]
    names: dict[str, list[str]] = defaultdict(list)
    about: dict[str, list[Tagged]] = defaultdict(list)
    for sentence in whole:
        for kind, start, end in _entities(sentence[1]):
            name = " ".join(sentence[0][start:end])
            names[kind].append(name)
            about[name].append(sentence)
    for label, make in (
        (ENTAILMENT, lambda one: _entailed(one, draw)),
        (NEUTRAL, lambda one: _neutral(one, whole, about, draw)),
        (CONTRADICTION, lambda one: _contradicted(one, names, draw)),
    ):
        yield from _made(whole, label, make, code, count, draw)


def _made(
    whole: Sequence[Tagged],
    label: int,
    make: Callable[[Tagged], tuple[str, str] | None],
    code: str,
    count: int,
    draw: random.Random,
) -> Iterator[Example]:
    """Up to `count` pairs of a label, one a sentence."""
    made = 0
    for sentence in draw.sample(whole, len(whole)):
        pair = make(sentence)
        if pair is not None and pair[0] != pair[1]:
            yield Example(*pair, label, code, "entities")
            made += 1
        if made == count:
            return


def _entailed(sentence: Tagged, draw: random.Random) -> tuple[str, str] | None:
    """The sentence and a shorter one, or seldom the sentence with other punctuation."""
    if draw.random() < 0.15:
        return _text(sentence[0]), _text(sentence[0]).rstrip(".؟? ")
    short = _shortened(sentence)
    return None if short is None else (_text(sentence[0]), short)


def _neutral(
    sentence: Tagged, whole: Sequence[Tagged], about: dict[str, list[Tagged]], draw: random.Random
) -> tuple[str, str] | None:
    """A shortened sentence and the whole one, two sentences about one name, or two of different things."""
    choice = draw.random()
    if choice < 0.35:
        short = _shortened(sentence)
        return None if short is None else (short, _text(sentence[0]))
    if choice < 0.65:
        for _, start, end in _entities(sentence[1]):
            others = [one for one in about[" ".join(sentence[0][start:end])] if one[0] != sentence[0]]
            if others:
                return _text(sentence[0]), _text(draw.choice(others)[0])
        return None
    return _text(sentence[0]), _text(draw.choice(whole)[0])


def _contradicted(sentence: Tagged, names: dict[str, list[str]], draw: random.Random) -> tuple[str, str] | None:
    """The sentence, and the same (or a shortened one) with another number or another name of the same kind."""
    words, tags = sentence
    changed = list(words)
    numbers = [at for at, word in enumerate(words) if re.fullmatch(r"\d{1,4}", word)]
    if numbers and draw.random() < 0.6:
        at = draw.choice(numbers)
        changed[at] = _another_number(words[at], draw)
        other = _text(changed)
    else:
        spans = _entities(tags)
        kind, start, end = draw.choice(spans)
        name = draw.choice(names[kind])
        if name.casefold() in _text(words).casefold():
            return None
        other = _text([*words[:start], *name.split(), *words[end:]])
    first, second = _text(words), other
    return (first, second) if draw.random() < 0.5 else (second, first)


def _another_number(digits: str, draw: random.Random) -> str:
    """A number of as many digits; a year stays near."""
    value = int(digits)
    while True:
        low, high = (value - 30, value + 30) if len(digits) == 4 else (10 ** (len(digits) - 1), 10 ** len(digits) - 1)
        new = draw.randint(low, high)
        if new != value:
            return str(new)


def _shortened(sentence: Tagged) -> str | None:
    """The sentence without what stands in brackets, or without what follows its last comma."""
    text = _text(sentence[0])
    bare = re.sub(r"\s*\([^()]*\)", "", text)
    if bare != text and len(bare) > 20:
        return bare
    head, comma, tail = max((text.rpartition(mark) for mark in ",،，"), key=lambda part: len(part[0]))
    if comma and len(tail) > 10 and len(head) > 22:
        return head.rstrip() + "."
    return None


def _has_verb_like(sentence: Tagged) -> bool:
    """Whether it looks like a sentence and not a list: mostly words outside names, and a full stop at its end."""
    words, tags = sentence
    entities = _entities(tags)
    return bool(entities) and words[-1] in ".؟۔" and sum(tag == "O" for tag in tags) >= 0.5 * len(tags)


def _entities(tags: Sequence[str]) -> list[tuple[str, int, int]]:
    """Kind, start and end of each name in BIO tags."""
    found: list[tuple[str, int, int]] = []
    for at, tag in enumerate(tags):
        if tag.startswith("B-"):
            found.append((tag[2:], at, at + 1))
        elif tag.startswith("I-") and found and found[-1][2] == at:
            found[-1] = (found[-1][0], found[-1][1], at + 1)
    return found


def _clean(words: Sequence[str]) -> list[str]:
    """Words without the apostrophes and asterisks of wiki markup."""
    return [word.replace("''", '"').replace("``", '"').replace("**", "") for word in words]


def _text(words: Sequence[str]) -> str:
    """Words as a text."""
    joined = " ".join(word for word in words if word)
    return re.sub(r"\s+([,.;:!?)،؛؟])", r"\1", joined).replace("( ", "(")
