"""`sitegen check`: say what is wrong or weak, line by line."""

from __future__ import annotations

import os
import sys
from datetime import date
from pathlib import Path, PurePosixPath

import click

from sitegen import pipeline
from sitegen.cli._options import as_of_option, root_option, today
from sitegen.discovery import modules
from sitegen.finding import Finding, Severity
from sitegen.reports._report import Checked, Style

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
@click.option("--strict", is_flag=True, help="Fail on warnings too.")
def check(
    paths: tuple[Path, ...], root: Path, as_of: date | None, format_name: str, *, strict: bool
) -> None:
    """Say what is wrong or weak in a board's files, line by line.

    Reads the whole board; with PATHS it reports only what lies in these files or folders.
    Fails (exit code 1) on errors, with --strict also on warnings. Hints never fail.

    \b
    Examples:
      sitegen check
      sitegen check goals/frontline --strict
      sitegen check --format json > findings.json
    """
    loaded = pipeline.load(root, dict(os.environ))
    day = today(loaded.decoded.facts, as_of)
    shown = pipeline.site(loaded, day, today(loaded.decoded.facts, None))
    findings = _within(pipeline.check(loaded, shown), paths, root)
    checked = Checked(
        findings=findings,
        documents=loaded.decoded.documents,
        goals=len(loaded.decoded.goals),
        as_of=day,
    )
    style = Style(
        colours=sys.stdout.isatty() and not os.environ.get("NO_COLOR"),
        in_ci=bool(os.environ.get("CI")),
    )
    click.echo(FORMATS[format_name].write(checked, style), nl=False)
    sys.exit(1 if fails(findings, strict=strict) else 0)


def fails(findings: tuple[Finding, ...], *, strict: bool) -> bool:
    """Whether these findings fail a check."""
    failing = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    return any(finding.severity in failing for finding in findings)


def _within(
    findings: tuple[Finding, ...], paths: tuple[Path, ...], root: Path
) -> tuple[Finding, ...]:
    if not paths:
        return findings
    top = root.resolve()
    wanted = []
    for path in paths:
        full = path.resolve()
        if not full.exists() or not full.is_relative_to(top):
            raise click.BadParameter(f"{path} is no file or folder of the board in {root}.")
        wanted.append(PurePosixPath(full.relative_to(top).as_posix()))
    return tuple(
        finding
        for finding in findings
        if any(PurePosixPath(finding.location.path).is_relative_to(one) for one in wanted)
    )


COMMAND = check
