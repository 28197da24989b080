"""The day of a row: dates and times as exports write them, in the calendar of the board."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

from sitegen.decode.forms import EARLIEST, LATEST
from sitegen.decode.loose_dates import possible_days
from sitegen.decode.scalars import certain_day
from sitegen.importing.model import DateOrder
from sitegen.importing.unread import Unread

LONGEST = 60
_MOST_KEPT = 4096

_STAMP = re.compile(
    r"(?P<day>[^:]{6,24}?)(?:[Tt]|,? +)(?P<hour>\d{1,2}):(?P<minute>\d{2})"
    r"(?::(?P<second>\d{2})(?:[.,]\d{1,9})?)?(?: ?(?P<half>[AaPp])\.?[Mm]\.?)?"
    r" ?(?P<zone>[Zz]|[A-Za-z]{2,5}|(?:UTC|GMT)?[+-]\d{2}:?\d{2})?"
)
_USUAL = re.compile(r"\d{4}-\d\d-\d\d[T ](?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d)?", re.ASCII)
_OFFSET = re.compile(r"(?:UTC|GMT)?([+-])(\d{2}):?(\d{2})")
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")
_THREE = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})")
_UNIX = re.compile(r"[1-6]\d{9}")
_UTC_NAMES = frozenset(("z", "utc", "gmt"))


class DayReader:
    """Reads the days of one column. `zone` is that of times which name none."""

    def __init__(self, order: DateOrder | None, zone: ZoneInfo, board: ZoneInfo) -> None:
        self._order = order
        self._zone = zone
        self._board = board
        self._is_local = zone.key == board.key
        self._known: dict[str, date] = {}
        self._last: tuple[str, date] | None = None

    def read(self, text: str) -> date:
        """The day of the board on which it was. Raises Unread."""
        if self._last is None or self._last[0] != text:  # several readings ask for the same cell
            self._last = (text, self._read(text))
        return self._last[1]

    def _read(self, text: str) -> date:
        if self._is_local and _USUAL.fullmatch(text):
            return self._day(text[:10])
        if len(text) > LONGEST:
            raise Unread("is no date", "A date has no more than a few dozen characters.")
        if not text.isascii():
            text = text.replace("\u202f", " ").replace("\xa0", " ")
        if _UNIX.fullmatch(text):
            return self._on_board(datetime.fromtimestamp(int(text), UTC))
        match = _STAMP.fullmatch(text)
        if match is None:
            return self._day(text)
        day = self._day(match["day"])
        zone = self._zone_of(match["zone"])
        hour, minute, second = _clock(match)
        if zone is None and self._is_local:
            return day
        local = datetime.combine(day, time(hour, minute, second), zone or self._zone)
        return self._on_board(local)

    def _on_board(self, moment: datetime) -> date:
        return moment.astimezone(self._board).date()

    def _zone_of(self, name: str | None) -> tzinfo | None:
        if not name:
            return None
        if name.casefold() in _UTC_NAMES:
            return UTC
        match = _OFFSET.fullmatch(name)
        if match is None or int(match[2]) > 14 or int(match[3]) > 59:
            raise Unread(
                f"is in a time zone, {name[:9]}, that is not known",
                "Export the times in UTC or with an offset such as +01:00.",
            )
        offset = timedelta(hours=int(match[2]), minutes=int(match[3]))
        return timezone(-offset if match[1] == "-" else offset)

    def _day(self, text: str) -> date:
        found = self._known.get(text)
        if found is None:
            found = _day(text.strip(), self._order)
            if len(self._known) == _MOST_KEPT:
                self._known.clear()
            self._known[text] = found
        return found


def _clock(match: re.Match[str]) -> tuple[int, int, int]:
    hour, minute, second = int(match["hour"]), int(match["minute"]), int(match["second"] or 0)
    half = (match["half"] or "").casefold()
    is_told_right = 1 <= hour <= 12 if half else hour <= 23
    if not is_told_right or minute > 59 or second > 60:
        raise Unread("has no time of the day", "Hours go from 0 to 23, or from 1 to 12 AM or PM.")
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return hour, minute, min(second, 59)


def _day(text: str, order: DateOrder | None) -> date:
    match = _ISO.fullmatch(text)
    if match:
        return _calendar(int(match[1]), int(match[2]), int(match[3]))
    match = _THREE.fullmatch(text)
    if match and order in (DateOrder.DAY, DateOrder.MONTH):
        first, second = int(match[1]), int(match[3])
        year = int(match[4]) + (2000 if len(match[4]) == 2 else 0)
        day, month = (first, second) if order is DateOrder.DAY else (second, first)
        return _calendar(year, month, day, f" with the {order}")
    days = possible_days(text)
    if certain := certain_day(text):
        return date.fromisoformat(certain)
    if days:
        either = " or ".join(one.isoformat() for one in days)
        raise Unread(
            f"may be {either}" if days[1:] else f"may be {either}, or begin with the year",
            "Say `form: day first` or `form: month first` for this column in the map.",
        )
    raise Unread("is no date", "Export dates like 2026-01-16, with or without a time.")


def _calendar(year: int, month: int, day: int, how: str = "") -> date:
    try:
        found = date(year, month, day)
    except ValueError:
        raise Unread(
            f"is no day of the calendar{how}", "See whether `form` in the map is right for it."
        ) from None
    if not EARLIEST <= year <= LATEST:
        raise Unread(
            f"is not between the years {EARLIEST} and {LATEST}", "Mend the date in the export."
        )
    return found
