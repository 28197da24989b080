"""Recording approvals: from terms that wait for people, over a forge's reviews, to new entries."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from sitegen.approvals.deciding import Rights, decide
from sitegen.approvals.values import Decision, PullRequest, Record, Waiting
from sitegen.approvals.waiting import lost_records, waiting
from sitegen.compute.canonical import digest
from sitegen.compute.clocks import believable
from sitegen.compute.trails import mainline
from sitegen.decode.board import decode_board, decode_facts, decode_library
from sitegen.decode.layout import TEAMS_FILE, TEXTS
from sitegen.edges.forge import Forge
from sitegen.edges.forge_git import (
    Remote,
    common_ancestor,
    fetch,
    first_parent,
    is_behind,
    main_line,
    missing_commits,
)
from sitegen.edges.git import Repository, read_log
from sitegen.edges.git_sides import read_listing, read_some
from sitegen.edges.library import read_library
from sitegen.model.board import BoardFacts
from sitegen.site import Site

MOST_COMMITS = 300
"""Of how many landings a forge is asked in one run: most allow a thousand requests an hour."""

_FOLLOWING = 20
"""How many commits may land one by one with the one that a forge names for all of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recording:
    """A board in its clone, the repository on its forge, and the moment of asking."""

    repository: Repository
    remote: Remote
    forge: Forge
    site: Site
    now: int


def not_recorded(facts: BoardFacts) -> str:
    """Why a board records no approvals, in a sentence; empty where it does."""
    settings = facts.settings
    if not settings.approval_agrees:
        return "This board does not take approvals for agreements (`approval_agrees: no`)."
    if not settings.recorder:
        return (
            "This board names nobody who records approvals: `settings.recorder` in "
            f"{TEAMS_FILE} is the e-mail address of the job that does."
        )
    return ""


def approvals(given: Recording) -> Decision:
    """What to record, from all pull requests that brought terms for which people are waited for.

    Raises Fault where git or the forge gives no answer: nothing is concluded from a part.
    """
    return _Asking(given).decision()


