"""The page that stands in for a missing one; it may be shown at any address."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from sitegen.output import Page, View
from sitegen.pages._frame import view
from sitegen.site import Site
from sitegen.views.addresses import address


@dataclass(frozen=True, slots=True)
class NotFound:
    """The page has nothing to say but its own words."""


def _views(site: Site) -> Iterator[View]:
    found = view(
        site,
        "404.html",
        "pages/not_found.html",
        "This page is not here",
        "The page you asked for is not part of this board.",
        NotFound(),
    )
    head = replace(found.head, root=address(site, ""), canonical="", is_indexed=False)
    yield replace(found, head=head)


PAGE = Page(_views)
