"""`feed.xml`, and one for each team: what happened, as Atom (RFC 4287)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from sitegen.exports._events import Event, events
from sitegen.exports._names import tag
from sitegen.exports._telling import Told, told
from sitegen.exports._xml import document, element, text
from sitegen.output import Export, OutputFile
from sitegen.site import Site
from sitegen.views.addresses import address, link_to
from sitegen.views.forms import Forms
from sitegen.views.goals import goal_path, team_path
from sitegen.views.people import board_name, team_name

PATH = "feed.xml"
NEWEST = 50
"""How many things a feed tells. Readers keep what they have seen; nobody scrolls further."""

_NAMESPACE = "http://www.w3.org/2005/Atom"
_LANGUAGE = re.compile("[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*")


def team_feed(id: str) -> str:
    """Where the feed of a team lies."""
    return f"teams/{id}/{PATH}"


def _files(site: Site) -> Iterator[OutputFile]:
    forms = Forms(site.facts.language, site.as_of)
    found = events(site)
    words: dict[str, Told] = {}

    def tell(event: Event) -> Told:
        if event.id not in words:  # feeds of several teams tell the same
            words[event.id] = told(event, site, forms)
        return words[event.id]

    board = board_name(site)
    yield OutputFile(PATH, _feed(site, PATH, "index.html", board, found, tell))
    for team in site.facts.teams:
        own = {state.id for state in site.of_team(team)}
        theirs = [event for event in found if event.state.id in own]
        title = f"{team_name(site, team.id)} · {board}"
        path = team_feed(team.id)
        yield OutputFile(path, _feed(site, path, team_path(team.id), title, theirs, tell))


def _feed(
    site: Site,
    path: str,
    page: str,
    title: str,
    found: Sequence[Event],
    tell: Callable[[Event], Told],
) -> bytes:
    """A feed; without an address of the board its links lead from where the feed lies."""
    root = "../" * path.count("/")
    shown = found[:NEWEST]
    newest = shown[0].on if shown else site.as_of
    here = address(site, path)
    head = (
        text("id", tag(site, path)),
        text("title", title),
        text("updated", moment(newest, site.facts.timezone)),
        element("link", rel="self", type="application/atom+xml", href=here) if here else "",
        element("link", rel="alternate", type="text/html", href=link_to(site, page, root=root)),
        element("author", text("name", board_name(site))),
        text("generator", "sitegen"),
    )
    entries = (_entry(site, event, tell(event), root) for event in shown)
    body = "\n".join(part for part in (*head, *entries) if part)
    lang = site.facts.language if _LANGUAGE.fullmatch(site.facts.language) else ""
    return document(element("feed", f"\n{body}\n", xmlns=_NAMESPACE, xml__lang=lang))


def _entry(site: Site, event: Event, words: Told, root: str) -> str:
    page = link_to(site, goal_path(event.state.id), root=root)
    when = moment(event.on, site.facts.timezone)
    parts = (
        text("id", event.id),
        text("title", words.title),
        text("published", when),
        text("updated", when),
        element("author", text("name", words.who)) if words.who else "",
        element("link", rel="alternate", type="text/html", href=page),
        element("category", term=event.kind.value),
        *(
            element("category", term=team, label=team_name(site, team))
            for team in event.state.terms.teams
        ),
        # Links in people's prose are meant from the page of the goal.
        text("content", words.html, type="html", xml__base=page),
    )
    return element("entry", "\n" + "\n".join(part for part in parts if part) + "\n")


def moment(day: date, zone: str) -> str:
    """The beginning of a day in a time zone, by RFC 3339: the ledger knows days, not hours.

    Offsets of the past with seconds, which RFC 3339 cannot write, give way to UTC.
    """
    begin = datetime.combine(day, time(), ZoneInfo(zone))
    offset = begin.utcoffset()
    is_whole = offset is not None and offset.total_seconds() % 60 == 0
    return (begin if is_whole else begin.replace(tzinfo=UTC)).isoformat()


EXPORT = Export(_files)
