"""Which analysis made what is stored: anything else is made anew."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from pathlib import Path

import compare

_MAKES = {".py", ".toml", ".npz"}
"""Endings of the files that say how an article is taken apart and compared. Models name themselves."""
_SHOWS = {"cli", "report", "eval", "export"}
"""Parts of the package that no stored value depends on."""


@cache
def analysis_version() -> str:
    """The package's version and the beginning of the SHA-256 sum of its code and language data.

    The version alone would keep what an older state of a source tree made.
    """
    folder = Path(compare.__file__).parent
    total = sha256()
    for path in sorted(folder.rglob("*")):
        place = path.relative_to(folder)
        if path.suffix in _MAKES and place.parts[0] not in _SHOWS and "weights" not in place.parts:
            total.update(f"{place.as_posix()}\0".encode() + path.read_bytes())
    return f"{compare.__version__}+{total.hexdigest()[:12]}"
