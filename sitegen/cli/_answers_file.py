"""Answers from a file: JSON with the keys of a goal, read with all its mistakes told at once."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO

import click

from sitegen.cli._desk import Desk
from sitegen.cli._options import writing_style
from sitegen.decode.nodes import Mapping
from sitegen.decode.notes import did_you_mean, shown
from sitegen.decode.parts import Parts
from sitegen.finding import Finding, Severity
from sitegen.reports._report import Checked
from sitegen.reports.text import REPORT
from sitegen.rules import no_due, no_outcome_measure, no_steward, no_title, no_why
from sitegen.scaffold.answers import Unfit
from sitegen.scaffold.goal_read import ABOUT_THE_FILE, is_nothing, json_as_yaml, known_of
from sitegen.scaffold.goal_text import NewGoal
from sitegen.scaffold.slug import goal_id_problem
from sitegen.source import RawFile

LARGEST = 64 * 1024
_MAY_BE_TOLD_ELSEWHERE = frozenset(
    module.RULE.code for module in (no_due, no_outcome_measure, no_steward, no_title, no_why)
)
"""What an answer leaves out may be said by an option, or by the template."""


def answered(stream: BinaryIO, desk: Desk) -> NewGoal:
    """What a file of answers says. Where anything in it is wrong, says all of it and exits with 1.

    Raises click.BadParameter for what is no JSON at all.
    """
    data = stream.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise click.BadParameter("More than 64 KiB are no answers.", param_hint="--json")
    try:
        text = json_as_yaml(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise click.BadParameter("This is no UTF-8 text.", param_hint="--json") from None
    except Unfit as problem:
        raise click.BadParameter(str(problem), param_hint="--json") from None
    name = getattr(stream, "name", "")
    is_named = isinstance(name, str) and name not in ("", "-", "<stdin>")
    shown_as = name if is_named else "answers"
    part = Parts().keys(RawFile(shown_as, text.encode()))
    root = part.root if part and isinstance(part.root, Mapping) else None
    goal = known_of(root)
    open_keys = {key.text for key, node in root.items if is_nothing(node)} if root else set()
    problems = _problems(goal, desk)
    findings = tuple(_findings(text, goal, desk, shown_as, open_keys))
    if problems or findings:
        _say_all(problems, findings, text, desk, shown_as)
    return goal


def _problems(goal: NewGoal, desk: Desk) -> tuple[str, ...]:
    """What is wrong with the two keys that say where the goal goes."""
    teams = tuple(team.id for team in desk.facts.teams)
    found = []
    if goal.team and goal.team not in teams:
        hint = did_you_mean(goal.team, teams)
        found.append(f"team: {shown(goal.team)} is no team of this board. {hint}")
    if goal.id and (problem := goal_id_problem(goal.id, desk.taken)):
        found.append(f"id: {problem}")
    return tuple(found)


def _findings(
    text: str, goal: NewGoal, desk: Desk, name: str, open_keys: set[str]
) -> Iterator[Finding]:
    """The errors in the answers, read as the file of a goal, at their lines.

    Nothing is said of the keys that are none of a goal, nor of `open_keys` without an answer.
    """
    teams = {team.id for team in desk.facts.teams}
    team = goal.team if goal.team in teams else desk.facts.teams[0].id
    path = f"goals/{team}/{desk.id_for(goal)}-answers.yaml"
    after = desk.trial.after(RawFile(path, text.encode()))
    document = after.site.documents[path]
    keys = [key for key in ABOUT_THE_FILE if document.has(key)]
    elsewhere = {document.at_key(key) for key in keys} | {document.at(key) for key in open_keys}
    for one in after.loaded.findings if goal.is_draft else after.since(desk.trial):
        is_wrong = one.severity is Severity.ERROR and one.code not in _MAY_BE_TOLD_ELSEWHERE
        if one.location.path == path and is_wrong and one.location not in elsewhere:
            yield replace(one, location=replace(one.location, path=name), related=())


def _say_all(
    problems: tuple[str, ...], findings: tuple[Finding, ...], text: str, desk: Desk, name: str
) -> None:
    for problem in problems:
        click.echo(f"{name}: {problem}")
    if findings:
        document = replace(desk.facts.document, path=name, text=text, values={}, keys={})
        checked = Checked(
            findings=findings, documents={name: document}, goals=1, as_of=desk.site.as_of
        )
        click.echo(REPORT.write(checked, writing_style()), nl=False)
    click.echo("Nothing was written.", err=True)
    sys.exit(1)
