"""W913 small-group: nobody can tell who said what of how the people of a team fare."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sitegen.compute.counting import metric_of
from sitegen.finding import Finding, Rule, Severity
from sitegen.model.goal import Goal
from sitegen.model.state import GoalState
from sitegen.model.terms import Measure
from sitegen.rules._measures import spot
from sitegen.site import Site

FEWEST = 5
"""Fewer people than this can guess who answered what."""

RULE = Rule(
    code="W913",
    name="small-group",
    severity=Severity.WARNING,
    why="Among fewer than five people everybody can tell who said what or who left, and nobody "
    "answers openly a second time.",
    fix="Measure it over several teams together, with `min_n: 5` or more; or agree on a "
    "`stop_if:` that somebody can see.",
)

_OF_PEOPLE = re.compile(
    r"(?<!\w)(?:"
    r"well-?being|burn-?out|stress|morale|mood|enps|sick(?:ness)?|absence|absences|absenteeism"
    r"|psychological[\s-]safety|pulse[\s-]survey|exit[\s-]interviews?"
    r"|(?:agent|employee|staff|team|people|colleague|adviser|advisor)s?['’]?[\s-]"
    r"(?:survey|satisfaction|happiness|engagement|experience|retention|attrition|turnover|nps)"
    r")(?!\w)",
    re.IGNORECASE,
)


def check(site: Site) -> Iterator[Finding]:
    """Each measure of how people fare, in goals that are not closed, for too small a group."""
    for state in site.open_goals():
        for measure in state.goal.terms.measures:
            if _is_of_people(site, state.goal, measure):
                yield from _in_measure(site, state, measure)


def _is_of_people(site: Site, goal: Goal, measure: Measure) -> bool:
    """Whether its id, its metric or its own definition speaks of how the team's people fare."""
    metric = metric_of(measure, goal, site.facts)
    texts = [measure.id, measure.definition]
    if metric:
        texts += (metric.id, metric.name, "" if metric.version else metric.definition)
    return any(_OF_PEOPLE.search(text) for text in texts)


def _in_measure(site: Site, state: GoalState, measure: Measure) -> Iterator[Finding]:
    goal = state.goal
    if measure.min_n is not None and measure.min_n < FEWEST:
        yield RULE.at(
            spot(goal, measure.id, "min_n"),
            f"{measure.id} is judged from {measure.min_n} answers on; fewer than {FEWEST} tell "
            "who they are from.",
        )
    # A scope is another group than the team, and nobody but its authors knows how large.
    size = len(_members(site, state))
    if 0 < size < FEWEST and not measure.scope:
        yield RULE.at(
            goal.document.at_key("measures", measure.id),
            f"{measure.id} is about {_people(size)}; among fewer than {FEWEST} one can be told.",
        )


def _members(site: Site, state: GoalState) -> frozenset[str]:
    """Who is in the goal's teams today, or at its start where that is still to come."""
    terms = state.goal.terms
    day = max(site.as_of, terms.start or site.as_of)
    teams = (site.facts.team(id) for id in terms.teams)
    return frozenset(person for team in teams if team for person in team.members_on(day))


def _people(size: int) -> str:
    return "one person" if size == 1 else f"{size} people"
