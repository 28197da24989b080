"""M441 open-choice: two people who count by a measure come to the same number."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.compute.choices import asked, chosen
from sitegen.compute.counting import metric_of
from sitegen.finding import Finding, Rule, Severity
from sitegen.model.board import BoardFacts
from sitegen.model.goal import Goal
from sitegen.rules._findings import named
from sitegen.site import Site

RULE = Rule(
    code="M441",
    name="open-choice",
    severity=Severity.WARNING,
    why="The median and the mean of the same waits can differ twofold, and so can business hours "
    "and all hours. What is left open is argued about at the end.",
    fix="Write the choice beside the measure, or under `metrics` in teams.yaml for all goals.",
    hint_until_agreed=True,
)

EXAMPLES = {"statistic": "median", "clock": "business hours", "window": "12 months"}


def check(site: Site) -> Iterator[Finding]:
    """Each measure by a metric of the library that leaves a choice open which the metric asks for.

    A measure with a definition of its own says in words how it is counted, and a metric of the
    board's own in its definition. Of a teams.yaml that cannot be read nobody knows the choices.
    """
    if not site.facts.teams:
        return
    for state in site.goals:
        yield from _open(state.goal, site.facts)


def _open(goal: Goal, facts: BoardFacts) -> Iterator[Finding]:
    for measure in goal.terms.measures:
        metric = metric_of(measure, goal, facts)
        if metric is None or not metric.version or measure.definition:
            continue
        keys = [key for key in asked(metric) if not chosen(measure, key)]
        if not keys:
            continue
        where = "" if "window" in keys else ", or under `metrics` in teams.yaml for all goals"
        example = named([f"`{key}: {EXAMPLES[key]}`" for key in keys])
        yield RULE.at(
            goal.document.at_key("measures", measure.id),
            f"{measure.id} leaves open by which {named(keys)} it is counted.",
            fix=f"Write it beside the measure, such as {example}{where}.",
        )
