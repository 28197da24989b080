"""R203 unknown-metric: every number is counted by a metric that says what it counts."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.finding import Finding, Rule, Severity
from sitegen.rules._references import Nearest, on_board
from sitegen.site import Site

RULE = Rule(
    code="R203",
    name="unknown-metric",
    severity=Severity.ERROR,
    why="Without a metric nobody can say what is counted, so everybody counts something else.",
    fix="Name a metric with `metric:`, define it under `metrics` in teams.yaml, or say here what "
    "is counted with `definition`, `unit` and `direction`.",
)


def check(site: Site) -> Iterator[Finding]:
    """Each measure whose metric is neither in the library nor on the board nor defined in place."""
    own = on_board(site, "metrics")
    if own is None:
        return
    nearest = Nearest()
    known = {metric.id for metric in site.facts.metrics} | own
    for state in site.goals:
        document = state.goal.document
        for measure in state.goal.terms.measures:
            # A known metric of the library is named with its version, one of the board not at all.
            name = measure.metric
            if not name or "@" in name or name in known:
                continue
            route = ("measures", measure.id, "metric")
            yield RULE.at(
                document.at(*route)
                if document.has(*route)
                else document.at_key("measures", measure.id),
                f"There is no metric {name}, in the library or in teams.yaml.",
                fix=nearest(name, known),
            )
