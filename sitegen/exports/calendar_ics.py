"""`calendar.ics`, and one for each team: the days of goals, as iCalendar (RFC 5545, RFC 7986)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from sitegen.exports._days import DayOf, days_of
from sitegen.exports._ical import component, stream, text_line, uri_line
from sitegen.exports._names import uid
from sitegen.model.state import Lifecycle
from sitegen.output import Export, OutputFile
from sitegen.site import Site
from sitegen.views.addresses import address
from sitegen.views.goals import goal_path, team_path
from sitegen.views.people import board_name, team_name

PATH = "calendar.ics"

_TENTATIVE = (Lifecycle.DRAFT, Lifecycle.PROPOSED)
_NOTHING = component(
    "VTIMEZONE",
    (
        "TZID:UTC",
        *component(
            "STANDARD",
            ("DTSTART:19700101T000000", "TZOFFSETFROM:+0000", "TZOFFSETTO:+0000"),
        ),
    ),
)
"""A calendar has at least one component (RFC 5545, section 3.6); this one shows nothing."""


def team_calendar(id: str) -> str:
    """Where the calendar of a team lies."""
    return f"teams/{id}/{PATH}"


def _files(site: Site) -> Iterator[OutputFile]:
    days = [day for state in site.goals for day in days_of(state, site)]
    days.sort(key=lambda day: (day.on, day.name))
    board = board_name(site)
    yield OutputFile(PATH, _calendar(site, board, "index.html", days))
    for team in site.facts.teams:
        own = {state.id for state in site.of_team(team)}
        theirs = (day for day in days if day.state.id in own)
        title = f"{team_name(site, team.id)} · {board}"
        yield OutputFile(team_calendar(team.id), _calendar(site, title, team_path(team.id), theirs))


def _calendar(site: Site, title: str, page: str, days: Iterable[DayOf]) -> bytes:
    page_url = address(site, page)
    head = (
        "VERSION:2.0",
        "PRODID:-//sitegen//board//EN",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        text_line("NAME", title),
        text_line("X-WR-CALNAME", title),  # for programs older than RFC 7986
        "REFRESH-INTERVAL;VALUE=DURATION:P1D",
        "X-PUBLISHED-TTL:P1D",
        uri_line("URL", page_url) if page_url else "",
    )
    events = [line for day in days for line in _event(site, day)]
    return stream(component("VCALENDAR", (*head, *(events or _NOTHING))))


def _event(site: Site, day: DayOf) -> tuple[str, ...]:
    """A whole day, as a calendar shows it beside what people do on it; nobody is made busy."""
    url = address(site, goal_path(day.state.id))
    is_open = day.state.lifecycle in _TENTATIVE
    end = day.on + timedelta(days=1) if day.on < date.max else day.on
    return component(
        "VEVENT",
        (
            f"UID:{uid(site, day.name)}",
            # When it was last revised is not known; the day of the board is the same each time.
            f"DTSTAMP:{_basic(site.as_of)}T000000Z",
            f"DTSTART;VALUE=DATE:{_basic(day.on)}",
            f"DTEND;VALUE=DATE:{_basic(end)}",
            text_line("SUMMARY", day.what),
            text_line("DESCRIPTION", f"{day.told}\n{url}" if url else day.told),
            uri_line("URL", url) if url else "",
            text_line("CATEGORIES", day.category),
            f"STATUS:{'TENTATIVE' if is_open else 'CONFIRMED'}",
            "TRANSP:TRANSPARENT",
        ),
    )


def _basic(day: date) -> str:
    return day.isoformat().replace("-", "")


EXPORT = Export(_files)
