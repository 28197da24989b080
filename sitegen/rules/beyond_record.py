"""M432 beyond-record: what was never reached has evidence that it can be."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sitegen.compute.reach import Compared, facts, is_beyond_record
from sitegen.finding import Finding, Rule, Severity
from sitegen.rules._measures import spot
from sitegen.rules._reach import Reaching, reaching
from sitegen.site import Site

RULE = Rule(
    code="M432",
    name="beyond-record",
    severity=Severity.HINT,
    why="A target that nobody has ever seen is believed when somebody shows that it can be done.",
    fix="Say in `attainable`, below `challenge`, what shows that it can be done, with a number: a "
    "pilot, another team, or where the time goes.",
)

_NUMBER = re.compile(
    r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|hundred|"
    r"half|third|thirds|quarter|quarters|twice|double)\b",
    re.IGNORECASE,
)


def check(site: Site) -> Iterator[Finding]:
    """Each outcome measure beyond every reading on record, where `attainable` has no number.

    Four readings are needed. A goal without `attainable` is asked for it by another rule.
    """
    for one in reaching(site):
        evidence = one.state.goal.story.attainable
        if evidence and not _NUMBER.search(evidence):
            yield from _beyond(one, site)


def _beyond(one: Reaching, site: Site) -> Iterator[Finding]:
    if one.wanted.is_held or not is_beyond_record(one.levels, one.wanted):
        return
    for fact in facts(one.levels, one.wanted, site.as_of, metric=one.metric):
        if fact.compared is Compared.RECORD:
            yield RULE.at(spot(one.state.goal, one.measure.id, "target", "change"), fact.text)
