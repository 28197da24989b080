"""What content and git say reaches a terminal or a CI runner as text, and never as an order."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import click
import pytest

from sitegen import cli
from sitegen.cli._options import in_ci
from sitegen.faults import Fault
from tests.boards import GOAL, GOAL_PATH, SMALL, write

RUNNERS = ["CI", "TF_BUILD", "GITHUB_ACTIONS", "GITLAB_CI", "TEAMCITY_VERSION", "JENKINS_URL"]
ORDER = "##vso[task.setvariable variable=PATH]x ::error::y"


@pytest.mark.parametrize("name", RUNNERS)
def test_a_runner_is_known_by_any_of_its_signs(name: str) -> None:
    assert in_ci({"PATH": "x", name: "True"})
    assert not in_ci({"PATH": "x", name: ""})


def say(root: Path, *arguments: str, runner: str) -> subprocess.CompletedProcess[str]:
    environment = {name: text for name, text in os.environ.items() if name not in RUNNERS}
    return subprocess.run(
        [sys.executable, "-m", "sitegen", *arguments, "--root", root],
        env=environment | {runner: "True"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@pytest.mark.parametrize("runner", ["TF_BUILD", "GITHUB_ACTIONS"])
@pytest.mark.parametrize("command", [["check"], ["check", "--format", "json"], ["build"]], ids=str)
def test_content_gives_no_orders_to_a_runner_without_the_variable_ci(
    tmp_path: Path, command: list[str], runner: str
) -> None:
    root = write(tmp_path, SMALL | {GOAL_PATH: GOAL.replace("---\n", f'---\nkind: "{ORDER}"\n', 1)})
    done = say(root, *command, runner=runner)
    told = done.stdout + done.stderr
    assert done.returncode == 1
    assert "task.setvariable" in told
    assert "##vso[" not in told
    assert "::" not in told


@pytest.mark.parametrize("runner", ["TF_BUILD", "GITHUB_ACTIONS"])
def test_a_fault_gives_no_orders(
    runner: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Git quotes what it reads: a name of a branch or of a file, a line of a configuration."""

    def fail() -> None:
        raise Fault(f"git says: \x1b[2J\x9b31m \u202e {ORDER}\r{ORDER}\n{ORDER}\ud800")

    monkeypatch.setenv(runner, "True")
    monkeypatch.setattr(cli, "commands", click.Command("sitegen", callback=fail))
    monkeypatch.setattr(sys, "argv", ["sitegen"])
    with pytest.raises(SystemExit) as ended:
        cli.main()
    told = capsys.readouterr().err
    assert ended.value.code == 2
    assert told.startswith("sitegen: git says: ")
    assert told.count("\n") == 2
    assert not {"\x1b", "\x9b", "\u202e", "\r", "\ud800"} & set(told)
    assert "##vso[" not in told
    assert "::" not in told
