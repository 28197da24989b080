"""`robots.txt`: whether robots may read the board, by `settings.indexing` (RFC 9309).

A host has one such file, at its root. A board below it is asked about in the pages alone, each
of which carries the same wish; the file says what to put into the host's own.
"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote, urlsplit

from sitegen.exports.sitemap_xml import sitemap_url
from sitegen.output import Export, OutputFile
from sitegen.site import Site
from sitegen.views.addresses import base_of

PATH = "robots.txt"


def _files(site: Site) -> Iterator[OutputFile]:
    map_url = sitemap_url(site)
    lines = (
        "User-agent: *",
        "Allow: /" if site.facts.settings.indexing else "Disallow: /",
        *((f"Sitemap: {map_url}",) if map_url else ()),
    )
    yield OutputFile(PATH, ("\n".join((*_note(site), *lines)) + "\n").encode("utf-8", "replace"))


def _note(site: Site) -> tuple[str, ...]:
    """What to do where the board is not the whole host."""
    path = quote(urlsplit(base_of(site)).path, safe="/%")
    if path in ("", "/"):
        return ()
    verb = "Allow" if site.facts.settings.indexing else "Disallow"
    return (
        "# Robots read this file only at the root of a host, and this board lies below it.",
        f"# In the host's own robots.txt, the line for this board is: {verb}: {path}",
    )


EXPORT = Export(_files)
