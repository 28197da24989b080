"""`sitegen import goals`: from a sheet of objectives and key results to draft goals."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import click

from sitegen.cli._ask import say
from sitegen.cli._desk import Desk, open_desk
from sitegen.cli._import_words import as_problems, day_option, stop
from sitegen.cli._options import as_of_option, root_option
from sitegen.cli._proposing import say_how_to_propose, seen_from_here
from sitegen.cli._trial import accepted
from sitegen.decode.notes import did_you_mean, shown
from sitegen.edges.create import create
from sitegen.edges.import_maps import read_map_file
from sitegen.edges.tables import open_table
from sitegen.importing.goals import DraftGoal, Frame, drafts
from sitegen.importing.objectives import SheetMap, key_results, read_sheet_map
from sitegen.importing.problems import Problems
from sitegen.importing.table import Table


@click.command("goals")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE.csv")
@click.option(
    "--team", default="", metavar="ID", help="Whose goals, where the table names no team."
)
@click.option("--map", "map_file", type=click.Path(path_type=Path), help="Names of its columns.")
@day_option("--on", "The day of the current values. Default: the day the file was saved.")
@click.option("--dry-run", is_flag=True, help="Show the drafts, and write nothing.")
@root_option
@as_of_option
def goals(
    file: Path,
    team: str,
    map_file: Path | None,
    on: date | None,
    root: Path,
    as_of: date | None,
    *,
    dry_run: bool,
) -> None:
    """Make draft goals from a sheet of objectives and key results.

    Each objective becomes a goal, each key result a measure, and the current value its first
    reading. Only what is certain is taken; what is not stands as a remark in the draft. A
    draft binds nobody and is on no page. Nothing is ever replaced.

    \b
    Examples:
      sitegen import goals okrs.csv --team frontline --dry-run
      sitegen import goals okrs.csv --on 2026-01-05
      sitegen import goals ziele.csv --map columns.yaml
    """
    desk = open_desk(root, as_of)
    sheet = _map(map_file)
    teams = tuple(one.id for one in desk.facts.teams)
    if team and team not in teams:
        said = f"{shown(team)} is no team of this board. {did_you_mean(team, teams)}"
        raise click.BadParameter(said.strip(), param_hint="--team")
    found = _drafts(file, sheet, team, on, desk)
    files = tuple(one for draft in found for one in draft.files)
    accepted(desk.trial, desk.trial.after(*files), goals=len(found))
    if dry_run:
        for one in files:
            say(f"{one.path}\n")
            say("\n".join(f"    {line}" for line in one.data.decode().splitlines()) + "\n")
        say("Nothing was written.")
        return
    create(root, files)
    for draft in found:
        _tell(draft, desk, root)
    paths = tuple(one.path for one in files)
    say("\nThey are drafts: on no page, and no promise yet. `sitegen new --resume GOAL` asks for")
    say("what is open; take out `draft: true` to propose one.")
    say_how_to_propose(root, paths, f"goals/{desk.site.as_of}", f"Draft goals from {file.name}")


def _map(path: Path | None) -> SheetMap:
    if path is None:
        return SheetMap()
    read, findings = read_sheet_map(read_map_file(path))
    if read is None:
        stop(as_problems(findings))
    return read


def _drafts(
    file: Path, sheet: SheetMap, team: str, on: date | None, desk: Desk
) -> tuple[DraftGoal, ...]:
    """The drafts of a sheet. Where anything in it is wrong, says all of it and exits with 1."""
    problems = Problems(file.name)
    with open_table(file) as lines:
        rows = key_results(Table(lines, problems), sheet, problems)
        zone = ZoneInfo(desk.facts.timezone)
        saved = datetime.fromtimestamp(lines.saved, zone).date()
    frame = Frame(
        facts=desk.facts,
        taken=desk.taken,
        team=team,
        on=on or min(saved, desk.site.as_of),
        order=sheet.order,
        name=file.name,
    )
    found = drafts(rows, frame, problems)
    if not found and not problems.count:
        problems.add("rows", 0, "There is no objective in it.", "Export the rows as well.")
    if problems.count:
        stop(problems.told)
    return found


def _tell(draft: DraftGoal, desk: Desk, root: Path) -> None:
    say(f"\nWrote {seen_from_here(root, draft.files[0].path)}")
    alike = [
        one.id
        for one in desk.site.goals
        if one.goal.story.title.casefold() == draft.goal.title.casefold()
    ]
    if alike:
        say(f"  The board has a goal of this title already: {', '.join(alike)}.")
    for remark in draft.remarks:
        say(f"  {remark}")
