"""`sitegen confirm`: say as a second person that a goal ended as its close says."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from sitegen.cli._ask import say
from sitegen.cli._book import entry_options, open_book
from sitegen.cli._submit import Draft, board_with, tell, write
from sitegen.faults import Fault
from sitegen.model.ledger import EntryKind


@click.command("confirm")
@click.argument("goal")
@entry_options
def confirm(goal: str, root: Path, as_of: date | None, person: str, text: str) -> None:
    """Confirm the close of a goal. A success that two people saw is believed by everybody.

    \b
    Example:
      sitegen confirm answer-first-messages-faster --text "I counted them myself."
    """
    book = open_book(root, as_of)
    state = book.goal(goal)
    who = book.person(person)
    if state.close is None:
        raise Fault(f"{state.id} is not closed, so there is nothing to confirm.")
    if state.close.person == who:
        raise Fault(f"{book.name(who)} closed {state.id}; somebody else confirms it.")
    if state.confirmed_by:
        raise Fault(f"{book.name(state.confirmed_by)} has confirmed this close already.")
    draft = Draft(entries=(book.entry(EntryKind.CONFIRM, state, who, (), text),))
    board_with(book, draft)
    write(book, draft)
    say(f"{book.name(who)} confirms the close of {state.close.on}.")
    tell(book, draft, f"confirm/{who}-{state.id}", f"Confirm the close of {state.id}")


COMMAND = confirm
