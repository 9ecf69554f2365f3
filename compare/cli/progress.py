"""Progress on standard error, while a story is compared."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING

import typer

from compare.report.lines import flat

if TYPE_CHECKING:
    from rich.progress import Progress as Bar
    from rich.progress import TaskID


class Progress:
    """A bar on standard error with the stage of the work, once it has taken longer than a second.

    Without a terminal each stage is one line.
    """

    PATIENCE = 1.0

    def __init__(self, what: str) -> None:
        self._what = flat(what)
        self._began = time.monotonic()
        self._stage = ""
        self._bar: Bar | None = None
        self._task: TaskID | None = None

    def __enter__(self) -> Progress:
        return self

    def step(self, stage: str, done: int, total: int) -> None:
        """Told by the pipeline after each step; a stage that tells only its beginning is shown without an end."""
        if time.monotonic() - self._began < self.PATIENCE:
            return
        if sys.stderr.isatty():
            self._draw(stage, done, total)
        elif stage != self._stage:
            typer.echo(f"{self._what}: {stage} ({total})", err=True)
        self._stage = stage

    def _draw(self, stage: str, done: int, total: int) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, TextColumn, TimeElapsedColumn
        from rich.progress import Progress as Bar

        if self._bar is None or self._task is None:
            said = (TextColumn("{task.description}", markup=False), BarColumn(24))
            told = (TextColumn("{task.fields[stage]}", markup=False), TimeElapsedColumn())
            self._bar = Bar(*said, *told, console=Console(stderr=True), transient=True)
            self._task = self._bar.add_task(self._what, total=None, stage=stage)
            self._bar.start()
        told_stage = f"{stage} {done}/{total}" if done else f"{stage} ({total})"
        self._bar.update(self._task, completed=done, total=total if done else None, stage=told_stage)

    def __exit__(self, *_: object) -> None:
        if self._bar is not None:
            self._bar.stop()
