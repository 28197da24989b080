"""The page with all that one can do about a goal: a link for everybody, and what to copy."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sitegen.output import Page, View
from sitegen.pages._frame import forms_of, view
from sitegen.pages._offers import TakingPart
from sitegen.pages._taking_part import all_of_it, page_of
from sitegen.site import Site
from sitegen.views.goals import goal_path, title_of


@dataclass(frozen=True, slots=True, kw_only=True)
class TakePartPage:
    """What the page shows; `goal` is the path of the goal's own."""

    title: str
    goal: str
    part: TakingPart


def _views(site: Site) -> Iterator[View]:
    forms = forms_of(site)
    for state in site.goals:
        part = all_of_it(state, site, forms)
        if part is not None:
            title = title_of(state)
            yield view(
                site,
                page_of(state),
                "pages/goal_take_part.html",
                f"Take part: {title}",
                f"Agree, check in, note or thank: {title}",
                TakePartPage(title=title, goal=goal_path(state.id), part=part),
                about=state,
            )


PAGE = Page(_views)
