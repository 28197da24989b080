"""Lines in the log of a job: what boards and forges say in them orders nothing."""

from __future__ import annotations

import click

from sitegen.cli._options import writing_style
from sitegen.printing.text import harmless


def log(text: str) -> None:
    """Lines that neither move a terminal's cursor nor give orders to a CI runner."""
    style = writing_style()
    for line in text.split("\n"):
        click.echo(harmless(line, style))
