"""What rules about names share: the ids a file declares, where one is named, what is nearest."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache
from itertools import count, takewhile

from sitegen.decode.layout import layout
from sitegen.model.goal import Goal
from sitegen.site import Site
from sitegen.source import Document, Location, Route

MOST_COMPARED = 50_000
"""About a second of comparing names."""


class Nearest:
    """Looks for the known word that a wrong one is like, for one rule over a whole board.

    Thousands of wrong names have one cause, and to compare each of them with thousands of
    known ones would take minutes: after `MOST_COMPARED` comparisons nothing is suggested.
    """

    def __init__(self) -> None:
        self._left = MOST_COMPARED

    def __call__(self, word: str, known: Collection[str]) -> str:
        """A sentence that names the nearest known word, or all of a few, or nothing."""
        if self._left <= 0:
            return ""
        self._left -= len(known)
        near = get_close_matches(word, sorted(known), n=1, cutoff=0.6)
        if near:
            return f"Did you mean {near[0]}?"
        return f"Known here: {', '.join(sorted(known))}." if 0 < len(known) <= 12 else ""


def declared(document: Document, *route: str | int) -> frozenset[str]:
    """The keys below `route` as they are written, also those whose values could not be read."""
    depth = len(route)
    return frozenset(
        str(key[-1]) for key in document.keys if len(key) == depth + 1 and key[:depth] == route
    )


def on_board(site: Site, part: str) -> frozenset[str] | None:
    """The ids under `people`, `teams` or `metrics` in teams.yaml.

    None where they could not be read: that is said once, and not again for each of them.
    """
    document = site.facts.document
    if not document.has():
        return None
    if part == "teams" and not document.has(part):
        return None
    ids = declared(document, part)
    if not ids and document.has(part) and written(document, part) not in ("", "{}"):
        return None
    return ids


def measures_of(goal: Goal) -> frozenset[str]:
    """The ids of the measures in a goal's file, also those that could not be read."""
    return declared(goal.document, "measures")


def goal_files(site: Site) -> frozenset[str]:
    """The stems of all files that are goals by their path, also those that could not be read."""
    paths = layout(site.documents).goals
    return frozenset(path.rpartition("/")[2].rpartition(".")[0] for path in paths)


def is_in_ledger(site: Site, goal: Goal, *names: str) -> bool:
    """Whether the ledger of a goal has a file of one of these names."""
    folder = goal.ledger_folder
    return any(f"{folder}/{name}" in site.documents for name in names)


@dataclass(frozen=True, slots=True)
class Spots:
    """Where each text of a list is written first, and the place of the list for any other."""

    by_text: Mapping[tuple[str, ...], Route]
    document: Document
    elsewhere: Route

    def route(self, *texts: str) -> Route:
        """The way to the item that says these texts."""
        return self.by_text.get(texts, self.elsewhere)

    def of(self, text: str) -> Location:
        """Where a text is written."""
        return self.document.at(*self.route(text))


def items(document: Document, *route: str | int, key: str = "") -> Spots:
    """Where each value is named: an item of the list at `route`, or the single value there.

    With `key`, the items are groups of keys and that one names it. Items that could not be
    read are skipped by reading, so that their numbers say nothing. It takes one pass over
    the list, so that a rule looks into it for as many values as it likes.
    """
    below: Route = (key,) if key else ()
    found: dict[tuple[str, ...], Route] = {}
    for spot in _items(document, route):
        found.setdefault((written(document, *spot, *below),), (*spot, *below))
    return Spots(found, document, (*route, *below))


def groups(document: Document, keys: Sequence[str], *route: str | int) -> Spots:
    """The groups of keys in the list at `route`, by the texts of some of their keys."""
    found: dict[tuple[str, ...], Route] = {}
    for spot in _items(document, route):
        found.setdefault(tuple(written(document, *spot, key) for key in keys), spot)
    return Spots(found, document, route)


def _items(document: Document, route: Route) -> Iterator[Route]:
    numbers = takewhile(lambda at: document.has(*route, at), count())
    return ((*route, at) for at in numbers)


def written(document: Document, *route: str | int) -> str:
    """The text of the single value at `route`, without its quotes."""
    return _stretch(document, document.at(*route)).strip().strip("\"'")


def text_at(documents: Mapping[str, Document], where: Location) -> str:
    """What is written at a place of one line; empty where the file is not known."""
    document = documents.get(where.path)
    return _stretch(document, where) if document else ""


def _stretch(document: Document, where: Location) -> str:
    line = _lines(document.text)[where.place.line - 1]
    return line[where.place.column - 1 : where.place.end_column - 1]


@lru_cache(maxsize=8)
def _lines(text: str) -> tuple[str, ...]:
    """The lines of a text. Rules ask for thousands of places of the same few files in a row."""
    return tuple(text.split("\n"))
