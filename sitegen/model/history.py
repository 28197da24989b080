"""What git knows of a board: commits, who made them, and which files they changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

from sitegen.model.terms import Terms


class NoHistory(StrEnum):
    """Why there is no history to read; what follows from it is said once, in these words."""

    NO_GIT = "git is not installed here"
    NO_REPOSITORY = "the board is in no git repository"
    NOT_TRUSTED = "the repository belongs to somebody else, and git refuses to read it"
    EMPTY = "the repository has no commits yet"
    SHALLOW = "this is a shallow clone, without the older commits"
    LED_ASTRAY = "a second repository lies in the board's folder, and git would read that one"
    FAILED = "git could not read the repository"


@dataclass(frozen=True, slots=True)
class Identity:
    """A name and an e-mail address, as a commit carries them."""

    name: str
    email: str


class ChangeStatus(StrEnum):
    """What a commit did to a file (git-diff, "Raw output format")."""

    ADDED = "A"
    MODIFIED = "M"
    DELETED = "D"
    RENAMED = "R"


@dataclass(frozen=True, slots=True)
class FileChange:
    """A change of one file. Paths are relative to the board's root; blobs are object ids.

    `before` is the old path of a renamed file, else the same as `path`. A blob that is not
    there is an empty text.
    """

    status: ChangeStatus
    path: str
    before: str
    blob: str
    before_blob: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Commit:
    """A commit, with what it did to the board.

    `changes` are those against the first parent. Times are seconds since 1970 (UTC).
    `co_authors` are those of its `Co-authored-by` trailers.
    """

    id: str
    parents: tuple[str, ...]
    author: Identity
    authored: int
    committer: Identity
    committed: int
    co_authors: tuple[Identity, ...] = ()
    changes: tuple[FileChange, ...] = ()

    @property
    def authors(self) -> tuple[Identity, ...]:
        """The author and the co-authors."""
        return (self.author, *self.co_authors)

    def day(self, zone: ZoneInfo) -> date:
        """The day it was written, where that is believable, else the day it was committed.

        Author dates come from the author's clock: one after the commit, or more than five
        years before it, is a wrong clock.
        """
        plausible = 0 <= self.committed - self.authored <= 5 * 366 * 86_400
        return _day(self.authored if plausible else self.committed, zone)

    def landed_day(self, zone: ZoneInfo) -> date:
        """The day it was committed."""
        return _day(self.committed, zone)


def _day(seconds: int, zone: ZoneInfo) -> date:
    """The day of a time in a zone; times that no calendar holds are the first and last days."""
    try:
        return datetime.fromtimestamp(seconds, UTC).astimezone(zone).date()
    except (OverflowError, ValueError, OSError):
        return date.min if seconds < 0 else date.max


@dataclass(frozen=True, slots=True, kw_only=True)
class Log:
    """The commits of a board's repository, newest first, or why there are none.

    A shallow clone has commits, but the oldest of them stands for many: nothing is
    concluded from them, and `missing` says so.
    """

    commits: tuple[Commit, ...] = ()
    missing: NoHistory | None = None
    detail: str = ""

    @property
    def head(self) -> str:
        """The id of the newest commit, or an empty text."""
        return self.commits[0].id if self.commits else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """The commit that brought a file as it landed. `people` are the ids of known authors.

    `names` are the authors as the commit has them; `on` is the day it was written, `landed`
    the day it came to the main line, as its commit number `at` from the oldest.
    `is_recorder`: its author is the job that records approving reviews (`settings.recorder`).
    """

    commit: str
    on: date
    landed: date
    at: int
    people: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    is_recorder: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PastTerms:
    """Terms that the main line once had, and the commit that brought them."""

    terms: Terms
    digest: str
    origin: Origin


@dataclass(frozen=True, slots=True, kw_only=True)
class Tampering:
    """An entry that was changed or taken away after it landed. `path` is where it was last."""

    path: str
    entry: str
    is_deleted: bool
    origin: Origin


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryState:
    """An entry after a commit of the main line, as `landed` and `at` of `changed` say.

    `written` is the commit that brought the content it has, None where it is gone. `is_first`:
    it says what once landed. Moving an entry along with its goal writes nothing.
    """

    path: str
    changed: Origin
    written: Origin | None
    is_first: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaders:
    """Who steward and sponsor of a goal were from a day on."""

    since: date
    steward: str
    sponsor: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalHistory:
    """What git knows of one goal: its past terms and leaders, and its entries, oldest first.

    `entries` is keyed by the entry's id.
    """

    past: tuple[PastTerms, ...] = ()
    leaders: tuple[Leaders, ...] = ()
    entries: Mapping[str, tuple[EntryState, ...]] = field(default_factory=dict)

    def leaders_on(self, day: date) -> Leaders | None:
        """Who led the goal on a day; before it landed, those it landed with."""
        so_far = [one for one in self.leaders if one.since <= day]
        return next(reversed(so_far), next(iter(self.leaders), None))

    def written(self, entry: str, as_of: date) -> Origin | None:
        """The commit that wrote an entry as it was on a day; None where there was none by then."""
        state = _last(self.entries.get(entry, ()), as_of)
        return state.written if state else None

    def tampering(self, as_of: date) -> tuple[Tampering, ...]:
        """The entries that by a day were gone, or did not say any more what had landed, by path."""
        found = []
        for entry, states in self.entries.items():
            state = _last(states, as_of)
            if state is not None and not state.is_first:
                found.append(
                    Tampering(
                        path=state.path,
                        entry=entry,
                        is_deleted=state.written is None,
                        origin=state.changed,
                    )
                )
        return tuple(sorted(found, key=lambda one: one.path))


def _last(states: tuple[EntryState, ...], as_of: date) -> EntryState | None:
    return next((one for one in reversed(states) if one.changed.landed <= as_of), None)
