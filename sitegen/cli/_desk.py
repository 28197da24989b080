"""What somebody who writes a goal has at hand: the board, what is taken, what is usual."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from sitegen.cli._options import need_board
from sitegen.cli._trial import Trial, open_trial
from sitegen.compute.parties import parties
from sitegen.decode.board import decode_goal
from sitegen.decode.layout import TEAMS_FILE
from sitegen.faults import Fault
from sitegen.finding import Severity
from sitegen.model.board import BoardFacts, Metric
from sitegen.model.state import GoalState
from sitegen.model.terms import Moving, Role
from sitegen.scaffold.answers import Unfit
from sitegen.scaffold.goal_text import NewGoal, goal_file
from sitegen.scaffold.measures import NewMeasure, amount, is_whole
from sitegen.scaffold.proposals import proposed_period
from sitegen.scaffold.slug import free_id, taken_ids
from sitegen.site import Site
from sitegen.source import RawFile


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

    def has(self, goal: NewGoal) -> bool:
        """Whether the board has a goal of that id already: a draft that goes on."""
        return self.site.goal(goal.id) is not None

    def tried(self, goal: NewGoal) -> tuple[Trial, RawFile]:
        """The board with a goal on it, as far as it is known; and the goal's file there."""
        known = replace(
            goal,
            id=goal.id if goal.id and not self.has(goal) else f"{self.id_for(goal)}-tried",
            team=goal.team or self.facts.teams[0].id,
            due=goal.due or self.next_period,
        )
        file = goal_file(known, "yaml")
        return self.trial.after(file), file

    def fitting(self, goal: NewGoal, *route: str) -> NewGoal:
        """The goal, if nothing that stands at a route of its file is wrong. Raises Unfit."""
        after, file = self.tried(goal)
        place = after.site.documents[file.path].at(*route).place
        for finding in after.since(self.trial):
            spot = finding.location
            is_here = spot.path == file.path and place.line <= spot.place.line <= place.end_line
            if is_here and finding.severity is Severity.ERROR:
                raise Unfit(f"{finding.message} {finding.fix}")
        return goal

    def try_measure(self, goal: NewGoal, measure: NewMeasure) -> NewMeasure:
        """The measure, if nothing about it is wrong in this goal. Raises Unfit."""
        measure.read(self.metrics)
        others = tuple(one for one in goal.measures if is_whole(one) and one.id != measure.id)
        self.fitting(replace(goal, measures=(*others, measure)), "measures", measure.id)
        if any(one.id == measure.id and is_whole(one) for one in goal.measures):
            raise Unfit(f"{measure.id} is measured already; one goal has it once.")
        return measure

    def role(self, measure: NewMeasure) -> Role | None:
        """What a measure is there for; None where it cannot be read yet."""
        try:
            return measure.read(self.metrics).measure.role
        except Unfit:
            return None

    def parties(self, goal: NewGoal) -> str:
        """The names of those who would have to agree; a quorum is said in words."""
        _, file = self.tried(goal)
        read = decode_goal(file, self.facts)
        if read is None:
            return "nobody yet"
        found = parties(read.terms, read.plan, self.facts, self.site.as_of)
        names = [self.site.name(id) for id in found.everyone]
        if not names:
            return "nobody yet"
        listed = f"{', '.join(names[:-1])} and {names[-1]}" if names[1:] else names[0]
        is_part = found.fewest < len(names)
        return f"{found.fewest} of {listed}" if is_part else listed

    def from_to(self, goal: NewGoal) -> str:
        """Where the first outcome goes, in words: `from 4.0 to 2.8 hours`; empty if unknown."""
        for one in goal.measures:
            if self.role(one) is not Role.OUTCOME:
                continue
            measure = one.read(self.metrics).measure
            aim = measure.aim
            if isinstance(aim, Moving) and aim.target is not None:
                target = amount(f"{aim.target:f}", measure.unit)
                return f"from {aim.baseline:f} to {target}" if aim.baseline else f"to {target}"
        return ""


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
