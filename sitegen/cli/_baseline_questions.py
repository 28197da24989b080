"""The questions about where a baseline comes from: which days, how many cases, which source."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial
from typing import Any

from sitegen.cli._ask import ask
from sitegen.cli._talk import Talk
from sitegen.dates import PeriodLength, add_months, period_of_day
from sitegen.decode.nodes import Mapping, Node, Scalar
from sitegen.decode.scalars import Reader, count, day
from sitegen.decode.spans import parse_period
from sitegen.scaffold.answers import SENTENCE, Unfit, scalar, value
from sitegen.scaffold.measures import group

_DAYS = re.compile(r"(?:from\s+)?(\S+)\s+(?:to|until|-|–)\s+(\S+)", re.IGNORECASE)

_MONTHS = re.compile(
    r"(?:from\s+)?(\d{4}-\d\d)(?:\s+(?:to|until|-|–)\s+(\d{4}-\d\d))?", re.IGNORECASE
)
_DAY = timedelta(days=1)
_MORE: dict[str, tuple[str, Reader[Any], str]] = {
    "n": (
        "In how many cases",
        count,
        "Few cases swing a lot. A whole number, such as 5120. (Empty to skip.)",
    ),
    "source": (
        "Source",
        SENTENCE,
        "A report or an export that somebody else can open. (Empty to skip.)",
    ),
}


def evidence(base: Node, talk: Talk) -> Iterator[Node]:
    """The baseline after each answer about it; where none is known, its number alone in the end.

    What comes before something that is known was asked already, and passed over.
    """
    known = dict(_known(base))
    now = known["value"]
    if len(known) == 1:
        because = (
            f"Where does {now.text} come from? Progress is counted from it, so others must be\n"
            f"able to find it again: `{_usual(talk)}`, a month or a period.\n"
            "(Empty to skip.)"
        )
        days = ask(
            "On which days", lambda text: _days(text, talk), because=because, is_optional=True
        )
        if days:
            known |= {"from": scalar(days[0]), "to": scalar(days[1])}
            yield group(known.items())
    for key in _left(set(known)):
        words, reader, because = _MORE[key]
        text = ask(words, partial(_read, reader), because=because, is_optional=True)
        if text:
            known[key] = scalar(text)
            yield group(known.items())
    if len(known) == 1:
        yield scalar(now.text)


def _left(known: set[str]) -> tuple[str, ...]:
    """What is asked after the last thing that is known."""
    keys = tuple(_MORE)
    last = max((keys.index(key) for key in known & set(keys)), default=-1)
    return keys[last + 1 :]


def _known(base: Node) -> Iterator[tuple[str, Scalar]]:
    """What a baseline says of itself so far."""
    pairs = ((key.text, node) for key, node in base.items) if isinstance(base, Mapping) else ()
    yield from ((key, node) for key, node in pairs if isinstance(node, Scalar))
    if isinstance(base, Scalar):
        yield "value", base


def _read(reader: Reader[Any], text: str) -> str:
    return str(value(reader, text)) if text else ""


def _days(text: str, talk: Talk) -> tuple[str, str] | None:
    """The first and the last day, as they go into the file. Raises Unfit."""
    if not text:
        return None
    match = _DAYS.fullmatch(text)
    months = _MONTHS.fullmatch(text)
    if months:
        first, last = _month(months[1]), add_months(_month(months[2] or months[1]), 1) - _DAY
    elif match:
        first, last = value(day, match[1]), value(day, match[2])
    else:
        first, last = _period(text, talk)
    if last < first:
        raise Unfit(f"{last} is before {first}; write the first day first.")
    ahead = next((one for one in (first, last) if one > talk.desk.site.as_of), None)
    if ahead:
        raise Unfit(f"{ahead} is still to come; a baseline is what was.")
    return str(first), str(last)


def _month(text: str) -> date:
    """The first day of a month. Raises Unfit."""
    return value(day, f"{text}-01")


def _period(text: str, talk: Talk) -> tuple[date, date]:
    period = parse_period(text)
    if period is None:
        this = period_of_day(PeriodLength.QUARTERS, talk.desk.site.as_of)
        over = period_of_day(PeriodLength.QUARTERS, this.start - _DAY)
        raise Unfit(
            f"“{text}” is no stretch of days. Write it like `{_usual(talk)}`, "
            f"{add_months(talk.desk.site.as_of.replace(day=1), -1):%Y-%m} or {over.name}."
        )
    return period.start, period.end


def _usual(talk: Talk) -> str:
    """The three full months before the day of the board."""
    month = talk.desk.site.as_of.replace(day=1)
    return f"{add_months(month, -3)} to {month - _DAY}"
