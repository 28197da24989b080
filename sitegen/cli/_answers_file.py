"""Answers from a file: JSON with the keys of a goal, read with all its mistakes told at once."""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from typing import BinaryIO

import click

from sitegen.cli._desk import Desk
from sitegen.cli._options import in_ci
from sitegen.decode.nodes import Mapping
from sitegen.decode.notes import did_you_mean, shown
from sitegen.decode.parts import Parts
from sitegen.finding import Finding, Severity
from sitegen.reports._report import Checked, Style
from sitegen.reports.text import REPORT
from sitegen.rules import no_due, no_outcome_measure, no_steward, no_title, no_why
from sitegen.scaffold.answers import Unfit
from sitegen.scaffold.goal_read import ABOUT_THE_FILE, json_as_yaml, known_of
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
    shown_as = name if isinstance(name, str) and name not in ("-", "<stdin>") else "answers"
    part = Parts().keys(RawFile(shown_as, text.encode()))
    goal = known_of(part.root) if part and isinstance(part.root, Mapping) else NewGoal()
    problems = _problems(goal, desk)
    findings = _findings(text, goal, desk, shown_as)
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


def _findings(text: str, goal: NewGoal, desk: Desk, name: str) -> tuple[Finding, ...]:
    """The errors in the answers, read as the file of a goal, at their lines."""
    teams = {team.id for team in desk.facts.teams}
    team = goal.team if goal.team in teams else desk.facts.teams[0].id
    path = f"goals/{team}/{desk.id_for(goal)}-answers.yaml"
    after = desk.trial.after(RawFile(path, text.encode()))
    known = desk.trial.findings
    said = after.loaded.findings if goal.is_draft else after.since(desk.trial)
    document = after.site.documents[path]
    elsewhere = {document.at_key(key) for key in ABOUT_THE_FILE if document.has(key)}
    return tuple(
        replace(one, location=replace(one.location, path=name), related=())
        for one in said
        if one.location.path == path
        and one not in known
        and one.severity is Severity.ERROR
        and one.code not in _MAY_BE_TOLD_ELSEWHERE
        and one.location not in elsewhere
    )


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
        click.echo(REPORT.write(checked, Style(in_ci=in_ci(os.environ))), nl=False)
    click.echo("Nothing was written.", err=True)
    sys.exit(1)
