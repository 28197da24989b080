"""Writing entries: tried in memory first, then all of them or none, then how to propose them."""

from __future__ import annotations

from dataclasses import dataclass

from sitegen.cli._ask import say
from sitegen.cli._book import Book
from sitegen.cli._proposing import say_how_to_propose, seen_from_here
from sitegen.cli._trial import accepted
from sitegen.edges.create import create
from sitegen.edges.replace import create_and_replace
from sitegen.site import Site
from sitegen.source import RawFile


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """New entries, and a goal's file with another text where one is edited.

    `beside` are files that were edited by hand and are proposed with them.
    """

    entries: tuple[RawFile, ...]
    edited: RawFile | None = None
    beside: tuple[str, ...] = ()


def board_with(book: Book, draft: Draft) -> Site:
    """The board as it would be. Where an error would come with it, says so and exits with 1."""
    edited = (draft.edited,) if draft.edited else ()
    after = book.trial.after(*edited, *draft.entries)
    accepted(book.trial, after, goals=len(draft.entries))
    return after.site


def write(book: Book, draft: Draft) -> None:
    """Write the entries, and the edited file with them. Raises Fault and then writes nothing."""
    if draft.edited is None:
        create(book.root, draft.entries)
        return
    before = next(file.data for file in book.files if file.path == draft.edited.path)
    create_and_replace(book.root, draft.entries, draft.edited, before)


def tell(book: Book, draft: Draft, branch: str, message: str) -> None:
    """Say what was written, and how to propose it."""
    for file in draft.entries:
        say(f"Wrote {seen_from_here(book.root, file.path)}")
    if draft.edited:
        say(f"Edited {seen_from_here(book.root, draft.edited.path)}")
    changed = (*draft.entries, *((draft.edited,) if draft.edited else ()))
    paths = (*(file.path for file in changed), *draft.beside)
    say_how_to_propose(book.root, paths, branch, message)
