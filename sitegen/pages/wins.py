"""What there is to celebrate, month by month, the newest first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from sitegen.compute.wins import WinKind
from sitegen.output import Page, View
from sitegen.pages._frame import forms_of, view
from sitegen.site import Site
from sitegen.views.forms import Forms, count
from sitegen.views.tally import unread_words
from sitegen.views.wins import Unsaid, WinView, unsaid, win_views
from sitegen.words import listed, sentence

PATH = "wins/index.html"
_MONTHS = 12
"""So many months in which something was reached are shown, the newest ones."""
_OPEN = 2
"""So many months stand open on phones too."""

_COUNTED = (
    (WinKind.GOAL, "goal met or exceeded", "goals met or exceeded"),
    (WinKind.MILESTONE, "milestone reached", "milestones reached"),
    (WinKind.SUPPORT, "promise of support kept", "promises of support kept"),
    (WinKind.THANKS, "word of thanks", "words of thanks"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Month:
    """What was reached in a month, the newest first; phones fold what is not recent."""

    heading: str
    wins: tuple[WinView, ...]
    is_recent: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class WinsPage:
    """What the page shows: what waits for a word, what was reached, and how much is left out."""

    summary: str
    unread: str
    unsaid: tuple[Unsaid, ...]
    months: tuple[Month, ...]
    left_out: str


def _views(site: Site) -> Iterator[View]:
    forms = forms_of(site)
    found = win_views(site, forms)
    months = _months(found, forms)
    left_out = sum(len(month.wins) for month in months[_MONTHS:])
    data = WinsPage(
        summary=_summary(found),
        unread=unread_words(site),
        unsaid=unsaid(site, forms),
        months=months[:_MONTHS],
        left_out=f"{count(left_out, 'earlier one')}: each stands on the page of its goal."
        if left_out
        else "",
    )
    yield view(site, PATH, "pages/wins.html", "What we celebrate", data.summary, data)


def _months(found: tuple[WinView, ...], forms: Forms) -> tuple[Month, ...]:
    by_month = groupby(found, key=lambda one: forms.month(one.on))
    return tuple(
        Month(heading=heading, wins=tuple(wins), is_recent=place < _OPEN)
        for place, (heading, wins) in enumerate(by_month)
    )


def _summary(found: tuple[WinView, ...]) -> str:
    """What there is to celebrate, by kind: `2 goals met or exceeded and 9 milestones reached.`."""
    if not found:
        return "Nothing to celebrate yet, and plenty of time for it."
    kinds = [one.kind for one in found]
    told = tuple(
        count(kinds.count(kind), one, many) for kind, one, many in _COUNTED if kind in kinds
    )
    return f"{sentence(listed(told))}."


PAGE = Page(_views)
