"""What git's history says of each goal: its past terms, and where its entries come from."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from zoneinfo import ZoneInfo

from sitegen.compute.canonical import digest
from sitegen.compute.entry_trails import Ledgers, edited_blobs, entry_states, ledgers
from sitegen.compute.identity import who
from sitegen.compute.trails import State, Trail, Trails, trails
from sitegen.decode.board import decode_facts, decode_goal
from sitegen.decode.entry_meaning import is_same as says_the_same
from sitegen.decode.entry_meaning import read_entry
from sitegen.decode.layout import TEAMS_FILE, TEXTS
from sitegen.model.board import BoardFacts, Metric
from sitegen.model.goal import Goal
from sitegen.model.history import GoalHistory, Identity, Leaders, Log, Origin, PastTerms
from sitegen.source import RawFile


@dataclass(frozen=True, slots=True)
class Traced:
    """The trails of a board's files, ready for the question what stood in them.

    `gone` are those of files that are there no more, by their last id, oldest first.
    """

    found: Trails
    gone: Mapping[str, Sequence[Trail]]
    ledgers: Ledgers

    def of_goal(self, goal: Goal) -> tuple[State, ...]:
        """All states of a goal's file, in order.

        An id names a goal wherever its file lies, and so do those it had `formerly`: what
        git takes for another file may be the same promise.
        """
        trails_of = [self.found.now.get(goal.document.path, Trail())]
        for id in dict.fromkeys((goal.id, *goal.story.formerly)):
            trails_of += self.gone.get(id, ())
        found = (state for trail in trails_of for state in trail.states)
        return tuple(sorted(found, key=lambda state: state.at))

    def blobs(self, goals: Iterable[Goal]) -> set[str]:
        """The ids of all contents needed to tell the past terms of these goals, and their edits."""
        wanted = {state.blob for state in self.found.now.get(TEAMS_FILE, Trail()).states}
        for goal in goals:
            states = self.of_goal(goal)
            for state in states:
                wanted |= {state.blob, *(draft.blob for draft in state.drafts)}
            wanted |= edited_blobs(self.ledgers, folders_of(states))
        return wanted


def folders_of(states: Iterable[State]) -> tuple[str, ...]:
    """The folders in which a goal had its ledger, oldest first."""
    return tuple(dict.fromkeys(state.path.rpartition(".")[0] for state in states))


def trace(log: Log) -> Traced:
    """Follow all files of a board through its log."""
    found = trails(log)
    gone: dict[str, list[Trail]] = {}
    for trail in found.gone:
        if PurePosixPath(trail.path).suffix in TEXTS:
            gone.setdefault(PurePosixPath(trail.path).stem, []).append(trail)
    return Traced(found, gone, ledgers(found))


def histories(
    traced: Traced,
    goals: Sequence[Goal],
    contents: Mapping[str, bytes],
    facts: BoardFacts,
    library: tuple[Metric, ...],
) -> dict[str, GoalHistory]:
    """The history of each goal, by its id; `contents` are blobs by their id."""
    past = _Past(traced, contents, facts, library)
    return {goal.id: past.history(goal) for goal in goals}


@dataclass(frozen=True, slots=True)
class _Moment:
    """A goal as it was after a commit of its own file or of the board's, and that board's number.

    `state` is that of the file that the commit changed.
    """

    goal: Goal
    state: State
    board: int


class _Past:
    """Tells past terms, reading each content once for each state of the board's metrics."""

    def __init__(
        self,
        traced: Traced,
        contents: Mapping[str, bytes],
        facts: BoardFacts,
        library: tuple[Metric, ...],
    ) -> None:
        self._traced = traced
        self._contents = contents
        self._zone = ZoneInfo(facts.timezone)
        self._who = who(facts)
        self._recorders = {email.casefold() for email in facts.settings.recorder}
        self._read: dict[tuple[str, str, int], Goal | None] = {}
        self._boards = tuple(_boards(traced, contents, facts, library))

    def history(self, goal: Goal) -> GoalHistory:
        states = self._traced.of_goal(goal)
        moments = [moment for moment in self._moments(states) if not moment.goal.is_draft]
        return GoalHistory(
            past=tuple(self._past_terms(moments)),
            leaders=tuple(self._leaders(moments)),
            entries=entry_states(
                self._traced.ledgers, folders_of(states), self._origin, self._is_same(goal)
            ),
        )

    def _is_same(self, goal: Goal) -> Callable[[State, State], bool]:
        """Whether an entry of a goal says the same in two states; unknown contents never do."""
        units = {measure.id: measure.unit for measure in goal.terms.measures}

        def is_same(one: State, other: State) -> bool:
            files = [(state.path, self._contents.get(state.blob)) for state in (one, other)]
            read = [
                read_entry(RawFile(path, data), units) for path, data in files if data is not None
            ]
            return len(read) == len(files) and says_the_same(*read)

        return is_same

    def _past_terms(self, moments: Sequence[_Moment]) -> Iterator[PastTerms]:
        """The terms that differ from those before them, each with the commit that brought them."""
        last = ""
        for moment in moments:
            found = digest(moment.goal.terms)
            if found != last:
                origin = self._origin(self._brought(moment, found))
                yield PastTerms(terms=moment.goal.terms, digest=found, origin=origin)
            last = found

    def _leaders(self, moments: Sequence[_Moment]) -> Iterator[Leaders]:
        last: tuple[str, str] | None = None
        for moment in moments:
            plan = moment.goal.plan
            if (plan.steward, plan.sponsor) != last:
                last = (plan.steward, plan.sponsor)
                since = moment.state.landed.landed_day(self._zone)
                yield Leaders(since=since, steward=plan.steward, sponsor=plan.sponsor)

    def _brought(self, moment: _Moment, terms: str) -> State:
        """Where it was merged, the oldest commit of the branch from which on the terms were these.

        Whoever mends a typo after that has not proposed them.
        """
        state = moment.state
        if state.path == TEAMS_FILE:
            return state
        maker = state.made_by
        for draft in reversed(state.drafts):
            goal = self._goal(draft.path, draft.blob, moment.board)
            if goal is None or digest(goal.terms) != terms:
                break
            maker = draft.made_by
        return replace(state, made_by=maker)

    def _moments(self, states: Sequence[State]) -> Iterator[_Moment]:
        """Each state of the goal with each state of the board that met it, in order."""
        boards = list(enumerate(self._boards))
        for number, state in enumerate(states):
            until = states[number + 1].at if number + 1 < len(states) else None
            before = [index for index, (at, _, _) in boards if at <= state.at][-1:] or [0]
            if goal := self._goal(state.path, state.blob, before[0]):
                yield _Moment(goal, state, before[0])
            for index, (at, brought_by, _) in boards:
                if at <= state.at or (until is not None and at >= until) or index == before[0]:
                    continue
                if goal := self._goal(state.path, state.blob, index):
                    yield _Moment(goal, brought_by or state, index)

    def _goal(self, path: str, blob: str, board: int) -> Goal | None:
        key = (blob, path, board)
        if key not in self._read:
            data = self._contents.get(blob)
            facts = self._boards[board][2]
            self._read[key] = decode_goal(RawFile(path, data), facts) if data is not None else None
        return self._read[key]

    def _origin(self, state: State) -> Origin:
        authors: tuple[Identity, ...] = state.made_by.authors
        people = (self._who(author) for author in authors)
        return Origin(
            commit=state.made_by.id,
            on=state.made_by.day(self._zone),
            landed=state.landed.landed_day(self._zone),
            at=state.at,
            people=tuple(dict.fromkeys(person for person in people if person)),
            names=tuple(dict.fromkeys(author.name for author in authors)),
            is_recorder=any(author.email.casefold() in self._recorders for author in authors),
        )


def _boards(
    traced: Traced,
    contents: Mapping[str, bytes],
    facts: BoardFacts,
    library: tuple[Metric, ...],
) -> Iterator[tuple[int, State | None, BoardFacts]]:
    """The states of teams.yaml by which goals read differently: from when, brought by what."""
    last: object = None
    states = traced.found.now.get(TEAMS_FILE, Trail()).states
    for state in states:
        data = contents.get(state.blob)
        if data is None:
            continue
        then = decode_facts(RawFile(TEAMS_FILE, data), library)
        leaders = tuple((team.id, team.lead, team.sponsor) for team in then.teams)
        metrics = tuple(metric.counting for metric in then.metrics)
        key = (metrics, then.settings.periods, then.settings.default_kind, leaders)
        if key != last:
            last = key
            yield state.at, state, then
    if last is None:
        yield 0, None, facts
