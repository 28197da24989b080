"""Names that last: what feed readers and calendars know a thing again by."""

from __future__ import annotations

import re
from datetime import date
from hashlib import sha256
from urllib.parse import quote, urlsplit
from uuid import NAMESPACE_URL, UUID, uuid5

from sitegen.model.state import GoalState
from sitegen.prose.urls import safe_url
from sitegen.site import Site

NOBODY = "board.invalid"
"""An authority that no board takes from anybody: RFC 2606 keeps `.invalid` for that."""

_HOST = re.compile(r"[a-z0-9](?:[a-z0-9.-]{0,250}[a-z0-9])?")
_OF_FEEDS = "2026"
"""The year of the names of feeds. Any year does in which the board's address was the board's;
it must stay the same for ever."""


def tag(site: Site, name: str, on: date | None = None) -> str:
    """A tag URI (RFC 4151) of something on a board, from the day it happened.

    It is minted in the name of the board's address, of its repository where it has none, and
    of nobody where it has neither. `name` is made of letters, digits, `-`, `.` and `/`.
    """
    authority, path = _authority(site)
    day = on.isoformat() if on else _OF_FEEDS
    return f"tag:{authority},{day}:{quote(path + name, safe='/-._~')}"


def lasting_id(state: GoalState, site: Site) -> str:
    """The id a goal began with: after renamings the first under `formerly` that is its alone."""
    former = state.goal.story.formerly
    return next((old for old in former if site.goal(old) is state), state.id)


def opaque(text: str) -> str:
    """A short name that does not show what it was made of, such as a person's id."""
    return sha256(text.encode("utf-8", "replace")).hexdigest()[:16]


def uid(site: Site, name: str) -> UUID:
    """A UUID of something on a board (RFC 9562, version 5, from its tag URI)."""
    return uuid5(NAMESPACE_URL, tag(site, name))


def _authority(site: Site) -> tuple[str, str]:
    for url in (site.facts.url, site.facts.repository):
        host, path = _split(safe_url(url) or "")
        if host:
            return host, f"{path}/" if path else ""
    return NOBODY, ""


def _split(url: str) -> tuple[str, str]:
    """Host and path of an address; a host in other letters as the name system writes it."""
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").encode("idna").decode("ascii")
    except ValueError:
        return "", ""
    return (host, parts.path.strip("/")) if _HOST.fullmatch(host) else ("", "")
