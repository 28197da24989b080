"""What a build produces: pages described before they are rendered, and files as bytes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from sitegen.site import Site


@dataclass(frozen=True, slots=True)
class OutputFile:
    """A finished file; `path` is relative to the site's root, with `/` between its parts."""

    path: str
    data: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class NavLink:
    """A link to the place at `path` on the site; `is_here` marks the page itself."""

    text: str
    path: str
    is_here: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A picture of the site: its path, and how large it is shown, in pixels."""

    path: str
    width: int
    height: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What stands around the content of every page.

    `nav` stands in the header, `more` in the footer. `root` leads from the page to the site's
    root: empty, `../`, `../../`. `canonical` is empty where the board has no address. `day` is
    the as-of day in words. `due` is the next day with a check-in, after which the page is older
    than its data should be; empty where none follows or the day stands still. `history` says why
    nothing is known from history, and is empty where it was read. `logo` and `style` (a path) are
    what a board may add: its logo, and its own colours.
    """

    title: str
    description: str
    board: str
    root: str
    language: str
    is_rtl: bool
    canonical: str
    is_indexed: bool
    nav: tuple[NavLink, ...]
    more: tuple[NavLink, ...]
    day: str
    day_iso: str
    is_frozen: bool
    commit: str
    due: str = ""
    due_iso: str = ""
    history: str = ""
    refresh: str = ""
    logo: Picture | None = None
    style: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """One page before it is rendered: where it goes, its template, and what it says."""

    path: str
    template: str
    head: Head
    data: object


@dataclass(frozen=True, slots=True)
class Page:
    """A kind of page: all views of it that a site has."""

    views: Callable[[Site], Iterator[View]]


@dataclass(frozen=True, slots=True)
class Export:
    """A kind of file for machines: all files of it that a site has."""

    files: Callable[[Site], Iterator[OutputFile]]
