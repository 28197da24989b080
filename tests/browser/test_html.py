"""The Nu HTML checker finds no error in any page or stylesheet."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.browser import sites
from tests.browser.conftest import MODULES


def errors(*what: str | Path) -> list[str]:
    """What the checker has against some files; it writes its findings to the standard error."""
    java = shutil.which("java")
    assert java, "the Nu HTML checker needs Java"
    jar = MODULES / "vnu-jar" / "build" / "dist" / "vnu.jar"
    ran = subprocess.run(
        [java, "-Xss4m", "-jar", str(jar), "--format", "json", "--errors-only", *map(str, what)],
        capture_output=True,
        check=False,
        timeout=300,
    )
    messages = json.loads(ran.stderr)["messages"]
    return [
        f"{Path(one.get('url', '')).name}:{one.get('lastLine', 0)}: {one['message']}"
        f" ({one.get('extract', '').strip()})"
        for one in messages
    ]


@pytest.mark.parametrize("board", sites.BOARDS)
def test_every_page_is_valid_html(built: dict[str, Path], board: str) -> None:
    assert errors(*sites.pages(built[board])) == []


def test_every_stylesheet_is_valid_css(built: dict[str, Path]) -> None:
    assert errors("--css", *sorted(built["example"].rglob("*.css"))) == []
