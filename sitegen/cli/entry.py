"""`sitegen entry`: the other entries of a goal's ledger: reviews, pauses, notes, corrections."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import click

from sitegen.cli._ask import ask, say
from sitegen.cli._book import Book, entry_options, open_book
from sitegen.cli._questions import (
    Question,
    answers,
    can_ask,
    checked,
    text_question,
)
from sitegen.cli._revision import id_of
from sitegen.cli._submit import Draft, board_with, tell, write
from sitegen.cli.decline import decline
from sitegen.decode.nodes import Mapping as MappingNode
from sitegen.decode.nodes import Sequence
from sitegen.decode.notes import shown
from sitegen.decode.scalars import Choice, Text, day, identifier
from sitegen.faults import Fault
from sitegen.model.ledger import Decision, EntryKind
from sitegen.model.state import GoalState
from sitegen.scaffold.answers import Unfit
from sitegen.scaffold.entries import Value, texts_node
from sitegen.scaffold.measures import group
from sitegen.source import Place

_ACTION = re.compile(r"([a-z0-9-]+)\s*:\s*(.+?)(?:\s+by\s+(\d{4}-\d{2}-\d{2}))?", re.DOTALL)
_ENTRY = Text(longest=120)


@click.group("entry")
def entry() -> None:
    """Write another entry: a review, a pause, a note, a correction.

    \b
    Examples:
      sitegen entry review answer-faster --decision keep --text "Let it work."
      sitegen entry note answer-faster --milestone macros
      sitegen entry review --help
    """


@entry.command("review")
@click.argument("goal")
@click.option("--decision", default="", metavar="WORD", help="keep, adjust or stop.")
@click.option(
    "--action",
    "actions",
    multiple=True,
    metavar="WHO: WHAT [by DATE]",
    help="What somebody will do; repeatable.",
)
@entry_options
def review(
    goal: str,
    root: Path,
    as_of: date | None,
    decision: str,
    actions: tuple[str, ...],
    person: str,
    text: str,
) -> None:
    """Record a review of a goal, what it decided, and who does what.

    \b
    Example:
      sitegen entry review answer-faster --decision adjust --text "Two of us start later." \\
        --action "oksana: Propose what to do about it by 2026-10-26"
    """
    book, state, who = _opened(root, as_of, goal, person)
    told = answers(
        (
            Question(
                option="decision",
                words=f"Decision ({', '.join(Decision)})",
                reader=Choice(Decision),
            ),
            text_question("text", "In your words", because="What was seen, and what follows?"),
        ),
        {"decision": decision, "text": text},
    )
    agreed = tuple(_given_action(one) for one in actions)
    if can_ask() and not agreed:
        agreed = _asked_actions()
    keys = (("decision", told["decision"]), ("actions", Sequence(agreed, Place())))
    _submit(book, state, who, EntryKind.REVIEW, keys, told["text"])


@entry.command("pause")
@click.argument("goal")
@click.option("--until", default="", metavar="DATE", help="The day on which it goes on.")
@entry_options
def pause(goal: str, root: Path, as_of: date | None, until: str, person: str, text: str) -> None:
    """Let a goal rest until a day. Its due date does not move.

    \b
    Example:
      sitegen entry pause answer-faster --until 2026-05-11 --text "The log is being moved."
    """
    book, state, who = _opened(root, as_of, goal, person)
    told = answers(
        (
            Question(option="until", words="Until (year-month-day)", reader=day),
            text_question("text", "Reason", because="Why does it rest? Others want to know."),
        ),
        {"until": until, "text": text},
    )
    if date.fromisoformat(told["until"]) <= book.day:
        raise click.BadParameter(
            f"{told['until']} is not after {book.day}, the day of the entry.", param_hint="--until"
        )
    _submit(book, state, who, EntryKind.PAUSE, (("until", told["until"]),), told["text"])


@entry.command("resume")
@click.argument("goal")
@entry_options
def resume(goal: str, root: Path, as_of: date | None, person: str, text: str) -> None:
    """Go on with a goal before its pause ends.

    \b
    Example:
      sitegen entry resume answer-faster --text "The log is back."
    """
    book, state, who = _opened(root, as_of, goal, person)
    if state.pause is None:
        raise Fault(f"{state.id} is not paused; it is {state.lifecycle}.")
    _submit(book, state, who, EntryKind.RESUME, (), text)


@entry.command("correct")
@click.argument("goal")
@click.option("--about", default="", metavar="ENTRY", help="The entry that was wrong.")
@click.option("--redacts", default="", metavar="ENTRY", help="An entry that is deleted.")
@entry_options
def correct(
    goal: str, root: Path, as_of: date | None, about: str, redacts: str, person: str, text: str
) -> None:
    """Set an entry aside that was wrong: entries are never edited. A wrong close is reopened.

    With --redacts an entry may be deleted, as when somebody's words have to go.

    \b
    Example:
      sitegen entry correct answer-faster --about 2026-04-07-close-maria --text "Too early."
    """
    book, state, who = _opened(root, as_of, goal, person)
    wrong = Question(option="about", words="Which entry was wrong", reader=_ENTRY)
    told = answers(
        (
            *((wrong,) if about or not redacts else ()),
            text_question("text", "What was wrong"),
        ),
        {"about": _stem(about), "text": text},
    )
    keys = (("about", _stem(told.get("about", ""))), ("redacts", _stem(redacts)))
    _submit(book, state, who, EntryKind.CORRECT, keys, told["text"])


@entry.command("note")
@click.argument("goal")
@click.option("--milestone", default="", metavar="ID", help="A milestone that is reached.")
@click.option("--support", default="", metavar="ID", help="Promised support that has come.")
@click.option("--thanks", multiple=True, metavar="PERSON", help="Whom you thank; repeatable.")
@click.option("--about", default="", metavar="ENTRY", help="The entry that you answer.")
@entry_options
def note(
    goal: str, root: Path, as_of: date | None, thanks: tuple[str, ...], person: str, **texts: str
) -> None:
    """Note a milestone reached, support that came, thanks, or an answer to an entry.

    \b
    Examples:
      sitegen entry note answer-faster --milestone macros
      sitegen entry note answer-faster --thanks amir --text "For the Saturday."
    """
    book, state, who = _opened(root, as_of, goal, person)
    given = texts | {"about": _stem(texts["about"])}
    if not any((*given.values(), thanks)):
        given |= answers((text_question("text", "Note"),), given)
    keys: list[tuple[str, Value]] = [
        (key, checked(f"--{key}", identifier, given[key])) for key in ("milestone", "support")
    ]
    thanked = texts_node(checked("--thanks", identifier, one) for one in thanks)
    keys += [("thanks", thanked), ("about", given["about"])]
    _submit(book, state, who, EntryKind.NOTE, tuple(keys), given["text"])


entry.add_command(decline)


def _opened(root: Path, as_of: date | None, goal: str, person: str) -> tuple[Book, GoalState, str]:
    book = open_book(root, as_of)
    return book, book.goal(goal), book.person(person)


def _submit(
    book: Book,
    state: GoalState,
    who: str,
    kind: EntryKind,
    keys: tuple[tuple[str, Value], ...],
    prose: str,
) -> None:
    draft = Draft(entries=(book.entry(kind, state, who, keys, prose),))
    after = board_with(book, draft).goal(state.id)
    write(book, draft)
    if after is not None and after.lifecycle is not state.lifecycle:
        say(f"{state.id} was {state.lifecycle} and is now {after.lifecycle}.")
    tell(book, draft, f"{kind}/{who}-{state.id}-{book.day}", f"{kind.capitalize()}: {state.id}")


def _stem(name: str) -> str:
    """The name of an entry without the folder and ending that a shell may have completed."""
    return id_of(name.strip())


def _given_action(text: str) -> MappingNode:
    try:
        return _action(text)
    except Unfit as problem:
        raise click.BadParameter(str(problem), param_hint="--action") from None


def _asked_actions() -> tuple[MappingNode, ...]:
    """Actions typed one a line, until an empty line."""
    found: list[MappingNode] = []
    because = "Who does what? WHO: WHAT [by DATE]; an empty line ends it."

    def read(text: str) -> MappingNode | None:
        return _action(text) if text else None

    while (one := ask("Action", read, because=because, is_optional=True)) is not None:
        found.append(one)
        because = ""
    return tuple(found)


def _action(text: str) -> MappingNode:
    """An action as it is typed. Raises Unfit."""
    match = _ACTION.fullmatch(text.strip())
    if not match:
        raise Unfit(
            f"{shown(text)} is not WHO: WHAT [by DATE], such as `chen: Sort the queue by "
            "2026-08-03`."
        )
    pairs = zip(("who", "what", "due"), match.groups(), strict=True)
    return group((key, part) for key, part in pairs if part)


COMMAND = entry
