"""`sitegen serve`: show the board on this machine, anew on every change."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import date
from pathlib import Path

import click

from sitegen import pipeline
from sitegen.cli._options import as_of_option, need_board, now, root_option, today, writing_style
from sitegen.edges.serve import Served, Server
from sitegen.edges.serve import serve as serve_board
from sitegen.finding import Finding, Severity
from sitegen.printing.text import harmless
from sitegen.reports.concise import write_findings
from sitegen.visibility import public

_MOST = 10
"""So many findings are told after each build; the pages and `check` have the rest."""


@click.command("serve")
@root_option
@as_of_option
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8000,
    help="Where to listen; 0 takes any free port. Default: 8000.",
)
@click.option("--drafts", is_flag=True, help="Show drafts too.")
@click.option("--internal", is_flag=True, help="Show goals with `visibility: internal` too.")
def serve(root: Path, as_of: date | None, port: int, *, drafts: bool, internal: bool) -> None:
    """Show the board in a browser while you write.

    Builds the board in memory and serves it on 127.0.0.1, for this machine alone. When a
    file of the board or one of its own templates changes, it builds again, and open pages
    reload. Errors and warnings in the files are shown at the top of each page. Ctrl-C stops.

    \b
    Examples:
      sitegen serve
      sitegen serve --port 8010 --drafts
    """
    need_board(root)
    server = Server(port)

    def build() -> Served:
        loaded = pipeline.load(root, os.environ, now())
        full = pipeline.site(loaded, today(loaded.decoded.facts, as_of))
        shown = public(full, drafts=drafts, internal=internal)
        shown = replace(shown, facts=replace(shown.facts, url=server.address))
        files = pipeline.outputs(shown, pipeline.views(shown), root / "templates")
        findings = pipeline.check(loaded, full)
        _tell(findings)
        return Served({file.path: file.data for file in files}, findings)

    click.echo(f"Open {server.address} and press Ctrl-C here to stop.")
    style = writing_style()
    serve_board(build, root, server, say=lambda line: click.echo(harmless(line, style)))


def _tell(findings: tuple[Finding, ...]) -> None:
    """The errors and warnings, worst first, a line each and not too many."""
    order = {Severity.ERROR: 0, Severity.WARNING: 1}
    told = sorted(
        (one for one in findings if one.severity in order), key=lambda one: order[one.severity]
    )
    style = writing_style()
    click.echo(write_findings(told[:_MOST], style), nl=False)
    if len(told) > _MOST:
        click.echo(f"And {len(told) - _MOST} more: `sitegen check` has them all.")


COMMAND = serve
