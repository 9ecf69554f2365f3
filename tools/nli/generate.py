"""Generates news-language inference pairs from `frames.toml` and `templates/<code>.toml`.

    claim (frame, slot values, details shown) --render--> hypothesis
      |  one relation: enriched / one detail changed / denied / another event ...
    claim of the premise + unrelated claims   --render--> premise

The hypothesis is drawn before the label, so that nothing in it alone (negation, dates, numbers, length)
tells the label.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from claims import Claim, Frame, contradicted_by, draw, entailed_by, load_frames, near, undecided_by
from rendering import finish, languages, load_language, render

LABELS = ("entailment", "neutral", "contradiction")
OWN_DIGITS = 0.4
"""Share of texts in the script's own digits, where a language has them."""


@dataclass(frozen=True, slots=True)
class Pair:
    """One training example."""

    premise: str
    hypothesis: str
    label: str
    lang_premise: str
    lang_hypothesis: str
    kind: str


def _draw_hypothesis(frames: Sequence[Frame], rng: random.Random) -> Claim:
    frame = rng.choice(frames)
    weights = {"pos": 5, "neg": 3, "anti": 2, "plan": 2}
    mode = rng.choices(frame.modes, [weights[mode] for mode in frame.modes])[0]
    return draw(frame, mode, rng)


def _draw_premise(hyp: Claim, label: str, frames: Sequence[Frame], rng: random.Random) -> tuple[Claim, str]:
    if label == "entailment":
        return entailed_by(hyp, rng)
    return contradicted_by(hyp, rng) if label == "contradiction" else undecided_by(hyp, frames, rng)


def _compose(main: str, hyp: Claim, data: Mapping[str, Any], frames: Sequence[Frame], rng: random.Random) -> str:
    """The premise: the claim's clause among none to three clauses about other things."""
    pool = [frame for frame in frames if frame.name not in near(hyp.frame)]
    clauses = [main]
    for frame in rng.sample(pool, rng.choice((0, 0, 0, 1, 1, 2, 3))):
        shared = hyp.values if rng.random() < 0.3 else None
        clauses.append(render(draw(frame, rng.choice(frame.modes), rng, shared), data, rng))
    rng.shuffle(clauses)
    sentences: list[str] = []
    own_digits = rng.random() < OWN_DIGITS
    while clauses:
        sentence = clauses.pop()
        if clauses and rng.random() < 0.4:
            sentence += rng.choice(data["joins"]) + clauses.pop()
        sentences.append(finish(sentence, data, own_digits))
    return str(data.get("space", " ")).join(sentences)


def make_pair(
    label: str, codes: tuple[str, str], packs: Mapping[str, dict[str, Any]], frames: Sequence[Frame], rng: random.Random
) -> Pair:
    """One pair with this label, its premise in the first language and its hypothesis in the second."""
    first, second = packs[codes[0]], packs[codes[1]]
    hyp = _draw_hypothesis(frames, rng)
    text = render(hyp, second, rng)
    for _ in range(20):
        claim, kind = _draw_premise(hyp, label, frames, rng)
        main = render(claim, first, rng)
        if claim != hyp and main != text:
            break
        if label == "entailment" and main != text:
            break
    # drawn without a look at the label; a premise equal to its hypothesis would teach nothing
    quoted = rng.random() < 0.1
    source = rng.randrange(5)
    if quoted or main == text or rng.random() < 0.22:
        main = str(first["sources"][source]).replace("{S}", main)
    if quoted:
        text = str(second["sources"][source]).replace("{S}", text)
    return Pair(
        _compose(main, hyp, first, frames, rng), finish(text, second, rng.random() < OWN_DIGITS), label, *codes, kind
    )


def generate(seed: int, count: int, codes: Sequence[str], cross_share: float) -> Iterator[Pair]:
    """Yield `count` pairs, the same for the same arguments.

    `cross_share` (0..1) of them have their premise in another language than their hypothesis. Labels
    take turns within each language and within each ordered pair of languages.
    """
    rng = random.Random(seed)
    frames = list(load_frames().values())
    packs = {code: load_language(code) for code in codes}
    alone = [(code, code) for code in codes]
    mixed = [(first, second) for first in codes for second in codes if first != second]
    rng.shuffle(mixed)
    turns = {False: 0, True: 0}
    for number in range(count):
        cross = bool(mixed) and int((number + 1) * cross_share) > int(number * cross_share)
        choices = mixed if cross else alone
        turn, place = divmod(turns[cross], len(choices))
        turns[cross] += 1
        yield make_pair(LABELS[(turn + place) % 3], choices[place], packs, frames, rng)


def main() -> None:
    """Write the pairs as gzipped JSON lines, shuffled."""
    parser = argparse.ArgumentParser(description="Generate inference pairs in the templates' languages.")
    parser.add_argument("--count", type=int, default=40000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--languages", nargs="+", default=list(languages()))
    parser.add_argument("--cross-share", type=float, default=0.4, help="share of pairs across two languages")
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    pairs = list(generate(args.seed, args.count, args.languages, args.cross_share))
    random.Random(args.seed).shuffle(pairs)
    partial = args.out.with_name(args.out.name + ".part")
    with gzip.open(partial, "wt", encoding="utf-8") as file:
        for pair in pairs:
            row = {
                "premise": pair.premise, "hypothesis": pair.hypothesis, "label": pair.label,
                "lang_p": pair.lang_premise, "lang_h": pair.lang_hypothesis, "kind": pair.kind,
            }  # fmt: skip
            file.write(json.dumps(row, ensure_ascii=False) + "\n")
    partial.replace(args.out)
    print(f"{len(pairs)} pairs in {args.out}")


if __name__ == "__main__":
    main()
