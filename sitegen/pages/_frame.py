"""What every page shares: its place in the site, header and footer."""

from __future__ import annotations

from datetime import date

from sitegen.compute.colours import accents
from sitegen.compute.next_check_in import earliest_check_in
from sitegen.model.board import Logo
from sitegen.model.state import GoalState
from sitegen.output import Head, NavLink, Picture, View
from sitegen.site import Site
from sitegen.views.addresses import address
from sitegen.views.forms import Forms
from sitegen.views.people import board_name

_MAIN = (
    ("Board", "index.html"),
    ("Attention", "attention/index.html"),
    ("Timeline", "timeline/index.html"),
    ("Wins", "wins/index.html"),
    ("Changes", "changes/index.html"),
    ("Take part", "take-part/index.html"),
    ("How it works", "how-it-works/index.html"),
)
"""The few places that most people want, in the header of every page: two lines on a phone."""

_MORE = (
    ("Archive", "archive/index.html"),
    ("What belongs to what", "tree/index.html"),
    ("Wall", "wall/index.html"),
    ("Feed of what happens", "feed.xml"),
    ("Calendar of days", "calendar.ics"),
    ("Goals as a table (CSV)", "board.csv"),
    ("Readings as a table (CSV)", "readings.csv"),
    ("Board as data (JSON)", "board.json"),
)
"""All other places, in the footer. A new kind of page is one line here."""

_DESCRIPTION_LENGTH = 200
_LOGO_HEIGHT = 32
"""In pixels."""


def forms_of(site: Site) -> Forms:
    """How this board writes dates and numbers."""
    return Forms(site.facts.language, site.as_of)


def view(
    site: Site,
    path: str,
    template: str,
    title: str,
    description: str,
    data: object,
    *,
    about: GoalState | None = None,
) -> View:
    """A page in its frame; `about` is the goal that it is about, if it is about one."""
    forms = forms_of(site)
    due = _due(site, about)
    board = board_name(site)
    return View(
        path=path,
        template=template,
        data=data,
        head=Head(
            title=title if title == board else f"{title} · {board}",
            description=_shortened(description),
            board=board,
            root="../" * path.count("/"),
            language=site.facts.language or "en",
            is_rtl=forms.is_rtl,
            canonical=address(site, path),
            is_indexed=site.facts.settings.indexing,
            nav=_links(_MAIN, path),
            more=_links(_MORE, path),
            day=forms.long_day(site.as_of),
            day_iso=site.as_of.isoformat(),
            is_frozen=site.facts.frozen is not None and site.facts.frozen == site.as_of,
            commit=site.commit[:12],
            due=forms.long_day(due) if due else "",
            due_iso=due.isoformat() if due else "",
            history=_history(site),
            logo=_logo(site.logo),
            style="static/board.css" if accents(site.facts.look) else "",
        ),
    )


def _logo(logo: Logo | None) -> Picture | None:
    if logo is None:
        return None
    width = max(1, round(_LOGO_HEIGHT * logo.ratio))
    return Picture(path=f"static/logo.{logo.ending}", width=width, height=_LOGO_HEIGHT)


def _links(places: tuple[tuple[str, str], ...], here: str) -> tuple[NavLink, ...]:
    return tuple(NavLink(text=text, path=to, is_here=to == here) for text, to in places)


def _due(site: Site, about: GoalState | None) -> date | None:
    """Until when the page is as young as it should be; a board of a chosen day never ages."""
    if site.facts.frozen or site.present != site.as_of:
        return None
    return earliest_check_in((about,) if about else site.goals, site.as_of)


def _history(site: Site) -> str:
    """What follows from a history that was left out; empty where it was read."""
    if site.missing_history is None:
        return ""
    return (
        f"History was left out: {site.missing_history}. So this board cannot tell how people "
        "agreed, nor whether terms or entries were changed."
    )


def _shortened(text: str) -> str:
    """At most 200 characters on one line, cut between words."""
    line = " ".join(text.split())
    if len(line) <= _DESCRIPTION_LENGTH:
        return line
    return line[:_DESCRIPTION_LENGTH].rpartition(" ")[0] + "…"
