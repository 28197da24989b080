"""`sitegen news`: what happened on the board, what was won and what needs a hand, for a chat."""

from __future__ import annotations

import os
import re
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import click

from sitegen import pipeline
from sitegen.cli._options import as_of_option, need_board, now, root_option, today, writing_style
from sitegen.decode.notes import did_you_mean, shown
from sitegen.decode.scalars import parse_day
from sitegen.discovery import modules
from sitegen.edges.git import Repository, open_repository
from sitegen.edges.git_sides import commit_of
from sitegen.faults import Fault
from sitegen.model.board import BoardFacts, Team
from sitegen.news.news import news as told
from sitegen.visibility import public

FORMATS = {
    module.__name__.rpartition(".")[2]: module.FORMAT
    for module in modules("sitegen.news.formats", "FORMAT")
}
_DAY_LIKE = re.compile(r"\d{4}-\d{1,2}-\d{1,2}")
_DAYS = 7
_MOST = 5


@click.command("news")
@root_option
@as_of_option
@click.option(
    "--since",
    default="",
    metavar="DATE|REV",
    help="From this day on. A commit, branch or tag stands for its whole day, on which something "
    "may have happened before it. Default: seven days.",
)
@click.option("--team", "team_id", default="", metavar="ID", help="The goals of one team alone.")
@click.option(
    "--format",
    "format_name",
    type=click.Choice(tuple(FORMATS)),
    default="text",
    help="How the news are written. Default: text.",
)
@click.option(
    "--most",
    type=click.IntRange(1, 1000),
    default=_MOST,
    metavar="N",
    help=f"How many lines of a kind; the others are counted. Default: {_MOST}.",
)
@click.option("--internal", is_flag=True, help="Tell of goals with `visibility: internal` too.")
def news(
    root: Path,
    as_of: date | None,
    since: str,
    team_id: str,
    format_name: str,
    *,
    most: int,
    internal: bool,
) -> None:
    """Say what happened, what was won and what needs a hand.

    Short enough for a chat message; each line leads to the board's page where the board has an
    address. A day stands for all that its ledger dates on it, the first and the last included.

    \b
    Examples:
      sitegen news
      sitegen news --since 2026-11-01 --team frontline
      sitegen news --since last-retro --format markdown
    """
    need_board(root)
    loaded = pipeline.load(root, os.environ, now())
    facts = loaded.decoded.facts
    team = _team(facts, team_id) if team_id else None
    last = today(facts, as_of)
    first = _first(since, last, root, facts)
    site = public(pipeline.site(loaded, last, today(facts, None)), internal=internal)
    style = writing_style()
    click.echo(FORMATS[format_name].write(told(site, first, most, team), style), nl=False)


def _team(facts: BoardFacts, id: str) -> Team:
    team = facts.team(id)
    if team is None:
        hint = did_you_mean(id, tuple(one.id for one in facts.teams))
        said = f"There is no team {shown(id)} on this board. {hint}".strip()
        raise click.BadParameter(said, param_hint="--team")
    return team


def _first(since: str, last: date, root: Path, facts: BoardFacts) -> date:
    """The first day that is told of."""
    if not since:
        return max(last, date.min + timedelta(days=_DAYS)) - timedelta(days=_DAYS - 1)
    if not _DAY_LIKE.fullmatch(since.strip()):
        return min(_day_of(since.strip(), root, facts), last)
    try:
        first = parse_day(since.strip())
    except ValueError as problem:
        raise click.BadParameter(f"{shown(since)} {problem}", param_hint="--since") from None
    if first > last:
        raise click.BadParameter(
            f"{first} is after {last}, the day of the board.", param_hint="--since"
        )
    return first


def _day_of(revision: str, root: Path, facts: BoardFacts) -> date:
    """The day on which a commit was made, in the board's time zone."""
    repository = open_repository(root, os.environ)
    if not isinstance(repository, Repository):
        raise Fault(f"There is no commit to begin with: {repository.missing}.")
    commit = commit_of(repository, revision)
    seconds = repository.run("log", "-1", "--format=%ct", commit).decode("ascii").strip()
    try:
        return datetime.fromtimestamp(int(seconds), UTC).astimezone(ZoneInfo(facts.timezone)).date()
    except (OverflowError, ValueError, OSError):
        raise Fault(f"The commit {revision} has no day that a calendar knows.") from None


COMMAND = news
