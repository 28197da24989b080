"""The card of a goal: its state on a page so small that other pages can show it in a frame."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from sitegen.output import Page, View
from sitegen.pages._frame import forms_of, view
from sitegen.site import Site
from sitegen.views.addresses import address
from sitegen.views.goals import goal_path, goal_row


def card_path(id: str) -> str:
    """Where the card of a goal lies."""
    return f"goals/{id}/card.html"


def _views(site: Site) -> Iterator[View]:
    forms = forms_of(site)
    for state in site.goals:
        row = goal_row(state, site, forms)
        path = card_path(state.id)
        card = view(site, path, "pages/card.html", row.title, row.reason, row, about=state)
        # What people find and keep should be the page itself.
        head = replace(card.head, canonical=address(site, goal_path(state.id)))
        yield replace(card, head=head)


PAGE = Page(_views)
