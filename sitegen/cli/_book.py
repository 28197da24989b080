"""A board that somebody is about to write an entry for: its goals, its people, its day."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import click

from sitegen.cli._options import as_of_option, need_board, root_option
from sitegen.cli._revision import find_goal
from sitegen.cli._trial import Trial, open_trial
from sitegen.compute.parties import parties
from sitegen.decode.layout import TEAMS_FILE
from sitegen.decode.notes import did_you_mean, shown
from sitegen.decode.scalars import is_id
from sitegen.edges.git import user_email
from sitegen.faults import Fault
from sitegen.model.ledger import Entry, EntryKind
from sitegen.model.state import GoalState, Lifecycle
from sitegen.scaffold.entries import NewEntry, Value, entry_file
from sitegen.scaffold.slug import slug
from sitegen.site import Site
from sitegen.source import RawFile

F = TypeVar("F", bound=Callable[..., Any])

_ORDERED = frozenset({EntryKind.PAUSE, EntryKind.RESUME})
"""Of these the last one counts, so on one day the new one has to come last."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """A board in a folder, as of the day on which an entry is written."""

    root: Path
    trial: Trial

    @property
    def files(self) -> tuple[RawFile, ...]:
        """Its files as they are."""
        return self.trial.files

    @property
    def site(self) -> Site:
        """Its goals and people, and all that follows from them."""
        return self.trial.site

    @property
    def day(self) -> date:
        """The day that entries are dated."""
        return self.site.as_of

    def goal(self, name: str) -> GoalState:
        """The goal of an id, or of a path. Raises click.BadParameter where there is none."""
        goal = find_goal(self.trial.loaded.decoded, name)
        return next(state for state in self.site.goals if state.id == goal.id)

    def person(self, given: str) -> str:
        """Who writes: the person named, or else the one whose e-mail address git has."""
        if given:
            if self.site.facts.person(given) is None:
                known = tuple(person.id for person in self.site.facts.people)
                raise click.BadParameter(
                    f"{shown(given)} is nobody in teams.yaml. {did_you_mean(given, known)}".strip(),
                    param_hint="--as",
                )
            return given
        email = user_email(self.root, os.environ)
        people = [
            person.id
            for person in self.site.facts.people
            if email and email.casefold() in (one.casefold() for one in person.emails)
        ]
        if len(people) != 1:
            said = f"git's user.email is {shown(email)}, and" if email else "git has no user.email;"
            whose = "several people have it" if people else "nobody has it"
            raise click.UsageError(
                f"{said} {whose} in teams.yaml. Say who you are by --as and your id there, "
                "such as `--as maria`."
                if email
                else f"{said} say who you are by --as and your id in teams.yaml, such as "
                "`--as maria`."
            )
        return people[0]

    def name(self, person: str) -> str:
        """Name and id of a person."""
        return f"{self.site.name(person)} ({person})"

    def entry(
        self,
        kind: EntryKind,
        goal: GoalState,
        person: str,
        keys: tuple[tuple[str, Value], ...] = (),
        prose: str = "",
    ) -> RawFile:
        """The file of a new entry of today."""
        new = NewEntry(kind=kind, on=self.day, person=person, keys=keys, prose=prose)
        folder = goal.goal.ledger_folder
        try:
            return entry_file(new, folder, {file.path for file in self.files}, _before(new, goal))
        except ValueError as problem:
            raise Fault(f"{problem}.") from problem


def _before(new: NewEntry, goal: GoalState) -> tuple[Entry, ...]:
    """The entries of the day that a new one has to come after."""
    if new.kind not in _ORDERED:
        return ()
    return tuple(
        entry for entry in goal.goal.ledger.entries if entry.on == new.on and entry.kind in _ORDERED
    )


def open_book(root: Path, as_of: date | None) -> Book:
    """The board in a folder. Raises Fault where there is none."""
    need_board(root)
    trial = open_trial(root, as_of)
    if not trial.site.facts.people:
        raise Fault(f"{TEAMS_FILE} names nobody who could write. `sitegen check` says more.")
    return Book(root=root, trial=trial)


def open_to_answers(book: Book, goal: GoalState, person: str) -> None:
    """See that a person can agree to a goal, or decline, today. Raises Fault with the reason."""
    if goal.lifecycle is Lifecycle.CLOSED:
        raise Fault(f"{goal.id} was closed on {goal.close.on if goal.close else ''}.")
    if goal.lifecycle is Lifecycle.DRAFT:
        raise Fault(
            f"{goal.id} is a draft: nobody is asked to agree yet. Take `draft: true` out of "
            f"{goal.goal.document.path} to propose it."
        )
    asked = parties(goal.in_file.terms, goal.goal.plan, book.site.facts, book.day).everyone
    if person not in asked:
        names = ", ".join(book.name(one) for one in asked) or "nobody yet"
        raise Fault(f"{book.name(person)} is not asked to agree to {goal.id}. Asked: {names}.")


def entry_options(command: F) -> F:
    """`--as`, `--text`, `--root` and `--as-of`: the options of every command that writes."""
    for option in (
        as_of_option,
        root_option,
        click.option("--text", default="", metavar="TEXT", help="Your own words, in Markdown."),
        click.option(
            "--as",
            "person",
            default="",
            metavar="PERSON",
            callback=_person,
            help="Who writes. Default: whose e-mail address git's user.email is.",
        ),
    ):
        command = option(command)
    return command


def _person(_ctx: click.Context, _param: click.Parameter, given: str) -> str:
    if given and not is_id(given):
        likely = slug(given) or "maria"
        raise click.BadParameter(
            f"{shown(given)} is no id of a person. Write it as in teams.yaml, such as `{likely}`."
        )
    return given
