"""M440 no-quality-guardrail: what is pushed for speed or volume is held by something of quality."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.compute.counting import metric_of
from sitegen.finding import Finding, Rule, Severity
from sitegen.model.board import About, BoardFacts, Metric
from sitegen.model.goal import Goal
from sitegen.model.terms import Direction, Measure, Role
from sitegen.rules._findings import named
from sitegen.rules._references import measures_of
from sitegen.site import Site

RULE = Rule(
    code="M440",
    name="no-quality-guardrail",
    severity=Severity.WARNING,
    why="A number about speed or volume alone is soon reached at the cost of the customers: "
    "quick answers that help nobody, calls cut short.",
    fix="Add a guardrail about quality, such as `csat: guardrail at least 90%`.",
    hint_until_agreed=True,
)

PUSHED = (About.SPEED, About.VOLUME)
HELD = (About.QUALITY, About.LOYALTY)


def check(site: Site) -> Iterator[Finding]:
    """Each goal whose outcomes are about speed or volume and nothing else.

    What nobody says what it is about, such as a metric of the board's own without `about`, may
    be about quality, and so the goal is left alone.
    """
    for state in site.goals:
        yield from _unheld(state.goal, site.facts)


def _unheld(goal: Goal, facts: BoardFacts) -> Iterator[Finding]:
    outcomes = goal.terms.outcomes
    if measures_of(goal) != {measure.id for measure in goal.terms.measures}:
        return  # what could not be read may be about quality
    pushed = {_about(goal, measure, facts) for measure in outcomes}
    held = [m for m in goal.terms.measures if m.role is not Role.LEAD]
    if not outcomes or not pushed <= set(PUSHED):
        return
    if any(_about(goal, measure, facts) in (*HELD, None) for measure in held):
        return
    kinds = named([str(about) for about in PUSHED if about in pushed])
    verb = "is" if len(outcomes) == 1 else "are"
    yield RULE.at(
        goal.document.at_key("measures"),
        f"{named([m.id for m in outcomes])} {verb} about {kinds} alone, and nothing here says "
        "that quality holds.",
        fix=_fix(goal, outcomes, facts),
    )


def _about(goal: Goal, measure: Measure, facts: BoardFacts) -> About | None:
    metric = metric_of(measure, goal, facts)
    return metric.about if metric else None


def _fix(goal: Goal, outcomes: tuple[Measure, ...], facts: BoardFacts) -> str:
    """The usual guardrail about quality of the first outcome that has one."""
    for measure in outcomes:
        metric = metric_of(measure, goal, facts)
        for id in metric.guardrail if metric else ():
            usual = facts.metric(id)
            if usual and usual.about in HELD:
                return f"Add a guardrail about quality, such as `{_keep(usual)}`."
    return ""


def _keep(metric: Metric) -> str:
    word = "at most" if metric.direction is Direction.DOWN else "at least"
    level = "…%" if metric.unit == "%" else f"… {metric.unit}".rstrip()
    return f"{metric.id}: guardrail {word} {level}"
