"""A review in a forge's Markdown, for the summary of a job or a comment."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sitegen.printing.markdown import as_text
from sitegen.printing.text import Style
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

_SIGN = {Verdict.STOPS: "⛔", Verdict.ALLOWED: "⚠️", Verdict.DOCUMENTED: "⚠️"}
_ROOM = 200
"""Bytes kept for saying that the rest does not fit."""


def write(review: Review, _style: Style, limit: int) -> str:
    """The whole review in at most so many bytes; a single line where no promise moved."""
    return _cut(_lines(review), limit)


def _lines(review: Review) -> Iterator[str]:
    if not review.moves_a_promise:
        yield as_text(nothing_moved(review))
        for note in notes(review):
            yield ""
            yield as_text(note)
        return
    yield f"## {as_text(title(review))}"
    yield ""
    yield f"**{as_text(verdict(review))}**"
    yield from _listed(
        "First of all",
        (
            f"- {_SIGN[one.verdict]} **{as_text(one.goal)}**: {as_text(notice_text(one))}"
            for one in review.notices
        ),
    )
    yield from _listed(
        "The board",
        (f"- {'⚠️ ' if one.is_flagged else ''}{as_text(one.text)}" for one in review.board),
    )
    for number, block in enumerate(blocks(review)):
        if number == 0:
            yield ""
            yield "### The goals"
        yield from _goal(block)
    quiet = [nothing_moved(review)] if any(goal.is_quiet for goal in review.goals) else []
    for note in (*quiet, *notes(review)):
        yield ""
        yield as_text(note)


def _listed(heading: str, items: Iterable[str]) -> Iterator[str]:
    """A list below a heading; nothing where there is nothing to list."""
    for number, item in enumerate(items):
        if number == 0:
            yield from ("", f"### {heading}", "")
        yield item


def _goal(block: Block) -> Iterator[str]:
    yield ""
    yield f"**{as_text(block.name)}**: {as_text(block.text)}"
    if block.items:
        yield ""
        yield from (f"- {as_text(item)}" for item in block.items)
    if block.pledge:
        yield ""
        yield as_text(block.pledge)
        yield ""
        yield from (_quoted(line) for line in block.terms)


def _quoted(line: str) -> str:
    """A line of the terms; those that begin with a hyphen are items of a list there."""
    if line.startswith("- "):
        return f"> - {as_text(line[2:])}"
    return f"> {as_text(line)}".rstrip()


def _cut(lines: Iterable[str], limit: int) -> str:
    """The lines that fit, and how many do not."""
    told = list(lines)
    kept, size = [], 0
    for place, line in enumerate(told):
        size += len(line.encode()) + 1
        last = place == len(told) - 1
        if size > (limit if last else limit - _ROOM):
            more = len(told) - place
            kept += [
                "",
                f"**{more} more lines do not fit here.** `sitegen review` shows all of them.",
            ]
            break
        kept.append(line)
    return "\n".join(kept) + "\n"


FORMAT = Format(write)
