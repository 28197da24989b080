"""Options that several commands share, and the day and folder they lead to."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

import click

from sitegen.decode.layout import TEAMS_FILE
from sitegen.decode.notes import shown
from sitegen.decode.scalars import parse_day
from sitegen.faults import Fault
from sitegen.model.board import BoardFacts
from sitegen.printing.text import Style

F = TypeVar("F", bound=Callable[..., Any])

SIGNS_OF_CI = (
    "CI",  # GitHub, GitLab, Gitea, Forgejo, Bitbucket, CircleCI, Travis, Buildkite and others
    "TF_BUILD",  # Azure Pipelines, which does not set CI
    "TEAMCITY_VERSION",
    "GITHUB_ACTIONS",
    "GITLAB_CI",
    "GITEA_ACTIONS",
    "FORGEJO_ACTIONS",
    "BITBUCKET_BUILD_NUMBER",
    "JENKINS_URL",
    "CODEBUILD_BUILD_ID",
)
_WEB_ADDRESS = re.compile(r"https?://[^\s/]\S*\Z", re.IGNORECASE)


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
        callback=_day,
        metavar="DATE",
        help="Show the board as of this day. Default: `frozen` in teams.yaml, or today.",
    )(command)


def base_url_option(command: F) -> F:
    """`--base-url URL`: the address of the published site."""
    return click.option(
        "--base-url",
        callback=_web_address,
        metavar="URL",
        help="The address of the published site.",
    )(command)


def _day(_ctx: click.Context, _param: click.Parameter, given: str | None) -> date | None:
    try:
        return parse_day(given.strip()) if given else None
    except ValueError as problem:
        said = f"{shown(given or '')} {problem}"
        hint = "" if "year-month-day" in said else " Dates are year-month-day."
        raise click.BadParameter(said + hint) from None


def _web_address(_ctx: click.Context, _param: click.Parameter, given: str | None) -> str | None:
    if given and not _WEB_ADDRESS.match(given):
        raise click.BadParameter(
            f"{shown(given)} is no web address. Write it in full, such as "
            "https://northwind.example/goals/."
        )
    return given


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


def now() -> int:
    """The time in seconds since 1970, by the computer's clock."""
    return int(datetime.now(UTC).timestamp())


def in_ci(environment: Mapping[str, str]) -> bool:
    """Whether a CI runner reads what is said, and might take parts of it for orders."""
    return any(environment.get(name) for name in SIGNS_OF_CI)


def writing_style() -> Style:
    """How to write for whoever reads what this run says."""
    return Style(in_ci=in_ci(os.environ))


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
