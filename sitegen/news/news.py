"""What was won on a board since a day, what happened, and what needs a hand, in short lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sitegen.compute.wins import wins
from sitegen.model.board import Team
from sitegen.model.ledger import Note
from sitegen.model.state import GoalState
from sitegen.prose.plain import plain
from sitegen.site import Site
from sitegen.views.addresses import address
from sitegen.views.attention import Ask, ask_groups
from sitegen.views.changes import Happening, happenings
from sitegen.views.forms import Forms
from sitegen.views.goals import GoalLink, goal_path, team_path, title_of
from sitegen.views.people import board_name, team_name
from sitegen.views.wins import WinView, win_views

LONGEST = 340
"""The most characters of a line; with five lines a part, most messages stay under 4,000."""

_QUOTE = 120
_WORTH_IT = 20
"""Below so many characters, people's words are left out."""

_AT_A_GOAL = 3
"""How many things that happened to one goal are told."""

# What chat programs take for a call: `@all`, and `<!channel>`, `<@U12>` or `<https://…|text>` of
# Slack ("Formatting text for app surfaces"), `<at>` of Teams. With a space in it, it calls nobody.
_CALL = re.compile(r"(?<![\w.])@(?=\w)|<(?=[!@#/A-Za-z])")

_ISOLATES = str.maketrans("", "", "\u2068\u2069")


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A line of news: a goal's title, where its page is (empty if unknown), and what is told.

    `lead` goes before the title where there is one: `Milestone reached on the way to`.
    """

    title: str
    url: str
    told: str
    lead: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Some lines under a heading; `more` is how many are left out, `url` where they all are."""

    heading: str
    items: tuple[Item, ...]
    more: int
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """All of a message. `empty` is what there is to say where there are no parts."""

    title: str
    span: str
    url: str
    parts: tuple[Part, ...]
    empty: str


def news(site: Site, since: date, most: int, team: Team | None = None) -> News:
    """The news of a board, or of one team's goals, from `since` to the day of the board.

    Both days are included; at most `most` lines a part. Who may see the site is up to the caller.
    """
    forms = Forms(site.facts.language, site.as_of)
    goals = site.of_team(team) if team else site.goals
    board = board_name(site)
    parts = (
        _won(site, forms, since, most, goals),
        _happened(site, forms, since, most, goals),
        _wanted(site, forms, most, goals),
    )
    return News(
        title=_calm(f"{team_name(site, team.id)} · {board}" if team else board),
        span=forms.span(since, site.as_of) if since < site.as_of else forms.day(since),
        url=address(site, team_path(team.id) if team else "index.html"),
        parts=tuple(part for part in parts if part.items),
        empty=f"Nothing is new since {forms.day(since)}, and nothing needs a hand.",
    )


def _won(site: Site, forms: Forms, since: date, most: int, goals: tuple[GoalState, ...]) -> Part:
    paths = {goal_path(state.id) for state in goals}
    found = [one for one in win_views(site, forms) if one.on >= since and one.goal.path in paths]
    items = tuple(_win(one, site) for one in found[:most])
    url = address(site, "wins/index.html")
    return Part(heading="What was won", items=items, more=len(found) - len(items), url=url)


def _win(win: WinView, site: Site) -> Item:
    """What was reached, by whom, and as much of their words as there is room for."""
    badges = ", ".join(badge.word for badge in win.badges)
    changes = "; ".join(f"{fact.label}: {fact.text}" for fact in win.changes)
    told = _sentences(badges, changes, win.what, win.people)
    lead = f"{win.label} {win.towards}".strip()
    room = _room(win.goal, lead) - len(told) - 3
    words = _short(plain(win.words), min(room, _QUOTE)) if room >= _WORTH_IT else ""
    return _item(win.goal, f"{told} “{words}”" if words else told, site, lead)


def _happened(
    site: Site, forms: Forms, since: date, most: int, goals: tuple[GoalState, ...]
) -> Part:
    found = []
    for state in goals:
        lines = [one for one in _told(state, site, forms) if one.on >= since]
        if lines:
            found.append((max(one.on for one in lines), state, lines))
    found.sort(key=lambda one: one[0], reverse=True)
    items = tuple(_goal(state, lines, site) for _, state, lines in found[:most])
    url = address(site, "changes/index.html")
    return Part(heading="What happened", items=items, more=len(found) - len(items), url=url)


def _told(state: GoalState, site: Site, forms: Forms) -> Iterator[Happening]:
    """What is neither among the wins nor a mere answer, the newest first."""
    won = {win.entry.id for win in wins(state, site.as_of)}
    small = {
        note.id
        for note in state.goal.ledger.of(Note)
        if not (note.milestone or note.support or note.thanks)
    }
    return (one for one in happenings(state, site, forms) if one.entry not in won | small)


def _goal(state: GoalState, lines: list[Happening], site: Site) -> Item:
    """The newest things at a goal, in the order in which they happened."""
    link = GoalLink(title=title_of(state), path=goal_path(state.id))
    room = _room(link) - len("; 99 earlier")
    told: list[str] = []
    for one in lines[:_AT_A_GOAL]:
        text = f"{one.day.text}: {f'{one.who} {one.said}'.strip()}"
        room -= len(text) + 2
        if told and room < 0:
            break
        told.insert(0, text)
    more = len(lines) - len(told)
    earlier = (f"{more} earlier",) if more else ()
    return _item(link, "; ".join((*told, *earlier)), site)


def _wanted(site: Site, forms: Forms, most: int, goals: tuple[GoalState, ...]) -> Part:
    paths = {goal_path(state.id) for state in goals}
    asked = [
        (group.heading, ask)
        for group in ask_groups(site, forms)
        for ask in group.asks
        if ask.goal.path in paths
    ]
    items = tuple(_ask(heading, ask, site) for heading, ask in asked[:most])
    return Part(
        heading="Where a hand would help",
        items=items,
        more=len(asked) - len(items),
        url=address(site, "attention/index.html"),
    )


def _ask(heading: str, ask: Ask, site: Site) -> Item:
    """What people wrote, the fact, and who can help next."""
    quote = f"“{_short(ask.quote, _QUOTE)}” " if ask.quote else ""
    return _item(ask.goal, f"{quote}{ask.told} {ask.who}", site, f"{heading}:")


def _item(goal: GoalLink, told: str, site: Site, lead: str = "") -> Item:
    title, url = _short(goal.title, _QUOTE), address(site, goal.path)
    return Item(title=title, url=url, told=_short(told, _room(goal, lead)), lead=lead)


def _room(goal: GoalLink, lead: str = "") -> int:
    """How many characters there are for what is told of a goal."""
    return LONGEST - len(_short(goal.title, _QUOTE)) - len(lead)


def _short(text: str, most: int) -> str:
    """A text on one line of at most so many characters, cut between words where it can be."""
    line = _calm(" ".join(text.translate(_ISOLATES).split()))
    if len(line) <= most:
        return line
    cut = line[: most - 1]
    return (cut.rpartition(" ")[0] or cut).rstrip(" ,;:.") + "…"


def _calm(text: str) -> str:
    """A text that calls nobody in a chat."""
    return _CALL.sub(lambda sign: f"{sign[0]} ", text)


def _sentences(*parts: str) -> str:
    """The parts that there are, a full stop between two unless the first one has ended."""
    *firsts, last = [part for part in parts if part] or [""]
    begun = (one if one.rstrip('”"')[-1:] in "!?…" else f"{one.rstrip('.')}." for one in firsts)
    return " ".join((*begun, last))
