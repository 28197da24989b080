"""The findings of one file as they are made, and how values are shown in them."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches

from sitegen.finding import Edit, Finding, Related, Rename, Rule
from sitegen.source import Location, Place

MOST_ALIKE = 21
"""How many findings of one rule a file keeps: one more than are told, as a sign of more."""


@dataclass(slots=True)
class Notes:
    """The findings of one file, as they are made; of very many by one rule, the first ones.

    `key` is the one whose value is being read, for examples of it; `numbers` has those that fit
    the measure which is being read, by its keys.
    """

    path: str
    findings: list[Finding] = field(default_factory=list)
    key: str = ""
    numbers: Mapping[str, str] = field(default_factory=dict)
    _noted: Counter[str] = field(default_factory=Counter)

    def add(
        self,
        rule: Rule,
        place: Place,
        message: str,
        fix: str | Callable[[], str] = "",
        related: tuple[Related, ...] = (),
        edits: tuple[Edit | Rename, ...] = (),
    ) -> None:
        """Keep a finding about a place of the file. A `fix` that takes a search may be a call."""
        self._noted[rule.code] += 1
        if self._noted[rule.code] > MOST_ALIKE:
            return
        fix = fix if isinstance(fix, str) else fix()
        location = Location(self.path, place)
        self.findings.append(rule.at(location, message, fix=fix, related=related, edits=edits))

    def example(self, value: str) -> str:
        """The line that a value would make of the key that is being read: `draft: yes`."""
        return f"`{self.key}: {value}`" if self.key else f"`{value}`"

    @property
    def count(self) -> int:
        """How many findings there were, also of those that were not kept."""
        return self._noted.total()


def shown(text: str) -> str:
    """A value in a message: in quotes, on one line, not too long."""
    line = " ".join(text.split())
    return f"“{line[:60]}…”" if len(line) > 60 else f"“{line}”"


def did_you_mean(word: str, known: Sequence[str], *, or_all: bool = True) -> str:
    """A sentence that names the nearest known word, or else all of a few, or nothing.

    Without `or_all` it never names all of them: the message has done so already.
    """
    near = get_close_matches(word.casefold().replace("_", "-"), known, n=1, cutoff=0.7)
    near = near or get_close_matches(word.casefold().replace("-", "_"), known, n=1, cutoff=0.6)
    if near:
        return f"Did you mean {near[0]}?"
    return f"Known here: {', '.join(known)}." if or_all and 0 < len(known) <= 12 else ""


def clean(text: str) -> str:
    """Text with its white space folded, in Unicode's composed form (NFC)."""
    return " ".join(unicodedata.normalize("NFC", text).split())
