"""The questions about where a baseline comes from: which days, how many cases, which source."""

from __future__ import annotations

import re
from datetime import date, timedelta

from sitegen.cli._ask import ask
from sitegen.cli._talk import Talk
from sitegen.dates import add_months
from sitegen.decode.nodes import Node
from sitegen.decode.scalars import count, day
from sitegen.decode.spans import parse_period
from sitegen.scaffold.answers import SENTENCE, Unfit, scalar, value
from sitegen.scaffold.measures import group

_DAYS = re.compile(r"(?:from\s+)?(\S+)\s+(?:to|until|-|–)\s+(\S+)", re.IGNORECASE)

_MONTHS = re.compile(
    r"(?:from\s+)?(\d{4}-\d\d)(?:\s+(?:to|until|-|–)\s+(\d{4}-\d\d))?", re.IGNORECASE
)
_DAY = timedelta(days=1)


def evidence(now: str, talk: Talk) -> Node:
    """The baseline with what is known of it; the number alone where nothing is."""
    because = (
        f"Where does {now} come from? Progress is counted from it, so others must be able to\n"
        "find it again: `2026-09-01 to 2026-11-30`, a month or a period. (Empty to skip.)"
    )
    days = ask("On which days", lambda text: _days(text, talk), because=because, is_optional=True)
    cases = ask(
        "In how many cases",
        lambda text: str(value(count, text)) if text else "",
        because="Few cases swing a lot. A whole number, such as 5120. (Empty to skip.)",
        is_optional=True,
    )
    source = ask(
        "Source",
        lambda text: value(SENTENCE, text) if text else "",
        because="A report or an export that somebody else can open. (Empty to skip.)",
        is_optional=True,
    )
    first, last = days or ("", "")
    known = {"value": now, "from": first, "to": last, "n": cases, "source": source}
    found = tuple((key, text) for key, text in known.items() if text)
    return group(found) if found[1:] else scalar(now)


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
        first, last = _period(text)
    if last < first:
        raise Unfit(f"{last} is before {first}; write the first day first.")
    if first > talk.desk.site.as_of:
        raise Unfit(f"{first} is still to come; a baseline is what was.")
    return str(first), str(last)


def _month(text: str) -> date:
    """The first day of a month. Raises Unfit."""
    return value(day, f"{text}-01")


def _period(text: str) -> tuple[date, date]:
    period = parse_period(text)
    if period is None:
        raise Unfit(
            f"“{text}” is no stretch of days. Write it like `2026-09-01 to 2026-11-30`, or 2026-Q3."
        )
    return period.start, period.end
