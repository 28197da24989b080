"""A page at every former address of a goal, leading to where it lives now."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from sitegen.output import Page, View
from sitegen.pages._frame import view
from sitegen.site import Site
from sitegen.views.addresses import address
from sitegen.views.goals import goal_path, title_of

_ID = re.compile(r"[a-z0-9-]{1,100}")
"""What an id looks like; whatever else stands under `formerly` is no place in the site."""


@dataclass(frozen=True, slots=True)
class Redirect:
    """Where the goal lives now, and what it is called."""

    title: str
    path: str


def _views(site: Site) -> Iterator[View]:
    taken = {state.id for state in site.goals}
    for state in site.goals:
        for old in state.goal.story.formerly:
            if old in taken or not _ID.fullmatch(old):
                continue
            taken.add(old)
            path = goal_path(state.id)
            found = view(
                site,
                goal_path(old),
                "pages/redirect.html",
                title_of(state),
                f"This goal has a new address: {title_of(state)}",
                Redirect(title_of(state), path),
            )
            new = replace(found.head, refresh=f"../../{path}", canonical=address(site, path))
            yield replace(found, head=new)


PAGE = Page(_views)
