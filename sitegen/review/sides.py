"""The two states of a board that a review compares, and how their goals belong together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from sitegen.finding import Finding
from sitegen.model.history import Origin
from sitegen.model.state import GoalState
from sitegen.site import Site


@dataclass(frozen=True, slots=True, kw_only=True)
class Sides:
    """A board before a change and after it; each side has at least the goals that differ.

    `judged` are the head's goals by the people, teams and settings of the base, by id: rights
    come from there. `compared` are the ids of the goals to look at; of these, files of the
    goals in `touched` differ. `origins` says who wrote the head's entries, by goal and entry.
    `unreadable` are the head's goal files that could not be read, by id; `others` are changed
    files that belong to no goal. `findings` are about new and unreadable goals.
    `head_commit` is empty for files that are not committed.
    """

    base: Site
    head: Site
    judged: Mapping[str, GoalState]
    compared: frozenset[str]
    touched: frozenset[str]
    base_commit: str
    head_commit: str = ""
    origins: Mapping[str, Mapping[str, Origin]] = field(default_factory=dict)
    unreadable: Mapping[str, str] = field(default_factory=dict)
    others: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()
    is_first: bool = False

    @property
    def approvals_are_recorded(self) -> bool:
        """Whether approving is agreeing: the base wants it so, and names who records it."""
        settings = self.base.facts.settings
        return settings.approval_agrees and bool(settings.recorder)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A goal before and after; either side is None where there is none."""

    before: GoalState | None
    after: GoalState | None

    @property
    def id(self) -> str:
        """Its id now, or where it is gone the one it had."""
        state = self.after or self.before
        assert state is not None, "a pair has a side"
        return state.id


def pairs(sides: Sides) -> Iterator[Pair]:
    """The goals to look at, by id; a renamed one is paired with what it was `formerly`."""
    before = {state.id: state for state in sides.base.goals if state.id in sides.compared}
    after = {state.id: state for state in sides.head.goals if state.id in sides.compared}
    former: dict[str, str] = {}
    for state in after.values():
        if state.id in before:
            continue
        for id in state.goal.story.formerly:
            if id in before and id not in after and id not in former.values():
                former.setdefault(state.id, id)
    taken = set(former.values())
    for id in sorted((before.keys() | after.keys()) - taken):
        yield Pair(before=before.get(former.get(id, id)), after=after.get(id))
