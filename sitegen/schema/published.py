"""The schemas that there are, each by its name and at its address."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from sitegen.model.ledger import EntryKind
from sitegen.schema.board_file import board
from sitegen.schema.files import entry, entry_of, front_matter, goal, teams
from sitegen.schema.goal_file import goal_json
from sitegen.schema.parts import Schema

FOLDER = "schema"
NO_ADDRESS = "urn:sitegen:schema:"
"""What the name of a schema follows where the board has no address of its own (RFC 8141)."""

Make = Callable[[str], Schema]

SCHEMAS: Mapping[str, Make] = {
    "goal": goal,
    "front-matter": front_matter,
    "teams": teams,
    "entry": entry,
    **{str(kind): partial(entry_of, kind) for kind in EntryKind},
    "board": board,
    "goal-json": goal_json,
}
"""What makes each schema from its address, by name."""


def address(name: str, url: str) -> str:
    """Where a schema is found on the site at `url`; a name that stays where `url` is empty."""
    return f"{url.rstrip('/')}/{FOLDER}/{name}.json" if url else NO_ADDRESS + name


def schema(name: str, url: str) -> Schema:
    """A schema by its name, for the site at `url`. Raises KeyError for one that is unknown."""
    return SCHEMAS[name](address(name, url))
