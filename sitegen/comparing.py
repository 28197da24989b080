"""Reads two states of a board from git, and of these no more than what differs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sitegen import checking
from sitegen.compute.fold import fold
from sitegen.compute.history import histories, trace
from sitegen.decode.board import Decoded, decode_board, decode_library
from sitegen.decode.layout import TEAMS_FILE
from sitegen.edges.files import read_tree
from sitegen.edges.git import Repository, open_repository, read_blobs, read_log
from sitegen.edges.git_sides import (
    Tree,
    blob_ids,
    branched_off,
    commit_of,
    read_listing,
    read_listing_after,
    read_some,
)
from sitegen.edges.library import read_library
from sitegen.faults import Fault
from sitegen.finding import Finding
from sitegen.model.board import BoardFacts, Metric
from sitegen.model.goal import Goal
from sitegen.model.history import GoalHistory, Log, Origin
from sitegen.model.state import GoalState
from sitegen.review.landing import LANDING, landed, only_about
from sitegen.review.paths import Paths, changed_paths, differ_in_counting, mentioned
from sitegen.review.sides import Sides
from sitegen.site import Site
from sitegen.source import RawFile

_MAKE_ONE = "Make one with `sitegen init`, or name it with --root."

Day = Callable[[BoardFacts], date]
"""The day to look as of, by what the base's teams.yaml says."""


def compare(root: Path, git: Mapping[str, str], base: str, head: str, day: Day) -> Sides:
    """The board where `head` branched off `base`, and as `head` has it.

    Without a `head` it is the work tree. Raises Fault where git cannot tell, or neither has one.
    """
    repository = open_repository(root, git)
    if isinstance(repository, Log):
        if not any(file.path == TEAMS_FILE for file in read_tree(root).files):
            raise Fault(f"There is no board in {root}. {_MAKE_ONE}")
        raise Fault(f"There is nothing to compare with: {repository.missing}.")
    start = branched_off(repository, base, head or "HEAD")
    before = _Committed(repository, read_listing(repository, start))
    after: _Side = (
        _Committed(
            repository, read_listing_after(repository, before.tree, commit_of(repository, head))
        )
        if head
        else _WorkTree(read_tree(root).files, start)
    )
    if TEAMS_FILE not in before.ids and TEAMS_FILE not in after.ids:
        raise Fault(
            f"There is no board in {root}, neither before the change nor after it. {_MAKE_ONE}"
        )
    return _Comparison(repository, before, after).sides(day)


class _Committed:
    """A side that stands in a commit."""

    def __init__(self, repository: Repository, tree: Tree) -> None:
        self._repository, self.tree = repository, tree
        self.ids: Mapping[str, str] = tree.blobs
        self.commit = tree.commit
        self.has_links = tree.has_links

    def read(self, paths: frozenset[str]) -> tuple[RawFile, ...]:
        return read_some(self._repository, self.tree, paths)


class _WorkTree:
    """A side that stands in a folder, committed or not."""

    def __init__(self, files: tuple[RawFile, ...], like: str) -> None:
        self._files = files
        self.ids: Mapping[str, str] = blob_ids(files, like)
        self.commit = ""
        self.has_links = False

    def read(self, paths: frozenset[str]) -> tuple[RawFile, ...]:
        return tuple(file for file in self._files if file.path in paths)


_Side = _Committed | _WorkTree


@dataclass(frozen=True, slots=True, kw_only=True)
class _Read:
    """One side, read: what its files say, and their bytes."""

    decoded: Decoded
    files: tuple[RawFile, ...]


