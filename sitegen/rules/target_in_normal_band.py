"""M431 target-in-normal-band: a target lies beyond what the readings do by themselves."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.compute.reach import Compared, facts
from sitegen.finding import Finding, Rule, Severity
from sitegen.rules._measures import spot
from sitegen.rules._reach import Reaching, reaching
from sitegen.site import Site

RULE = Rule(
    code="M431",
    name="target-in-normal-band",
    severity=Severity.HINT,
    why="Readings go up and down by themselves. A target within that can be reached by luck, and "
    "missed by bad luck.",
    fix="Name a target outside of it, or let more than one reading decide (such as a longer "
    "`window`).",
)


def check(site: Site) -> Iterator[Finding]:
    """Each outcome measure that is to move to a level which was normal before the start.

    Four readings are needed. One that is there already is told by that, and not again.
    """
    for one in reaching(site):
        if not one.wanted.is_held and not one.is_there_already:
            yield from _inside(one, site)


def _inside(one: Reaching, site: Site) -> Iterator[Finding]:
    for fact in facts(one.levels, one.wanted, site.as_of, metric=one.metric):
        if fact.compared is Compared.NORMAL and fact.is_inside:
            where = spot(one.state.goal, one.measure.id, "target", "change")
            yield RULE.at(where, fact.text)
