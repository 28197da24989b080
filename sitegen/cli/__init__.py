"""The command line: one command a file, found by name and imported when it is called."""

from __future__ import annotations

import sys
from difflib import get_close_matches
from importlib import import_module
from pathlib import Path

import click

from sitegen import __version__
from sitegen.faults import Fault


class _Commands(click.Group):
    """Finds `cli/<name>.py` for each command and takes its COMMAND."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click gives it
        names = (path.stem for path in Path(__file__).parent.glob("*.py"))
        return sorted(name.replace("_", "-") for name in names if not name.startswith("_"))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self.list_commands(ctx):
            return None
        command = import_module(f"sitegen.cli.{cmd_name.replace('-', '_')}").COMMAND
        assert isinstance(command, click.Command)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As click does it, and with the command that was probably meant."""
        name = args[0]
        near = get_close_matches(name.casefold(), self.list_commands(ctx), n=1, cutoff=0.6)
        if near and near[0] != name and not name.startswith("-"):
            ctx.fail(f"No such command {name!r}. Did you mean {near[0]}?")
        return super().resolve_command(ctx, args)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="sitegen")
def commands() -> None:
    """Goals as files in git, published as a board that everyone can read.

    A goal is a file under goals/<team>/. Propose it by pull request: the review is the
    public commitment.

    \b
    Begin with:
      sitegen init     make a board in an empty folder
      sitegen new      write a goal
      sitegen check    say what is wrong or weak, line by line
      sitegen build    make the site
    """


def main() -> None:
    """Run the command line. Exit codes: 0 clean, 1 findings, 2 usage or environment."""
    try:
        commands(prog_name="sitegen")
    except Fault as fault:
        click.echo(f"sitegen: {_told(fault)}", err=True)
        sys.exit(2)


def _told(fault: Fault) -> str:
    """A fault's text as it may be shown: it quotes git, and names from files, line by line."""
    # Imported here: the help of the program has no use for them.
    from sitegen.cli._options import writing_style  # noqa: PLC0415 - only for a fault
    from sitegen.printing.text import harmless  # noqa: PLC0415 - only for a fault

    style = writing_style()
    return "\n".join(harmless(line, style) for line in str(fault).rstrip("\n").split("\n"))
