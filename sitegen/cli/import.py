# ruff: noqa: N999 - a command is called as its file, and this one is called import
"""`sitegen import`: take readings, or goals, from a table that another program exported."""

from __future__ import annotations

import click

from sitegen.cli._import_goals import goals
from sitegen.cli._import_readings import readings


@click.group("import")
def import_() -> None:
    """Take readings, or goals, from a table (CSV) that another program exported.

    \b
    Examples:
      sitegen import readings tickets.csv --map zendesk --goal answer-faster
      sitegen import readings --list
      sitegen import goals okrs.csv --team frontline --dry-run
    """


import_.add_command(readings)
import_.add_command(goals)

COMMAND = import_
