"""One invented story in three languages, told through the whole pipeline: what tests of several runs start from."""

from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path

import pytest

from compare.cli import common
from compare.models import Encoder, NliModel
from compare.models.loading import load_encoder, load_nli
from compare.pipeline import compare
from compare.read import read_paths
from compare.settings import Settings
from compare.types import Report

FOLDER = Path(__file__).parent / "fixtures" / "changes"
BRIDGE = ("gazette", "courrier", "nahr")


@cache
def encoder() -> Encoder:
    return load_encoder()


@cache
def nli() -> NliModel:
    return load_nli()


def load_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let all calls of the command line in one process share their models."""
    monkeypatch.setattr(common, "load_encoder", lambda name: encoder())
    monkeypatch.setattr(common, "load_nli", lambda name: nli())


def written(folder: Path, names: Sequence[str] = BRIDGE, edit: Callable[[str], str] = str) -> list[Path]:
    """The articles as files of `folder`, each edited on the way."""
    paths = [folder / f"{name}.txt" for name in names]
    for name, path in zip(names, paths, strict=True):
        text = (FOLDER / f"{name}.txt").read_text(encoding="utf-8")
        path.write_text(edit(text), encoding="utf-8")
    return paths


def told(paths: Sequence[Path]) -> Report:
    """The report on these files as one story."""
    return compare(read_paths(paths).documents, encoder(), Settings())
