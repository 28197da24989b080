"""The one value that rules, pages and exports see: a board as of a day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from sitegen.model.board import BoardFacts, Team
from sitegen.model.goal import Goal
from sitegen.model.history import NoHistory
from sitegen.model.state import GoalState, Lifecycle
from sitegen.source import Document


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """A board with everything computed. `goals` are sorted by id.

    `commit` is the one it was read at, or empty; `missing_history` says why nothing is known
    from git. `documents` has every file that was read as text, by path, for excerpts.
    `today` is the day it would be shown as of without being asked for another one.
    `unread` has the team of every goal whose file could not be read, as its folder names it
    (empty where it lies in none), and nothing else: such a file may be an internal one.
    """

    facts: BoardFacts
    as_of: date
    goals: tuple[GoalState, ...] = ()
    unread: tuple[str, ...] = ()
    commit: str = ""
    missing_history: NoHistory | None = None
    documents: Mapping[str, Document] = field(default_factory=dict)
    today: date | None = None

    @property
    def present(self) -> date:
        """The last day that has come: looking back does not make what followed the future."""
        return max(self.as_of, self.today or self.as_of)

    def goal(self, id: str) -> GoalState | None:
        """The goal of that id, also by a former one; None where there is none."""
        return next(
            (state for state in self.goals if id == state.id),
            next((state for state in self.goals if id in state.goal.story.formerly), None),
        )

    def children(self, goal: Goal) -> tuple[GoalState, ...]:
        """The goals that say they align with this one."""
        called = (goal.id, *goal.story.formerly)
        names = {name for name in called if (one := self.goal(name)) and one.id == goal.id}
        return tuple(
            state
            for state in self.goals
            if any(link.goal in names for link in state.goal.story.aligns_with)
        )

    def of_team(self, team: Team) -> tuple[GoalState, ...]:
        """The goals that a team owns, alone or with others, or is asked to own."""
        return tuple(
            state
            for state in self.goals
            if team.id in state.terms.teams or team.id in state.in_file.terms.teams
        )

    def open_goals(self) -> tuple[GoalState, ...]:
        """The goals that are not closed."""
        return tuple(s for s in self.goals if s.lifecycle is not Lifecycle.CLOSED)

    def name(self, person: str) -> str:
        """The name to show for a person's id; the id itself where nobody has it."""
        known = self.facts.person(person)
        return known.name if known else person
