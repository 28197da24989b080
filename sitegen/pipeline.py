"""The program on one screen: load a board, check it, describe its site, publish."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sitegen import checking, exports, pages
from sitegen.compute.fold import fold
from sitegen.decode.board import Decoded, decode_board, decode_library
from sitegen.decode.text import too_many_files
from sitegen.discovery import modules
from sitegen.edges.files import read_tree
from sitegen.edges.library import read_library
from sitegen.edges.templates import Renderer
from sitegen.finding import Finding
from sitegen.model.board import Settings
from sitegen.output import OutputFile, View
from sitegen.site import Site


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """A board as its files say it, and what was found while reading them."""

    root: Path
    decoded: Decoded
    findings: tuple[Finding, ...]


def load(root: Path) -> Loaded:
    """Read the board in a folder. Raises Fault where the folder cannot be read."""
    library = decode_library(read_library())
    listing = read_tree(root)
    decoded = decode_board(listing.files, library)
    limit = decoded.facts.settings.max_files
    if limit != Settings().max_files:
        # How many files to read stands in one of them, so only such a board is read twice.
        listing = read_tree(root, max_files=limit)
        decoded = decode_board(listing.files, library)
    extra = (too_many_files(limit),) if listing.truncated else ()
    return Loaded(root=root, decoded=decoded, findings=(*decoded.findings, *extra))


def site(loaded: Loaded, as_of: date) -> Site:
    """The board as of a day, everything computed."""
    decoded = loaded.decoded
    return Site(
        facts=decoded.facts,
        as_of=as_of,
        goals=tuple(fold(goal, decoded.facts, as_of) for goal in decoded.goals),
        documents=decoded.documents,
    )


def check(loaded: Loaded, shown: Site) -> tuple[Finding, ...]:
    """Everything there is to say about a board."""
    return checking.check(shown, loaded.findings)


def views(shown: Site) -> tuple[View, ...]:
    """Every page of the site, described."""
    return tuple(view for module in modules(pages, "PAGE") for view in module.PAGE.views(shown))


def outputs(
    shown: Site,
    described: Iterable[View],
    templates: Path | None,
    step: Callable[[], None] = lambda: None,
) -> Iterator[OutputFile]:
    """Every file of the site: its described pages, rendered, then exports and static files.

    `templates` is the folder of the board's own, which go before the packaged ones; `step`
    is called after each page. Raises Fault for a template that cannot be used.
    """
    renderer = Renderer(templates)
    for view in described:
        yield renderer.render(view)
        step()
    for module in modules(exports, "EXPORT"):
        yield from module.EXPORT.files(shown)
    yield from renderer.static()
