"""D311 step-after-due: milestones and support come while the goal can still use them."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.finding import Finding, Rule, Severity
from sitegen.model.goal import Goal
from sitegen.site import Site

RULE = Rule(
    code="D311",
    name="step-after-due",
    severity=Severity.WARNING,
    why="Support that comes after the last day helps nobody, and a milestone lies on the way.",
    fix="Choose a day between the goal's start and due date, or move those.",
)


def check(site: Site) -> Iterator[Finding]:
    """Each milestone or support due after the goal, and each milestone due before its start.

    Support may well be delivered before a goal starts: then it is there in time.
    """
    for state in site.goals:
        yield from _late(state.goal)
        yield from _early(state.goal)


def _late(goal: Goal) -> Iterator[Finding]:
    due = goal.terms.due
    promised = (
        *(("support", one.id, one.due) for one in goal.plan.support),
        *(("milestones", one.id, one.due) for one in goal.plan.milestones),
    )
    for part, id, day in promised:
        if day and due and day > due:
            yield RULE.at(
                goal.document.at(part, id, "due"),
                f"{day} is after the goal's own due date, {due}.",
            )


def _early(goal: Goal) -> Iterator[Finding]:
    start = goal.terms.start
    for milestone in goal.plan.milestones:
        if milestone.due and start and milestone.due < start:
            yield RULE.at(
                goal.document.at("milestones", milestone.id, "due"),
                f"{milestone.due} is before the goal's start, {start}.",
            )
