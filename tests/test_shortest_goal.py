"""The shortest goal that there is: a due date, two measures, a heading and a reason."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

from sitegen import pipeline
from sitegen.finding import Severity
from sitegen.model.state import Lifecycle
from sitegen.model.terms import Holding, Kind, Limits, Moving, Role
from sitegen.reports.concise import line

TEAMS = """\
format: 1
people:
  maria: {name: Maria Silva}
  henrik: {name: Henrik Dahl}
teams:
  frontline: {name: Frontline, lead: maria, sponsor: henrik, members: [maria]}
"""
GOAL = """\
---
due: 2026-Q1
measures:
  first-response-time: from 4.0 to 2.8 hours
  csat: guardrail at least 92%
---
# Answer first messages 30% faster
Customers told us: we wait too long. 38% of the Q4 comments say so.
"""


def loaded(root: Path) -> pipeline.Loaded:
    (root / "goals" / "frontline").mkdir(parents=True)
    (root / "teams.yaml").write_text(TEAMS, encoding="utf-8")
    (root / "goals" / "frontline" / "faster-answers.md").write_text(GOAL, encoding="utf-8")
    return pipeline.load(root)


def test_it_passes_as_a_proposal_with_hints_only(tmp_path: Path) -> None:
    board = loaded(tmp_path)
    site = pipeline.site(board, date(2026, 1, 5))
    found = pipeline.check(board, site)
    assert {one.severity for one in found} == {Severity.HINT}
    path = "goals/frontline/faster-answers.md"
    challenge = "why it is hard (`hard`) or why it can be done (`attainable`)"
    missing = "`from`, `to`, `n`, `source`"
    open_choices = "by which clock and statistic it is counted"
    assert [line(one) for one in found] == [
        f"{path}:2:1: hint C610 This goal does not say {challenge}.",
        f"{path}:2:1: hint K807 Nobody promised any support for this goal.",
        f"{path}:4:3: hint M441 first-response-time leaves open {open_choices}.",
        f"{path}:4:24: hint C611 The baseline of first-response-time has no {missing}.",
    ]
    [state] = site.goals
    assert state.lifecycle is Lifecycle.PROPOSED


def test_what_it_leaves_out_has_its_default(tmp_path: Path) -> None:
    [goal] = loaded(tmp_path).decoded.goals
    assert goal.story.title == "Answer first messages 30% faster"
    assert goal.story.why.startswith("Customers told us: we wait too long.")
    assert (goal.terms.kind, goal.terms.teams) == (Kind.PACT, ("frontline",))
    assert (goal.terms.start, goal.terms.due) == (date(2026, 1, 1), date(2026, 3, 31))
    assert (goal.plan.steward, goal.plan.sponsor) == ("maria", "henrik")
    assert (str(goal.plan.check_in_every), str(goal.plan.review_every)) == ("week", "4 weeks")
    response, csat = goal.terms.measures
    assert response.aim == Moving(baseline=Decimal("4.0"), target=Decimal("2.8"))
    assert (response.metric, response.unit) == ("first-response-time@1", "hours")
    assert csat.aim == Holding(limits=Limits(at_least=Decimal(92)))
    assert (csat.role, csat.unit) == (Role.GUARDRAIL, "%")
