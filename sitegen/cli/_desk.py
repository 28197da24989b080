"""What somebody who writes a goal has at hand: the board, what is taken, what is usual."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from sitegen.cli._options import need_board
from sitegen.cli._trial import Trial, open_trial
from sitegen.decode.layout import TEAMS_FILE
from sitegen.faults import Fault
from sitegen.finding import Severity
from sitegen.model.board import BoardFacts, Metric
from sitegen.model.state import GoalState
from sitegen.scaffold.answers import Unfit
from sitegen.scaffold.goal_text import NewGoal, goal_file
from sitegen.scaffold.measures import NewMeasure
from sitegen.scaffold.proposals import proposed_period
from sitegen.scaffold.slug import free_id, taken_ids
from sitegen.site import Site


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """A board as of a day, and what a new goal on it is measured against.

    `taken` are the ids that are not free.
    """

    trial: Trial
    taken: frozenset[str]

    @property
    def site(self) -> Site:
        """The board as it is."""
        return self.trial.site

    @property
    def facts(self) -> BoardFacts:
        """What teams.yaml says."""
        return self.site.facts

    @property
    def metrics(self) -> tuple[Metric, ...]:
        """The metrics of the board and of the library."""
        return self.site.facts.metrics

    @property
    def next_period(self) -> str:
        """The period that is proposed for a new goal."""
        return proposed_period(self.facts.settings.periods, self.site.as_of).name

    def earlier(self, id: str) -> GoalState:
        """The goal that a new one continues. Raises Unfit where there is none."""
        found = self.site.goal(id)
        if found is None:
            raise Unfit(f"There is no goal with the id {id} on this board.")
        return found

    def id_for(self, goal: NewGoal) -> str:
        """A free id for a goal, from its title or else from its team and period."""
        return free_id(goal.title, f"{goal.team}-{goal.due or self.next_period}", self.taken)

    def try_measure(self, goal: NewGoal, measure: NewMeasure) -> NewMeasure:
        """The measure, if nothing about it is wrong in this goal. Raises Unfit."""
        measure.read(self.metrics)
        tried = replace(
            goal,
            id=goal.id or self.id_for(goal),
            due=goal.due or self.next_period,
            measures=(*goal.measures, measure),
        )
        file = goal_file(tried, "yaml")
        after = self.trial.after(file)
        place = after.site.documents[file.path].at("measures").place
        for finding in after.since(self.trial):
            spot = finding.location
            is_here = spot.path == file.path and place.line <= spot.place.line <= place.end_line
            if is_here and finding.severity is Severity.ERROR:
                raise Unfit(f"{finding.message} {finding.fix}")
        return measure


def open_desk(root: Path, as_of: date | None) -> Desk:
    """The desk for the board in a folder. Raises Fault where there is no board to write for."""
    need_board(root)
    trial = open_trial(root, as_of)
    decoded = trial.loaded.decoded
    if not decoded.facts.teams:
        raise Fault(
            f"{TEAMS_FILE} names no team that a goal could belong to. `sitegen check` says more."
        )
    return Desk(
        trial=trial,
        taken=taken_ids((file.path for file in trial.files), decoded.goals),
    )
