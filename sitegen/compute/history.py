"""What git's history says of each goal: its past terms, and where its entries come from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from zoneinfo import ZoneInfo

from sitegen.compute.canonical import digest
from sitegen.compute.identity import who
from sitegen.compute.trails import State, Trail, Trails, trails
from sitegen.decode.board import decode_facts, decode_goal
from sitegen.decode.layout import TEAMS_FILE, entry_name
from sitegen.model.board import BoardFacts, Metric
from sitegen.model.goal import Goal
from sitegen.model.history import GoalHistory, Identity, Log, Origin, PastTerms, Tampering
from sitegen.source import RawFile


@dataclass(frozen=True, slots=True)
class Traced:
    """The trails of a board's files, ready for the question what stood in them."""

    found: Trails
    formerly: Mapping[str, Trail]

    def of_goal(self, goal: Goal) -> tuple[State, ...]:
        """All states of a goal's file, also of those it was renamed from (`formerly`)."""
        trail = self.found.now.get(goal.document.path)
        if trail is None:
            return ()
        states = tuple(trail.states)
        for id in goal.story.formerly:
            older = self.formerly.get(id)
            if older and older.states[0].at < states[0].at:
                states = (*older.states, *states)
        return states

    def blobs(self, goals: Iterable[Goal]) -> set[str]:
        """The ids of all contents needed to tell the past terms of these goals."""
        teams = self.found.now.get(TEAMS_FILE, Trail()).states
        return {state.blob for goal in goals for state in self.of_goal(goal)} | {
            state.blob for state in teams
        }


def trace(log: Log) -> Traced:
    """Follow all files of a board through its log."""
    found = trails(log)
    return Traced(found, {PurePosixPath(trail.path).stem: trail for trail in found.gone})


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
        self._read: dict[tuple[str, str, int], PastTerms | None] = {}
        self._boards = tuple(_boards(traced, contents, facts, library))
        self._entries = _by_folder(traced.found)

    def history(self, goal: Goal) -> GoalHistory:
        states = self._traced.of_goal(goal)
        ledgers = {state.path.rpartition(".")[0] for state in states}
        own = [trail for folder in ledgers for trail in self._entries.get(folder, ())]
        origins, tampering = {}, []
        for trail in own:
            origins[PurePosixPath(trail.path).stem] = self._origin(_written(trail))
            if found := self._tampering(trail):
                tampering.append(found)
        return GoalHistory(
            past=tuple(self._past_terms(states)),
            origins=origins,
            tampering=tuple(sorted(tampering, key=lambda one: one.path)),
        )

    def _past_terms(self, states: Sequence[State]) -> Iterator[PastTerms]:
        """The terms after each change of the goal's file or of the board's metrics, once each."""
        last = ""
        for state, board in self._moments(states):
            read = self._terms(state, board)
            if read is not None and read.digest != last:
                last = read.digest
                yield read

    def _moments(self, states: Sequence[State]) -> Iterator[tuple[State, int]]:
        """Each state of the goal with each state of the board that met it, in order."""
        boards = list(enumerate(self._boards))
        for number, state in enumerate(states):
            until = states[number + 1].at if number + 1 < len(states) else None
            before = [index for index, (at, _, _) in boards if at <= state.at][-1:]
            during = [
                index
                for index, (at, _, _) in boards
                if at > state.at and (until is None or at < until)
            ]
            for index in (*(before or [0]), *during):
                yield state, index

    def _terms(self, state: State, board: int) -> PastTerms | None:
        key = (state.blob, state.path, board)
        at, brought_by, facts = self._boards[board]
        if key not in self._read:
            self._read[key] = None
            data = self._contents.get(state.blob)
            goal = decode_goal(RawFile(state.path, data), facts) if data is not None else None
            if goal is not None and not goal.is_draft:
                origin = self._origin(brought_by if brought_by and at > state.at else state)
                self._read[key] = PastTerms(
                    terms=goal.terms, digest=digest(goal.terms), origin=origin
                )
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

    def _tampering(self, trail: Trail) -> Tampering | None:
        """Whether an entry is gone, or is not any more what landed."""
        stem = PurePosixPath(trail.path).stem
        if trail.ended is not None:
            return Tampering(
                path=trail.path, entry=stem, is_deleted=True, origin=self._origin(trail.ended)
            )
        if trail.states[-1].blob == trail.states[0].blob:
            return None
        changed = next(
            state for state in reversed(trail.states) if state.blob != trail.states[0].blob
        )
        return Tampering(
            path=trail.path, entry=stem, is_deleted=False, origin=self._origin(changed)
        )


def _written(trail: Trail) -> State:
    """The state that brought a file's present content; moving it writes nothing."""
    before = [None, *(state.blob for state in trail.states)]
    changed = [
        state for state, blob in zip(trail.states, before, strict=False) if state.blob != blob
    ]
    return changed[-1]


def _by_folder(found: Trails) -> dict[str, list[Trail]]:
    """The trails of entries, by the ledger they lie or lay in."""
    folders: dict[str, list[Trail]] = {}
    for trail in (*found.now.values(), *found.gone):
        pure = PurePosixPath(trail.path)
        if entry_name(pure.stem):
            folders.setdefault(str(pure.parent), []).append(trail)
    return folders


def _boards(
    traced: Traced,
    contents: Mapping[str, bytes],
    facts: BoardFacts,
    library: tuple[Metric, ...],
) -> Iterator[tuple[int, State | None, BoardFacts]]:
    """The states of teams.yaml that count terms differently: from when, brought by what."""
    last: object = None
    states = traced.found.now.get(TEAMS_FILE, Trail()).states
    for state in states:
        data = contents.get(state.blob)
        if data is None:
            continue
        then = decode_facts(RawFile(TEAMS_FILE, data), library)
        key = (then.metrics, then.settings.periods, then.settings.default_kind)
        if key != last:
            last = key
            yield state.at, state, then
    if last is None:
        yield 0, None, facts
