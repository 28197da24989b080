"""The program on one screen: load a board, check it, describe its site, publish."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sitegen.compute.fold import fold
from sitegen.decode.board import Decoded, decode_board, decode_library
from sitegen.decode.text import too_many_files
from sitegen.discovery import modules
from sitegen.edges.files import read_tree
from sitegen.edges.library import read_library
from sitegen.finding import Finding, Rule
from sitegen.output import OutputFile
from sitegen.rules import _run
from sitegen.site import Site


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """A board as it was read: what its files say, and what was found while reading."""

    root: Path
    decoded: Decoded


def load(root: Path) -> Loaded:
    """Read the board in a folder. Raises Fault where the folder itself cannot be read."""
    listing = read_tree(root)
    decoded = decode_board(listing.files, decode_library(read_library()))
    return Loaded(root=root, decoded=decoded)


def site(loaded: Loaded, as_of: date) -> Site:
    """The board as of a day, everything computed."""
    decoded = loaded.decoded
    return Site(
        facts=decoded.facts,
        as_of=as_of,
        goals=tuple(fold(goal, decoded.facts, as_of) for goal in decoded.goals),
        documents=decoded.documents,
    )