class _Asking:
    """Asks the forge about each landing once, and git about each commit once."""

    def __init__(self, given: Recording) -> None:
        self._repository, self._remote = given.repository, given.remote
        self._forge, self._facts = given.forge, given.site.facts
        self._site = given.site
        self._library = decode_library(read_library())
        log = believable(read_log(given.repository, given.site.commit or "HEAD"), given.now)
        self._line = tuple(commit.id for commit in mainline(log))
        self._head = log.head
        self._authored = {one.id: (one.author, one.authored) for one in log.commits}
        self._merged: dict[str, tuple[PullRequest, ...]] = {}
        self._terms: dict[tuple[str, str], str | None] = {}

    def decision(self) -> Decision:
        records: list[Record] = []
        notes: list[str] = []
        is_whole = True
        lost = lost_records(self._site)
        by_landing: dict[str, list[Waiting]] = {}
        for one in waiting(self._site):
            if one.goal not in lost:
                by_landing.setdefault(self._line[one.at], []).append(one)
            elif one.is_newest:
                notes.append(
                    f"{one.goal}: a record of approvals was taken out of its ledger, so none is "
                    "written again. Whoever still agrees adds an `agree` entry."
                )
        for commit, asked in list(by_landing.items())[:MOST_COMMITS]:
            for pull in self._pulls(commit):
                found = self._of(pull, asked)
                records += found.records
                notes += found.notes
                is_whole &= found.is_whole
        if len(by_landing) > MOST_COMMITS:
            notes.append(
                f"Only the newest {MOST_COMMITS} of {len(by_landing)} landings that wait for "
                "somebody were asked about. Close or withdraw goals that nobody agrees to."
            )
        if self._site.unread:
            notes.append(
                f"{len(self._site.unread)} of the goal files cannot be read, so nobody was looked "
                "for there. `sitegen check` says more."
            )
        return Decision(
            records=tuple(_once(records)), notes=tuple(dict.fromkeys(notes)), is_whole=is_whole
        )

    def _pulls(self, commit: str) -> Iterator[PullRequest]:
        """The pull requests into the board's branch that a commit landed with."""
        for pull in self._ask(commit):
            if pull.branch == self._facts.branch and self._brought(pull, commit):
                yield pull

    def _ask(self, commit: str) -> tuple[PullRequest, ...]:
        """What the forge says of a commit, or of the next one that it knows how it landed."""
        for id in self._candidates(commit):
            if id not in self._merged:
                self._merged[id] = self._forge.merged(id)
            if self._merged[id]:
                return self._merged[id]
        return ()

    def _candidates(self, commit: str) -> tuple[str, ...]:
        """A commit, and those after it whose landing it may have been part of."""
        if self._forge.lists_every_commit:
            return (commit,)
        later = main_line(self._repository, commit, self._head)
        return (commit, *reversed(later))[: 1 + _FOLLOWING]

    def _brought(self, pull: PullRequest, commit: str) -> bool:
        """Whether a pull request brought a commit to the main line, and not only contained it.

        The commit ends the merge; or it is one of several that landed one by one: as it was, or
        written anew with the author and the time of one of the pull request's own.
        """
        if pull.merged == commit:
            return True
        if self._lacks(pull.merged, "") or self._lacks(pull.head, self._ref(pull)):
            return False
        base = self._base(pull)
        if not base or commit not in main_line(self._repository, base, pull.merged):
            return False
        own = read_log(self._repository, f"{base}..{pull.head}").commits
        return any((one.author, one.authored) == self._authored[commit] for one in own)

    def _of(self, pull: PullRequest, asked: Sequence[Waiting]) -> Decision:
        """What follows from one pull request for goals whose terms it brought."""
        named = f"pull request {pull.number}"
        if self._lacks(pull.head, self._ref(pull)):
            note = (
                f"{named}: its last commit cannot be fetched from {self._remote.name}, so it "
                "is not known where it branched off. Nothing is recorded of it; try again later."
            )
            return Decision(notes=(note,), is_whole=False)
        base = self._base(pull)
        then = self._board(base) if base else None
        if then is None:
            return _nothing(f"{named}: there was no board yet where it branched off.")
        if reason := not_recorded(then):
            return _nothing(f"{named}, where it branched off: {reason} Nothing is recorded of it.")
        rights = Rights(then, self._facts, self._forge.account)
        return decide(asked, pull, self._forge.reviews(pull), rights, self._terms_in)

    def _base(self, pull: PullRequest) -> str:
        """Where a pull request branched off the main line, as `review --base` takes it.

        What was fast-forwarded is the main line by now: there only the forge can tell.
        """
        if pull.head != pull.merged:
            before = first_parent(self._repository, pull.merged)
            return common_ancestor(self._repository, before, pull.head) if before else ""
        if not pull.base or self._lacks(pull.base, ""):
            return ""
        is_older = is_behind(self._repository, pull.base, pull.merged)
        return pull.base if is_older and pull.base != pull.merged else ""

    def _board(self, commit: str) -> BoardFacts | None:
        """What teams.yaml said in a commit; None where there was none to read."""
        tree = read_listing(self._repository, commit)
        files = read_some(self._repository, tree, {TEAMS_FILE})
        teams = next((one for one in files if not one.refusal), None)
        return decode_facts(teams, self._library) if teams else None

    def _terms_in(self, commit: str, asked: Waiting) -> str | None:
        """The digest of a goal's terms in a commit that was reviewed."""
        key = (commit, asked.goal)
        if key not in self._terms:
            lacking = self._lacks(commit, commit)
            self._terms[key] = None if lacking else self._digest(commit, asked)
        return self._terms[key]

    def _digest(self, commit: str, asked: Waiting) -> str:
        tree = read_listing(self._repository, commit)
        paths = {path for path in tree.blobs if path == TEAMS_FILE or _is_of(path, asked.names)}
        goals = decode_board(read_some(self._repository, tree, paths), self._library).goals
        for name in asked.names:
            for goal in goals:
                if goal.id == name:
                    return "" if goal.is_draft else digest(goal.terms)
        return ""

    def _ref(self, pull: PullRequest) -> str:
        return self._forge.head_ref(pull)

    def _lacks(self, commit: str, ref: str) -> bool:
        """Whether a commit is not to be had, not even by fetching `ref` or the commit itself."""
        if not commit:
            return True
        for wanted in ("", ref, commit):  # at first with nothing fetched: it may be here already
            if wanted:
                fetch(self._repository, self._remote, wanted)
            if not missing_commits(self._repository, (commit,)):
                return False
        return True


def _is_of(path: str, names: Sequence[str]) -> bool:
    pure = PurePosixPath(path)
    return pure.suffix in TEXTS and pure.stem in names


def _once(records: Sequence[Record]) -> Iterator[Record]:
    """Each person once for the same terms, by the first pull request that says so."""
    seen: set[tuple[str, str, str]] = set()
    for record in records:
        new = [
            one for one in record.consents if (record.goal, record.terms, one.person) not in seen
        ]
        seen |= {(record.goal, record.terms, one.person) for one in new}
        if new:
            yield Record(
                goal=record.goal,
                folder=record.folder,
                terms=record.terms,
                pull=record.pull,
                consents=tuple(new),
            )


def _nothing(note: str) -> Decision:
    return Decision(notes=(note,))
