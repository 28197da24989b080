"""`sitegen build --packaged-templates`: the preview of a board that somebody else sent."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner

from sitegen.cli import commands
from tests.boards import SMALL, write

OWN = {
    "templates/base.html": "{{ this.is.broken }}",
    "templates/static/style.css": "body { display: none }\n",
    "templates/static/theirs.js": "alert(1)\n",
}


def test_the_templates_of_the_board_are_left_alone(tmp_path: Path) -> None:
    root = write(tmp_path, SMALL | OWN)
    arguments = ["build", "--root", str(root), "--packaged-templates"]
    result = CliRunner().invoke(commands, arguments, catch_exceptions=False)
    assert result.exit_code == 0
    assert "<!doctype html>" in (root / "site/index.html").read_text(encoding="utf-8")
    assert "display: none }\n" not in (root / "site/static/style.css").read_text(encoding="utf-8")
    assert not (root / "site/static/theirs.js").exists()
