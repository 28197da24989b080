"""What a forge says of pull requests and reviews, and what follows from it for goals."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

_LONG_AGO = datetime.min.replace(tzinfo=UTC)


class Verdict(StrEnum):
    """What a review says of the change; a mere comment says nothing and is no review here."""

    APPROVES = "approves"
    OBJECTS = "objects"
    DISMISSED = "dismissed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """A review of a pull request.

    `account` is empty where it was deleted. `commits` are the commits it may have been about:
    one where the forge says which, several where it does not, none where it cannot be known.
    """

    account: str
    verdict: Verdict
    commits: tuple[str, ...] = ()
    id: str = ""
    at: datetime | None = None

    @property
    def order(self) -> tuple[datetime, int]:
        """Reviews in the order they were given; ids of a forge only grow."""
        return (self.at or _LONG_AGO, int(self.id or 0))


@dataclass(frozen=True, slots=True, kw_only=True)
class PullRequest:
    """A pull request that was merged.

    `branch` is the one it went into, `merged` the commit on it that ended the merge, `head`
    its own last commit. `base` is where it branched off as far as the forge says, or empty.
    """

    number: str
    url: str
    branch: str
    merged: str
    head: str
    base: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """Terms that some people were asked about and have not answered.

    `at` is the position on the main line at which they landed. `is_newest`: the goal's file
    has these terms. `names` are the goal's id and those it had before.
    """

    goal: str
    names: tuple[str, ...]
    folder: str
    terms: str
    people: tuple[str, ...]
    at: int
    is_newest: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Consent:
    """Somebody's approving review that counts as agreeing; `commit` is what was reviewed."""

    person: str
    review: str
    commit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What is to be written for a goal: who agreed to its terms, by which pull request."""

    goal: str
    folder: str
    terms: str
    pull: PullRequest
    consents: tuple[Consent, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What to record, and what was seen and is not recorded, in sentences.

    `is_whole`: nothing was left out that another run may be able to tell.
    """

    records: tuple[Record, ...] = ()
    notes: tuple[str, ...] = ()
    is_whole: bool = True
