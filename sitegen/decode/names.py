"""Names of goals and entries: which are refused, and what a wrong one was probably meant to be."""

from __future__ import annotations

import re
from collections.abc import Collection
from datetime import date
from difflib import get_close_matches

from sitegen.decode import catalogue
from sitegen.decode.layout import OTHER_TEXTS, TEXTS, Place
from sitegen.decode.notes import shown
from sitegen.decode.scalars import is_id
from sitegen.finding import Finding
from sitegen.model.ledger import EntryKind
from sitegen.source import Location

_WINDOWS = {"con", "prn", "aux", "nul"} | {
    f"{port}{n}" for port in ("com", "lpt") for n in range(10)
}
RESERVED = _WINDOWS | {"index", "feed", "404"}
"""Names that Windows keeps for devices (Microsoft, "Naming files"), and pages of the site."""

_LOOSE = re.compile(r"(\d{4})[-_.]?(\d{1,2})[-_.]?(\d{1,2})[-_ ]+(.+)")
_SEPARATORS = re.compile(r"[-_ ]+")


def id_problem(id: str) -> str:
    """Why a name is no id that everybody can use, or an empty text."""
    if id.casefold() in RESERVED:
        return f"{shown(id)} is a name that Windows or the site keeps for itself."
    if not is_id(id):
        return f"{shown(id)} is no id: an id has small letters, digits and single hyphens."
    return ""


def misnamed(place: Place, people: Collection[str]) -> Finding:
    """The finding for a file of a ledger whose name says nothing, with the name it may want."""
    name = place.path.rpartition("/")[2]
    right = likely_name(name, people)
    return catalogue.ENTRY_NAME.at(
        Location(place.path),
        f"{shown(name)} is no name of an entry: <date>-<kind>-<person>.md.",
        fix=f"Did you mean {right}?" if right and right != name else "",
    )


def likely_name(name: str, people: Collection[str]) -> str:
    """The entry name that a wrong one probably means, or an empty text."""
    stem, dot, ending = name.rpartition(".")
    if f".{ending}" in OTHER_TEXTS:
        ending = "md"
    elif not dot or f".{ending}" not in TEXTS:
        stem, ending = name, "md"
    match = _LOOSE.fullmatch(stem)
    if not match:
        return ""
    try:
        on = date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        return ""
    words = [word for word in _SEPARATORS.split(match[4].casefold()) if word]
    person = _person(words, people)
    kind = _kind([word for word in words if word not in person.split("-")])
    if not kind or (not person and kind != EntryKind.AGREEMENTS):
        return ""
    return "-".join(part for part in (on.isoformat(), kind, person) if part) + f".{ending}"


def _person(words: list[str], people: Collection[str]) -> str:
    for length in range(len(words), 0, -1):
        for start in range(len(words) - length + 1):
            candidate = "-".join(words[start : start + length])
            if candidate in people:
                return candidate
    return next(
        (near[0] for word in words[::-1] if (near := get_close_matches(word, people, 1, 0.8))), ""
    )


def _kind(words: list[str]) -> str:
    squeezed = {kind.value.replace("-", ""): kind.value for kind in EntryKind}
    for candidate in ("".join(words), *words):
        near = get_close_matches(candidate, squeezed, 1, 0.75)
        if near:
            return squeezed[near[0]]
    return ""
