"""What rules about wording share: the sentences of a text, and the numbers that say how much."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

_END = re.compile(r"[.!?…](?=[\s\"”’')\]*]|$)")
_NEXT = re.compile(r"[\s\"”’')\]*]+")
_ABBREVIATIONS = frozenset(
    "e.g i.e eg ie approx ca no nr vs min max hr hrs incl resp avg dr mr ms mrs st".split()
)
_WORD = re.compile(r"[^\s\x00—…]+")
_TRIMMED = ".,;:!?()[]{}*\"“”„'‘’«»‹›"

_SIGNS = "€$£¥₹+-−–±<>≤≥~≈×@"
_LABEL = re.compile(
    r"\d{4}-\d{1,2}(?:-\d{1,2})?|\d{1,2}[./]\d{1,2}[./](?:\d{4}|\d\d)?|\d{4}-?[qh]\d"
    r"|(?:201[5-9]|20[234]\d)(?:[/-]\d\d(?:\d\d)?)?(?:'s|s)?|\d+(?:st|nd|rd|th)(?:-\w{1,20})?"
)
_SPAN = re.compile(r"\d+-(?:weeks?|months?|quarters?|years?)(?:-\w{1,20})?")
_LABELLED = frozenset(
    "tier level phase step stage version iso top no number nr quarter chapter page week part "
    "windows web room floor priority release wave sprint day appendix".split()
)
_MONTHS = frozenset(
    "january february march april may june july august september october november december "
    "jan feb mar apr jun jul aug sep sept oct nov dec".split()
)
_PERIODS = frozenset("week weeks month months quarter quarters year years".split())
_DAYS = frozenset(("day", "days"))
_LONG = 28
"""Days from which on a stretch is a time to work in, and no promise to a customer."""
_WHEN = frozenset(
    "in within over for during after next coming last past first until before throughout".split()
)
_NUMBER_WORDS = frozenset(
    "zero two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety "
    "hundred thousand million dozen both half halve halved halves halving third thirds twice "
    "thrice double doubled doubles triple tripled".split()
)
_ONE_OF = frozenset("of another day thing s".split())
_BEFORE_ONE = frozenset("no number any every each the this that".split())
_FRACTION = frozenset("a one three by".split())


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each sentence of a text, in order and without gaps.

    One ends at a full stop, a question or an exclamation mark, with white space behind it and
    no lower-case letter next; an abbreviation ends none.
    """
    start = 0
    for stop in (*_stops(text), len(text)):
        if stop > start:
            yield start, stop
            start = stop


def has_amount(text: str) -> bool:
    """Whether a number in the text says how much, how many, how long or how often.

    Digits and number words do ("30%", "nine in ten", "half", "twice"). A date, a year, a
    quarter, a rank or a label does not ("by March 2026", "Q4", "number 1", "tier 2", "ISO
    9001"), nor does the time that the work may take ("within three months", "in 90 days").
    """
    words = [found for one in _WORD.findall(text) if (found := one.strip(_TRIMMED).casefold())]
    return any(_is_amount(words, at) for at in range(len(words)))


def _stops(text: str) -> Iterator[int]:
    for end in _END.finditer(text):
        before = text[max(end.start() - 8, 0) : end.start()].split()
        gap = _NEXT.match(text, end.end())
        following = text[gap.end() : gap.end() + 1] if gap else ""
        is_short = bool(before) and before[-1].casefold().lstrip("(") in _ABBREVIATIONS
        if not following.islower() and not (end[0] == "." and is_short):
            yield end.end()


def _is_amount(words: Sequence[str], at: int) -> bool:
    word = words[at]
    before = words[at - 1] if at else ""
    after = words[at + 1] if at + 1 < len(words) else ""
    if any(sign.isdigit() for sign in word):
        return _digits_count(word.lstrip(_SIGNS), before, after)
    first, _, rest = word.partition("-")
    if first == "one":
        return not rest and before not in _BEFORE_ONE and after not in _ONE_OF and after != ""
    if first in ("quarter", "quarters"):
        return before in _FRACTION or after in ("of", "off", "less", "fewer")
    if first == "once":
        return after in ("a", "per", "every")
    if first not in _NUMBER_WORDS or rest.partition("-")[0] in _PERIODS:
        return False
    return not (before in _WHEN and after in _PERIODS)


def _digits_count(word: str, before: str, after: str) -> bool:
    if word == "24/7":
        return True
    if not word[:1].isdigit() or _LABEL.fullmatch(word) or _SPAN.fullmatch(word):
        return False
    if before in _LABELLED or before in _MONTHS or after in _MONTHS:
        return False
    if before not in _WHEN:
        return True
    is_long = word.isdecimal() and len(word) < 9 and int(word) >= _LONG
    return after not in _PERIODS and not (after in _DAYS and is_long)
