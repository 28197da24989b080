"""`sitegen record-approvals`: write down who agreed by approving a pull request."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import click

from sitegen import pipeline
from sitegen.approvals.entries import entry_files
from sitegen.approvals.values import Record
from sitegen.approvals.waiting import waiting
from sitegen.cli._forge_options import forge_address, forge_options
from sitegen.cli._log import log
from sitegen.cli._options import as_of_option, need_board, now, root_option, today
from sitegen.cli._proposed_records import Delivery, deliver, propose, see_that_it_is_newest
from sitegen.edges.files import read_tree
from sitegen.edges.forge import Address, Forge, open_forge
from sitegen.edges.forge_git import Remote, recording_repository, server_of
from sitegen.edges.git import open_repository, read_revision
from sitegen.faults import Fault
from sitegen.recording import Recording, approvals, not_recorded
from sitegen.site import Site
from sitegen.source import RawFile

_PATIENCE = 120


@click.command("record-approvals")
@root_option
@as_of_option
@forge_options
@click.option(
    "--remote",
    "remote_name",
    default="origin",
    metavar="NAME",
    help="The git remote to fetch from and push to. Default: origin.",
)
@click.option(
    "--pull-request",
    "by_pull_request",
    is_flag=True,
    help="Open a pull request instead of pushing to the board's branch: for a protected one.",
)
@click.option("--dry-run", is_flag=True, help="Print what would be written, and write nothing.")
@click.option(
    "--wait",
    "patience",
    type=click.IntRange(0, 3600),
    default=_PATIENCE,
    metavar="SECONDS",
    help=f"How long to wait at most where the forge asks to. Default: {_PATIENCE}.",
)
def record_approvals(
    root: Path,
    as_of: date | None,
    kind: str | None,
    api: str,
    repository: str,
    remote_name: str,
    *,
    by_pull_request: bool,
    dry_run: bool,
    patience: int,
) -> None:
    """Record who agreed by approving a pull request.

    Meant for the job that publishes the board, before it builds. Looks at the terms that
    somebody has not agreed to yet, asks the forge which pull requests brought them and who
    approved these, and writes an `agreements` entry for each goal: for parties only, by the
    accounts that teams.yaml had where the pull request branched off, and only where the
    commit that they approved has the very terms that were merged. A second run writes nothing.

    The token stands in GITHUB_TOKEN, GITLAB_TOKEN, FORGEJO_TOKEN or GITEA_TOKEN.

    \b
    Examples:
      sitegen record-approvals --forge github
      sitegen record-approvals --forge gitlab --pull-request
      sitegen record-approvals --forge gitea --api https://git.northwind.example/api/v1 --dry-run
    """
    need_board(root)
    clone = recording_repository(open_repository(root, os.environ))
    site = _site(root, as_of)
    if reason := _nothing_to_do(site, as_of):
        log(f"{reason} Nothing is recorded.")
        return
    address = forge_address(site.facts, kind, api, repository, os.environ)
    forge = open_forge(address, now, patience)
    remote = _remote(remote_name, address, forge)
    given = Recording(repository=clone, remote=remote, forge=forge, site=site, now=now())
    found = approvals(given)
    for note in found.notes:
        log(f"- {note}")
    if not found.records:
        log("There is no approval to record.")
    elif dry_run:
        _print(_files(given, found.records))
    else:
        _write(given, found.records, by_pull_request=by_pull_request)
    if not found.is_whole:
        sys.exit(1)


def _write(given: Recording, records: tuple[Record, ...], *, by_pull_request: bool) -> None:
    facts = given.site.facts
    delivery = Delivery(
        repository=given.repository,
        remote=given.remote,
        head=given.site.commit,
        branch=facts.branch,
        recorder=facts.settings.recorder[0],
        records=records,
        files=_files(given, records),
        at=given.now,
    )
    see_that_it_is_newest(delivery)
    for line in _told(given.site, records):
        log(line)
    if by_pull_request:
        propose(delivery, given.forge)
    else:
        deliver(delivery)


def _site(root: Path, as_of: date | None) -> Site:
    """The board as the newest commit here has it; what is not committed does not count."""
    loaded = pipeline.load_revision(root, "HEAD", os.environ, now())
    if loaded.missing:
        raise Fault(f"Approvals cannot be recorded: {loaded.missing}.")
    facts = loaded.decoded.facts
    return pipeline.site(loaded, today(facts, as_of), today(facts, None))


def _nothing_to_do(site: Site, as_of: date | None) -> str:
    """Why nobody need be asked anything, in a sentence; empty where somebody should be."""
    if reason := not_recorded(site.facts):
        return reason
    if site.facts.frozen and as_of is None:
        return f"This board stands still since {site.facts.frozen} (`frozen`)."
    return "" if waiting(site) or site.unread else "Everybody who was asked to agree has answered."


def _remote(name: str, address: Address, forge: Forge) -> Remote:
    server = server_of(address.api)
    return Remote(name=name, server=server, user=forge.user, token=address.token)


def _files(given: Recording, records: tuple[Record, ...]) -> tuple[RawFile, ...]:
    """The entries, dated by the day of recording, with names that are free here and in git."""
    clone, site = given.repository, given.site
    _, committed = read_revision(clone, site.commit)
    there = read_tree(clone.root, max_files=site.facts.settings.max_files).files
    try:
        return entry_files(records, site.as_of, {file.path for file in (*committed, *there)})
    except ValueError as problem:
        raise Fault(f"{problem}.") from problem


def _told(site: Site, records: tuple[Record, ...]) -> Iterator[str]:
    """Who agrees to what, a sentence each."""
    for record in records:
        state = site.goal(record.goal)
        title = (state.goal.story.title if state else "") or record.goal
        for one in record.consents:
            yield (
                f"{site.name(one.person)} ({one.person}) agrees to “{title}”, terms "
                f"{record.terms.partition(':')[2][:8]}, by approving pull request "
                f"{record.pull.number}."
            )


def _print(files: tuple[RawFile, ...]) -> None:
    for file in files:
        log(f"{file.path}:")
        log("".join(f"  {line}\n" for line in file.data.decode().splitlines()))


COMMAND = record_approvals
