"""`readings.csv`: a row for each reading of each goal, for spreadsheet programs."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.exports._cells import Cell, table
from sitegen.model.state import GoalState
from sitegen.output import Export, OutputFile
from sitegen.site import Site
from sitegen.views.goals import title_of
from sitegen.views.people import team_name

PATH = "readings.csv"
HEADS = (
    *("goal", "title", "teams", "measure", "metric", "role", "unit"),
    *("date", "value", "n", "note"),
)


def _files(site: Site) -> Iterator[OutputFile]:
    yield OutputFile(
        PATH, table(HEADS, (row for state in site.goals for row in _rows(state, site)))
    )


def _rows(state: GoalState, site: Site) -> Iterator[tuple[Cell, ...]]:
    teams = ", ".join(team_name(site, team) for team in state.terms.teams)
    for found in state.numbers.measures:
        one = found.measure
        about = (state.id, title_of(state), teams, one.id, one.metric, one.role.value, one.unit)
        for reading in found.readings:
            yield (*about, reading.on, reading.value, reading.n, reading.note)


EXPORT = Export(_files)
