"""A new goal from options: what they say, what follows from it, and what is missing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TypeVar

import click

from sitegen.cli._desk import Desk
from sitegen.decode.nodes import Mapping
from sitegen.decode.notes import did_you_mean, shown
from sitegen.model.terms import Role
from sitegen.scaffold.answers import Unfit, check_dates, needs_start
from sitegen.scaffold.continuing import Carried, carried
from sitegen.scaffold.goal_read import known_of, merged
from sitegen.scaffold.goal_template import GoalTemplate, chosen
from sitegen.scaffold.goal_text import NewGoal
from sitegen.scaffold.measures import (
    NewMeasure,
    group,
    measure_from_line,
    named_line,
    value_from_text,
)
from sitegen.scaffold.slug import goal_id_problem

T = TypeVar("T")
_CHOICES = ("role", "statistic", "clock", "window", "every", "min_n")
"""How a number is counted: what a template chooses where the answers do not."""


def told(goal: NewGoal, supports: tuple[str, ...], sets: tuple[str, ...]) -> NewGoal:
    """The goal with the support and the other keys that options name. Raises click.BadParameter."""
    wanted = "Support is a name and what is promised, as in `macros: {what: Training, by: chen}`."
    support = tuple(_fitting("--support", partial(named_line, one, wanted)) for one in supports)
    pairs = []
    for one in sets:
        key, equals, text = one.partition("=")
        if not key.strip() or not equals:
            raise click.BadParameter(
                f'{shown(one)} is no KEY=VALUE, such as stop_if="Two are ill."',
                param_hint="--set",
            )
        pairs.append((key.strip(), _fitting("--set", partial(value_from_text, text))))
    return merged(replace(goal, support=support), known_of(group(pairs)))


def prepared(
    goal: NewGoal, lines: tuple[str, ...], desk: Desk, *, is_new: bool
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
    if is_new and goal.id and (problem := goal_id_problem(goal.id, desk.taken)):
        raise click.BadParameter(problem, param_hint="GOAL-ID")
    if goal.due and (goal.start or not needs_start(goal.due)):
        periods = desk.facts.settings.periods
        _fitting("--due", lambda: check_dates(goal.start, goal.due, periods))
    given = tuple(_measure(line, going_on, desk) for line in lines)
    had = tuple(one for one in goal.measures if one.id not in {known.id for known in given})
    names = {one.id for one in (*given, *had)}
    others = tuple(one for one in going_on if one.id not in names)
    kept = tuple(one.ready for one in others if one.ready)
    return (
        replace(goal, measures=(*given, *had, *kept)),
        tuple(one for one in others if not one.ready),
    )


def completed(
    goal: NewGoal,
    open_measures: tuple[Carried, ...],
    desk: Desk,
    template: GoalTemplate,
    *,
    may_lack: bool,
) -> NewGoal:
    """The goal with the defaults that need no question, and with what its template chooses.

    What `may_lack` something is a draft then. Raises click.UsageError for what else is missing.
    """
    teams = desk.facts.teams
    goal = replace(
        goal,
        title=goal.title or template.title,
        measures=tuple(_chosen(one, template) for one in goal.measures),
    )
    goal = replace(
        goal,
        team=goal.team or (teams[0].id if len(teams) == 1 else ""),
    )
    missing = _missing(goal, open_measures, desk)
    if may_lack and goal.team and goal.title:
        goal = replace(goal, is_draft=goal.is_draft or bool(missing))
    elif missing:
        flags = f"{', '.join(missing[:-1])} and {missing[-1]}" if missing[1:] else missing[0]
        raise click.UsageError(
            f"There is no terminal to ask on, and {flags} {'are' if missing[1:] else 'is'} missing."
        )
    usual = template.said("kind") or desk.facts.settings.default_kind.value
    kind = goal.kind or ("" if goal.is_draft else usual)
    return replace(goal, id=goal.id or desk.id_for(goal), kind=kind)


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
    elif all(desk.role(one) is not Role.OUTCOME for one in goal.measures):
        missing.append("--measure")
    return missing


def _chosen(measure: NewMeasure, template: GoalTemplate) -> NewMeasure:
    """A measure with the choices of the template's own, where it makes none itself."""
    example = template.get("measures", measure.id)
    if not isinstance(example, Mapping) or not isinstance(measure.node, Mapping):
        return measure
    usual = chosen(template, measure.id, _CHOICES)
    mine = [(key.text, node) for key, node in measure.node.items]
    more = [pair for pair in usual if pair[0] not in dict(mine)]
    return NewMeasure(measure.id, group((*more, *mine))) if more else measure


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