class _Comparison:
    """Reads both sides, each in the smallest part that tells what differs."""

    def __init__(self, repository: Repository, before: _Committed, after: _Side) -> None:
        self._repository, self._before, self._after = repository, before, after
        self._library: tuple[Metric, ...] = decode_library(read_library())
        self._changed = changed_paths(before.ids, after.ids)
        self._old, self._new = Paths(before.ids), Paths(after.ids)

    def sides(self, day: Day) -> Sides:
        touched = self._old.goals_of(self._changed) | self._new.goals_of(self._changed)
        compared = self._compared(touched)
        old = self._read(self._before, compared)
        new = self._read(self._after, compared)
        is_first = TEAMS_FILE not in self._before.ids
        rights = new.decoded.facts if is_first else old.decoded.facts
        as_of = day(rights)
        readable = {goal.id for goal in new.decoded.goals}
        fresh = readable - self._old.goals
        unread = {id: path for id, path in self._new.files_of(compared) if id not in readable}
        shown = self._with_mentioned(new, fresh) if fresh else new
        ids = set(_ids((*old.decoded.goals, *shown.decoded.goals)))
        base_log = only_about(read_log(self._repository, self._before.commit), ids)
        past = self._histories(base_log, self._before, old, rights)
        known = self._histories(self._head_log(base_log), self._after, shown, rights)
        head = _site(shown.decoded, shown.decoded.facts, as_of, known, base_log)
        findings = checking.check(head, shown.decoded.findings) if fresh or unread else ()
        return Sides(
            base=_site(old.decoded, old.decoded.facts, as_of, past, base_log),
            head=head,
            judged=_judged(head, compared, rights, known),
            compared=frozenset(compared),
            touched=frozenset(touched),
            base_commit=self._before.commit,
            head_commit=self._after.commit,
            origins={id: _origins(one) for id, one in known.items()},
            unreadable=unread,
            others=self._new.others(self._changed),
            findings=_about(findings, self._new.of_goals({*fresh, *unread})),
            is_first=is_first,
        )

    def _compared(self, touched: set[str]) -> set[str]:
        """The goals to look at: all of them where what counts for all has changed."""
        everything = self._old.goals | self._new.goals
        if self._before.has_links or self._after.has_links:
            return everything if self._changed else set()
        if TEAMS_FILE not in self._changed:
            return touched
        boards = [
            decode_board(side.read(frozenset({TEAMS_FILE})), self._library).facts
            for side in (self._before, self._after)
        ]
        return everything if differ_in_counting(*boards) else touched

    def _read(self, side: _Side, goals: set[str]) -> _Read:
        wanted = self._old.of_goals(goals) | self._new.of_goals(goals) | {TEAMS_FILE}
        files = side.read(frozenset(side.ids) if side.has_links else wanted)
        return _Read(decoded=decode_board(files, self._library), files=files)

    def _with_mentioned(self, new: _Read, fresh: set[str]) -> _Read:
        """With the goals that new ones speak of, and those that speak of them: to check them."""
        texts = {file.path: file.data for file in self._after.read(self._new.goal_files)}
        more = mentioned([goal for goal in new.decoded.goals if goal.id in fresh], texts)
        extra = self._after.read(more - {file.path for file in new.files})
        files = (*new.files, *extra)
        return _Read(decoded=decode_board(files, self._library), files=files) if extra else new

    def _head_log(self, base_log: Log) -> Log:
        since = f"{self._before.commit}..{self._after.commit or 'HEAD'}"
        branch = read_log(self._repository, since)
        return landed(base_log, branch, self._before.ids, self._after.ids, self._changed)

    def _histories(
        self, log: Log, side: _Side, read: _Read, rights: BoardFacts
    ) -> dict[str, GoalHistory]:
        if log.missing:
            return {}
        goals, traced = read.decoded.goals, trace(log)
        contents = read_blobs(self._repository, traced.blobs(goals))
        for file in read.files:
            if not file.refusal:
                contents.setdefault(side.ids[file.path], file.data)
        return histories(traced, goals, contents, rights, self._library)


def _site(
    decoded: Decoded,
    facts: BoardFacts,
    as_of: date,
    known: Mapping[str, GoalHistory],
    log: Log,
) -> Site:
    return Site(
        facts=facts,
        as_of=as_of,
        goals=tuple(fold(goal, facts, as_of, known.get(goal.id)) for goal in decoded.goals),
        commit=log.head,
        missing_history=log.missing,
        documents=decoded.documents,
    )


def _judged(
    head: Site, goals: set[str], rights: BoardFacts, known: Mapping[str, GoalHistory]
) -> dict[str, GoalState]:
    """The head's goals by the base's people, teams and settings."""
    if rights == head.facts:
        return {state.id: state for state in head.goals if state.id in goals}
    return {
        state.id: fold(state.goal, rights, head.as_of, known.get(state.id))
        for state in head.goals
        if state.id in goals
    }


def _ids(goals: Iterable[Goal]) -> Iterator[str]:
    """The ids of some goals, and those that they had before."""
    return (id for goal in goals for id in (goal.id, *goal.story.formerly))


def _origins(history: GoalHistory) -> dict[str, Origin]:
    """Who wrote each entry, where a commit tells."""
    last = {id: states[-1].written for id, states in history.entries.items() if states}
    return {id: one for id, one in last.items() if one is not None and one.commit != LANDING}


def _about(findings: Iterable[Finding], paths: frozenset[str]) -> tuple[Finding, ...]:
    return tuple(one for one in findings if one.location.path in paths)
