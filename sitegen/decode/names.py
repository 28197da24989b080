"""Names of goals and entries: which are refused, and what a wrong one was probably meant to be."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from datetime import date
from difflib import get_close_matches

from sitegen.decode import catalogue
from sitegen.decode.layout import OTHER_TEXTS, TEXTS, Place
from sitegen.decode.loose_dates import calendar_problem, possible_days
from sitegen.decode.notes import shown
from sitegen.decode.scalars import certain_day, is_id, no_id
from sitegen.finding import Finding, Rename
from sitegen.model.ledger import EntryKind
from sitegen.source import Location

_WINDOWS = {"con", "prn", "aux", "nul"} | {
    f"{port}{n}" for port in ("com", "lpt") for n in range(10)
}
RESERVED = _WINDOWS | {"index", "feed", "404"}
"""Names that Windows keeps for devices (Microsoft, "Naming files"), and pages of the site."""

MOST_WORDS = 12
"""A name with more words than a kind, a person's id and a slip is none that can be mended."""
MOST_COMPARED = 200
MOST_MENDED = 200
"""For how many files of a board the right names are searched: very many have one cause."""

FORM = "<date>-<kind>-<person>.md"
_DATED = re.compile(
    r"(\d{4}[-_.]\d{1,2}[-_.]\d{1,2}|\d{8}|\d{1,2}[-_.]\d{1,2}[-_.]\d{4})[-_ ]+(.+)"
)
_MEANT: dict[str, EntryKind] = {
    **dict.fromkeys(("approve", "approval", "accept", "sign", "yes"), EntryKind.AGREE),
    **dict.fromkeys(("reject", "refuse", "disagree", "no"), EntryKind.DECLINE),
    **dict.fromkeys(("update", "status", "progress", "report", "week"), EntryKind.CHECK_IN),
    **dict.fromkeys(("retro", "retrospective"), EntryKind.REVIEW),
    **dict.fromkeys(("change", "adjust", "edit"), EntryKind.AMEND),
    **dict.fromkeys(("hold", "stop"), EntryKind.PAUSE),
    **dict.fromkeys(("restart", "continue"), EntryKind.RESUME),
    **dict.fromkeys(("done", "end", "finish", "finished"), EntryKind.CLOSE),
    **dict.fromkeys(("fix", "erratum"), EntryKind.CORRECT),
    **dict.fromkeys(("comment", "remark", "thanks", "news"), EntryKind.NOTE),
}
"""Other words for the kinds of entries."""

_NUMBERED = re.compile(r"(?P<words>.+?)(?P<number>_[1-9]\d{0,2})?")
_SEPARATORS = re.compile(r"[-_ ]+")


def id_problem(id: str) -> str:
    """Why a name is no id that everybody can use, or an empty text."""
    if id.casefold() in RESERVED:
        return f"{shown(id)} is a name that Windows or the site keeps for itself."
    if not is_id(id):
        return no_id(id)
    return ""


def all_misnamed(
    places: Iterable[Place], people: Collection[str]
) -> Iterator[tuple[Place, Finding]]:
    """The finding for each file of a ledger whose name says nothing."""
    for number, place in enumerate(places):
        yield place, misnamed(place, people) if number < MOST_MENDED else _unmended(place)


def _unmended(place: Place) -> Finding:
    name = place.path.rpartition("/")[2]
    return catalogue.ENTRY_NAME.at(
        Location(place.path), f"{shown(name)} is no name of an entry: {FORM}."
    )


def misnamed(place: Place, people: Collection[str]) -> Finding:
    """The finding for a file of a ledger whose name says nothing, with the name it may want."""
    name = place.path.rpartition("/")[2]
    right = [one for one in likely_names(name, people) if one != name]
    wrong, fix = _what_is_wrong(name, people)
    certain = certain_name(name, people)
    folder = place.path.removesuffix(name)
    return catalogue.ENTRY_NAME.at(
        Location(place.path),
        f"{shown(name)} is no name of an entry: {wrong}.",
        fix=f"Did you mean {' or '.join(right)}?" if right else fix,
        edits=(Rename(path=place.path, to=folder + certain),) if certain else (),
    )


def likely_names(name: str, people: Collection[str]) -> tuple[str, ...]:
    """The entry names that a wrong one may mean: none, or one for each way to read its date."""
    stem, ending = _stem_and_ending(name)
    match = _DATED.fullmatch(stem)
    if not match:
        return ()
    words = _words(match[2])
    person = _person(words, people)
    kind = _kind([word for word in words if word not in person.split("-")])
    if not kind or (not person and kind != EntryKind.AGREEMENTS):
        return ()
    return tuple(
        "-".join(part for part in (on.isoformat(), kind, person) if part) + f".{ending}"
        for on in possible_days(match[1])
    )


