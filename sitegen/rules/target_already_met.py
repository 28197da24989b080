"""M430 target-already-met: a target is still to be reached when the goal starts."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.compute.normal import FEWEST
from sitegen.compute.reach import is_met
from sitegen.compute.wording import count_words, day_words, level_words, limits_words
from sitegen.finding import Finding, Rule, Severity
from sitegen.rules._findings import as_hint
from sitegen.rules._measures import LIMIT_KEYS, spot
from sitegen.rules._reach import Reaching, reaching
from sitegen.site import Site

RULE = Rule(
    code="M430",
    name="target-already-met",
    severity=Severity.WARNING,
    why="A target that is there before anybody begins asks nothing of the team, and its success "
    "says nothing.",
    fix="Name a target that is still to be reached, or look again at that reading.",
    hint_until_agreed=True,
)


def check(site: Site) -> Iterator[Finding]:
    """Each outcome measure that the last reading before the start already meets.

    A level to hold is a hint, and only where the last four readings all held it: to keep what
    there is may be the promise.
    """
    for one in reaching(site):
        if one.wanted.is_held:
            if len(one.levels) >= FEWEST and all(
                is_met(level.value, one.wanted) for level in one.levels[-FEWEST:]
            ):
                yield as_hint(_held(one))
        elif one.is_there_already:
            yield _moved(one, site)


def _moved(one: Reaching, site: Site) -> Finding:
    last, limits = one.levels[-1], one.wanted.limits
    target = limits.at_least if limits.at_least is not None else limits.at_most
    assert target is not None, "a target is a limit on one side"
    level, wanted = (level_words(value, one.measure.unit) for value in (last.value, target))
    return RULE.at(
        spot(one.state.goal, one.measure.id, "target", "change"),
        f"The last reading before the start, {level} on {day_words(last.on, site.as_of)}, already "
        f"meets the target, {wanted}.",
    )


def _held(one: Reaching) -> Finding:
    limits = limits_words(one.wanted.limits, one.measure.unit)
    return RULE.at(
        spot(one.state.goal, one.measure.id, *LIMIT_KEYS, "between"),
        f"The last {count_words(FEWEST, 'reading')} before the start were within the limits "
        f"already: {limits}.",
        fix="If holding this is the promise, make it a guardrail or say in `challenge` why it is "
        "hard; else name a limit still to be reached.",
    )
