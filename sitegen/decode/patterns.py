"""Patterns of single values, for ECMAScript (with the flag `u`) and Python alike.

A reader says with them what it takes. They know no flags and no classes that differ between the
two: small and capital letters are both spelt out, and digits are 0 to 9.
"""

from __future__ import annotations

from collections.abc import Iterable

from sitegen.dates import WEEKDAYS, Grain
from sitegen.numbers import ANY_DIGIT, BETWEEN, MAX_DIGITS, TIMES

_SIGNS = r"[+\u2212\u2012\u2013\ufe63\uff0d-]"
_SPECIAL = frozenset(r"\^$.*+?()[]{}|/")


def alone(pattern: str) -> str:
    """The whole text is this, white space around it left out."""
    return rf"^\s*(?:{pattern})\s*$"


def word(text: str) -> str:
    """A word or several, in small or capital letters; between words is any white space."""
    return "".join(map(_letter, text))


def one_of(words: Iterable[str]) -> str:
    """One of several words, as `word` reads them."""
    return "|".join(map(word, words))


def _letter(sign: str) -> str:
    if sign.isalpha() and sign.isascii():
        return f"[{sign.upper()}{sign.lower()}]"
    if sign == " ":
        return r"\s+"
    return f"\\{sign}" if sign in _SPECIAL else sign


def id_of(longest: int) -> str:
    """Small letters and digits with single hyphens between them."""
    return rf"(?!\S{{{longest + 1}}})[a-z0-9]+(?:-[a-z0-9]+)*"


# Numbers: `sitegen.numbers` reads them.

_END = r"(?![0-9.,'])"
_DIGITS = (
    rf"(?!(?:[.,]?[0-9]){{{MAX_DIGITS + 1}}})(?![1-9][0-9]{{0,2}},[0-9]{{3}}{_END})"
    rf"[0-9]+(?:[.,][0-9]+)?{_END}"
)
NUMBER = f"{_SIGNS}?{_DIGITS}"
_NO_UNIT = (
    rf"(?:{_SIGNS}|[:']|[eE]{_SIGNS}?[0-9]|[xX]\s*[0-9]|[kK](?:\s|$)"
    rf"|(?:{one_of(TIMES)})\s*[0-9]|[{BETWEEN}]*[{ANY_DIGIT}])"
)


def quantity(*, before: str = "") -> str:
    """A number with or without its unit; the unit ends before a word such as `to`."""
    stop = rf"(?!\s+{word(before)}\s)" if before else ""
    unit = rf"(?:{stop}\s*(?=\S)(?!{_NO_UNIT})[^0-9\s](?:{stop}[\s\S])*)?"
    return rf"(?:(?:[A-Z]{{3}}|[$€£¥])\s*{NUMBER}|{NUMBER}{unit})"


def up_to(most: int) -> str:
    """A number from 0 to a power of ten, such as 100."""
    digits = len(str(most)) - 1
    below = rf"0*[0-9]{{1,{digits}}}(?:[.,][0-9]+)?"
    return rf"\+?(?={_DIGITS})(?:0*{most}(?:[.,]0+)?|{below})"


# Branches: git's own rules for names of refs (git-check-ref-format).

_NOT_IN_BRANCH = r"\.\.|@\{|\.(?:lock)?(?:\/|\s*$)"
_IN_BRANCH = rf"(?:(?!{_NOT_IN_BRANCH})[^\s\x00-\x1f\x7f~^:?*\[\\\/])"
BRANCH = rf"(?![@-]\s*$|-)(?!\.){_IN_BRANCH}+(?:\/(?!\.){_IN_BRANCH}+)*"


# Dates and lengths: `sitegen.decode.spans` reads them.


_YEAR = "(?:19[7-9][0-9]|2[01][0-9]{2})"
_LEAP = (
    "(?:19(?:7[26]|8[048]|9[26])|20(?:[02468][048]|[13579][26])"
    "|21(?:0[48]|[2468][048]|[13579][26]))"
)
_DAYS = (
    "(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])"
    "|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|1[0-9]|2[0-8]))"
)
DAY = f"(?:{_YEAR}-{_DAYS}|{_LEAP}-02-29)"
PERIOD = "(?!0000)[0-9]{4}(?:-?(?:[Qq][1-4]|[Hh][12]))?"
_COUNT = "(?:0{0,2}[1-9]|0?[1-9][0-9]|1[01][0-9]|120)"


def span(*, space: str = " ?", grains: Iterable[str] = tuple(Grain)) -> str:
    """A length such as `3 months`, up to 120 of them."""
    return f"(?:{_COUNT}{space})?(?:{one_of(grains)})[Ss]?"


_ANY_SPACE = r"\s*"
_WEEKS = span(space=_ANY_SPACE, grains=(Grain.WEEK,))
CADENCE = (
    rf"{word('irregular')}|{span(space=_ANY_SPACE)}"
    rf"|{_WEEKS}\s+{word('on')}\s+(?:{one_of(WEEKDAYS)})"
)


# Short forms of a measure: `sitegen.decode.short_form` reads them.

_LIMIT = (
    rf"{word('between')}\s+{quantity(before='and')}\s+{word('and')}\s+{quantity()}"
    rf"|(?:{one_of(('at least', 'at most', 'above', 'below'))})\s+{quantity()}"
)
SHORT_FORM = (
    rf"(?:(?:{one_of(('guardrail', 'lead', 'outcome'))})\s+)?"
    rf"(?:{one_of(('milestones', 'yes or no', 'yes/no'))}"
    rf"|{word('from')}\s+{quantity(before='to')}\s+{word('to')}\s+{quantity()}"
    rf"|{_LIMIT}|{quantity()}\s+{word('in total')})"
)
