"""Rules for the terminal: one explained, or all of them in a list."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from textwrap import wrap

from sitegen.explaining.examples import Board
from sitegen.explaining.explanation import Explanation
from sitegen.explaining.picture import picture
from sitegen.families import FAMILIES
from sitegen.printing.text import Style, harmless

_WIDTH = 92


def explained(one: Explanation) -> str:
    """All there is to say of a rule."""
    rule = one.rule
    lines = [f"{rule.code} {rule.name} ({rule.severity})", one.family.name, ""]
    lines += _told("Why", rule.why)
    lines += _told("What to do", rule.fix)
    lines += _told("Mending", one.mends)
    if one.stages:
        lines += _told("Stage", one.stages)
    if one.is_on_a_board:
        lines += _told("Your board", one.setting)
    for number, sentence in enumerate(one.quiet):
        lines += _told("" if number else "Turning off", sentence)
    return "\n".join([*lines, *_examples(one)]) + "\n"


def listed(all_of_them: Iterable[Explanation]) -> str:
    """A line for each rule, by family."""
    found = [*all_of_them]
    parts = []
    for family in FAMILIES:
        rules = [one for one in found if one.family is family]
        if rules:
            lines = [f"{family.letter}  {family.name}", f"   {family.about}"]
            width = max(len(one.rule.name) for one in rules)
            lines += (_row(one, width) for one in rules)
            parts.append("\n".join(lines))
    return "\n\n".join(parts) + "\n"


def _row(one: Explanation, width: int) -> str:
    setting = "off" if one.here is None else str(one.here)
    changed = f"  (by itself: {one.rule.severity})" if one.is_changed else ""
    return f"   {one.rule.code}  {one.rule.name:<{width}}  {setting}{changed}"


def _told(head: str, text: str) -> list[str]:
    first, *rest = wrap(text, _WIDTH - 13, break_long_words=False, break_on_hyphens=False)
    return [f"{head:<13}{first}", *(f"{'':<13}{line}" for line in rest)]


def _examples(one: Explanation) -> Iterator[str]:
    if one.in_words:
        yield ""
        yield from _told("Not so", one.in_words.bad)
        yield from _told("But so", one.in_words.good)
    if one.example:
        said = one.example.said
        where = harmless(f"{said.path}:{said.line}:{said.column}", Style())
        yield ""
        yield from _board("Not so", one.example.bad, is_good=False)
        yield ""
        yield f"  {where}: {said.severity} {one.rule.code}"
        for text in (said.message, said.fix):
            yield from (f"  {line}" for line in wrap(harmless(text, Style()), _WIDTH - 2))
        yield ""
        yield from _board("But so", one.example.good, is_good=True)


def _board(head: str, board: Board, *, is_good: bool) -> Iterator[str]:
    yield f"{head}, as of {board.as_of}" if board.as_of else head
    for file in board.files:
        yield f"  {harmless(file.path, Style())}{file.note}"
        yield from (f"  {line}" for line in picture(file, is_good=is_good))
