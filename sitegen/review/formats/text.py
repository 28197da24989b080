"""A review for the terminal."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.printing.text import Style, harmless
from sitegen.review.formats._format import (
    Block,
    Format,
    blocks,
    notes,
    nothing_moved,
    notice_text,
    title,
    verdict,
)
from sitegen.review.values import Review, Verdict

_BOLD, _RED, _YELLOW = "1", "31", "33"
_SIGN = {Verdict.STOPS: "!", Verdict.ALLOWED: "~", Verdict.DOCUMENTED: "~"}


def write(review: Review, style: Style, _limit: int) -> str:
    """The whole review; a single line where no promise moved."""
    return "\n".join(_lines(review, style)) + "\n"


def _lines(review: Review, style: Style) -> Iterator[str]:
    if not review.moves_a_promise:
        yield harmless(nothing_moved(review), style)
        yield from (harmless(note, style) for note in notes(review))
        return
    yield style.dressed(title(review), _BOLD)
    yield from _first(review, style)
    if review.board:
        yield ""
        yield style.dressed("The board", _BOLD)
        for change in review.board:
            sign = style.dressed("!", _YELLOW) if change.is_flagged else "-"
            yield f"  {sign} {harmless(change.text, style)}"
    for block in blocks(review):
        yield ""
        yield from _goal(block, style)
    yield ""
    if any(goal.is_quiet for goal in review.goals):
        yield harmless(nothing_moved(review), style)
    yield from (harmless(note, style) for note in notes(review))
    yield style.dressed(verdict(review), _RED if review.stops else _BOLD)


def _first(review: Review, style: Style) -> Iterator[str]:
    if not review.notices:
        return
    yield ""
    yield style.dressed("First of all", _BOLD)
    for notice in review.notices:
        is_stop = notice.verdict is Verdict.STOPS
        sign = style.dressed(_SIGN[notice.verdict], _RED if is_stop else _YELLOW)
        name = style.dressed(harmless(notice.goal, style), _BOLD)
        yield f"  {sign} {name}: {harmless(notice_text(notice), style)}"


def _goal(block: Block, style: Style) -> Iterator[str]:
    name = style.dressed(harmless(block.name, style), _BOLD)
    yield f"{name}: {harmless(block.text, style)}"
    yield from (f"  - {harmless(item, style)}" for item in block.items)
    if block.pledge:
        yield f"  {harmless(block.pledge, style)}"
        yield from (f"    {harmless(line, style)}".rstrip() for line in block.terms)


FORMAT = Format(write)
