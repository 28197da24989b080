"""`board.csv`: a row for each goal, for spreadsheet programs; `board.json` is for programs."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.exports._cells import Cell, table
from sitegen.exports._json import share
from sitegen.model.state import GoalState
from sitegen.output import Export, OutputFile
from sitegen.site import Site
from sitegen.views.addresses import link_to
from sitegen.views.goals import goal_path, main_measure, title_of
from sitegen.views.people import name_of, team_name
from sitegen.views.words import measure_name

PATH = "board.csv"
HEADS = (
    *("goal", "title", "url", "teams", "kind", "steward", "sponsor", "start", "due", "period"),
    *("lifecycle", "status", "status_reason", "freshness", "progress", "expected"),
    *("agreed", "parties", "is_agreed", "measure", "unit", "baseline", "target", "latest"),
    *("latest_on", "outcome", "guardrail_broken"),
)
"""The names of `board.json` where it has the same; one measure stands for all: what a row shows."""


def _files(site: Site) -> Iterator[OutputFile]:
    yield OutputFile(PATH, table(HEADS, (_row(state, site) for state in site.goals)))


def _row(state: GoalState, site: Site) -> tuple[Cell, ...]:
    plan, numbers = state.goal.plan, state.numbers
    return (
        state.id,
        title_of(state),
        link_to(site, goal_path(state.id)),
        ", ".join(team_name(site, team) for team in state.terms.teams),
        state.terms.kind.value,
        name_of(site, plan.steward),
        name_of(site, plan.sponsor),
        state.terms.start,
        state.terms.due,
        state.period.name if state.period else None,
        state.lifecycle.value,
        numbers.status.value,
        state.reason,
        state.freshness.value if state.freshness else None,
        share(numbers.progress),
        share(numbers.expected),
        *_agreement(state),
        *_measure(state, site),
        state.outcome.value if state.outcome else None,
        numbers.is_guardrail_broken,
    )


def _agreement(state: GoalState) -> tuple[Cell, ...]:
    """How many of the parties agreed to the terms that are shown, and whether that is enough."""
    agreement = state.shown.agreement
    people = {one.person for one in agreement.agreed} & set(agreement.parties)
    return len(people), len(agreement.parties), agreement.is_met


def _measure(state: GoalState, site: Site) -> tuple[Cell, ...]:
    found = main_measure(state)
    if found is None:
        return (None,) * 6
    return (
        measure_name(found.measure, state.goal, site),
        found.measure.unit,
        found.baseline,
        found.target,
        found.value,
        found.on if found.value is not None else None,
    )


EXPORT = Export(_files)
