"""`sitegen new`: write a goal, asked for or told by options, from scratch or with a template."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, BinaryIO

import click

from sitegen.cli._answers_file import answered
from sitegen.cli._ask import say
from sitegen.cli._conversation import greet
from sitegen.cli._desk import open_desk
from sitegen.cli._drafts import Paper, chosen_draft, draft_named, template_named
from sitegen.cli._new_goal import completed, prepared, told
from sitegen.cli._options import as_of_option, root_option
from sitegen.cli._talk import Talk
from sitegen.cli._writing_goal import talked, write_told
from sitegen.decode.scalars import Choice, day, identifier
from sitegen.decode.spans import due
from sitegen.edges.goal_templates import read_goal_templates
from sitegen.model.terms import Kind
from sitegen.scaffold.answers import SENTENCE, TITLE, WHY, Unfit, value
from sitegen.scaffold.goal_read import merged
from sitegen.scaffold.goal_template import WRITTEN_FOR, GoalTemplate, goal_template, remarks
from sitegen.scaffold.goal_text import NewGoal
from sitegen.scaffold.shifted_dates import quarters_to


def _templates(day: date) -> tuple[tuple[GoalTemplate, ...], frozenset[str]]:
    """The templates with the dates that fit a day, and the remarks that nobody wrote."""
    files = read_goal_templates()
    quarters = quarters_to(day, since=WRITTEN_FOR)
    return tuple(goal_template(one, quarters) for one in files), remarks(files, quarters)


def _list(ctx: click.Context, _param: click.Parameter, given: bool) -> None:
    """Say which templates there are, and end."""
    if not given or ctx.resilient_parsing:
        return
    templates = tuple(goal_template(one) for one in read_goal_templates())
    width = max(len(one.name) for one in templates)
    for one in templates:
        say(f"{one.name:{width}}  {one.about}")
    say("\n`sitegen new --template NAME` begins with one.")
    ctx.exit()


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
@click.option(
    "--list",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_list,
    help="Say which templates there are.",
)
@click.option("--template", default="", metavar="NAME", help="Begin with a template; see --list.")
@click.option("--resume", default="", metavar="GOAL-ID", help="Go on with a draft.")
@click.option(
    "--json",
    "file",
    type=click.File("rb"),
    help="Answers from a file, keys as in a goal. `-`: stdin.",
)
@_option("team", identifier, "The team whose promise it is.", metavar="ID")
@_option("title", TITLE, "What will be different.", metavar="TEXT")
@_option("situation", SENTENCE, "What is the matter; repeatable.", multiple=True, metavar="TEXT")
@_option("why", WHY, "Why it matters; Markdown, the first paragraph counts.", metavar="TEXT")
@_option("due", due, "A period (2026-Q1), a date, or a length (3 months).", metavar="WHEN")
@_option("start", day, "The first day. Default: of the period.", metavar="DATE")
@_option("kind", Choice(Kind), "pact: all members agree; hard: steward and sponsor.")
@click.option(
    "--measure", "measures", multiple=True, metavar="LINE", help="As in a file; repeatable."
)
@_option("hard", SENTENCE, "What makes it hard.", metavar="TEXT")
@_option("attainable", SENTENCE, "Why it can be done all the same.", metavar="TEXT")
@click.option(
    "--support", "supports", multiple=True, metavar="LINE", help="As in a file; repeatable."
)
@_option("aligns-with", identifier, "A goal it serves; repeatable.", multiple=True, metavar="ID")
@_option("steward", identifier, "Who looks after it. Default: the team's lead.", metavar="ID")
@_option("sponsor", identifier, "Who stands behind it. Default: the team's.", metavar="ID")
@_option("continues", identifier, "An earlier goal, whose measures go on.", metavar="ID")
@click.option(
    "--set", "sets", multiple=True, metavar="KEY=VALUE", help="Any other key; repeatable."
)
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
    template: str,
    resume: str,
    file: BinaryIO | None,
    measures: tuple[str, ...],
    supports: tuple[str, ...],
    sets: tuple[str, ...],
    ending: str,
    *,
    draft: bool,
    **texts: Any,
) -> None:
    """Write a new goal, goals/TEAM/GOAL-ID.md.

    On a terminal it asks for whatever the options do not say, a question at a time, each with
    its reason. Ctrl-C ends it: what was said is kept as a draft, and --resume goes on with it.
    The goal is checked before it is written. What others wrote is never replaced.

    A template proposes what to count. Without a terminal, what is missing makes it a draft
    with the questions in it. With --continues the team, the kind and the measures come from
    an earlier goal, and its last values are the new baselines.

    \b
    Examples:
      sitegen new
      sitegen new --continues answer-first-messages-faster
      sitegen new --list
      sitegen new --template first-response
      sitegen new --team frontline --title "Answer first messages 30% faster" \\
        --why "We make customers wait too long." --due 2027-Q1 \\
        --measure "first-response-time: from 4.0 to 2.8 hours" \\
        --measure "csat: guardrail at least 92%"
    """
    if resume and (goal_id or template or texts["continues"]):
        raise click.UsageError("--resume goes on with a draft as it is; leave the others out.")
    desk = open_desk(root, as_of)
    templates, known_remarks = _templates(desk.site.as_of)
    used = template_named(template, templates)
    asks = _can_ask() and file is None
    asked = told(NewGoal(id=goal_id, is_draft=draft, **texts), supports, sets)
    is_blank = asks and asked == NewGoal() and not (measures or template or resume)
    if is_blank:
        greet()
        resume = chosen_draft(desk)
    paper = Paper(ending=ending, template=used, known=known_remarks)
    if resume:
        paper, known = draft_named(resume, desk, paper, templates)
        asked = merged(asked, known)
    if file is not None:
        asked = merged(asked, answered(file, desk))
    goal, carried = prepared(asked, measures, desk, is_new=not resume)
    if asks:
        talk = Talk(desk=desk, template=paper.template, carried=carried, asks_title=not goal.title)
        talked(goal, talk, paper, root, is_draft=draft, is_greeted=is_blank)
        return
    may_lack = bool(template or resume)
    write_told(completed(goal, carried, desk, paper.template, may_lack=may_lack), desk, paper, root)


def _can_ask() -> bool:
    return sys.stdin.isatty()


COMMAND = new
