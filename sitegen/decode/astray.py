"""Files under goals/ that nobody would read: what they probably were meant to be."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from difflib import get_close_matches
from pathlib import PurePosixPath

from sitegen.decode import catalogue
from sitegen.decode.layout import OTHER_TEXTS, Place
from sitegen.decode.notes import shown
from sitegen.decode.scalars import likely_id
from sitegen.finding import Finding
from sitegen.source import Location

MOST_COMPARED = 50_000
LEDGER_DEPTH = 2
"""How many folders a ledger lies in at least: goals/ and its team's."""


def stray(path: str, ledgers: Collection[str]) -> Finding:
    """What to say of a file that is neither a goal nor an entry nor a series.

    `ledgers` are the folders of entries that goals have, by path.
    """
    pure = PurePosixPath(path)
    fix = ""
    if not pure.suffix:
        fix = f"Did you mean {pure.name}.md?"
    elif pure.suffix in OTHER_TEXTS and str(pure.parent) not in ledgers:
        fix = f"If it is a goal, name it {likely_id(pure.stem) or pure.stem}.md."
    return catalogue.STRAY_FILE.at(
        Location(path), f"{shown(path)} is neither a goal nor an entry nor a series.", fix=fix
    )


def orphans(places: Iterable[Place], ledgers: Collection[str]) -> list[Finding]:
    """One finding for each folder of entries that no goal stands beside."""
    lost: dict[str, Place] = {}
    for place in places:
        if place.folder not in ledgers:
            lost.setdefault(place.folder, place)
    known = _Known(ledgers)
    return [_orphan(folder, place, known) for folder, place in lost.items()]


class _Known:
    """The ledgers that goals have, by the folder they lie in and by their goal's name.

    Very many lost folders have one cause: after `MOST_COMPARED` comparisons of names none is
    searched for any more.
    """

    def __init__(self, ledgers: Iterable[str]) -> None:
        self._by_folder: dict[str, list[str]] = {}
        self._by_name: dict[str, str] = {}
        self._left = MOST_COMPARED
        for ledger in sorted(ledgers):
            folder, _, name = ledger.rpartition("/")
            self._by_folder.setdefault(folder, []).append(ledger)
            self._by_name.setdefault(name, ledger)

    def inside(self, folder: str) -> list[str]:
        """The ledgers in a folder."""
        return self._by_folder.get(folder, [])

    def nearest(self, folder: str) -> str:
        """The ledger of the same goal elsewhere, or else of the goal with the nearest name."""
        name = folder.rpartition("/")[2].casefold()
        if name in self._by_name or self._left <= 0:
            return self._by_name.get(name, "")
        self._left -= len(self._by_name)
        near = get_close_matches(name, self._by_name, 1, 0.7)
        return self._by_name[near[0]] if near else ""


def _orphan(folder: str, place: Place, known: _Known) -> Finding:
    if folder.count("/") < LEDGER_DEPTH:
        own = known.inside(folder)
        meant = own[0] if len(own) == 1 else "goals/<team>/<goal>"
        return catalogue.ORPHAN_LEDGER.at(
            Location(place.path),
            f"{folder}/ is no goal's ledger.",
            fix=f"Move the file into the folder of its goal, {meant}/.",
        )
    near = known.nearest(folder)
    return catalogue.ORPHAN_LEDGER.at(
        Location(place.path),
        f"There is no goal {folder}.md for the entries in {folder}/.",
        fix=f"Did you mean {near}/? After a renaming of the goal, rename its folder too, and list "
        "the old id under `formerly`."
        if near
        else "",
    )
