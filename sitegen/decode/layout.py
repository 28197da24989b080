"""What each file under goals/ is by its path: a goal, an entry, a series, or astray."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from sitegen.decode.entries import EntryName
from sitegen.decode.scalars import parse_day
from sitegen.model.ledger import EntryKind

GOALS = "goals"
TEAMS_FILE = "teams.yaml"
TEXTS = (".md", ".yaml", ".yml")
OTHER_TEXTS = (".txt", ".text", ".markdown")
"""How editors and phones end the names of texts; no goal or entry ends so."""
IGNORED = ("readme.md",)

_KINDS = "|".join(sorted((kind.value for kind in EntryKind), key=len, reverse=True))
_ENTRY = re.compile(
    rf"(?P<on>\d{{4}}-\d{{2}}-\d{{2}})-(?P<kind>{_KINDS})"
    r"(?:-(?P<person>[a-z0-9]+(?:-[a-z0-9]+)*))?(?:_(?P<number>[1-9]\d{0,2}))?"
)
_ENTRY_LIKE = re.compile(
    r"(?:\d{4}[-_.]?\d{1,2}[-_.]?\d{1,2}|\d{1,2}[-_.]\d{1,2}[-_.]\d{4})[-_ ].+"
)


@dataclass(frozen=True, slots=True)
class Place:
    """A file of a ledger: `folder` is the ledger's path, the goal's path without its ending."""

    path: str
    folder: str
    stem: str


@dataclass(slots=True)
class Layout:
    """The paths under goals/, sorted by what they are; each list keeps the order given."""

    goals: list[str] = field(default_factory=list)
    entries: list[Place] = field(default_factory=list)
    series: list[Place] = field(default_factory=list)
    misnamed: list[Place] = field(default_factory=list)
    stray: list[str] = field(default_factory=list)


def entry_name(stem: str) -> EntryName | None:
    """What the stem of an entry's file says, or None where it is no entry's name."""
    match = _ENTRY.fullmatch(stem)
    if not match:
        return None
    try:
        on = parse_day(match["on"])
    except ValueError:
        return None
    kind = EntryKind(match["kind"])
    if (kind is EntryKind.AGREEMENTS) != (match["person"] is None):
        return None
    return EntryName(
        on=on, kind=kind, person=match["person"] or "", number=int(match["number"] or 1)
    )


def team_folder(path: str) -> str:
    """The team in whose folder a goal's file lies, or empty where it lies in none."""
    parts = PurePosixPath(path).parts
    return parts[1] if len(parts) > 2 else ""


def layout(paths: Iterable[str]) -> Layout:
    """What each path under goals/ is."""
    found = Layout()
    candidates = []
    for path in paths:
        pure = PurePosixPath(path)
        if pure.name.casefold() in IGNORED:
            continue
        place = Place(path, str(pure.parent), pure.stem)
        if pure.suffix == ".csv":
            found.series.append(place)
        elif pure.suffix in TEXTS and entry_name(pure.stem):
            found.entries.append(place)
        elif pure.suffix in TEXTS or not pure.suffix or _is_other_text(pure):
            candidates.append(place)
        else:
            found.stray.append(path)
    _tell_goals(candidates, found)
    return found


def _is_other_text(path: PurePosixPath) -> bool:
    """Whether it is named like an entry but for its ending."""
    return path.suffix in OTHER_TEXTS and bool(_ENTRY_LIKE.fullmatch(path.stem))


def _tell_goals(candidates: list[Place], found: Layout) -> None:
    """A text beside goals is one; in a goal's ledger, or named like an entry, a misnamed entry.

    Entries alone make no ledger of a folder: one that was put beside the goals of a team
    by mistake must not turn all of these into entries.
    """
    ledgers = {f"{place.folder}/{place.stem}" for place in candidates}
    for place in candidates:
        if place.folder in ledgers or _ENTRY_LIKE.fullmatch(place.stem):
            found.misnamed.append(place)
        elif place.path.endswith(TEXTS):
            found.goals.append(place.path)
        else:
            found.stray.append(place.path)
