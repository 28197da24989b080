"""The command line explains itself, and loads nothing that it does not need."""

from __future__ import annotations

import json
import subprocess
import sys

import click
import pytest
from click.testing import CliRunner

from sitegen import __version__
from sitegen.cli import commands

NAMES = commands.list_commands(click.Context(commands))


def loaded_by(*arguments: str) -> tuple[str, set[str]]:
    """What the program prints for these arguments, and the modules that it loaded for it."""
    program = (
        "import atexit, json, sys\n"
        "atexit.register(lambda: print('\\n' + json.dumps(sorted(sys.modules))))\n"
        f"sys.argv = ['sitegen', *{list(arguments)!r}]\n"
        "from sitegen.cli import main\n"
        "main()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=60
    )
    printed, _, modules = done.stdout.rstrip("\n").rpartition("\n")
    return printed, set(json.loads(modules))


@pytest.mark.parametrize("name", NAMES)
def test_every_command_says_what_it_does_and_shows_it(name: str) -> None:
    done = CliRunner().invoke(commands, [name, "--help"])
    assert done.exit_code == 0
    assert "Example" in done.output
    assert f"sitegen {name}" in done.output.partition("Example")[2]
    command = commands.get_command(click.Context(commands), name)
    assert command is not None
    assert command.get_short_help_str()


@pytest.mark.parametrize("name", NAMES)
def test_every_option_says_what_it_does(name: str) -> None:
    command = commands.get_command(click.Context(commands), name)
    assert command is not None
    silent = [
        option.name
        for option in command.params
        if isinstance(option, click.Option) and not option.help
    ]
    assert not silent


def test_the_help_lists_every_command() -> None:
    done = CliRunner().invoke(commands, ["--help"])
    assert done.exit_code == 0
    listed = done.output.partition("Commands:")[2]
    assert [line.split()[0] for line in listed.splitlines() if line.strip()] == NAMES
    assert {"build", "check", "init", "new"} <= set(NAMES)


def test_the_version_is_told_without_loading_the_program() -> None:
    printed, modules = loaded_by("--version")
    assert __version__ in printed
    assert not modules & {"yaml", "jinja2", "markdown", "nh3", "sitegen.pipeline"}
    assert not {f"sitegen.cli.{name}" for name in NAMES} & modules


def test_a_command_is_loaded_alone() -> None:
    _, modules = loaded_by("check", "--help")
    assert "sitegen.cli.check" in modules
    assert not modules & {"sitegen.cli.new", "sitegen.cli.init", "sitegen.cli.build"}


@pytest.mark.parametrize(
    ("typed", "meant"), [("chek", "check"), ("checkin", "check-in"), ("Build", "build")]
)
def test_an_unknown_command_is_a_usage_error_with_the_likely_one(typed: str, meant: str) -> None:
    done = CliRunner().invoke(commands, [typed])
    assert done.exit_code == 2
    assert f"No such command {typed!r}. Did you mean {meant}?" in done.output


def test_a_command_like_no_other_is_just_unknown() -> None:
    done = CliRunner().invoke(commands, ["xyzzy"])
    assert done.exit_code == 2
    assert "Error: No such command 'xyzzy'.\n" in done.output
