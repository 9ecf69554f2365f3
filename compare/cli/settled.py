"""Which files of a folder are there and have stopped growing: polling, which works on every system and network disk."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from compare.read import files_in

PATIENCE = 10
"""Intervals to wait for files that grow; after that they are left out until they have stopped."""

Stamp = tuple[int, int]
"""When a file was changed (nanoseconds), and its size."""


@dataclass(slots=True)
class Folder:
    """A folder that is looked at every `interval` seconds; `wait` is how time passes."""

    path: Path
    interval: float
    wait: Callable[[float], None] = time.sleep
    growing: frozenset[str] = frozenset()
    _known: dict[str, Stamp] | None = field(default=None)

    def moved(self) -> bool:
        """Whether files came, went or changed since the last time; waits until those that grow have stopped.

        Files that do not stop are `growing`, and left out until they do.
        """
        seen = self._look()
        if seen == self._known:
            return False
        for _ in range(PATIENCE):
            self.wait(self.interval)
            earlier, seen = seen, self._look()
            self.growing = frozenset(file for file, stamp in seen.items() if earlier.get(file) != stamp)
            if not self.growing:
                break
        settled = {file: stamp for file, stamp in seen.items() if file not in self.growing}
        if settled == self._known:
            return False
        self._known = settled
        return True

    def _look(self) -> dict[str, Stamp]:
        found = {}
        for file in files_in(self.path):
            try:
                status = Path(file).stat()
            except OSError:  # it went between the two looks
                continue
            found[file] = (status.st_mtime_ns, status.st_size)
        return found
