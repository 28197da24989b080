"""What rules about people share: the names of a board's people, found in a text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sitegen.model.board import BoardFacts

_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody's name in a text: whose it is, and where it stands."""

    person: str
    start: int
    end: int


def names(facts: BoardFacts) -> Mapping[str, str]:
    """Each part of each person's name, and the id of the first one who has it.

    Parts of one letter say nothing, and what has small letters only is no name.
    """
    found: dict[str, str] = {}
    for person in facts.people:
        for part in _WORD.findall(person.name):
            if not part[0].islower() and (len(part) > 1 or not part.isascii()):
                found.setdefault(part, person.id)
    return found


def named_in(text: str, known: Mapping[str, str]) -> Iterator[Named]:
    """Each name in a text; parts next to one another are one name."""
    last: Named | None = None
    for word in _WORD.finditer(text):
        person = known.get(word[0])
        if person is None:
            continue
        if last and text[last.end : word.start()] in (" ", "\n"):
            last = Named(last.person, last.start, word.end())
            continue
        if last:
            yield last
        last = Named(person, word.start(), word.end())
    if last:
        yield last
