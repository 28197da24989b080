"""`sitegen import readings`: from an export of a help desk to the series of a goal."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import click

from sitegen.cli._ask import say
from sitegen.cli._import_words import as_problems, day_option, say_all, stop, told
from sitegen.cli._options import as_of_option, need_board, root_option
from sitegen.cli._progress import progress
from sitegen.cli._proposing import say_how_to_propose, seen_from_here
from sitegen.cli._revision import find_goal
from sitegen.cli._trial import Trial, accepted, open_trial
from sitegen.decode.notes import did_you_mean, shown
from sitegen.edges.additions import write_all
from sitegen.edges.import_maps import map_names, read_map_file, read_named_map
from sitegen.edges.tables import TableLines, open_table
from sitegen.faults import Fault
from sitegen.finding import Severity
from sitegen.importing.gather import Gathered, gather
from sitegen.importing.maps import read_map
from sitegen.importing.model import ReadingsMap
from sitegen.importing.plans import Plans, by_name, plans
from sitegen.importing.problems import Problems
from sitegen.importing.readings import Covered, made
from sitegen.importing.series import Merge, merged, series_path
from sitegen.importing.table import Table
from sitegen.source import RawFile

_STEP = 256 * 1024


def _list(ctx: click.Context, _param: click.Parameter, given: bool) -> None:
    """Say which maps come with the program, and end."""
    if not given or ctx.resilient_parsing:
        return
    for name in map_names():
        read, _ = read_map(read_named_map(name))
        names = ", ".join(source.measure for source in read.sources) if read else ""
        say(f"{name:10}  {names}")
    say("\n`sitegen import readings FILE.csv --map NAME --goal GOAL` takes one of them.")
    say("`--show NAME` prints one, to make your own from it.")
    ctx.exit()


def _show(ctx: click.Context, _param: click.Parameter, given: str | None) -> None:
    """Print a map that comes with the program, and end."""
    if not given or ctx.resilient_parsing:
        return
    if given not in map_names():
        raise click.BadParameter(_unknown(given))
    click.echo(read_named_map(given).data, nl=False)
    ctx.exit()


def _unknown(name: str) -> str:
    names = map_names()
    hint = did_you_mean(name, names, or_all=False) or f"There are: {', '.join(names)}."
    return (
        f"{shown(name)} is neither a file nor a map that comes with the program. {hint} "
        "`--list` says what each of them reads."
    )


def _missing(file: Path) -> str:
    return (
        "A map says which column of the table is what, and --map names it: "
        f"{', '.join(map_names())} come with the program (`sitegen import readings --list` says "
        "what each reads), or the file of your own.\n\n"
        f"Such as: sitegen import readings {file} --map {map_names()[0]} --goal GOAL"
    )


@click.command("readings")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE.csv")
@click.option(
    "--map", "map_name", default="", metavar="MAP", help="A map's file, or its name; see --list."
)
@click.option("--goal", "goal_name", default="", metavar="GOAL[/MEASURE]", help="Whose readings.")
@day_option("--since", "The table has all from this day on.")
@day_option("--until", "The table has all up to this day.")
@click.option("--replace", "replaces", is_flag=True, help="Replace readings that say otherwise.")
@click.option("--skip-unreadable", is_flag=True, help="Leave out rows that cannot be read.")
@click.option("--dry-run", is_flag=True, help="Say what would be written, and write nothing.")
@click.option(
    "--list",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_list,
    help="Say which maps come with the program.",
)
@click.option(
    "--show",
    is_eager=True,
    expose_value=False,
    callback=_show,
    metavar="NAME",
    help="Print a map that comes with the program.",
)
@root_option
@as_of_option
def readings(
    file: Path,
    map_name: str,
    goal_name: str,
    since: date | None,
    until: date | None,
    root: Path,
    as_of: date | None,
    *,
    replaces: bool,
    skip_unreadable: bool,
    dry_run: bool,
) -> None:
    """Take readings from a table: one row a ticket, a survey, a contact, or one row a reading.

    A map says which column is what. Rows are put together slot by slot of the goal's own
    calendar, and written to the measure's series in the ledger. What is there already stays.
    No ticket's number, name or address is ever written.

    \b
    Examples:
      sitegen import readings tickets.csv --map freshdesk --goal answer-faster
      sitegen import readings tickets.csv --map zendesk --goal answer-faster/first-response-time
      sitegen import readings calls.csv --map calls.yaml --dry-run
    """
    need_board(root)
    if not map_name:
        raise click.UsageError(_missing(file))
    read = _map(map_name)
    trial = open_trial(root, as_of)
    planned = _planned(read, goal_name, trial, map_name)
    problems = Problems(file.name)
    gathered = _gathered(file, planned, trial, problems)
    if problems.count and not (gathered and skip_unreadable):
        stop(problems.told, can_skip=bool(gathered))
    say_all(problems.told)
    yesterday = trial.site.as_of - timedelta(days=1)
    covered = Covered(since=since, until=until, yesterday=yesterday)
    merges = tuple(_merged(one, covered, trial, replaces=replaces) for one in gathered)
    files = tuple(one.file for one in merges if one.file)
    accepted(trial, trial.after(*files), goals=len({one.plan.goal.id for one in gathered}))
    for one, merge in zip(gathered, merges, strict=True):
        say(told(one, merge))
    for name in planned.skipped:
        say(f"{name}: the goal has no such measure; left.")
    _write(root, files, trial, dry_run=dry_run)


def _map(name: str) -> ReadingsMap:
    """The map of a name or a file. Where anything in it is wrong, says so and exits with 1."""
    if name in map_names():
        raw = read_named_map(name)
    elif os.path.lexists(name):
        raw = read_map_file(Path(name))
    else:
        raise click.BadParameter(_unknown(name), param_hint="--map")
    read, findings = read_map(raw)
    if read is None:
        stop(as_problems(findings))
    return read


def _planned(read: ReadingsMap, goal_name: str, trial: Trial, map_name: str) -> Plans:
    """What to do on the board. Where the map does not fit it, says so and exits with 1."""
    decoded = trial.loaded.decoded
    goals = {goal.id: goal for goal in decoded.goals}
    is_path = goal_name.count("/") > 1 or goal_name.endswith((".md", ".yaml"))
    goal, _, measure = (goal_name, "", "") if is_path else goal_name.partition("/")
    id = find_goal(decoded, goal).id if goal else ""
    if measure:
        only = tuple(one for one in read.sources if one.measure == measure)
        if not only:
            names = tuple(one.measure for one in read.sources)
            said = f"This map has no readings of {shown(measure)}. {did_you_mean(measure, names)}"
            raise click.BadParameter(said.strip(), param_hint="--goal")
        read = replace(read, sources=only)
    problems = Problems(map_name)
    planned = plans(read, by_name(goals), id, tuple(goals), problems)
    if problems.count:
        stop(problems.told)
    return planned


def _gathered(file: Path, planned: Plans, trial: Trial, problems: Problems) -> tuple[Gathered, ...]:
    """What the table says, read once from top to bottom."""
    zone = ZoneInfo(trial.site.facts.timezone)
    with open_table(file) as lines, progress(lines.size // _STEP + 1, "reading") as step:
        table = Table(lines, problems)
        return gather(table, planned.plans, zone, problems, _by_size(lines, step))


def _by_size(lines: TableLines, step: Callable[[], None]) -> Callable[[], None]:
    """A function to call after each row: it makes a step for each stretch of bytes."""
    behind = 0

    def after_row() -> None:
        nonlocal behind
        while behind < lines.read // _STEP:
            behind += 1
            step()

    return after_row


def _merged(gathered: Gathered, covered: Covered, trial: Trial, *, replaces: bool) -> Merge:
    path = series_path(gathered.plan)
    for finding in trial.findings:
        if finding.location.path == path and finding.severity is Severity.ERROR:
            place = f"{path}:{finding.location.place.line}"
            raise Fault(f"{place}: {finding.message} {finding.fix} Mend this first.")
    before = next((one for one in trial.files if one.path == path), None)
    return merged(made(gathered, covered), before, path, replaces=replaces)


def _write(root: Path, files: tuple[RawFile, ...], trial: Trial, *, dry_run: bool) -> None:
    if not files:
        say("\nNothing to write.")
        return
    if dry_run:
        names = ", ".join(seen_from_here(root, one.path) for one in files)
        say(f"\nWould write {names}; nothing was written.")
        return
    paths = {one.path for one in files}
    write_all(root, files, tuple(one for one in trial.files if one.path in paths))
    say("")
    for one in files:
        say(f"Wrote {seen_from_here(root, one.path)}")
    day = trial.site.as_of
    say_how_to_propose(root, tuple(sorted(paths)), f"readings/{day}", f"Take readings of {day}")
