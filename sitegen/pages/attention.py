"""Where a look or a hand would help: everything that waits, by kind, the most pressing first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sitegen.compute.capacity import UNDER_WAY
from sitegen.model.state import Lifecycle
from sitegen.output import Page, View
from sitegen.pages._frame import forms_of, view
from sitegen.site import Site
from sitegen.views.attention import AskGroup, ask_groups, summary_of
from sitegen.views.tally import unread_words

PATH = "attention/index.html"

_RESTING = {Lifecycle.PAUSED: "is paused", Lifecycle.CLOSED: "has ended"}


@dataclass(frozen=True, slots=True, kw_only=True)
class AttentionPage:
    """What the page shows; without groups nothing waits, and `is_new` says no goal is under way.

    `at_rest` says why nothing moves where all goals there are rest or have ended.
    """

    summary: str
    unread: str
    groups: tuple[AskGroup, ...]
    is_new: bool
    at_rest: str


def _views(site: Site) -> Iterator[View]:
    groups = ask_groups(site, forms_of(site))
    summary = summary_of(groups) or "Nothing waits for a hand right now."
    data = AttentionPage(
        summary=summary,
        unread=unread_words(site),
        groups=groups,
        is_new=not any(one.lifecycle in UNDER_WAY for one in site.goals),
        at_rest=_at_rest(site),
    )
    title = "Where a hand would help"
    yield view(site, PATH, "pages/attention.html", title, summary, data)


def _at_rest(site: Site) -> str:
    found = {one.lifecycle for one in site.goals}
    if not found or not found <= _RESTING.keys():
        return ""
    return f"Every goal {' or '.join(word for one, word in _RESTING.items() if one in found)}."


PAGE = Page(_views)
