"""Rendering every page of a site, as a build does."""

from __future__ import annotations

from sitegen.discovery import modules
from sitegen.edges.templates import Renderer
from sitegen.site import Site


def pages(site: Site) -> dict[str, str]:
    """All pages of a site by path."""
    renderer = Renderer()
    views = (v for module in modules("sitegen.pages", "PAGE") for v in module.PAGE.views(site))
    files = (renderer.render(view) for view in views)
    return {file.path: file.data.decode() for file in files}
