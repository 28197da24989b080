"""`sitemap.xml`: the board, its teams and goals, for search engines that are welcome.

Only where `settings.indexing` is on and the board has an address. By sitemaps.org, version 0.9.
"""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.compute.lifecycle import counting
from sitegen.exports._xml import document, element, text
from sitegen.model.state import GoalState
from sitegen.output import Export, OutputFile
from sitegen.site import Site
from sitegen.views.addresses import address, base_of
from sitegen.views.goals import goal_path, team_path

PATH = "sitemap.xml"
MOST = 50_000
"""The most addresses of one sitemap."""


def sitemap_url(site: Site) -> str:
    """The address of the sitemap; empty where there is none."""
    is_there = site.facts.settings.indexing and base_of(site)
    return address(site, PATH) if is_there else ""


def _files(site: Site) -> Iterator[OutputFile]:
    if not sitemap_url(site):
        return
    rows = (
        _row(site, "index.html", site.as_of.isoformat()),
        *(_row(site, team_path(team.id), "") for team in site.facts.teams),
        *(_row(site, goal_path(state.id), _moved(state, site)) for state in site.goals),
    )
    body = "\n".join(rows[:MOST])
    name = "http://www.sitemaps.org/schemas/sitemap/0.9"
    yield OutputFile(PATH, document(element("urlset", f"\n{body}\n", xmlns=name)))


def _row(site: Site, path: str, changed: str) -> str:
    when = text("lastmod", changed) if changed else ""
    return element("url", text("loc", address(site, path)) + when)


def _moved(state: GoalState, site: Site) -> str:
    """The day of the goal's last entry or reading."""
    days = [entry.on for entry in counting(state.goal, site.as_of)]
    days += [reading.on for one in state.numbers.measures for reading in one.readings]
    return max(days).isoformat() if days else ""


EXPORT = Export(_files)
