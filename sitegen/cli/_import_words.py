"""What an import took, what it left and why, in words; and how it ends where something is wrong."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any, NoReturn, TypeVar

import click

from sitegen.cli._options import writing_style
from sitegen.decode.notes import shown
from sitegen.decode.scalars import parse_day
from sitegen.finding import Finding
from sitegen.importing.gather import Gathered, Left
from sitegen.importing.problems import Problem
from sitegen.importing.readings import NewReading, UnusedSlot, unused_by_kind
from sitegen.importing.series import Merge
from sitegen.numbers import canonical
from sitegen.printing.text import harmless

_MOST_SHOWN = 12
F = TypeVar("F", bound=Callable[..., Any])


def say_all(problems: Iterable[Problem]) -> None:
    """Say what is wrong, a line each."""
    style = writing_style()
    for one in problems:
        click.echo(harmless(str(one), style))


def stop(problems: Iterable[Problem], *, can_skip: bool = False) -> NoReturn:
    """Say what is wrong, and end with 1."""
    say_all(problems)
    if can_skip:
        click.echo("`--skip-unreadable` takes the other rows; then the readings lack these.")
    click.echo("Nothing was written.", err=True)
    sys.exit(1)


def as_problems(findings: Iterable[Finding]) -> Iterator[Problem]:
    """Findings about a map, which is no file of the board, each with its line and column."""
    for one in findings:
        place = one.location.place
        path = f"{one.location.path}:{place.line}"
        yield Problem(path=path, line=place.column, message=one.message, fix=one.fix)


def day_option(name: str, tells: str) -> Callable[[F], F]:
    """An option that takes a day."""

    def read(_ctx: click.Context, _param: click.Parameter, given: str | None) -> date | None:
        try:
            return parse_day(given.strip()) if given else None
        except ValueError as problem:
            raise click.BadParameter(f"{shown(given or '')} {problem}") from None

    return click.option(name, callback=read, metavar="DATE", help=tells)


def told(gathered: Gathered, merge: Merge) -> str:
    """What a table gave for a measure, and what not."""
    return "\n".join(_lines(gathered, merge))


def _lines(gathered: Gathered, merge: Merge) -> Iterator[str]:
    plan = gathered.plan
    how = "each row" if plan.source.by_row else plan.statistic
    yield f"\n{plan.name} ({how}{f', {plan.measure.unit}' if plan.measure.unit else ''})"
    if gathered.first and gathered.last:
        yield f"  {_rows(gathered.rows)} from {gathered.first} to {gathered.last}"
    yield (
        f"  took {_rows(merge.made.rows)} into {_readings_of(len(merge.made.readings))}, "
        f"{len(merge.added):,} of them new"
    )
    yield from _readings(merge.added, "new")
    yield from _readings(tuple(new for new, _ in merge.replaced), "replaced")
    if merge.same:
        yield f"  {len(merge.same):,} there already"
    for new, old in merge.differing:
        yield (
            f"  kept {new.on}: the board has {canonical(old.value)} "
            f"({old.location.path}:{old.location.place.line}), the table {canonical(new.value)}"
        )
    if merge.differing:
        yield "  A reading is a record. --replace takes the table's into the series; what stands"
        yield "  in an entry is set aside with `sitegen entry correct`."
    for why in Left:
        if why in gathered.tally.counts:
            yield f"  left {_rows(gathered.tally.counts[why])} {why}{_on_lines(gathered, why)}"
    for reason, slots in unused_by_kind(merge.made):
        number = f"{len(slots):,} {'slots' if len(slots) > 1 else 'slot'}"
        rows = sum(one.rows for one in slots)
        yield f"  left {number} {reason} ({_span(slots)}{f', {_rows(rows)}' if rows else ''})"


def _readings(readings: tuple[NewReading, ...], word: str) -> Iterator[str]:
    for one in readings[:_MOST_SHOWN]:
        cases = f"  n {one.n:,}" if one.n is not None else ""
        yield f"    {one.on}  {canonical(one.value)}{cases}  {word}"
    if len(readings) > _MOST_SHOWN:
        yield f"    and {len(readings) - _MOST_SHOWN:,} more"


def _readings_of(number: int) -> str:
    return f"{number:,} reading" if number == 1 else f"{number:,} readings"


def _rows(number: int) -> str:
    return f"{number:,} row" if number == 1 else f"{number:,} rows"


def _on_lines(gathered: Gathered, why: Left) -> str:
    lines = gathered.tally.lines.get(why, ())
    if not lines:
        return ""
    first = ", ".join(f"{line:,}" for line in lines)
    more = " …" if gathered.tally.counts[why] > len(lines) else ""
    return f" (line{'s' if len(lines) > 1 else ''} {first}{more})"


def _span(slots: tuple[UnusedSlot, ...]) -> str:
    first, last = slots[0].slot, slots[-1].slot
    return f"{first.first} to {last.last}"
