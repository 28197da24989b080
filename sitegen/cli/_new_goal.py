"""A new goal from options: what they say, what follows from it, and what is missing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

import click

from sitegen.cli._desk import Desk
from sitegen.decode.notes import did_you_mean, shown
from sitegen.model.terms import Role
from sitegen.scaffold.answers import Unfit, check_dates, needs_start
from sitegen.scaffold.continuing import Carried, carried
from sitegen.scaffold.goal_text import NewGoal
from sitegen.scaffold.measures import NewMeasure, measure_from_line
from sitegen.scaffold.slug import goal_id_problem

T = TypeVar("T")


def prepared(
    goal: NewGoal, lines: tuple[str, ...], desk: Desk
) -> tuple[NewGoal, tuple[Carried, ...]]:
    """The goal with what follows from its options, and the measures that want a new target.

    `lines` are measures as typed. Raises click.BadParameter for what does not fit the board.
    """
    going_on: tuple[Carried, ...] = ()
    if goal.continues:
        earlier = _fitting("--continues", lambda: desk.earlier(goal.continues))
        going_on = carried(earlier)
        goal = replace(
            goal,
            continues=earlier.id,
            team=goal.team or earlier.goal.team,
            kind=goal.kind or earlier.goal.terms.kind.value,
        )
    teams = tuple(team.id for team in desk.facts.teams)
    if goal.team and goal.team not in teams:
        hint = did_you_mean(goal.team, teams)
        message = f"{shown(goal.team)} is no team of this board. {hint}"
        raise click.BadParameter(message, param_hint="--team")
    if goal.id and (problem := goal_id_problem(goal.id, desk.taken)):
        raise click.BadParameter(problem, param_hint="GOAL-ID")
    if goal.due and (goal.start or not needs_start(goal.due)):
        periods = desk.facts.settings.periods
        _fitting("--due", lambda: check_dates(goal.start, goal.due, periods))
    given = tuple(_measure(line, going_on, desk) for line in lines)
    names = {one.id for one in given}
    others = tuple(one for one in going_on if one.id not in names)
    kept = tuple(one.ready for one in others if one.ready)
    return (
        replace(goal, measures=(*given, *kept)),
        tuple(one for one in others if not one.ready),
    )


def completed(goal: NewGoal, open_measures: tuple[Carried, ...], desk: Desk) -> NewGoal:
    """The goal with the defaults that need no question. Raises click.UsageError for the rest."""
    teams = desk.facts.teams
    goal = replace(
        goal,
        team=goal.team or (teams[0].id if len(teams) == 1 else ""),
        kind=goal.kind or ("" if goal.is_draft else desk.facts.settings.default_kind.value),
    )
    missing = _missing(goal, open_measures, desk)
    if missing:
        flags = f"{', '.join(missing[:-1])} and {missing[-1]}" if missing[1:] else missing[0]
        raise click.UsageError(
            f"There is no terminal to ask on, and {flags} {'are' if missing[1:] else 'is'} missing."
        )
    return replace(goal, id=goal.id or desk.id_for(goal))


def _missing(goal: NewGoal, open_measures: tuple[Carried, ...], desk: Desk) -> list[str]:
    """The options without which this is no goal that could be agreed to; of a draft, few."""
    always = {"--team": goal.team, "--title": goal.title}
    missing = [flag for flag, text in always.items() if not text]
    if goal.is_draft:
        return missing
    team = desk.facts.team(goal.team)
    missing += [flag for flag, text in {"--why": goal.why, "--due": goal.due}.items() if not text]
    if goal.due and needs_start(goal.due) and not goal.start:
        missing.append("--start")
    if not goal.steward and team and not team.lead:
        missing.append("--steward")
    if open_measures:
        missing += [_wanted(one) for one in open_measures]
    elif all(one.read(desk.metrics).measure.role is not Role.OUTCOME for one in goal.measures):
        missing.append("--measure")
    return missing


def _wanted(one: Carried) -> str:
    return f"--measure “{one.id}: to …” (last {one.stand})"


def _measure(line: str, going_on: tuple[Carried, ...], desk: Desk) -> NewMeasure:
    """A measure as typed; `csat: to 95%` gives one that goes on its new target."""
    id, _, aim = line.strip().partition(":")
    known = next((one for one in going_on if one.id == id.strip() and not one.ready), None)
    target = aim.strip()

    def read() -> NewMeasure:
        if known and target.casefold().startswith("to "):
            return known.with_target(target[3:].strip())
        return measure_from_line(line, desk.metrics)

    return _fitting("--measure", read)


def _fitting(option: str, read: Callable[[], T]) -> T:
    try:
        return read()
    except Unfit as problem:
        raise click.BadParameter(str(problem), param_hint=option) from None