def certain_name(name: str, people: Collection[str]) -> str:
    """The entry name that a wrong one certainly means, or an empty text.

    It has one date, one kind in its own letters, a person's whole id, and no word besides.
    """
    stem, ending = _stem_and_ending(name)
    match = _DATED.fullmatch(stem)
    day = certain_day(match[1].replace("_", "-")) if match else ""
    numbered = _NUMBERED.fullmatch(match[2]) if match else None
    if not day or not numbered:
        return ""
    words = _words(numbered["words"])
    kinds = {kind.value.replace("-", ""): kind.value for kind in EntryKind}
    found = set()
    for at in range(1, len(words)):
        for kind, person in ((words[:at], words[at:]), (words[at:], words[:at])):
            if "".join(kind) in kinds and "-".join(person) in people:
                found.add(f"{day}-{kinds[''.join(kind)]}-{'-'.join(person)}")
    return f"{found.pop()}{numbered['number'] or ''}.{ending}" if len(found) == 1 else ""


def _what_is_wrong(name: str, people: Collection[str]) -> tuple[str, str]:
    """What a name lacks, and what to do where the right one cannot be told."""
    stem, _ = _stem_and_ending(name)
    match = _DATED.fullmatch(stem)
    if not match:
        return _what_is_wrong_without_a_date(_words(stem), people)
    if problem := calendar_problem(match[1]):
        return problem, "Begin it with the day that it is about, such as 2026-01-16."
    days = possible_days(match[1])
    if days and not match[1][:4].isdigit():
        return "its date begins with the year", ""
    return _what_is_wrong_behind_the_date(days[0], _words(match[2]), people) if days else (FORM, "")


def _what_is_wrong_without_a_date(words: list[str], people: Collection[str]) -> tuple[str, str]:
    person = _person(words, people)
    kind = _kind([word for word in words if word not in person.split("-")])
    if not kind or not person:
        return FORM, ""
    return "it begins with no date", f"Begin it with the day, as in 2026-01-16-{kind}-{person}.md."


def _what_is_wrong_behind_the_date(
    on: date, words: list[str], people: Collection[str]
) -> tuple[str, str]:
    person = _person(words, people)
    others = [word for word in words if word not in person.split("-")]
    kind = _kind(others)
    if kind and not person:
        return "it says nobody's id", f"Add who it is from: {on}-{kind}-<person>.md."
    if not others or (kind and kind.replace("-", "") in ("".join(others), *others)):
        return FORM, ""
    kinds = ", ".join(kind.value for kind in EntryKind if kind is not EntryKind.AGREEMENTS)
    wrong = f"{shown('-'.join(others))} is none of the kinds {kinds}"
    return wrong, f"Name it {on}-<kind>-{person or '<person>'}.md, with one of the kinds."


def _stem_and_ending(name: str) -> tuple[str, str]:
    stem, dot, ending = name.rpartition(".")
    if f".{ending}" in OTHER_TEXTS:
        return stem, "md"
    return (stem, ending) if dot and f".{ending}" in TEXTS else (name, "md")


def _words(text: str) -> list[str]:
    return [word for word in _SEPARATORS.split(text.casefold()) if word][:MOST_WORDS]


def _person(words: list[str], people: Collection[str]) -> str:
    for length in range(len(words), 0, -1):
        for start in range(len(words) - length + 1):
            candidate = "-".join(words[start : start + length])
            if candidate in people:
                return candidate
    for word in words[::-1]:
        near = get_close_matches(word, _similar(word, people), 1, 0.8)
        if near:
            return near[0]
    return ""


def _similar(word: str, people: Collection[str]) -> Collection[str]:
    """The people to compare a word with; of very many, some that begin as it does."""
    if len(people) <= MOST_COMPARED:
        return people
    return sorted(one for one in people if one[:1] == word[:1])[:MOST_COMPARED]


def _kind(words: list[str]) -> str:
    squeezed = {kind.value.replace("-", ""): kind.value for kind in EntryKind}
    for candidate in ("".join(words), *words):
        near = get_close_matches(candidate, squeezed, 1, 0.75)
        if near:
            return squeezed[near[0]]
    return next((_MEANT[word] for word in words if word in _MEANT), "")
