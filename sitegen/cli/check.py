"""`sitegen check`: say what is wrong or weak, line by line."""

from __future__ import annotations

import os
import sys
from datetime import date
from pathlib import Path

import click

from sitegen import pipeline
from sitegen.cli._fixing import show, work_out, write
from sitegen.cli._options import as_of_option, in_ci, now, root_option, today
from sitegen.cli._scope import changed_since, scope, within
from sitegen.cli._trial import open_trial
from sitegen.discovery import modules
from sitegen.edges.git import Repository, open_repository
from sitegen.faults import Fault
from sitegen.finding import Finding, Severity
from sitegen.printing.text import Style
from sitegen.reports._report import Checked

FORMATS = {
    module.__name__.rpartition(".")[2]: module.REPORT
    for module in modules("sitegen.reports", "REPORT")
}


@click.command("check")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@root_option
@as_of_option
@click.option(
    "--format",
    "format_name",
    type=click.Choice(tuple(FORMATS)),
    default="text",
    help="How findings are written. Default: text.",
)
@click.option(
    "--changed-since",
    "revision",
    metavar="REF",
    help="Report what changed since HEAD left REF, and what that broke elsewhere.",
)
@click.option("--strict", is_flag=True, help="Fail on warnings too.")
@click.option("--fix", is_flag=True, help="Mend what has one right answer, then check.")
@click.option("--diff", is_flag=True, help="With --fix: print what it would change, write nothing.")
def check(
    paths: tuple[Path, ...],
    root: Path,
    as_of: date | None,
    format_name: str,
    revision: str | None,
    *,
    strict: bool,
    fix: bool,
    diff: bool,
) -> None:
    """Say what is wrong or weak in a board's files, line by line.

    Reads the whole board; with PATHS it reports only what lies in these files or folders.
    Fails (exit code 1) on errors, with --strict also on warnings. Hints never fail.
    `sitegen explain CODE` says more about a rule.

    With --fix, dates, spellings, names of entries and the like are mended first, where there is one
    right answer; all the rest of a file stays as it is. With --diff too, nothing is written, and it
    fails where something would be.

    With --format github all findings are also written to the job's summary, where the
    variable GITHUB_STEP_SUMMARY names a file for it.

    \b
    Examples:
      sitegen check
      sitegen check goals/frontline --strict
      sitegen check --fix --diff
      sitegen check --format json > findings.json
      sitegen check --format github --changed-since origin/main
    """
    git = dict(os.environ)
    if diff and not fix:
        raise click.UsageError("--diff shows what --fix would change: write --fix --diff.")
    if fix:
        paths = _mended(paths, root, as_of, revision, shows=diff)
    loaded = pipeline.load(root, git, now())
    day, present = today(loaded.decoded.facts, as_of), today(loaded.decoded.facts, None)
    repository = open_repository(root, git)
    examined = pipeline.examine(loaded, pipeline.site(loaded, day, present))
    checked = Checked(
        findings=examined.findings,
        ignored=examined.ignored,
        documents=loaded.decoded.documents,
        goals=len(loaded.decoded.goals),
        as_of=day,
        folder=repository.prefix if isinstance(repository, Repository) else "",
        is_strict=strict,
    )
    if revision:
        checked = changed_since(checked, revision, root, git, present)
    checked = within(checked, paths, root)
    _report(checked, format_name)
    known = sum(bool(finding.edits) for finding in checked.findings)
    if known and not fix and format_name == "text":
        click.echo(f"`sitegen check --fix` knows what to write in {known} of these.", err=True)
    sys.exit(1 if fails(checked.findings, strict=strict) else 0)


def _mended(
    paths: tuple[Path, ...], root: Path, as_of: date | None, revision: str | None, *, shows: bool
) -> tuple[Path, ...]:
    """Fix what can be fixed; afterwards these paths have these names.

    With `shows` it prints the difference instead, and ends the program.
    """
    mending = work_out(open_trial(root, as_of), root, scope(paths, root, revision))
    if shows:
        show(mending)
        sys.exit(1 if mending.files else 0)
    write(mending, root)
    return mending.moved(paths, root)


def _report(checked: Checked, format_name: str) -> None:
    report = FORMATS[format_name]
    style = Style(
        colours=sys.stdout.isatty() and not os.environ.get("NO_COLOR"),
        in_ci=in_ci(os.environ),
    )
    click.echo(report.write(checked, style), nl=False)
    path = os.environ.get("GITHUB_STEP_SUMMARY")
    if report.summary and path:
        try:
            with Path(path).open("a", encoding="utf-8", newline="\n") as file:
                file.write(report.summary(checked))
        except OSError as problem:
            raise Fault(f"The job's summary {path} cannot be written: {problem}") from problem


def fails(findings: tuple[Finding, ...], *, strict: bool) -> bool:
    """Whether these findings fail a check."""
    failing = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    return any(finding.severity in failing for finding in findings)


COMMAND = check
