"""Options that several commands share, and the day and folder they lead to."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

import click

from sitegen.model.board import BoardFacts

F = TypeVar("F", bound=Callable[..., Any])


def root_option(command: F) -> F:
    """`--root DIR`: the board's folder; without it, here or the nearest parent with teams.yaml."""
    return click.option(
        "--root",
        type=click.Path(file_okay=False, path_type=Path),
        callback=lambda _ctx, _param, value: value or nearest_board(Path.cwd()),
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


def nearest_board(start: Path) -> Path:
    """The nearest folder from `start` upwards that has a teams.yaml, or `start` itself."""
    return next((one for one in (start, *start.parents) if (one / "teams.yaml").is_file()), start)


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
