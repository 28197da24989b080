"""Which goals a change is about, told from paths and contents alone."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import PurePosixPath

from sitegen.decode.layout import IGNORED, TEAMS_FILE, layout
from sitegen.model.board import BoardFacts
from sitegen.model.goal import Goal

_NO_GOAL = re.compile(r"(?:^|/)\d{4}[-_.]?\d{1,2}[-_.]?\d{1,2}[-_ ][^/]*\Z|\.csv\Z")
"""Names that begin with a day are entries or want to be: a large board has hardly others."""

_WORD = re.compile(rb"[a-z0-9]+(?:-[a-z0-9]+)*")


def changed_paths(before: Mapping[str, str], after: Mapping[str, str]) -> frozenset[str]:
    """The paths whose content differs; both sides map paths to ids of contents."""
    return frozenset(
        path for path in before.keys() | after.keys() if before.get(path) != after.get(path)
    )


def differ_in_counting(before: BoardFacts, after: BoardFacts) -> bool:
    """Whether a change of teams.yaml can change what goals promise whose files stay.

    That is their terms, their plans, and who has to have agreed to them.
    """
    return _counting(before) != _counting(after)


def _counting(facts: BoardFacts) -> tuple[object, ...]:
    teams = tuple((team.id, team.lead, team.sponsor, team.members) for team in facts.teams)
    settings = facts.settings
    return (facts.metrics, settings.periods, settings.default_kind, teams)


class Paths:
    """The paths of one side, by the goal they belong to. An id is the stem of a goal's file."""

    def __init__(self, paths: Iterable[str]) -> None:
        known = sorted(paths)
        self.goal_files = frozenset(
            layout(path for path in known if path != TEAMS_FILE and not _NO_GOAL.search(path)).goals
        )
        self._folders = {_folder(path): _id(path) for path in self.goal_files}
        self._by_goal: dict[str, set[str]] = {}
        self._others: set[str] = set()
        for path in known:
            id = self._goal_of(path)
            if id:
                self._by_goal.setdefault(id, set()).add(path)
            elif path != TEAMS_FILE and PurePosixPath(path).name.casefold() not in IGNORED:
                self._others.add(path)

    @property
    def goals(self) -> set[str]:
        """The ids of all goals there are by their paths."""
        return set(self._folders.values())

    def _goal_of(self, path: str) -> str:
        if path in self.goal_files:
            return _id(path)
        return self._folders.get(path.rpartition("/")[0], "")

    def goals_of(self, paths: Iterable[str]) -> set[str]:
        """The ids of the goals that any of these paths belong to."""
        return {id for path in paths if (id := self._goal_of(path))}

    def of_goals(self, ids: Iterable[str]) -> frozenset[str]:
        """All paths of these goals: their files, and their ledgers."""
        return frozenset(path for id in ids for path in self._by_goal.get(id, ()))

    def files_of(self, ids: Collection[str]) -> Iterator[tuple[str, str]]:
        """Id and path of the files of these goals, in the order of the paths."""
        return ((_id(path), path) for path in sorted(self.goal_files) if _id(path) in ids)

    def others(self, paths: Iterable[str]) -> tuple[str, ...]:
        """Those of the paths that belong to no goal and are not read at all."""
        return tuple(sorted(self._others.intersection(paths)))


def mentioned(goals: Iterable[Goal], texts: Mapping[str, bytes]) -> frozenset[str]:
    """The paths of the goals that some goals speak of, and of those that speak of them.

    `texts` are all goal files. Whatever looks like an id counts: reading a few goals too many
    does no harm. What is spoken of is followed on, so that a circle of alignments is seen.
    """
    words = {path: {word.decode() for word in _WORD.findall(text)} for path, text in texts.items()}
    by_id: dict[str, list[str]] = {}
    for path in sorted(texts):
        by_id.setdefault(_id(path), []).append(path)
    asked = list(goals)
    names = {goal.id for goal in asked} | {name for goal in asked for name in _named(goal)}
    found = {path for path, said in words.items() if said & names}
    waiting = [path for goal in asked for path in by_id.get(goal.id, ())]
    seen = set(waiting)
    while waiting:
        for id in words.get(waiting.pop(), set()) & by_id.keys():
            more = set(by_id[id]) - seen
            seen |= more
            waiting += more
    return frozenset(found | seen)


def _named(goal: Goal) -> Iterator[str]:
    story = goal.story
    yield from (link.goal for link in (*story.aligns_with, *story.links) if link.goal)
    if story.continues:
        yield story.continues


def _folder(path: str) -> str:
    """The ledger beside a goal's file."""
    return path.rpartition(".")[0]


def _id(path: str) -> str:
    return path.rpartition("/")[2].rpartition(".")[0]
