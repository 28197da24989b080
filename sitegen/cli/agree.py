"""`sitegen agree`: agree to the exact terms of a goal."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from sitegen.cli._ask import say
from sitegen.cli._book import entry_options, open_book, open_to_answers
from sitegen.cli._submit import Draft, board_with, tell, write
from sitegen.compute.terms_words import in_words
from sitegen.faults import Fault
from sitegen.model.ledger import EntryKind

_LONGEST_WORDS = 32_000
"""An entry takes no more; the digest alone binds as well."""


@click.command("agree")
@click.argument("goal")
@entry_options
def agree(goal: str, root: Path, as_of: date | None, person: str, text: str) -> None:
    """Agree to the terms of a goal, exactly as its file says them now.

    Writes an entry with the digest of the terms and the terms in words. Only parties can
    agree: those whom the goal's agreement rule asks. `sitegen terms GOAL` shows what it is
    about without agreeing to anything.

    \b
    Examples:
      sitegen agree answer-first-messages-faster
      sitegen agree answer-first-messages-faster --as chen --text "Gladly."
    """
    book = open_book(root, as_of)
    state = book.goal(goal)
    who = book.person(person)
    open_to_answers(book, state, who)
    asked = state.in_file
    said = next((one for one in asked.agreement.agreed if one.person == who), None)
    if said:
        raise Fault(f"{book.name(who)} has agreed to these terms already, on {said.on}.")
    words = in_words(asked.terms, book.site.facts)
    keys = (("terms", asked.digest), ("in_words", words if len(words) <= _LONGEST_WORDS else ""))
    draft = Draft(entries=(book.entry(EntryKind.AGREE, state, who, keys, text),))
    after = board_with(book, draft).goal(state.id)
    write(book, draft)
    title = state.goal.story.title or state.id
    say(f"{book.name(who)} agrees to “{title}”:\n\n{words}\n\n{asked.digest}\n")
    if after is not None:
        now = after.in_file.agreement
        say(f"{len(now.agreed)} of {len(now.parties)} have agreed.")
    tell(book, draft, f"agree/{who}-{state.id}", f"Agree to {state.id}")


COMMAND = agree
