"""A progress bar on stderr for work that takes longer than a second, on a terminal only."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TextIO

_AFTER = 1.0
_EVERY = 0.1
_WIDTH = 30
_LABEL = 20


@contextmanager
def progress(
    total: int,
    label: str,
    *,
    stream: TextIO | None = None,
    clock: Callable[[], float] = time.monotonic,
) -> Iterator[Callable[[], None]]:
    """Gives a function to call after each of `total` steps.

    The bar appears once a second has passed, is drawn ten times a second at most, and goes
    away at the end, also where the work fails. When piped nothing at all is written.
    """
    out = sys.stderr if stream is None else stream
    if not out.isatty():
        yield lambda: None
        return
    bar = _Bar(total, label, out, clock)
    try:
        yield bar.step
    finally:
        bar.clear()


class _Bar:
    """Signs of ASCII only, as not every terminal shows others; no longer than 60 of them."""

    def __init__(self, total: int, label: str, out: TextIO, clock: Callable[[], float]) -> None:
        self._total = max(total, 1)
        self._label = label[:_LABEL]
        self._out = out
        self._clock = clock
        self._done = 0
        self._next = clock() + _AFTER
        self._drawn = ""

    def step(self) -> None:
        """One more step is done."""
        self._done = min(self._done + 1, self._total)
        now = self._clock()
        if now < self._next:
            return
        self._next = now + _EVERY
        filled = _WIDTH * self._done // self._total
        bar = "#" * filled + "." * (_WIDTH - filled)
        self._draw(f"{self._label} [{bar}] {100 * self._done // self._total}%")

    def clear(self) -> None:
        """Leave the line as it was before."""
        if self._drawn:
            self._draw("")

    def _draw(self, text: str) -> None:
        self._out.write("\r" + text.ljust(len(self._drawn)) + ("" if text else "\r"))
        self._out.flush()
        self._drawn = text
