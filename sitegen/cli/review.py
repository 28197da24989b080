"""`sitegen review`: say in plain words what a change does to the promises of a board."""

from __future__ import annotations

import os
import sys
from datetime import date
from pathlib import Path

import click

from sitegen import comparing
from sitegen.cli._options import as_of_option, in_ci, root_option, today
from sitegen.discovery import modules
from sitegen.faults import Fault
from sitegen.printing.markdown import COMMENT_LIMIT, SUMMARY_LIMIT
from sitegen.printing.text import Style
from sitegen.review.review import review as reviewed

FORMATS = {
    module.__name__.rpartition(".")[2]: module.FORMAT
    for module in modules("sitegen.review.formats", "FORMAT")
}


@click.command("review")
@root_option
@as_of_option
@click.option(
    "--base",
    required=True,
    metavar="REF",
    help="What the change goes into: a branch, a tag or a commit. Rights are judged by it.",
)
@click.option(
    "--head",
    default="",
    metavar="REF",
    help="What to review. Default: the files as they are here, committed or not.",
)
@click.option(
    "--format",
    "format_name",
    type=click.Choice(tuple(FORMATS)),
    default="text",
    help="How the review is written. Default: text.",
)
@click.option("--comment", is_flag=True, help="Keep Markdown short enough for a comment (60 KiB).")
@click.option("--gate", is_flag=True, help="Fail where agreed promises move without their rules.")
def review(
    root: Path,
    as_of: date | None,
    base: str,
    head: str,
    format_name: str,
    *,
    comment: bool,
    gate: bool,
) -> None:
    """Say in plain words what a change does to promises.

    Compares the board where the change branched off from BASE with what the change makes of
    it, by meaning and not by line. With --gate it fails (exit code 1) where agreed terms move
    without an amendment, or the record of what happened is touched.

    \b
    Examples:
      sitegen review --base main
      sitegen review --base origin/main --head my-branch --gate
      sitegen review --base main --format markdown >> "$GITHUB_STEP_SUMMARY"
    """
    sides = comparing.compare(root, dict(os.environ), base, head, lambda facts: today(facts, as_of))
    found = reviewed(sides)
    style = Style(
        colours=sys.stdout.isatty() and not os.environ.get("NO_COLOR"),
        in_ci=in_ci(os.environ),
    )
    limit = COMMENT_LIMIT if comment else SUMMARY_LIMIT
    click.echo(FORMATS[format_name].write(found, style, limit), nl=False)
    if gate and found.missing:
        raise Fault(
            f"The gate cannot tell what was agreed: {found.missing}. Fetch them too "
            "(`git fetch --unshallow`, or fetch-depth: 0 in CI)."
        )
    sys.exit(1 if gate and found.stops else 0)


COMMAND = review
