"""What a team's closed goals came to, in words."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from sitegen.compute.record import LEAST, Record, counted, record
from sitegen.model.state import GoalState
from sitegen.site import Site
from sitegen.views.forms import Forms, count
from sitegen.views.measures import Fact
from sitegen.words import listed


def record_facts(states: Sequence[GoalState], site: Site, forms: Forms) -> tuple[Fact, ...]:
    """Share met, attainment, and how often targets moved; empty for too few goals."""
    found = record(states, site.as_of)
    if found is None:
        return ()
    share = forms.share(Fraction(found.met, found.ended))
    facts = [Fact("Met or exceeded", f"{found.met} of {found.ended} goals, {share}")]
    if found.attained is not None:
        facts.append(Fact("Attained on average", _attained(found, found.attained, forms)))
    facts.append(Fact("Targets and dates moved", _moved(found)))
    return tuple(facts)


def too_few_words(states: Sequence[GoalState]) -> str:
    """Why nothing is told of a team's record yet; empty where it is."""
    number = len(counted(states))
    if number >= LEAST:
        return ""
    return (
        f"From {LEAST} closed goals on, this says how many were met, how far they came, and how "
        "often targets moved. Fewer would tell more of chance than of the team. So far "
        f"{'there is' if number == 1 else 'there are'} {number or 'none'}."
    )


def _attained(found: Record, attained: Fraction, forms: Forms) -> str:
    told = f"{forms.share(attained)} of what was promised"
    if found.measured == found.ended:
        return told
    return f"{told}, over the {count(found.measured, 'goal')} that ran to the end with numbers"


def _moved(found: Record) -> str:
    times = found.eased + found.tightened
    if not times:
        return "never"
    late = f" ({found.late} of them late)" if found.late else ""
    parts = (
        f"{found.eased} easier or later{late}" if found.eased else "",
        f"{found.tightened} harder or earlier" if found.tightened else "",
    )
    told = listed(tuple(part for part in parts if part))
    return f"{count(times, 'time')}, in {count(found.moved, 'goal')}: {told}"
