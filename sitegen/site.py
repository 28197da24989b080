"""The one value that rules, pages and exports see: a board as of a day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from sitegen.compute.track import Track, track
from sitegen.model.board import BoardFacts, Logo, Team
from sitegen.model.goal import Goal
from sitegen.model.history import NoHistory
from sitegen.model.state import GoalState, Lifecycle
from sitegen.source import Document


@dataclass(frozen=True, slots=True, kw_only=True)
class _Index:
    """The goals by id and former id, those that align with each, those of each team, and more."""

    by_name: Mapping[str, GoalState]
    children: Mapping[str, tuple[GoalState, ...]]
    of_team: Mapping[str, tuple[GoalState, ...]]
    people: Mapping[str, str]
    track: Track


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
    logo: Logo | None = None

    _index: _Index = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Look everything up once: pages and rules ask for each goal, child and name again."""
        object.__setattr__(self, "_index", _indexed(self.goals, self.facts))

    @property
    def present(self) -> date:
        """The last day that has come: looking back does not make what followed the future."""
        return max(self.as_of, self.today or self.as_of)

    def goal(self, id: str) -> GoalState | None:
        """The goal of that id, also by a former one; None where there is none."""
        return self._index.by_name.get(id)

    def children(self, goal: Goal) -> tuple[GoalState, ...]:
        """The goals that say they align with this one."""
        return self._index.children.get(goal.id, ())

    def of_team(self, team: Team) -> tuple[GoalState, ...]:
        """The goals that a team owns, alone or with others, or is asked to own."""
        return self._index.of_team.get(team.id, ())

    @property
    def track(self) -> Track:
        """What closed goals brought of what they promised, by team and metric."""
        return self._index.track

    def open_goals(self) -> tuple[GoalState, ...]:
        """The goals that are not closed."""
        return tuple(s for s in self.goals if s.lifecycle is not Lifecycle.CLOSED)

    def name(self, person: str) -> str:
        """The name to show for a person's id; the id itself where nobody has it."""
        return self._index.people.get(person, person)


def _indexed(goals: Sequence[GoalState], facts: BoardFacts) -> _Index:
    by_name: dict[str, GoalState] = {}
    for state in goals:
        for former in state.goal.story.formerly:
            by_name.setdefault(former, state)
    by_name |= {state.id: state for state in reversed(goals)}
    children: list[tuple[str, GoalState]] = []
    owners: list[tuple[str, GoalState]] = []
    for state in goals:
        parents = {
            by_name[link.goal].id for link in state.goal.story.aligns_with if link.goal in by_name
        }
        children += ((parent, state) for parent in parents)
        owners += ((team, state) for team in {*state.terms.teams, *state.in_file.terms.teams})
    return _Index(
        by_name=by_name,
        children=_grouped(children),
        of_team=_grouped(owners),
        people={person.id: person.name for person in reversed(facts.people)},
        track=track(goals),
    )


def _grouped(pairs: Iterable[tuple[str, GoalState]]) -> dict[str, tuple[GoalState, ...]]:
    found: dict[str, list[GoalState]] = {}
    for name, state in pairs:
        found.setdefault(name, []).append(state)
    return {name: tuple(states) for name, states in found.items()}
