"""What all tests share."""

from __future__ import annotations

import gc
import os

from hypothesis import HealthCheck, settings

from sitegen.cli._options import SIGNS_OF_CI

settings.register_profile(
    "steady",
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("steady")


def pytest_configure() -> None:
    """Test as at a desk, wherever the tests run; a test about CI says so itself."""
    for name in SIGNS_OF_CI:
        os.environ.pop(name, None)


def pytest_collection_finish() -> None:
    """Spare the garbage collector ten thousand tests, which live until the end anyway."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)
