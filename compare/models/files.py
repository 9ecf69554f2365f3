"""Guards the files of the bundled models: what is there must be what was exported."""

from __future__ import annotations

import json
import mmap
import zlib
from pathlib import Path
from typing import Any

from compare.errors import ModelError

MANIFEST = "manifest.json"
"""Names every file of a folder of weights, with `bytes`, `crc32` and `sha256`."""

REMEDY = (
    "reinstall newscompare, or write the files again: "
    'pip install "newscompare[export]" and python tools/export_encoder.py from a checkout'
)


def check_files(folder: Path) -> dict[str, Any]:
    """Compares every file of `folder` with the folder's manifest, and returns the manifest.

    CRC-32 finds damage and costs a third of what SHA-256 does; the SHA-256 sums are there for people.

    Raises:
        ModelError: if a file is missing or differs, with what was expected and what was found.
    """
    path = folder / MANIFEST
    try:
        manifest: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ModelError(f"{path} cannot be read ({error}); {REMEDY}") from error
    for name, expected in manifest.items():
        _check_file(folder / name, expected)
    return manifest


def _check_file(path: Path, expected: dict[str, Any]) -> None:
    """One file against its entry in the manifest."""
    try:
        size = path.stat().st_size
        if size != expected["bytes"]:
            raise ModelError(f"{path} has {size:,} bytes instead of {expected['bytes']:,}; {REMEDY}")
        with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as content:
            found = f"{zlib.crc32(content):08x}"
    except OSError as error:
        raise ModelError(f"{path} cannot be read ({error}); {REMEDY}") from error
    if found != expected["crc32"]:
        raise ModelError(f"{path} is damaged: checksum {found} instead of {expected['crc32']}; {REMEDY}")
