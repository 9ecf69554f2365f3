"""Writes a trained network as the files of the bundled NLI model: layers in integers, the head, the calibration.

python tools/nli/export.py build/first/network.npz build/second/network.npz --shares .7 .3 \\
    --languages build/languages.npz --out compare/models/weights/nli
python tools/nli/calibrate.py ../shared/data --dictionary build/dictionary.json  # then fits the calibration

Several networks are averaged, weight by weight. A run pays for what it gains on its own data in languages and kinds of
text that it does not see, and on the way back to where it began most of both is to be had; runs that began at
one place and drew other pairs err differently (Wortsman and others 2022, "Robust fine-tuning of zero-shot models" and
"Model soups").
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import numpy as np
import onnx

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from export_encoder import layers_graph, write_manifest
from network import EPSILON, HEADS, NEUTRAL_AT
from train import averaged, stored_arrays


def main() -> None:
    """Reads the arguments and writes the files."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("networks", type=Path, nargs="+", help="network.npz of runs of train.py")
    parser.add_argument("--shares", type=float, nargs="+", help="share of each in the average; all alike if not given")
    parser.add_argument("--languages", type=Path, required=True, help="what languages.py wrote")
    parser.add_argument("--out", type=Path, required=True, help="folder to write")
    given = parser.parse_args()
    weights = averaged(given.networks, given.shares or [1.0] * len(given.networks))
    given.out.mkdir(parents=True, exist_ok=True)
    layers = {name: value for name, value in weights.items() if not name.startswith("head.")}
    graph = layers_graph(layers, heads=HEADS, epsilon=EPSILON, full_precision=False, shift_at=NEUTRAL_AT)
    onnx.save(graph, str(given.out / "layers.onnx"))
    np.savez(given.out / "languages.npz", **stored_arrays(given.languages))
    write_head(given.out, weights["head.w"], weights["head.b"], np.zeros(7), np.zeros(7))


def write_head(folder: Path, weight: object, bias: object, against: object, entails: object) -> None:
    """The head, the calibration (see `compare.models.nli.calibrated`), and a manifest that fits them."""
    parts = {"weight": weight, "bias": bias, "against": against, "entails": entails}
    np.savez(folder / "head.npz", **{name: np.asarray(part, np.float32) for name, part in parts.items()})
    write_manifest(folder, [folder / name for name in ("layers.onnx", "languages.npz", "head.npz")])


if __name__ == "__main__":
    main()
