"""Bringing recorded approvals to the board: as a commit on its branch, or as a pull request."""

from __future__ import annotations

from dataclasses import dataclass

from sitegen.approvals.entries import Given, given, message
from sitegen.approvals.values import Record
from sitegen.cli._log import log
from sitegen.decode.board import decode_board, decode_library
from sitegen.edges.forge import Forge
from sitegen.edges.forge_git import Remote, branch_on, fetch, follow, make_commit, push
from sitegen.edges.git import Repository, read_revision
from sitegen.edges.library import read_library
from sitegen.faults import Fault
from sitegen.model.history import Identity
from sitegen.model.ledger import Agreements
from sitegen.source import RawFile

BRANCH = "record-approvals"
RECORDER = "Approval recorder"

_BODY = """\
Written by `sitegen record-approvals` from approving reviews of merged pull requests. Each entry
names the review and the commit it was about. Merging this makes them part of the ledger.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """What is to be written, where it goes, and in whose name. `head` is what it builds on."""

    repository: Repository
    remote: Remote
    head: str
    branch: str
    recorder: str
    records: tuple[Record, ...]
    files: tuple[RawFile, ...]
    at: int

    def commit(self) -> str:
        """The commit with the entries, which no branch has yet."""
        author = Identity(RECORDER, self.recorder)
        return make_commit(self.repository, self.files, author, message(self.records), self.at)


def see_that_it_is_newest(delivery: Delivery) -> None:
    """See that what was read is what the branch has. Raises Fault.

    Else the commit would bring to the branch whatever else is here.
    """
    tip = branch_on(delivery.repository, delivery.remote, delivery.branch)
    if tip != delivery.head:
        there = f"is at {tip[:12]}" if tip else "is not there"
        raise Fault(
            f"Nothing was recorded: here is commit {delivery.head[:12]}, while "
            f"{delivery.branch} on {delivery.remote.name} {there}. Check out its newest commit, "
            "and run this again: it finds the same approvals."
        )


def deliver(delivery: Delivery) -> None:
    """Commit the entries on the board's branch, push it, and follow here."""
    commit = delivery.commit()
    try:
        push(delivery.repository, delivery.remote, commit, delivery.branch)
    except Fault as fault:
        raise Fault(
            f"Nothing was recorded, as {delivery.branch} takes no such push. Where it is "
            "protected, use --pull-request, or let the recorder push. Where others have pushed "
            f"meanwhile, run this again: it finds the same approvals.\n{fault}"
        ) from fault
    log(f"Committed {commit[:12]} as {delivery.recorder}, and pushed it to {delivery.branch}.")
    try:
        follow(delivery.repository, commit)
    except Fault:
        log("The files here are as before: `git pull` brings the new ones.")


def propose(delivery: Delivery, forge: Forge) -> None:
    """Put the entries on a branch of their own, and see that a pull request is open for it."""
    before = branch_on(delivery.repository, delivery.remote, BRANCH)
    if before and given(delivery.records) <= _given_in(delivery, before):
        log(f"The branch {BRANCH} has these already.")
    else:
        commit = delivery.commit()
        push(delivery.repository, delivery.remote, commit, BRANCH, replaces=before)
        log(f"Committed {commit[:12]} as {delivery.recorder}, and pushed it to {BRANCH}.")
    found = forge.proposed(BRANCH, delivery.branch)
    if found:
        log(f"Its pull request is open: {found}")
        return
    title, _, rows = message(delivery.records).partition("\n")
    listed = "".join(f"- {row}\n" for row in rows.strip().split("\n"))
    opened = forge.propose(BRANCH, delivery.branch, title, f"{_BODY}\n{listed}")
    log(f"Opened a pull request: {opened}")


def _given_in(delivery: Delivery, commit: str) -> Given:
    """Who agrees to what by the records that a branch has."""
    if not fetch(delivery.repository, delivery.remote, f"refs/heads/{BRANCH}"):
        raise Fault(f"The branch {BRANCH} cannot be fetched from {delivery.remote.name}.")
    _, files = read_revision(delivery.repository, commit)
    return frozenset(
        (goal.id, entry.terms, one.person)
        for goal in decode_board(files, decode_library(read_library())).goals
        for entry in goal.ledger.of(Agreements)
        for one in entry.approvals
    )
