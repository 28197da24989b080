"""Whether the decoder takes a file's shape, and whether the schema for it does."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import PurePosixPath
from typing import Any

from jsonschema import Draft202012Validator

from sitegen.decode.board import decode_board, decode_library
from sitegen.decode.layout import TEAMS_FILE, entry_name
from sitegen.edges.library import read_library
from sitegen.exports._json import dumps
from sitegen.finding import Finding
from sitegen.schema.published import schema
from sitegen.source import Location, RawFile
from tests.schema import as_editors_read

SHAPE = frozenset(
    (
        *("S150", "S151", "S152", "S153", "S154", "S155", "S156", "S157"),
        *("F114", "D301", "D302", "D303", "M401", "M403", "M406", "A501"),
    )
)
"""The rules of the decoder that a schema can tell, too."""

NOT_READ_ALIKE = frozenset(
    ("F101", "F103", "F104", "S101", "S102", "S103", "S104", "S105", "S107", "S108")
)
"""The text is not the YAML that it seems to be, so there is nothing to compare."""

BEYOND = {
    "M402": "whether units fit a measure depends on its metric",
    "M404": "so does whether a change in percent can be read in two ways",
    "M405": "so does whether a target is meant as a change",
    "M407": "a schema cannot tell whether the baseline is above zero",
}
BEYOND_IN_WORDS = {
    "needs a start": "D303: what start and due say together is not the shape of either",
    "would be due on": "D303: the same",
    "is no time zone": "S152: which time zones there are, the computer knows",
}
"""What the decoder says and a schema does not, with the reason. F114 is also about files' names,
which a schema does not see."""

TEAMS = "people: {maria: {}}\nteams: {frontline: {lead: maria}}\n"


@dataclass(frozen=True, slots=True)
class Judged:
    """What the two say of one file; `beyond` are findings that no schema can make."""

    schema_takes: bool
    decoder_takes: bool
    beyond: tuple[str, ...]
    told: tuple[str, ...]


@cache
def validator(name: str) -> Draft202012Validator:
    """The validator of a schema by its name."""
    return Draft202012Validator(json.loads(dumps(schema(name, ""))))


@cache
def _library() -> tuple[Any, ...]:
    return decode_library(read_library())


def schema_of(path: str) -> str:
    """The name of the schema for a file of a board; empty where there is none."""
    pure = PurePosixPath(path)
    if path == TEAMS_FILE:
        return "teams"
    if pure.suffix not in (".md", ".yaml", ".yml") or pure.stem == "README":
        return ""
    if name := entry_name(pure.stem):
        return str(name.kind)
    return "front-matter" if pure.suffix == ".md" else "goal"


def keys_of(path: str, text: str) -> str | None:
    """The part of a file that is YAML; None where there is none."""
    if not path.endswith(".md"):
        return text
    if not text.startswith("---\n"):
        return None
    inside, end, _ = text[4:].partition("\n---\n")
    return inside if end else None


def judged(files: Mapping[str, str]) -> Iterator[tuple[str, Judged]]:
    """What is said of each file of a board that both read as the same YAML."""
    raw = [RawFile(name, text.encode()) for name, text in files.items()]
    told: dict[str, list[Finding]] = {}
    for one in decode_board(raw, _library()).findings:
        told.setdefault(one.location.path, []).append(one)
    for path, text in files.items():
        keys = keys_of(path, text) if schema_of(path) else None
        found = told.get(path, [])
        if keys is not None and not any(one.code in NOT_READ_ALIKE for one in found):
            yield path, _judged(path, keys, found)


def _judged(path: str, keys: str, found: list[Finding]) -> Judged:
    beyond = [one for one in found if _is_beyond(one)]
    shape = [one for one in found if one.code in SHAPE and one not in beyond]
    return Judged(
        schema_takes=_is_valid(schema_of(path), keys),
        decoder_takes=not shape,
        beyond=tuple(one.code for one in beyond),
        told=tuple(f"{one.code}: {one.message}" for one in shape),
    )


@cache
def _is_valid(name: str, keys: str) -> bool:
    return validator(name).is_valid(as_editors_read.read(keys))


def _is_beyond(one: Finding) -> bool:
    is_about_its_name = one.code == "F114" and one.location == Location(one.location.path)
    in_words = any(words in one.message for words in BEYOND_IN_WORDS)
    return one.code in BEYOND or in_words or is_about_its_name
