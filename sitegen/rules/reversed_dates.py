"""D313 reversed-dates: what begins on one day ends on a later one, and a pace lies between."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from sitegen.finding import Finding, Rule, Severity
from sitegen.model.goal import Goal
from sitegen.model.terms import Holding, Moving, Total
from sitegen.rules._measures import exception_route, exceptions_of
from sitegen.rules._references import groups
from sitegen.site import Site

RULE = Rule(
    code="D313",
    name="reversed-dates",
    severity=Severity.ERROR,
    why="A time that ends before it begins holds no day, so what is said of it never counts.",
    fix="Exchange the two days, or correct the wrong one.",
)


def check(site: Site) -> Iterator[Finding]:
    """Each span that ends before it begins, and each day of a pace outside the goal's time."""
    yield from _memberships(site)
    for state in site.goals:
        yield from _baselines(state.goal)
        yield from _exceptions(state.goal)
        yield from _paces(state.goal)


def _words(start: date, end: date) -> str:
    return f"This ends on {end}, before it begins on {start}."


def _memberships(site: Site) -> Iterator[Finding]:
    document = site.facts.document
    for team in site.facts.teams:
        spots = groups(document, ("person", "since", "until"), "teams", team.id, "members")
        for member in team.members:
            if member.since and member.until and member.since > member.until:
                found = spots.route(member.person, f"{member.since}", f"{member.until}")
                yield RULE.at(document.at(*found, "until"), _words(member.since, member.until))


def _baselines(goal: Goal) -> Iterator[Finding]:
    for evidence in goal.story.evidence:
        if evidence.start and evidence.end and evidence.start > evidence.end:
            yield RULE.at(
                goal.document.at("measures", evidence.measure, "baseline", "to"),
                _words(evidence.start, evidence.end),
            )


def _exceptions(goal: Goal) -> Iterator[Finding]:
    for measure in goal.terms.measures:
        if isinstance(measure.aim, Holding):
            spots = exceptions_of(goal, measure.id)
            for one in measure.aim.exceptions:
                if one.start > one.end:
                    found = exception_route(one, spots)
                    yield RULE.at(goal.document.at(*found, "to"), _words(one.start, one.end))


def _paces(goal: Goal) -> Iterator[Finding]:
    start, due = goal.terms.start, goal.terms.due
    for measure in goal.terms.measures:
        if not isinstance(measure.aim, Moving | Total) or not (start and due):
            continue
        route = ("measures", measure.id)
        days = [
            (point.on, goal.document.at_key(*route, "pace", f"{point.on}"))
            for point in measure.aim.pace
        ]
        if measure.aim.pace_from:
            days.append((measure.aim.pace_from, goal.document.at(*route, "pace_from")))
        for day, where in days:
            if not start <= day <= due:
                yield RULE.at(
                    where,
                    f"{day} is outside the goal's time, {start} to {due}.",
                    fix="Choose a day within it.",
                )
