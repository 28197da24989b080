"""Where the site will be: the full address of what lies in it, as far as the board has one."""

from __future__ import annotations

from sitegen.prose.urls import has_host, safe_url
from sitegen.site import Site


def base_of(site: Site) -> str:
    """The board's address with a slash at its end; empty where it has none that can be linked."""
    base = safe_url(site.facts.url) or ""
    if not base.startswith(("http://", "https://")) or not has_host(base):
        return ""
    return base.rstrip("/") + "/"


def address(site: Site, path: str) -> str:
    """The full address of a path of the site; empty where the board has none."""
    base = base_of(site)
    return base + path.removesuffix("index.html") if base else ""


def link_to(site: Site, path: str, *, root: str = "") -> str:
    """The full address of a path, or the way there from a file whose way to the root is `root`."""
    return address(site, path) or root + path
