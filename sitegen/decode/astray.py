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
    return [_orphan(folder, place, ledgers) for folder, place in lost.items()]


def _orphan(folder: str, place: Place, ledgers: Collection[str]) -> Finding:
    if folder.count("/") < LEDGER_DEPTH:
        own = [ledger for ledger in ledgers if ledger.rpartition("/")[0] == folder]
        meant = own[0] if len(own) == 1 else "goals/<team>/<goal>"
        return catalogue.ORPHAN_LEDGER.at(
            Location(place.path),
            f"{folder}/ is no goal's ledger.",
            fix=f"Move the file into the folder of its goal, {meant}/.",
        )
    near = _nearest(folder, ledgers)
    return catalogue.ORPHAN_LEDGER.at(
        Location(place.path),
        f"There is no goal {folder}.md for the entries in {folder}/.",
        fix=f"Did you mean {near}/? After a renaming of the goal, rename its folder too, and list "
        "the old id under `formerly`."
        if near
        else "",
    )


def _nearest(folder: str, ledgers: Collection[str]) -> str:
    """The ledger of the same goal in another folder, or else of the goal with the nearest name."""
    names: dict[str, str] = {}
    for ledger in sorted(ledgers):
        names.setdefault(ledger.rpartition("/")[2], ledger)
    near = get_close_matches(folder.rpartition("/")[2].casefold(), names, 1, 0.7)
    return names[near[0]] if near else ""
