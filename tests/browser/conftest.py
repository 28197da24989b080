"""A real browser and the boards it looks at; without them these tests are skipped, with a word."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser import sites

HERE = Path(__file__).parent
MODULES = HERE / "node_modules"
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
CHROMIUM = next(filter(None, map(shutil.which, BROWSERS)), "")
SWITCHES = (
    "--no-sandbox",  # containers run as root; only pages of this repository are opened
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--font-render-hinting=none",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip what needs a browser where there is none; CI installs it, and skips nothing."""
    missing = _missing()
    if not missing or os.environ.get("SITEGEN_BROWSER") == "required":
        return
    for item in items:
        if item.path.is_relative_to(HERE):
            item.add_marker(pytest.mark.skip(reason=f"{missing}: see `make browser`"))


def _missing() -> str:
    if not CHROMIUM:
        return "Chromium is not installed"
    if not (MODULES / "axe-core").is_dir():
        return "the packages of tests/browser/package.json are not installed"
    return ""


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Debian's Chromium, or the one on the path."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(SWITCHES))
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Every board of `sites.BOARDS`, built: the folder of each site by the board's name."""
    folder = tmp_path_factory.mktemp("boards")
    return {name: sites.build(name, folder) for name in sites.BOARDS}


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """A fresh tab as wide as a desktop, with no memory of any other."""
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    yield context.new_page()
    context.close()


@pytest.fixture
def phone(chromium: Browser) -> Iterator[Page]:
    """A fresh tab as wide as a phone of our days."""
    context = chromium.new_context(viewport={"width": 390, "height": 900})
    yield context.new_page()
    context.close()


@pytest.fixture
def site(built: dict[str, Path]) -> Path:
    """The example board, built."""
    return built["example"]
