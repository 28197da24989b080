"""T703 review-overdue: people meet about a goal as often as they said they would."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from sitegen.compute.rhythm import last_review, review_overdue
from sitegen.compute.wording import day_words
from sitegen.dates import Cadence
from sitegen.finding import Finding, Rule, Severity
from sitegen.model.ledger import Review
from sitegen.rules._rhythm import days_ago
from sitegen.site import Site

RULE = Rule(
    code="T703",
    name="review-overdue",
    severity=Severity.WARNING,
    why="A review is where a goal is kept, changed or stopped for a reason, and where help is "
    "promised. Without one it only runs on. Told a week after the day, since meetings move.",
    fix="Plan half an hour, and write down what it decided with `sitegen entry review`.",
)


def check(site: Site) -> Iterator[Finding]:
    """Each running goal whose review was due more than a week ago."""
    for state in site.goals:
        due = review_overdue(state, site.as_of)
        if due is None:
            continue
        plan, last = state.goal.plan, last_review(state, site.as_of)
        yield RULE.at(
            state.goal.document.at("review_every"),
            _told(last, due, state.goal.plan.review_every, site.as_of),
            fix=f"Plan half an hour with {plan.sponsor}, and write down what it decided with "
            "`sitegen entry review`."
            if plan.sponsor
            else "",
        )


def _told(last: Review | None, due: date, every: Cadence, as_of: date) -> str:
    if last is None:
        first = f"{day_words(due, as_of)}, {days_ago(due, as_of)}"
        return f"There was no review yet; the first was due on {first}."
    day = f"{day_words(last.on, as_of)}, {days_ago(last.on, as_of)}"
    return f"The last review was on {day}; reviews come every {every}."
