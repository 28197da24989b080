"""`sitegen new`: write a goal, asked for or told by options."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import click

from sitegen.cli._ask import say
from sitegen.cli._conversation import converse
from sitegen.cli._desk import open_desk
from sitegen.cli._new_goal import completed, prepared
from sitegen.cli._options import as_of_option, in_ci, root_option
from sitegen.cli._proposing import say_how_to_propose, seen_from_here
from sitegen.cli._trial import accepted
from sitegen.decode.scalars import Choice, day, identifier
from sitegen.decode.spans import due
from sitegen.edges.create import create
from sitegen.finding import Finding, Severity
from sitegen.model.terms import Kind
from sitegen.reports._report import Style, harmless
from sitegen.scaffold.answers import SENTENCE, TITLE, WHY, Unfit, value
from sitegen.scaffold.goal_text import NewGoal, goal_file


def _option(name: str, reader: Callable[..., Any], tells: str, **more: Any) -> Callable[..., Any]:
    """An option whose text is read as the goal's file will be. Dates stay as they were typed."""

    def callback(_ctx: click.Context, _param: click.Parameter, given: Any) -> Any:
        if isinstance(given, tuple):
            return tuple(text_of(one) for one in given)
        return text_of(given) if given else ""

    def text_of(given: str) -> str:
        try:
            read = value(reader, given)
        except Unfit as problem:
            raise click.BadParameter(str(problem)) from None
        return str(read) if isinstance(read, str) else given.strip()

    return click.option(f"--{name}", callback=callback, help=tells, **more)


@click.command("new")
@click.argument("goal_id", required=False, default="", metavar="[GOAL-ID]")
@root_option
@as_of_option
@_option("team", identifier, "The team whose promise it is.", metavar="ID")
@_option("title", TITLE, "What will be different.", metavar="TEXT")
@_option("why", WHY, "Why it matters; Markdown, the first paragraph counts.", metavar="TEXT")
@_option("due", due, "A period (2026-Q1), a date, or a length (3 months).", metavar="WHEN")
@_option("start", day, "The first day. Default: of the period.", metavar="DATE")
@_option("kind", Choice(Kind), "pact: all members agree; hard: steward and sponsor.")
@click.option(
    "--measure", "measures", multiple=True, metavar="LINE", help="As in a file; repeatable."
)
@_option("hard", SENTENCE, "What makes it hard.", metavar="TEXT")
@_option("attainable", SENTENCE, "Why it can be done all the same.", metavar="TEXT")
@_option("aligns-with", identifier, "A goal it serves; repeatable.", multiple=True, metavar="ID")
@_option("steward", identifier, "Who looks after it. Default: the team's lead.", metavar="ID")
@_option("sponsor", identifier, "Who stands behind it. Default: the team's.", metavar="ID")
@_option("continues", identifier, "An earlier goal, whose measures go on.", metavar="ID")
@click.option("--draft", is_flag=True, help="Only an idea yet: title and team are enough.")
@click.option(
    "--format",
    "ending",
    type=click.Choice(("md", "yaml")),
    default="md",
    help="Markdown with its keys on top, or YAML alone. Default: md.",
)
def new(
    goal_id: str,
    root: Path,
    as_of: date | None,
    measures: tuple[str, ...],
    ending: str,
    *,
    draft: bool,
    **texts: Any,
) -> None:
    """Write a new goal, goals/TEAM/GOAL-ID.md.

    On a terminal it asks for whatever the options do not say, a question at a time. The goal
    is checked before it is written; with errors in it nothing is. An existing file is never
    touched.

    With --continues the team, the kind and the measures come from an earlier goal, and its
    last values are the new baselines.

    \b
    Examples:
      sitegen new
      sitegen new --continues answer-first-messages-faster
      sitegen new --team frontline --title "Answer first messages 30% faster" \\
        --why "We make customers wait too long." --due 2027-Q1 \\
        --measure "first-response-time: from 4.0 to 2.8 hours" \\
        --measure "csat: guardrail at least 92%"
    """
    desk = open_desk(root, as_of)
    asked = NewGoal(id=goal_id, is_draft=draft, **texts)
    goal, open_measures = prepared(asked, measures, desk)
    if _can_ask():
        try:
            goal = converse(goal, desk, open_measures)
        except click.Abort:
            click.echo("\nNothing was written.", err=True)
            sys.exit(2)
    else:
        goal = completed(goal, open_measures, desk)
    file = goal_file(goal, ending)
    found = accepted(desk.trial, desk.trial.after(file), goals=1)
    create(root, (file,))
    _tell(root, goal, file.path, found)


def _can_ask() -> bool:
    return sys.stdin.isatty()


def _tell(root: Path, goal: NewGoal, path: str, found: tuple[Finding, ...]) -> None:
    say(f"\nWrote {seen_from_here(root, path)}")
    for finding in found:
        if finding.severity is Severity.WARNING:
            style = Style(in_ci=in_ci(os.environ))
            click.echo(f"  {harmless(f'{finding.message} {finding.fix}', style)}")
    say("\nRead it once more, add what else you know, and let `sitegen check` look at it.")
    say_how_to_propose(root, (path,), f"goal/{goal.id}", f"Propose {goal.id}")
    if not goal.is_draft:
        say(
            "\nWhoever commits a goal under their own account has agreed to it by that. Everybody\n"
            f"else who has to agree adds an agree file, or runs `sitegen agree {goal.id}`."
        )


COMMAND = new
