"""Writing a new goal: as a proposal if it is one, as a draft where something is open yet."""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from sitegen.cli._ask import ask, say, wrapped
from sitegen.cli._conversation import converse, greet
from sitegen.cli._desk import Desk
from sitegen.cli._drafts import Paper
from sitegen.cli._options import writing_style
from sitegen.cli._proposing import say_how_to_propose, seen_from_here
from sitegen.cli._talk import Talk
from sitegen.cli._trial import accepted
from sitegen.decode.scalars import yes_or_no
from sitegen.edges.create import create
from sitegen.edges.replace import create_and_replace
from sitegen.finding import Finding, Severity
from sitegen.printing.text import harmless
from sitegen.scaffold.answers import value
from sitegen.scaffold.goal_text import NewGoal
from sitegen.scaffold.measures import is_whole
from sitegen.source import RawFile


def write_told(goal: NewGoal, desk: Desk, paper: Paper, root: Path) -> None:
    """Write a goal that was told in full. Where it would bring an error, exits with 1."""
    file = paper.with_goal(goal)
    found = accepted(desk.trial, desk.trial.after(file), goals=1)
    _write(file, paper, root)
    _tell(goal, desk, file, found, root)


def talked(
    goal: NewGoal, talk: Talk, paper: Paper, root: Path, *, is_draft: bool, is_greeted: bool
) -> None:
    """Ask for what a goal lacks, and write it: a proposal, or a draft where it was broken off."""
    first = last = replace(goal, is_draft=is_draft)
    if any(_lacks(first)) and not is_greeted:
        greet()
    try:
        with _hanging_up_ends_it():
            for known in converse(first, talk):
                last = known
            if last is first or is_draft or _is_ready(last, talk.desk, paper):
                write_told(last, talk.desk, paper, root)
                return
    except click.Abort:
        if last is first or not last.id:
            click.echo("\nNothing was written.", err=True)
            sys.exit(2)
    _keep(replace(last, is_draft=True), paper, root)


def _lacks(goal: NewGoal) -> Iterator[bool]:
    yield not (goal.title and goal.id)
    if not goal.is_draft:
        yield not (goal.situation and goal.why and goal.due and goal.kind)
        yield not (goal.hard and goal.attainable and goal.support)
        yield not goal.measures or not all(is_whole(one) for one in goal.measures)


def _is_ready(goal: NewGoal, desk: Desk, paper: Paper) -> bool:
    """Whether the goal is to be proposed as it is; one with an error in it is not."""
    file = paper.with_goal(goal)
    after = desk.trial.after(file)
    new = after.since(desk.trial)
    found = [one for one in after.findings if one in new or one.location.path == file.path]
    errors = [one for one in found if one.severity is Severity.ERROR]
    say("\nThis is what `sitegen check` would say:" if found else "\n`sitegen check` is content.")
    warnings = [one for one in found if one.severity is Severity.WARNING]
    for one in errors or (*warnings, *(one for one in found if one not in warnings)):
        _remark(one, "Warning: " if one in warnings else "")
    if errors:
        say("So it stays a draft, until this is mended.")
        return False
    if warnings:
        say("As long as a warning stands, the usual answer is `no`: mend it in the draft first.")
    return ask(
        "Propose it like this? `no` keeps it as a draft",
        lambda text: value(yes_or_no, text),
        default="no" if warnings else "yes",
    )


def _keep(goal: NewGoal, paper: Paper, root: Path) -> None:
    """Write a draft, whatever is wrong or missing in it, and say how to go on."""
    file = paper.with_goal(goal)
    if paper.draft and file.data == paper.draft.data:
        say(f"\n{seen_from_here(root, file.path)} is as it was.")
        return
    _write(file, paper, root)  # before anything is said: the terminal may be gone
    say(f"\nKept as a draft: {seen_from_here(root, file.path)}")
    say(f"`sitegen new --resume {goal.id}` goes on with it, or edit it by hand.")


def _write(file: RawFile, paper: Paper, root: Path) -> None:
    if paper.draft is None:
        create(root, (file,))
    else:
        create_and_replace(root, (), file, paper.draft.data)


def _tell(goal: NewGoal, desk: Desk, file: RawFile, found: tuple[Finding, ...], root: Path) -> None:
    say(f"\nWrote {seen_from_here(root, file.path)}")
    for one in found:
        if one.severity is Severity.WARNING:
            _remark(one)
    if goal.is_draft:
        say(
            "\nIt is a draft: on no page, and no promise yet. Write what is open into the file,\n"
            f"or run `sitegen new --resume {goal.id}` on a terminal."
        )
    else:
        say("\nRead it once more, add what else you know, and let `sitegen check` look at it.")
    say_how_to_propose(root, (file.path,), f"goal/{goal.id}", f"Propose {goal.id}")
    if not goal.is_draft:
        say(
            f"\nWho has to agree: {desk.parties(goal).rstrip('.')}.\n"
            "Whoever commits a goal under their own account has agreed to it by that. Everybody\n"
            f"else who has to agree adds an agree file, or runs `sitegen agree {goal.id}`."
        )


def _remark(finding: Finding, before: str = "") -> None:
    style = writing_style()
    click.echo(wrapped(f"  {harmless(f'{before}{finding.message} {finding.fix}', style)}"))


@contextmanager
def _hanging_up_ends_it() -> Iterator[None]:
    """While it lasts, a terminal that is closed ends the conversation as Ctrl-C does."""

    def end(*_: Any) -> None:
        raise click.Abort

    hangup = getattr(signal, "SIGHUP", None)
    if hangup is None:
        yield
        return
    before = signal.signal(hangup, end)
    try:
        yield
    finally:
        signal.signal(hangup, before)
