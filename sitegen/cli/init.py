"""`sitegen init`: make a board in an empty folder."""

from __future__ import annotations

import os
import shlex
from pathlib import Path, PurePosixPath
from zoneinfo import ZoneInfo

import click

from sitegen.cli._options import today
from sitegen.cli._trial import in_memory
from sitegen.decode.layout import TEAMS_FILE
from sitegen.edges.create import create, in_the_way
from sitegen.finding import Severity
from sitegen.model.board import BoardFacts
from sitegen.scaffold.answers import SENTENCE, Unfit, value
from sitegen.scaffold.first_files import GUIDE, IGNORE, NewBoard, first_files
from sitegen.source import Document

_LOCAL_ZONE = Path("/etc/localtime")


@click.command("init")
@click.argument(
    "folder", default=".", type=click.Path(file_okay=False, path_type=Path), metavar="[FOLDER]"
)
@click.option("--title", default="Our goals", help="What the board is called.")
@click.option("--team", default="Customer support", help="The name of the first team.")
@click.option("--timezone", metavar="ZONE", help="Such as Europe/Oslo. Default: this computer's.")
def init(folder: Path, title: str, team: str, timezone: str | None) -> None:
    """Make a new board: who we are, a first goal to change, and a guide for the team.

    FOLDER is made if it is missing; without it, the board is made here. Other files may be
    there, as after making a repository. Nothing is ever overwritten: where a file of the
    board is there already, nothing is written at all.

    \b
    Examples:
      sitegen init
      sitegen init our-goals --title "Northwind Support" --team Frontline
    """
    zone = timezone or _local_zone()
    if not _is_zone(zone):
        raise click.BadParameter(
            f"“{zone}” is no time zone; they have names such as Europe/Oslo or UTC.",
            param_hint="--timezone",
        )
    facts = BoardFacts(document=Document(TEAMS_FILE), timezone=zone)
    board = NewBoard(
        title=_name(title, "--title"),
        team=_name(team, "--team"),
        timezone=zone,
        today=today(facts, None),
    )
    present = frozenset(name for name in (GUIDE, IGNORE) if in_the_way(folder, (name,)))
    files = first_files(board, present)
    for finding in in_memory(files, board.today).findings:
        if finding.severity is Severity.ERROR:
            raise click.UsageError(f"{finding.message} {finding.fix}")
    create(folder, files)
    _tell(folder, tuple(file.path for file in files), IGNORE in present)


def _name(text: str, option: str) -> str:
    try:
        return value(SENTENCE, text)
    except Unfit as problem:
        raise click.BadParameter(str(problem), param_hint=option) from None


def _is_zone(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return False
    return True


def _local_zone() -> str:
    """The time zone of this computer as its settings name it; UTC where they do not."""
    named = os.environ.get("TZ", "").lstrip(":")
    linked = os.path.realpath(_LOCAL_ZONE).partition("/zoneinfo/")[2]
    return next((zone for zone in (named, linked) if zone and _is_zone(zone)), "UTC")


def _tell(folder: Path, paths: tuple[str, ...], keeps_ignore: bool) -> None:
    goal = next(path for path in paths if PurePosixPath(path).parent.parent.name == "goals")
    there = folder.resolve() == Path.cwd().resolve()
    click.echo("A new board is here:" if there else f"A new board is in {folder}:")
    for path in paths:
        click.echo(f"  {path}")
    if keeps_ignore:
        click.echo("Add a line `/site/` to your .gitignore: the site is made from the other files.")
    go = "" if there else f"cd {shlex.quote(str(folder))} && "
    begin = "" if _is_in_git(folder) else "git init && "
    click.echo(
        "\nNext:\n"
        f"  1. {go}sitegen build, and open site/index.html: that is your board.\n"
        f"  2. Put your own people into {TEAMS_FILE} and your own goal into\n"
        f"     {goal}; `sitegen check` tells what is missing.\n"
        f"  3. Commit it all: {begin}git add . && git commit -m 'Begin our board'\n"
        "     Then push it to your forge, and propose the next goal with `sitegen new`."
    )


def _is_in_git(folder: Path) -> bool:
    """Whether git keeps versions of a folder already, or of one that it is in."""
    whole = folder.resolve()
    return any((one / ".git").exists() for one in (whole, *whole.parents))


COMMAND = init
