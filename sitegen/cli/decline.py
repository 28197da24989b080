"""`sitegen decline`: say no to the terms of a goal, and why."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from sitegen.cli._ask import say
from sitegen.cli._book import entry_options, open_book, open_to_answers
from sitegen.cli._questions import answers, text_question
from sitegen.cli._submit import Draft, board_with, tell, write
from sitegen.faults import Fault
from sitegen.model.ledger import EntryKind


@click.command("decline")
@click.argument("goal")
@entry_options
def decline(goal: str, root: Path, as_of: date | None, person: str, text: str) -> None:
    """Decline the terms of a goal as its file says them now, with the reason.

    A clear no is worth more than a silent maybe: it names what would have to change. Who
    agreed before takes that back.

    \b
    Example:
      sitegen decline answer-first-messages-faster --text "Not with two of us on leave."
    """
    book = open_book(root, as_of)
    state = book.goal(goal)
    who = book.person(person)
    open_to_answers(book, state, who)
    asked = state.in_file
    if any(one.person == who for one in asked.agreement.declined):
        raise Fault(f"{book.name(who)} has declined these terms already.")
    why = "What would have to change for a yes?"
    told = answers((text_question("text", "Reason", because=why),), {"text": text})
    keys = (("terms", asked.digest),)
    draft = Draft(entries=(book.entry(EntryKind.DECLINE, state, who, keys, told["text"]),))
    after = board_with(book, draft).goal(state.id)
    if after is None or all(one.person != who for one in after.in_file.agreement.declined):
        raise Fault(
            f"{book.name(who)} agreed to these terms today, and of one day an agreement counts. "
            "Take the entry back before it is merged, or decline tomorrow."
        )
    write(book, draft)
    say(f"{book.name(who)} declines {asked.digest}.")
    tell(book, draft, f"decline/{who}-{state.id}", f"Decline {state.id}")


COMMAND = decline
