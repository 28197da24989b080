"""The boards that every export is tried on."""

from __future__ import annotations

import pytest

from sitegen.site import Site
from tests.exports import made


@pytest.fixture(scope="session")
def all_boards() -> dict[str, Site]:
    """The boards of `made.boards`, by name."""
    return made.boards()


@pytest.fixture(scope="session")
def all_files(all_boards: dict[str, Site]) -> dict[str, dict[str, bytes]]:
    """What is exported of each of them, by path."""
    return {name: made.exported(site) for name, site in all_boards.items()}


@pytest.fixture(params=("example", "stress", "empty", "hostile", "formulas"))
def files(
    request: pytest.FixtureRequest, all_files: dict[str, dict[str, bytes]]
) -> dict[str, bytes]:
    """The files of one board after the other."""
    return all_files[request.param]
