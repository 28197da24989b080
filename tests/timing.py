"""How long something takes, measured by something else in the same run."""

from __future__ import annotations

import time
from collections.abc import Callable

Action = Callable[[], object]


def seconds(action: Action) -> float:
    """The time that an action takes this process alone: other work on the machine is left out."""
    started = time.process_time()
    action()
    return time.process_time() - started


def takes_at_most(times: float, action: Action, than: Action) -> bool:
    """Whether an action takes at most so many times as long as another, in the best of three."""
    return any(seconds(action) <= times * seconds(than) for _ in range(3))
