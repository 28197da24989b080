"""`sitegen close`: end a goal, with what was learned."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import click

from sitegen.cli._ask import say
from sitegen.cli._book import Book, entry_options, open_book
from sitegen.cli._questions import Question, answers, can_ask, text_question
from sitegen.cli._submit import Draft, board_with, tell, write
from sitegen.decode.scalars import Choice, identifier
from sitegen.faults import Fault
from sitegen.model.ledger import EntryKind, Outcome
from sitegen.model.state import GoalState, Lifecycle

_OUTCOME = Question(
    option="outcome", words=f"Outcome ({', '.join(Outcome)})", reader=Choice(Outcome)
)
_BECAUSE = text_question(
    "because", "Because", because="The numbers do not say this. Why is it so all the same?"
)
_BY = Question(option="by", words="Goal that takes its place", reader=identifier)
_LAST = (
    text_question("lessons", "Lessons", because="What do we know now that we did not know before?"),
    text_question("next", "Next", because="What follows: a new goal, a habit, nothing?"),
)
_NOT_COMPUTED = (Outcome.DROPPED, Outcome.SUPERSEDED, Outcome.WITHDRAWN)
_SUCCESS = (Outcome.MET, Outcome.EXCEEDED)


@click.command("close")
@click.argument("goal")
@click.option(
    "--outcome",
    default="",
    metavar="OUTCOME",
    help=f"Only where the numbers do not say it: {', '.join(Outcome)}.",
)
@click.option("--because", default="", metavar="TEXT", help="Why the outcome is stated.")
@click.option("--by", default="", metavar="GOAL", help="The goal that supersedes it.")
@click.option("--lessons", default="", metavar="TEXT", help="What we know now.")
@click.option("--next", default="", metavar="TEXT", help="What follows.")
@entry_options
def close(goal: str, root: Path, as_of: date | None, person: str, **texts: str) -> None:
    """Close a goal: its outcome follows from its readings, its lessons from you.

    State an outcome only where it differs from the numbers, or where there are none, and
    say why. A success is confirmed by a second person: `sitegen confirm GOAL`.

    \b
    Examples:
      sitegen close answer-faster --lessons "Macros did it." --next "Hold it at 2.8 hours."
      sitegen close answer-faster --outcome superseded --by answer-by-chat \\
        --because "Nobody writes letters any more." --lessons "…" --next "…"
    """
    book = open_book(root, as_of)
    state = book.goal(goal)
    who = book.person(person)
    if state.lifecycle is Lifecycle.CLOSED:
        raise Fault(f"{state.id} was closed already, on {state.close.on if state.close else ''}.")
    computed = _closed(book, state, who, {}).outcome
    if not texts["outcome"] and computed is None and can_ask():
        texts |= answers((_OUTCOME,), texts)
    told = answers(_questions(texts, computed), texts) | {"text": texts["text"]}
    draft = _draft(book, state, who, told)
    after = board_with(book, draft).goal(state.id)
    write(book, draft)
    if after is not None and after.outcome is not None:
        say(f"Closed as {after.outcome.replace('_', ' ')}. {after.reason}")
        if after.outcome in _SUCCESS:
            say(f"Somebody else confirms it: `sitegen confirm {state.id}`.")
    tell(book, draft, f"close/{state.id}", f"Close {state.id}")


def _questions(texts: Mapping[str, str], computed: Outcome | None) -> tuple[Question, ...]:
    """What a close has to say, by how it ends, and what was said without need."""
    stated = texts["outcome"].strip().casefold()
    differs = computed is not None and stated not in ("", computed)
    asked = (
        (_OUTCOME, computed is None or stated),
        (_BECAUSE, differs or stated in _NOT_COMPUTED or texts["because"]),
        (_BY, stated == Outcome.SUPERSEDED or texts["by"]),
    )
    return (*(question for question, is_asked in asked if is_asked), *_LAST)


def _draft(book: Book, state: GoalState, who: str, told: dict[str, str]) -> Draft:
    names = ("outcome", "because", "by", "lessons", "next")
    keys = tuple((name, told.get(name, "")) for name in names)
    entry = book.entry(EntryKind.CLOSE, state, who, keys, told.get("text", ""))
    return Draft(entries=(entry,))


def _closed(book: Book, state: GoalState, who: str, told: dict[str, str]) -> GoalState:
    """The goal as it would be with a close."""
    after = board_with(book, _draft(book, state, who, told)).goal(state.id)
    assert after is not None
    return after


COMMAND = close
