"""T704 off-pace-unreviewed: what is behind at two check-ins in a row is talked about."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.compute.rhythm import OffPace, off_pace_unreviewed
from sitegen.compute.wording import day_words
from sitegen.finding import Finding, Rule, Severity
from sitegen.model.state import Status
from sitegen.site import Site
from sitegen.source import Location

RULE = Rule(
    code="T704",
    name="off-pace-unreviewed",
    severity=Severity.WARNING,
    why="Once is a bad week; twice in a row is a reason to meet early, while help, another way or "
    "another target can still change how it ends.",
    fix="Review it: keep, adjust or stop (`sitegen entry review`).",
)

_WORDS = {Status.AT_RISK: "at risk", Status.OFF_TRACK: "off track"}


def check(site: Site) -> Iterator[Finding]:
    """Each running goal that was off pace at its last two check-ins and not reviewed since."""
    for state in site.goals:
        told = off_pace_unreviewed(state, site.facts.settings, site.as_of)
        if told is None:
            continue
        earlier, later = told
        sponsor = state.goal.plan.sponsor
        yield RULE.at(
            Location(later.check_in.document.path),
            f"Review due: by the readings of two check-ins in a row this goal was "
            f"{_standing(earlier, site)} and {_standing(later, site)}, with no review since.",
            fix=f"Review it with {sponsor}: keep, adjust or stop (`sitegen entry review`)."
            if sponsor
            else "",
        )


def _standing(one: OffPace, site: Site) -> str:
    return f"{_WORDS[one.status]} on {day_words(one.check_in.on, site.as_of)}"
