"""Writes a trained network as the files of the bundled NLI model: layers in integers, the head, the calibration.

python tools/nli/export.py build/nli/network.npz --out compare/models/weights/nli
python tools/nli/calibrate.py ../shared/data      # then fits the calibration, in place
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import numpy as np
import onnx

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from export_encoder import layers_graph, write_manifest
from network import EPSILON, HEADS, LABELS


def main() -> None:
    """Reads the arguments and writes the files."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("network", type=Path, help="network.npz of a run of train.py")
    parser.add_argument("--out", type=Path, required=True, help="folder to write")
    given = parser.parse_args()
    with np.load(given.network) as stored:
        weights = {name: stored[name] for name in stored.files}
    given.out.mkdir(parents=True, exist_ok=True)
    layers = {name: value for name, value in weights.items() if not name.startswith("head.")}
    graph = layers_graph(layers, heads=HEADS, epsilon=EPSILON, full_precision=False)
    onnx.save(graph, str(given.out / "layers.onnx"))
    write_head(given.out, weights["head.w"], weights["head.b"], np.eye(len(LABELS)), np.zeros(len(LABELS)))


def write_head(folder: Path, weight: object, bias: object, matrix: object, shift: object) -> None:
    """The head and the calibration (`logits @ matrix + shift`), and a manifest that fits them."""
    as_floats = [np.asarray(part, np.float32) for part in (weight, bias, matrix, shift)]
    np.savez(folder / "head.npz", weight=as_floats[0], bias=as_floats[1], matrix=as_floats[2], shift=as_floats[3])
    write_manifest(folder, [folder / "layers.onnx", folder / "head.npz"])


if __name__ == "__main__":
    main()
