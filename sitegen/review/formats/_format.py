"""What every format of a review is given, and the blocks of sentences that people read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from sitegen.compute.wording import count_words, day_words
from sitegen.finding import Finding, Severity
from sitegen.printing.text import Style
from sitegen.review.sentences import MOST_IN_A_SENTENCE
from sitegen.review.values import Card, GoalChange, Notice, Review, Verdict

_MOST_QUIET = 20


@dataclass(frozen=True, slots=True)
class Format:
    """How a review is written: dressed by the style, in at most so many bytes where that counts."""

    write: Callable[[Review, Style, int], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A goal: its name, a sentence about it, what is listed below, and what approving means."""

    name: str
    text: str
    items: tuple[str, ...]
    pledge: str
    terms: tuple[str, ...]


def title(review: Review) -> str:
    """The heading of a review."""
    return f"What this change does to our promises, as of {day_words(review.as_of, date.min)}"


def nothing_moved(review: Review) -> str:
    """The one line for a change that touches no promise."""
    quiet = [goal for goal in review.goals if goal.is_quiet]
    if not quiet:
        return "No promise moved: no goal was touched."
    names = [f"{goal.id} (it was {goal.was})" if goal.was else goal.id for goal in quiet]
    more = len(names) - _MOST_QUIET
    if more > 0:
        names[_MOST_QUIET:] = [f"and {more} more"]
    return f"No promise moved: {', '.join(names)}."


def verdict(review: Review) -> str:
    """What the gate says, in a line."""
    stops = Counter(one.gate for one in review.notices if one.verdict is Verdict.STOPS)
    if not stops:
        return "The gate lets this change pass."
    told = (f"{gate} ({count})" if count > 1 else gate for gate, count in sorted(stops.items()))
    return f"The gate stops this change: {', '.join(told)}."


def notice_text(notice: Notice) -> str:
    """A notice in a sentence, with what to do about it."""
    ends = {
        Verdict.STOPS: notice.fix,
        Verdict.ALLOWED: f"The board allows this ({notice.gate}).",
        Verdict.DOCUMENTED: "A `correct` entry documents it.",
    }
    return f"{notice.text}. {ends[notice.verdict]}"


def blocks(review: Review) -> Iterator[Block]:
    """The goals that there is something to say about: those whose promises move come first."""
    told = [goal for goal in review.goals if not goal.is_quiet]
    for goal in sorted(told, key=lambda goal: not goal.moves_a_promise):
        yield Block(
            name=goal.id,
            text=" ".join(goal.told),
            items=tuple(_items(goal)),
            pledge=goal.pledge.text if goal.pledge else "",
            terms=tuple(goal.pledge.terms.split("\n")) if goal.pledge else (),
        )


def _items(goal: GoalChange) -> Iterator[str]:
    if goal.card:
        yield from _card(goal.card)
    if len(goal.moves) > MOST_IN_A_SENTENCE:
        yield from (f"{move.text}." for move in goal.moves)
    yield from (move.text for move in goal.plan)
    yield from (line.text for line in goal.lines)
    yield from _findings(goal.findings)


def _card(card: Card) -> Iterator[str]:
    if card.why:
        yield f"Why: {card.why}"
    yield from card.measures
    if card.span:
        yield f"Time: {card.span}"
    yield from card.reach


def _findings(findings: tuple[Finding, ...]) -> Iterator[str]:
    """Errors and warnings in full; hints are counted."""
    for one in findings:
        if one.severity is not Severity.HINT:
            yield f"Check says, {one.severity} {one.code}: {one.message} {one.fix}"
    hints = sum(one.severity is Severity.HINT for one in findings)
    if hints:
        yield f"Check has {count_words(hints, 'hint')} for it."


def notes(review: Review) -> Iterator[str]:
    """What else there is to know, each in a line."""
    if review.others:
        count = len(review.others)
        paths = ", ".join(review.others[:_MOST_QUIET]) + (", …" if count > _MOST_QUIET else "")
        yield f"Files that belong to no goal, and are read by nobody: {paths}."
    if review.allowed:
        yield f"This board's gate lets pass: {', '.join(review.allowed)}."
    if review.missing:
        yield (
            "History was left out, so who wrote what, and what was agreed, is not fully known: "
            f"{review.missing}."
        )
