"""Where there is no board, every command that needs one says so and leaves the folder alone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from sitegen.cli import commands
from sitegen.faults import Fault
from tests.boards import GOAL, GOAL_PATH, TEAMS, write
from tests.repos import init

NEED_NONE = ("init", "check", "explain", "review", "schema")
"""A review reads commits, and these may have the board that the folder lacks."""


def calls(command: click.Command, *names: str) -> Iterator[tuple[str, ...]]:
    """Each command, and each below a command, with a word for all that it has to be told."""
    if isinstance(command, click.Group):
        with click.Context(command) as context:
            for name in command.list_commands(context):
                if not (names == () and name in NEED_NONE):
                    one = command.get_command(context, name)
                    assert one is not None
                    yield from calls(one, *names, name)
        return
    needed = [param for param in command.params if param.required]
    options = [part for one in needed if one.opts[0][0] == "-" for part in (one.opts[0], "word")]
    yield (*names, *options, *("word" for one in needed if one.opts[0][0] != "-"))


EACH = list(calls(commands))


@pytest.fixture(autouse=True)
def _in_an_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("sitegen.cli.serve.serve_board", lambda *_, **__: pytest.fail("served"))


def run(*arguments: str) -> Result:
    return CliRunner().invoke(commands, arguments)


def test_every_command_is_tried() -> None:
    assert {("agree", "word"), ("build",), ("entry", "note", "word"), ("serve",)} <= set(EACH)


@pytest.mark.parametrize("call", EACH, ids=" ".join)
def test_a_folder_without_a_board_stays_as_it_is(call: tuple[str, ...], tmp_path: Path) -> None:
    done = run(*call)
    assert isinstance(done.exception, Fault)
    assert str(done.exception) == (
        f"There is no board in {tmp_path}. Make one with `sitegen init`, or name it with --root."
    )
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("call", [*EACH, ("check",)], ids=" ".join)
def test_a_folder_that_does_not_exist_is_not_made(call: tuple[str, ...], tmp_path: Path) -> None:
    done = run(*call, "--root", "nowhere")
    assert done.exit_code == 2
    assert "There is no board in nowhere. Make one with `sitegen init`" in done.output
    assert list(tmp_path.iterdir()) == []


def test_a_file_is_no_board() -> None:
    Path("teams.yaml").write_text(TEAMS, encoding="utf-8")
    done = run("build", "--root", "teams.yaml")
    assert done.exit_code == 2
    assert "There is no board in teams.yaml." in done.output
    assert not Path("site").exists()


@pytest.mark.parametrize("call", [("agree", "word"), ("new",)], ids=" ".join)
def test_a_board_of_nobody_is_one_to_check(call: tuple[str, ...]) -> None:
    Path("teams.yaml").write_text("format: 1\n", encoding="utf-8")
    assert "`sitegen check` says more." in str(run(*call).exception)


@pytest.mark.parametrize(
    "call", [("build", "--output", "made"), ("terms", Path(GOAL_PATH).stem)], ids=" ".join
)
def test_a_commit_may_have_the_board_that_the_folder_lacks(
    call: tuple[str, ...], tmp_path: Path
) -> None:
    repo = init(tmp_path / "board", tmp_path)
    repo.commit("Propose a goal", files={"teams.yaml": TEAMS, GOAL_PATH: GOAL})
    (repo.root / "teams.yaml").unlink()
    assert run(*call, "--root", str(repo.root), "--rev", "HEAD").exit_code == 0


def test_a_board_that_cannot_be_read_is_a_board(tmp_path: Path) -> None:
    write(tmp_path, {GOAL_PATH: GOAL})
    (tmp_path / "teams.yaml").symlink_to("nowhere.yaml")
    assert run("build").exit_code == 1
    assert (tmp_path / "site/index.html").is_file()
