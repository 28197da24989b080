"""What single values look like: said once, for the readers of them and for schemas."""

from __future__ import annotations

from sitegen.decode import patterns
from sitegen.decode.shapes import Numbers, Written
from sitegen.numbers import MAX_DIGITS

LONGEST_ID = 100
EARLIEST, LATEST = 1970, 2199
"""The years that a date may lie in: others are slips of the finger."""

AN_ID = Written(
    name="id",
    pattern=patterns.alone(patterns.id_of(LONGEST_ID)),
    numbers=Numbers(whole=True, least=0),
    yes_or_no=True,  # `true` is an id, too
    fix="An id has small letters, digits and single hyphens.",
)
A_DAY = Written(
    name="day",
    pattern=patterns.alone(patterns.DAY),
    likes=("2026-03-31",),
    fix=f"Write year-month-day, such as 2026-03-31, from {EARLIEST} to {LATEST}.",
)
_LARGEST = 10**MAX_DIGITS - 1
_ANY_NUMBER = Numbers(least=-_LARGEST, most=_LARGEST)
A_NUMBER = Written(
    name="number",
    pattern=patterns.alone(patterns.NUMBER),
    numbers=_ANY_NUMBER,
    fix="Write a number in plain digits, such as 2.8.",
)
A_QUANTITY = Written(
    name="quantity",
    pattern=patterns.alone(patterns.quantity()),
    numbers=_ANY_NUMBER,
    fix="Write a number in plain digits, with its unit if there is one, such as 2.8 hours.",
)
A_COUNT = Written(
    name="count",
    pattern=patterns.alone("(?![0-9]{8})0*(?:[1-9][0-9]{0,5}|1000000)"),
    numbers=Numbers(least=1, most=1_000_000, whole=True),
    fix="Write a whole number from 1 to 1,000,000, such as 30.",
)
YES_OR_NO = Written(
    name="yes-or-no",
    pattern=patterns.alone(patterns.one_of(("true", "yes", "on", "false", "no", "off"))),
    yes_or_no=True,
    likes=("yes", "no"),
    fix="Write yes or no.",
)
