"""`sitegen amend`: propose to change the terms of a goal, and say why."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import click

from sitegen.cli._amending import Asked, asked_from, edited, start_of
from sitegen.cli._ask import ask, say
from sitegen.cli._book import Book, entry_options, open_book
from sitegen.cli._questions import Question, answers, can_ask, text_question
from sitegen.cli._submit import Draft, board_with, tell, write
from sitegen.compute.canonical import digest
from sitegen.compute.versions import changes
from sitegen.decode.scalars import Choice
from sitegen.faults import Fault
from sitegen.model.ledger import Because, EntryKind, FieldChange
from sitegen.model.state import GoalState, Lifecycle
from sitegen.model.terms import Terms
from sitegen.scaffold.answers import Unfit
from sitegen.scaffold.entries import changes_node
from sitegen.source import RawFile

_QUESTIONS = (
    Question(option="because", words=f"Because of ({', '.join(Because)})", reader=Choice(Because)),
    text_question("text", "In your words", because="What happened, and what does it mean?"),
)


@click.command("amend")
@click.argument("goal")
@click.option(
    "--set",
    "sets",
    multiple=True,
    metavar="KEY=VALUE",
    help="A key of the goal's file and its new value; repeatable.",
)
@click.option("--because", default="", metavar="REASON", help=f"One of {', '.join(Because)}.")
@click.option(
    "--from",
    "revision",
    metavar="REV",
    help="The commit that has the terms before the change. Default: HEAD.",
)
@entry_options
def amend(
    goal: str,
    root: Path,
    as_of: date | None,
    sets: tuple[str, ...],
    because: str,
    revision: str | None,
    person: str,
    text: str,
) -> None:
    """Propose to change the terms of a goal.

    With --set it edits the goal's file, only at the places of these values, and writes the
    entry that says what changes, from what to what, and why. Without, the file was edited
    by hand, and the entry says how it differs from the terms before.

    The terms that were agreed stay in force until the same people agree to the new ones.

    \b
    Examples:
      sitegen amend answer-faster --set measures.csat.at_least=90% \\
        --because evidence --text "The new survey reads two points lower."
      sitegen amend answer-faster --set due=2026-07-31 --set measures.csat.min_n=30
      sitegen amend answer-faster --from main
    """
    book = open_book(root, as_of)
    state = book.goal(goal)
    who = book.person(person)
    _see_that_open(state)
    before = start_of(book, state, revision)
    wanted = tuple(asked_from(one) for one in sets)
    if not wanted and can_ask() and _is_untouched(state, before):
        wanted = _ask_changes(state)
    if not wanted and _is_untouched(state, before):
        raise click.UsageError(
            f"{state.id} has the same terms as before, so there is nothing to amend. Name a "
            "change with --set, edit the file, or name the commit before the change with --from."
        )
    edit = edited(book, state.goal, wanted) if wanted else None
    told = answers(_QUESTIONS, {"because": because, "text": text})
    now = state.goal.terms
    old, new = before or now, edit.terms if edit else now
    if not changes(old, new):
        raise Fault(f"With this, {state.id} has the terms it had before. Nothing was written.")
    entry = _entry(book, state, who, told, old, new)
    beside = () if edit else (state.goal.document.path,)
    draft = Draft(entries=(entry,), edited=edit.file if edit else None, beside=beside)
    proposed = board_with(book, draft).goal(state.id)
    write(book, draft)
    _tell_changes(changes(old, new))
    if edit and edit.has_pinned_start:
        say("The first day is written down now, so that it stays as it was.")
    if proposed is not None:
        _tell_people(book, proposed)
    tell(book, draft, f"amend/{book.day}-{state.id}", f"Amend {state.id}")


def _entry(
    book: Book, state: GoalState, who: str, told: Mapping[str, str], old: Terms, new: Terms
) -> RawFile:
    keys = (
        ("because", told["because"]),
        ("terms", digest(new)),
        ("replaces", digest(old)),
        ("changes", changes_node(changes(old, new))),
    )
    return book.entry(EntryKind.AMEND, state, who, keys, told["text"])


def _see_that_open(state: GoalState) -> None:
    if state.lifecycle is Lifecycle.CLOSED:
        raise Fault(f"{state.id} is closed: its terms do not change any more.")
    if state.lifecycle is Lifecycle.DRAFT:
        raise Fault(f"{state.id} is a draft: change the file as you like, nobody has agreed yet.")


def _is_untouched(state: GoalState, before: Terms | None) -> bool:
    return before is None or digest(before) == digest(state.goal.terms)


def _ask_changes(state: GoalState) -> tuple[Asked, ...]:
    """Changes typed one a line, until an empty line."""
    found: list[Asked] = []

    def read(text: str) -> Asked | None:
        try:
            return asked_from(text) if text else None
        except click.BadParameter as problem:
            raise Unfit(problem.message) from None

    because = (
        f"What shall change in {state.goal.document.path}? KEY=VALUE, such as\n"
        "measures.csat.at_least=90% or due=2026-07-31; an empty line ends it."
    )
    while (one := ask("Change", read, because=because, is_optional=True)) is not None:
        found.append(one)
        because = ""
    return tuple(found)


def _tell_changes(moved: tuple[FieldChange, ...]) -> None:
    say("Proposed:")
    for one in moved:
        say(f"  {one.route}: from {one.before or 'nothing'} to {one.after or 'nothing'}")


def _tell_people(book: Book, proposed: GoalState) -> None:
    waiting = proposed.in_file.agreement.pending
    if waiting:
        say(f"To agree: {', '.join(book.name(one) for one in waiting)}.")
    if proposed.in_force is not None:
        say(f"Until then the terms {proposed.in_force.digest} stay in force.")


COMMAND = amend
