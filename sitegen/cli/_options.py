"""Options that several commands share, and the day and folder they lead to."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

import click

from sitegen.decode.layout import TEAMS_FILE
from sitegen.faults import Fault
from sitegen.model.board import BoardFacts

F = TypeVar("F", bound=Callable[..., Any])


def root_option(command: F) -> F:
    """`--root DIR`: the board's folder; without it, here or the nearest parent with teams.yaml."""
    return click.option(
        "--root",
        type=click.Path(path_type=Path),
        callback=_root,
        help="The board's folder. Default: here, or the nearest parent with teams.yaml.",
    )(command)


def as_of_option(command: F) -> F:
    """`--as-of DATE`: the day the board is shown as of."""
    return click.option(
        "--as-of",
        type=click.DateTime(["%Y-%m-%d"]),
        callback=lambda _ctx, _param, value: value.date() if value else None,
        metavar="DATE",
        help="Show the board as of this day. Default: `frozen` in teams.yaml, or today.",
    )(command)


def _root(_ctx: click.Context, _param: click.Parameter, given: Path | None) -> Path:
    root = given or nearest_board(Path.cwd())
    if not root.is_dir():
        raise click.BadParameter(no_board(root))
    return root


def need_board(root: Path) -> None:
    """See that there is a board in a folder, readable or not. Raises Fault."""
    if not os.path.lexists(root / TEAMS_FILE):
        raise Fault(no_board(root))


def no_board(root: Path) -> str:
    """What to do where there is no board."""
    return f"There is no board in {root}. Make one with `sitegen init`, or name it with --root."


def nearest_board(start: Path) -> Path:
    """The nearest folder from `start` upwards that has a teams.yaml, or `start` itself."""
    return next((one for one in (start, *start.parents) if (one / TEAMS_FILE).is_file()), start)


def today(facts: BoardFacts, as_of: date | None) -> date:
    """The day the board is shown as of.

    `--as-of`, else `frozen`, else SOURCE_DATE_EPOCH (reproducible-builds.org), else today in
    the board's time zone.
    """
    if as_of or facts.frozen:
        return as_of or facts.frozen or date.min
    zone = ZoneInfo(facts.timezone)
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isascii() and epoch.isdigit() and len(epoch) < 12:
        return datetime.fromtimestamp(int(epoch), UTC).astimezone(zone).date()
    return datetime.now(zone).date()
