"""What the README and the help of `new` tell people to type works, typed as it stands."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from sitegen.cli import commands
from sitegen.cli.new import COMMAND as NEW
from sitegen.edges.serve import Build, Server

ROOT = Path(__file__).parents[2]
GOAL = (
    *("Pick up the phone sooner", "", "", "Nobody rings us for fun."),
    *("wait-time: from 5 to 3 minutes", "csat at least 90%", "", "", "", "", "no", "", ""),
)
"""Answers for `sitegen new`."""

TEMPLATE = (
    *("frontline", "", "", "Chat grew.", "", "They wait.", "", "", "", "4.0", "2026-Q3", "5120"),
    *("help desk", "-30%", "", "", "92", "", "", "", "", "", "yes"),
)
"""Answers to the questions of a template."""


def typed(line: str, *answers: str) -> Result:
    """A line with `sitegen` in it, on a terminal where these answers are typed."""
    first, *arguments = shlex.split(line)
    assert first == "sitegen"
    text = "".join(f"{answer}\n" for answer in answers)
    return CliRunner().invoke(commands, arguments, input=text, catch_exceptions=False)


def steps() -> list[str]:
    """The commands below "Your own board", without their comments."""
    text = (ROOT / "README.md").read_text(encoding="utf-8").partition("## Your own board")[2]
    return [line.partition("#")[0].strip() for line in text.split("```\n")[1].splitlines()]


def shown_once(build: Build, _root: Path, server: Server, **_: object) -> None:
    """Build as `serve` does, and press Ctrl-C."""
    with server:
        assert "index.html" in build().files


@pytest.fixture(autouse=True)
def _terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sitegen.cli.new._can_ask", lambda: True)
    monkeypatch.setattr("sitegen.cli.serve.Server", lambda _: Server(0))
    monkeypatch.setattr("sitegen.cli.serve.serve_board", shown_once)


def test_the_steps_to_a_board_of_ones_own_work_in_their_order(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = tmp_path / "sitegen"
    here.mkdir()
    installed, *rest = steps()
    assert installed == "pipx install ."
    for line in rest:
        monkeypatch.chdir(here)
        if line.startswith("sitegen "):
            done = typed(line, *(GOAL if line == "sitegen new" else ()))
            assert done.exit_code == 0, f"{line}: {done.output}"
        elif line.startswith("cd "):
            here = here / line.removeprefix("cd ")
        else:
            subprocess.run(shlex.split(line), check=True, capture_output=True)
    assert here.resolve() == tmp_path / "our-goals"
    assert (here / "site/goals/pick-up-the-phone-sooner/index.html").is_file()


def examples() -> list[str]:
    """The examples in the help of `new`, each on one line."""
    shown = (NEW.help or "").partition("Examples:\n")[2].replace("\\\n", " ")
    return [" ".join(line.split()) for line in re.findall(r"sitegen new.*", shown)]


def test_the_help_of_new_has_its_five_examples() -> None:
    assert [line.split()[:3] for line in examples()] == [
        ["sitegen", "new"],
        ["sitegen", "new", "--continues"],
        ["sitegen", "new", "--list"],
        ["sitegen", "new", "--template"],
        ["sitegen", "new", "--team"],
    ]


@pytest.mark.parametrize(
    ("number", "answers"),
    [
        (0, ("", "frontline", *GOAL)),
        (1, ("Still sooner", "", "", "They wait.", "2.4", "none", "", "", "", "", "no", "")),
        (3, TEMPLATE),
        (4, ("", "", "", "", "", "")),
    ],
    ids=["asks", "continues", "has a template", "is told"],
)
def test_the_examples_in_the_help_of_new_work_on_the_example_board(
    number: int, answers: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(ROOT / "goals", tmp_path / "goals")
    shutil.copy(ROOT / "teams.yaml", tmp_path)
    monkeypatch.chdir(tmp_path)
    before = set(tmp_path.glob("goals/frontline/*.md"))
    done = typed(examples()[number], *answers)
    assert done.exit_code == 0, done.output
    [written] = set(tmp_path.glob("goals/frontline/*.md")) - before
    assert typed(f"sitegen check {written}").exit_code == 0
