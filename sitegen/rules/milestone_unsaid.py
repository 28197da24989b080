"""T707 milestone-unsaid: what was reached is worth a word."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.compute.steps import unsaid_milestones
from sitegen.compute.wording import day_words
from sitegen.finding import Finding, Rule, Severity
from sitegen.rules._rhythm import days_ago
from sitegen.site import Site

RULE = Rule(
    code="T707",
    name="milestone-unsaid",
    severity=Severity.HINT,
    why="People go on when they see that a step counted. A sentence and a thank you are enough.",
    fix="Say who helped: a `note` with `thanks:`, or a sentence in the next check-in.",
)


def check(site: Site) -> Iterator[Finding]:
    """Each milestone of an open goal that was reached two weeks ago, with not a word since."""
    for state in site.goals:
        for one in unsaid_milestones(state, site.as_of):
            if one.reached is not None:
                yield RULE.at(
                    state.goal.document.at_key("milestones", one.milestone.id),
                    f"This milestone was reached on {day_words(one.reached, site.as_of)}, "
                    f"{days_ago(one.reached, site.as_of)}, and nobody said a word about it yet.",
                )
