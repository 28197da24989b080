"""R206 circular-alignment: no goal serves, or continues, itself by way of others."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from sitegen.finding import Finding, Related, Rule, Severity
from sitegen.model.goal import Goal
from sitegen.rules._circles import circles
from sitegen.rules._findings import few
from sitegen.rules._references import items
from sitegen.site import Site
from sitegen.source import Location

RULE = Rule(
    code="R206",
    name="circular-alignment",
    severity=Severity.ERROR,
    why="Goals that serve one another in a circle serve nothing beyond themselves.",
    fix="Take out the link that leads back.",
)

MOST_NAMED = 8
"""More goals than this in one sentence are too many to follow."""

Ways = Mapping[str, Mapping[str, Location]]
"""From each goal to the goals it names, and where it names them."""


def check(site: Site) -> Iterator[Finding]:
    """Each circle once, at the link of the goal whose id comes first; of very many, some."""
    yield from few(_told(_ways(site, "aligns_with", _served), "aligns with"))
    yield from few(_told(_ways(site, "continues", _continued), "continues"))


def _served(goal: Goal) -> Sequence[str]:
    return [link.goal for link in goal.story.aligns_with if link.goal]


def _continued(goal: Goal) -> Sequence[str]:
    return [goal.story.continues] if goal.story.continues else []


def _ways(site: Site, key: str, named: Callable[[Goal], Sequence[str]]) -> Ways:
    ids = {former: state.id for state in site.goals for former in state.goal.story.formerly}
    ids |= {state.id: state.id for state in site.goals}
    found = {}
    for state in site.goals:
        names = [name for name in named(state.goal) if name in ids]
        spots = items(state.goal.document, key)
        found[state.id] = {ids[name]: spots.of(name) for name in names}
    return found


def _told(ways: Ways, verb: str) -> Iterator[Finding]:
    for circle in circles(ways):
        links = list(zip(circle, (*circle[1:], circle[0]), strict=True))
        start, first = links[0]
        yield RULE.at(
            ways[start][first],
            f"{start} {verb} {_way(circle, verb)}: a circle."
            if len(links) > 1
            else f"{start} {verb} itself.",
            related=tuple(
                Related(location=ways[one][other], message=f"{one} {verb} {other}")
                for one, other in links[1:MOST_NAMED]
            ),
        )


def _way(circle: Sequence[str], verb: str) -> str:
    """From the second goal of a circle back to the first, by way of the others, or of a few."""
    left_out = len(circle) - MOST_NAMED
    named = circle[1:MOST_NAMED] if left_out > 0 else circle[1:]
    following = f" {verb} ".join(f"{name}, which" for name in named)
    if left_out > 0:
        return f"{following}, by way of {left_out:,} more goals, {verb} {circle[0]}"
    return f"{following} {verb} {circle[0]}"
