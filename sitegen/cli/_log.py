"""Lines in the log of a job: what boards and forges say in them orders nothing."""

from __future__ import annotations

import os

import click

from sitegen.cli._options import in_ci
from sitegen.printing.text import Style, harmless


def log(text: str) -> None:
    """Lines that neither move a terminal's cursor nor give orders to a CI runner."""
    style = Style(in_ci=in_ci(os.environ))
    for line in text.split("\n"):
        click.echo(harmless(line, style))
