"""What an amendment starts from, and the edits of the goal's file that were asked for."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import click

from sitegen.cli._book import Book
from sitegen.cli._revision import goal_in
from sitegen.compute.canonical import digest, table
from sitegen.compute.restore import restore
from sitegen.compute.versions import changes
from sitegen.decode.board import Decoded, decode_board, decode_library
from sitegen.decode.layout import TEAMS_FILE
from sitegen.edges.git import open_repository, read_revision
from sitegen.edges.library import read_library
from sitegen.faults import Fault
from sitegen.finding import Severity
from sitegen.model.goal import Goal
from sitegen.model.history import Log
from sitegen.model.ledger import Amend, FieldChange
from sitegen.model.state import GoalState
from sitegen.model.terms import Terms
from sitegen.scaffold.asked import fields_of, is_among
from sitegen.scaffold.edit import KeyPath, Uneditable, with_value
from sitegen.source import RawFile


@dataclass(frozen=True, slots=True)
class Asked:
    """A key of the goal's file and the value it shall have."""

    path: KeyPath
    text: str

    @property
    def name(self) -> str:
        """The key as it was typed."""
        return ".".join(self.path)


def asked_from(text: str) -> Asked:
    """What `KEY=VALUE` asks for. Raises click.BadParameter."""
    key, equals, value = (part.strip() for part in text.partition("="))
    path = tuple(part.strip() for part in key.split("."))
    if not equals or not value or not all(path):
        raise click.BadParameter(
            f"“{text}” is not KEY=VALUE, such as measures.csat.at_least=90% or due=2026-07-31. "
            "To take a key out, edit the file, and run `sitegen amend` without --set.",
            param_hint="--set",
        )
    return Asked(path, value)


def start_of(book: Book, state: GoalState, revision: str | None) -> Terms | None:
    """The terms before the change; None where these are the file's, as far as anybody knows.

    They are those of a commit, by default HEAD with what amendments that are not committed
    yet made of them. Raises Fault where the commit is not there.
    """
    goal = state.goal
    repository = open_repository(book.root, os.environ)
    if isinstance(repository, Log):
        if revision:
            raise Fault(f"There is no commit {revision} to compare with: {repository.missing}.")
        return _before_last(state)
    _, files = read_revision(repository, revision or "HEAD")
    then = goal_in(
        decode_board(files, decode_library(read_library())), goal.id, *goal.story.formerly
    )
    if then is None:
        if revision:
            raise Fault(f"There is no goal {goal.id} in the commit {revision}.")
        return _before_last(state)
    if revision:
        return then.terms
    committed = {file.path for file in files}
    fresh = [one for one in goal.ledger.of(Amend) if one.document.path not in committed]
    newest = _carried_on(then.terms, fresh)
    return _before_last(state) if digest(newest) == digest(goal.terms) else newest


def _before_last(state: GoalState) -> Terms | None:
    """The terms in force, where those of the file came without an amendment."""
    agreed, told = state.in_force, state.in_file
    if agreed is None or told.amend is not None or agreed.digest == told.digest:
        return None
    return agreed.terms


def _carried_on(terms: Terms, amends: Iterable[Amend]) -> Terms:
    """The terms that amendments lead to, one after another, each used once.

    One whose changes do not lead where it says is passed over, as it is everywhere.
    """
    left = list(amends)
    now = digest(terms)
    while step := next((one for one in left if one.replaces == now), None):
        left.remove(step)
        canonical = table(terms) | {one.route: one.after for one in step.changes}
        try:
            further = restore({route: text for route, text in canonical.items() if text})
        except ValueError:
            continue
        if digest(further) == step.terms:
            terms, now = further, step.terms
    return terms


@dataclass(frozen=True, slots=True, kw_only=True)
class Edited:
    """The goal's file with what was asked for, and the terms that it has then.

    `has_pinned_start` where the first day had to be written down to stay as it was.
    """

    file: RawFile
    terms: Terms
    has_pinned_start: bool = False


def edited(book: Book, goal: Goal, wanted: tuple[Asked, ...]) -> Edited:
    """Do the edits. A due date alone may move the start, where a file gives none: it is pinned.

    Raises Fault where anything else would change with them, or something asked for would not.
    """
    fields = {one: _fields(goal, one) for one in wanted}
    before = next(one for one in book.files if one.path == goal.document.path)
    file = _with_all(before, wanted)
    terms = _terms_of(book, file, before)
    allowed = {route for routes in fields.values() for route in routes}
    has_pinned = "start" not in allowed and terms.start != goal.terms.start
    if has_pinned and goal.terms.start:
        file = _with_all(file, (Asked(("start",), goal.terms.start.isoformat()),))
        terms = _terms_of(book, file, before)
    _see_that_only(goal, changes(goal.terms, terms), fields)
    return Edited(file=file, terms=terms, has_pinned_start=has_pinned)


def _fields(goal: Goal, asked: Asked) -> tuple[str, ...]:
    try:
        has_change = goal.document.has(*asked.path[:2], "change")
        return fields_of(asked.path, has_change=has_change)
    except Uneditable as problem:
        raise Fault(f"{problem} Nothing was written.") from problem


def _with_all(file: RawFile, wanted: tuple[Asked, ...]) -> RawFile:
    try:
        for one in wanted:
            file = with_value(file, one.path, one.text)
    except Uneditable as problem:
        raise Fault(f"{problem} Nothing was written.") from problem
    return file


def _terms_of(book: Book, file: RawFile, before: RawFile) -> Terms:
    """The terms that a text of a goal's file has, if nothing in it can be read less well."""
    known = {finding.message for finding in _read(book, before).findings}
    read = _read(book, file)
    wrong = [
        finding
        for finding in read.findings
        if finding.severity is Severity.ERROR and finding.message not in known
    ]
    if wrong:
        raise Fault(f"{wrong[0].message} {wrong[0].fix} Nothing was written.")
    return read.goals[0].terms


def _read(book: Book, file: RawFile) -> Decoded:
    """A goal's file on its board, alone."""
    files = (file, *(one for one in book.files if one.path == TEAMS_FILE))
    return decode_board(files, decode_library(read_library()))


def _see_that_only(
    goal: Goal, moved: tuple[FieldChange, ...], fields: Mapping[Asked, tuple[str, ...]]
) -> None:
    """See that everything asked for moves, and nothing else.

    A key that is new in the file may also hold what would move otherwise, such as an
    agreement rule that followed from the kind of the goal.
    """
    for one, routes in fields.items():
        may_hold = bool(moved) and not goal.document.has(*one.path)
        if not may_hold and not any(is_among(change.route, routes) for change in moved):
            raise Fault(
                f"{one.name}={one.text} changes nothing in the terms of {goal.id}. "
                "Nothing was written."
            )
    allowed = tuple(route for routes in fields.values() for route in routes)
    others = [change for change in moved if not is_among(change.route, allowed)]
    if others:
        told = ", ".join(
            f"{one.route} (from {one.before or 'nothing'} to {one.after or 'nothing'})"
            for one in others
        )
        raise Fault(
            f"This would also change {told}. Say with another --set what each of them shall be. "
            "Nothing was written."
        )
