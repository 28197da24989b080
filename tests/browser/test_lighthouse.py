"""Lighthouse gives full marks to the board and to a goal page; speed in the best of three runs."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser import sites
from tests.browser.conftest import CHROMIUM, MODULES, SWITCHES

WANTED = {"accessibility": 100, "best-practices": 100, "seo": 100, "performance": 95}
PAGES = ("index.html", "goals/answer-first-messages-faster/index.html")
RUNS = 3


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the example board, published where search engines are welcome.

    By default a board asks not to be indexed, which costs points for being found.
    """
    root = tmp_path_factory.mktemp("published")
    shutil.copytree(sites.ROOT / "goals", root / "goals")
    teams = (sites.ROOT / "teams.yaml").read_text(encoding="utf-8")
    with sites.served(root / "site") as base:
        told = re.sub(r"(?m)^  url: .*", f"  url: {base}", teams)
        told = told.replace("\nsettings:\n", "\nsettings:\n  indexing: yes\n")
        (root / "teams.yaml").write_text(told, encoding="utf-8")
        sites.build_in(root, root / "site")
        yield base


def marks(url: str, folder: Path) -> dict[str, int]:
    """The marks of one run, from 0 to 100.

    Lighthouse asks for the host's robots.txt from within the page, and the page's own policy
    (which lets it connect to nothing) forbids that. The file belongs to the host anyway.
    """
    node = shutil.which("node")
    assert node, "Lighthouse needs Node"
    report = folder / "report.json"
    command = [
        node, str(MODULES / "lighthouse" / "cli" / "index.js"), url, "--quiet",
        "--output", "json", "--output-path", str(report),
        f"--only-categories={','.join(WANTED)}",
        "--skip-audits=robots-txt",
        f"--chrome-flags=--headless=new {' '.join(SWITCHES)}",
    ]  # fmt: skip
    environment = {**os.environ, "CHROME_PATH": CHROMIUM}
    subprocess.run(command, check=True, capture_output=True, env=environment, timeout=180)
    categories = json.loads(report.read_text(encoding="utf-8"))["categories"]
    return {name: round(100 * one["score"]) for name, one in categories.items()}


@pytest.mark.parametrize("path", PAGES)
def test_lighthouse_has_nothing_to_wish_for(published: str, tmp_path: Path, path: str) -> None:
    best: dict[str, int] = dict.fromkeys(WANTED, 0)
    for _ in range(RUNS):
        found = marks(published + path, tmp_path)
        best = {name: max(best[name], found[name]) for name in WANTED}
        if all(best[name] >= least for name, least in WANTED.items()):
            break
    assert {name: best[name] for name, least in WANTED.items() if best[name] < least} == {}
