"""`sitegen check-in`: say how things stand, for one goal or for several at once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path

import click

from sitegen.cli._ask import say
from sitegen.cli._book import Book, entry_options, open_book
from sitegen.cli._check_ins import CONFIDENCE, NewCheckIn, ask_check_in
from sitegen.cli._questions import LINES, PROSE, can_ask, checked
from sitegen.cli._readings import reading_node, typed_reading
from sitegen.cli._submit import Draft, board_with, tell, write
from sitegen.compute.capacity import UNDER_WAY
from sitegen.model.ledger import EntryKind
from sitegen.model.state import GoalState
from sitegen.scaffold.answers import Unfit


@click.command("check-in")
@click.argument("goals", nargs=-1, metavar="[GOAL]...")
@click.option(
    "--reading",
    "readings",
    multiple=True,
    metavar="[GOAL/]MEASURE=VALUE",
    help="A reading of today; `,n=41` and `,at=DATE` may follow. Repeatable.",
)
@click.option(
    "--confidence",
    "confidences",
    multiple=True,
    metavar="[GOAL=]WORD",
    help="on_track, at_risk or off_track. Repeatable.",
)
@click.option("--going-well", default="", metavar="TEXT", help="What goes well.")
@click.option("--needs-attention", default="", metavar="TEXT", help="What needs attention.")
@click.option(
    "--blocker", "blockers", multiple=True, metavar="TEXT", help="In the way; repeatable."
)
@click.option("--help-wanted", multiple=True, metavar="TEXT", help="What would help; repeatable.")
@entry_options
def check_in(
    goals: tuple[str, ...],
    root: Path,
    as_of: date | None,
    readings: tuple[str, ...],
    confidences: tuple[str, ...],
    going_well: str,
    needs_attention: str,
    blockers: tuple[str, ...],
    help_wanted: tuple[str, ...],
    person: str,
    text: str,
) -> None:
    """Check in: readings, how sure you are, what is in the way.

    On a terminal it asks, goal by goal; without a GOAL for all that you are a party to and
    that are under way. Otherwise it takes what the options say. Words go with a single goal;
    readings and confidence may name theirs.

    \b
    Examples:
      sitegen check-in
      sitegen check-in answer-faster --reading csat=93%,n=41 --confidence on_track
      sitegen check-in --reading answer-faster/csat=93% --reading calmer-mondays/backlog=140 \\
        --confidence answer-faster=at_risk
    """
    book = open_book(root, as_of)
    who = book.person(person)
    words = NewCheckIn(
        going_well=checked("--going-well", LINES, going_well),
        needs_attention=checked("--needs-attention", LINES, needs_attention),
        blockers=tuple(checked("--blocker", LINES, one) for one in blockers),
        help_wanted=tuple(checked("--help-wanted", LINES, one) for one in help_wanted),
        text=checked("--text", PROSE, text),
    )
    said = _said(book, goals, readings, confidences, words)
    if can_ask() and not any(one.has_content for one in said.values()):
        states = [book.goal(id) for id in said] or _under_way(book, who)
        said = {state.id: ask_check_in(book, state) for state in states}
    told = {id: one for id, one in said.items() if one.has_content}
    if not told:
        raise click.UsageError(
            "There is nothing to write. Missing here: --reading, --confidence or --text."
        )
    draft = Draft(
        entries=tuple(
            book.entry(EntryKind.CHECK_IN, book.goal(id), who, one.keys(), one.text)
            for id, one in told.items()
        )
    )
    after = board_with(book, draft)
    write(book, draft)
    for id in told:
        state = after.goal(id)
        say(f"{id}: {state.reason if state else ''}")
    tell(book, draft, f"check-in/{book.day}-{who}", f"Check in on {', '.join(told)}")


def _under_way(book: Book, who: str) -> list[GoalState]:
    """The goals that somebody checks in on where none is named."""
    found = [
        state
        for state in book.site.goals
        if state.lifecycle in UNDER_WAY
        and who in (*state.shown.agreement.parties, state.goal.plan.steward)
    ]
    if not found:
        raise click.UsageError(f"No goal of {book.name(who)} is under way. Missing here: GOAL.")
    return found


def _said(
    book: Book,
    goals: Iterable[str],
    readings: Iterable[str],
    confidences: Iterable[str],
    words: NewCheckIn,
) -> dict[str, NewCheckIn]:
    """What the options say, by goal, in the order in which the goals are named."""
    said = {book.goal(name).id: NewCheckIn() for name in goals}
    for text in readings:
        typed = typed_reading(text)
        id = book.goal(typed.goal).id if typed.goal else _only(said, "--reading")
        with_it = said.setdefault(id, NewCheckIn())
        try:
            node = reading_node(book.goal(id).goal, typed.measure, typed.value)
        except Unfit as problem:
            raise click.BadParameter(str(problem), param_hint="--reading") from None
        others = tuple(one for one in with_it.readings if one[0] != typed.measure)
        said[id] = replace(with_it, readings=(*others, (typed.measure, node)))
    for text in confidences:
        name, _, word = text.rpartition("=")
        id = book.goal(name).id if name else _only(said, "--confidence")
        sure = checked("--confidence", CONFIDENCE, word)
        said[id] = replace(said.get(id, NewCheckIn()), confidence=sure)
    if words.has_content:
        id = _only(said, "--text, --blocker and the other words")
        told = said[id]
        said[id] = replace(words, readings=told.readings, confidence=told.confidence)
    return said


def _only(said: dict[str, NewCheckIn], what: str) -> str:
    """The one goal that is named. Raises click.UsageError where it cannot be told."""
    if len(said) != 1:
        raise click.UsageError(f"Which goal is meant? {what} without its name needs one GOAL.")
    return next(iter(said))


COMMAND = check_in
