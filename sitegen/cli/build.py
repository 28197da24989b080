"""`sitegen build`: make the site."""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import click

from sitegen import pipeline
from sitegen.cli._options import (
    as_of_option,
    base_url_option,
    need_board,
    now,
    root_option,
    today,
    writing_style,
)
from sitegen.cli._progress import progress
from sitegen.cli.check import fails
from sitegen.edges.write import publish
from sitegen.finding import Finding
from sitegen.reports.concise import write_findings
from sitegen.views.forms import count
from sitegen.visibility import public


@click.command("build")
@root_option
@as_of_option
@click.option(
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    help="The folder of the site. Default: site/ in the board's folder.",
)
@base_url_option
@click.option("--drafts", is_flag=True, help="Show drafts too.")
@click.option("--internal", is_flag=True, help="Show goals with `visibility: internal` too.")
@click.option("--rev", metavar="REV", help="Build from the files of this commit.")
@click.option(
    "--packaged-templates",
    is_flag=True,
    help="Leave the board's own templates alone, as for a pull request: templates are code.",
)
@click.option("--strict", is_flag=True, help="Publish nothing if there are errors or warnings.")
def build(
    root: Path,
    as_of: date | None,
    output: Path | None,
    base_url: str | None,
    rev: str | None,
    *,
    drafts: bool,
    internal: bool,
    packaged_templates: bool,
    strict: bool,
) -> None:
    """Make the site: a folder of pages that any web server, or none, can show.

    Whatever can be read is shown. Errors are told and make the exit code 1; the site is
    made all the same, but with --strict nothing is replaced.

    \b
    Examples:
      sitegen build
      sitegen build --output public --base-url https://northwind.example/goals/
    """
    git = dict(os.environ)
    if not rev:
        need_board(root)
    loaded = (
        pipeline.load_revision(root, rev, git, now()) if rev else pipeline.load(root, git, now())
    )
    day = today(loaded.decoded.facts, as_of)
    full = pipeline.site(loaded, day, today(loaded.decoded.facts, None))
    findings = pipeline.check(loaded, full)
    failed = fails(findings, strict=strict)
    if failed:
        _tell(findings, strict=strict)
        if strict:
            sys.exit(1)
    shown = public(full, drafts=drafts, internal=internal)
    if base_url:
        shown = replace(shown, facts=replace(shown.facts, url=base_url))
    target = output or root / "site"
    own = None if packaged_templates else root / "templates"
    views = pipeline.views(shown)
    with progress(len(views), "Rendering") as step:
        files = tuple(pipeline.outputs(shown, views, own, step))
    publish(files, target, root=root, forbidden=(Path.home(),))
    click.echo(f"{count(len(views), 'page')} of {count(len(shown.goals), 'goal')} as of {day}.")
    click.echo(f"Open {(target / 'index.html').resolve().as_uri()}")
    sys.exit(1 if failed else 0)


def _tell(findings: tuple[Finding, ...], *, strict: bool) -> None:
    told = tuple(one for one in findings if fails((one,), strict=strict))
    click.echo(write_findings(told, writing_style()), err=True, nl=False)
    click.echo("`sitegen check` says more about each.", err=True)


COMMAND = build
