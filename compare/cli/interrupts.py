"""Ctrl-C for a program that runs on and on."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType


@contextmanager
def interrupts() -> Iterator[Callable[[], None]]:
    """Gives what is to be called now and then: it raises the KeyboardInterrupt that Ctrl-C asked for, if it was lost.

    Python drops an exception that is raised while an object comes to its end, as after a run a whole report does.
    """
    heard: list[int] = []

    def hear(number: int, frame: FrameType | None) -> None:
        """Takes Ctrl-C down, and does what Python does on it."""
        heard.append(number)
        raise KeyboardInterrupt

    def check() -> None:
        """Ends the program if Ctrl-C was pressed."""
        if heard:
            raise KeyboardInterrupt

    before = signal.signal(signal.SIGINT, hear)
    try:
        yield check
    finally:
        signal.signal(signal.SIGINT, before)
