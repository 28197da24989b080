"""R206 circular-alignment: no goal serves, or continues, itself by way of others."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from sitegen.finding import Finding, Related, Rule, Severity
from sitegen.model.goal import Goal
from sitegen.rules._references import item
from sitegen.site import Site
from sitegen.source import Location

RULE = Rule(
    code="R206",
    name="circular-alignment",
    severity=Severity.ERROR,
    why="Goals that serve one another in a circle serve nothing beyond themselves.",
    fix="Take out the link that leads back.",
)

Ways = Mapping[str, Mapping[str, Location]]
"""From each goal to the goals it names, and where it names them."""


def check(site: Site) -> Iterator[Finding]:
    """Each circle once, at the link of the goal whose id comes first."""
    yield from _circles(_ways(site, "aligns_with", _served), "aligns with")
    yield from _circles(_ways(site, "continues", _continued), "continues")


def _served(goal: Goal) -> Sequence[str]:
    return [link.goal for link in goal.story.aligns_with if link.goal]


def _continued(goal: Goal) -> Sequence[str]:
    return [goal.story.continues] if goal.story.continues else []


def _ways(site: Site, key: str, named: Callable[[Goal], Sequence[str]]) -> Ways:
    ids = {former: state.id for state in site.goals for former in state.goal.story.formerly}
    ids |= {state.id: state.id for state in site.goals}
    return {
        state.id: {
            ids[name]: item(state.goal.document, name, key)
            for name in named(state.goal)
            if name in ids
        }
        for state in site.goals
    }


def _circles(ways: Ways, verb: str) -> Iterator[Finding]:
    told: set[str] = set()
    for start in ways:
        circle = _back_to(start, ways) if start not in told else ()
        if not circle:
            continue
        told.update(circle)
        links = list(zip(circle, (*circle[1:], start), strict=True))
        following = f" {verb} ".join(f"{other}, which" for _, other in links[:-1])
        words = f"{start} {verb} {following} {verb} {start}: a circle."
        yield RULE.at(
            ways[start][links[0][1]],
            words if len(links) > 1 else f"{start} {verb} itself.",
            related=tuple(
                Related(location=ways[one][other], message=f"{one} {verb} {other}")
                for one, other in links[1:]
            ),
        )


def _back_to(start: str, ways: Ways) -> tuple[str, ...]:
    """The shortest way from a goal back to itself, without its end; empty where there is none."""
    seen = {start}
    paths: list[tuple[str, ...]] = [(start,)]
    for path in paths:
        for following in ways[path[-1]]:
            if following == start:
                return path
            if following not in seen:
                seen.add(following)
                paths.append((*path, following))
    return ()
