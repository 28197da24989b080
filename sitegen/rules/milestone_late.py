"""T708 milestone-late: a step that takes longer is talked about."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.compute.steps import late_milestones
from sitegen.compute.wording import day_words
from sitegen.finding import Finding, Rule, Severity
from sitegen.rules._rhythm import days_ago
from sitegen.site import Site

RULE = Rule(
    code="T708",
    name="milestone-late",
    severity=Severity.HINT,
    why="A late step is the first sign that a goal needs time, people or another plan.",
    fix="If it is done, add a `note` with `milestone:`. If not, move its day; that is plan, and "
    "voids no agreement.",
)


def check(site: Site) -> Iterator[Finding]:
    """Each milestone of a running goal whose day has passed and that was not reached."""
    for state in site.goals:
        for one in late_milestones(state, site.as_of):
            if one.milestone.due is not None:
                yield RULE.at(
                    state.goal.document.at("milestones", one.milestone.id, "due"),
                    f"This milestone was due on {day_words(one.milestone.due, site.as_of)}, "
                    f"{days_ago(one.milestone.due, site.as_of)}, and is not reached yet.",
                )
