"""Ignores at work: which findings they hide, and what is wrong with those that hide none."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from sitegen import rulebook
from sitegen.decode.ignores import Ignore, ignores
from sitegen.decode.notes import shown
from sitegen.finding import Finding, Rule
from sitegen.rulebook import ALWAYS_TOLD, IDLE_IGNORE, UNCLEAR_IGNORE, UNKNOWN_RULE
from sitegen.source import Document, Location

_Key = tuple[str, int, str]
"""The path and line of a finding, and the code of its rule."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sorted:
    """Findings that are told, those that ignores hide, and what is said of the ignores."""

    told: tuple[Finding, ...]
    ignored: tuple[Finding, ...]
    about: tuple[Finding, ...]


def read_ignores(documents: Mapping[str, Document], torn: Collection[str]) -> tuple[Ignore, ...]:
    """The ignores of a board. In a file that cannot be read whole (`torn`) none counts."""
    return tuple(
        one
        for path, document in sorted(documents.items())
        if path not in torn
        for one in ignores(document)
    )


def sort_out(
    findings: Iterable[Finding],
    found: tuple[Ignore, ...],
    known: tuple[Rule, ...],
    off: Collection[str] = (),
    unsure: Collection[str] = (),
) -> Sorted:
    """Findings told and hidden, each ignore hiding no others than those of its codes and lines.

    `off` are the codes of rules that the board has turned off. Of ignores in files that are
    `unsure`, since something in them was misread, nobody can say yet whether they are idle.
    """
    names = rulebook.by_name(known) if found else {}
    hidden = {
        (one.path, line, rule.code)
        for one in found
        if one.is_clear
        for word, _ in one.codes
        if (rule := names.get(word.casefold())) and rulebook.is_ignorable(rule)
        for line in one.lines
    }
    told: list[Finding] = []
    ignored: list[Finding] = []
    for finding in findings:
        (ignored if _key(finding) in hidden else told).append(finding)
    about = _About(known, names, told, ignored, off).findings(found, unsure)
    return Sorted(told=tuple(told), ignored=tuple(ignored), about=tuple(about))


def _key(finding: Finding) -> _Key:
    return finding.location.path, finding.location.place.line, finding.code


class _About:
    """What is said of ignores, once it is known what is told and what they hide."""

    def __init__(
        self,
        known: tuple[Rule, ...],
        names: Mapping[str, Rule],
        told: Iterable[Finding],
        ignored: Iterable[Finding],
        off: Collection[str],
    ) -> None:
        self._known, self._names, self._off = known, names, off
        self._used = {_key(one) for one in ignored}
        lines = sorted((_key(one) for one in told), reverse=True)
        self._first_line = {(path, code): line for path, line, code in lines}

    def findings(self, found: tuple[Ignore, ...], unsure: Collection[str]) -> Iterator[Finding]:
        """What is wrong with each of these ignores, and with each code that one names."""
        words = (word for one in found for word, _ in one.codes)
        guesses = rulebook.unknown(words, self._known)
        for one in found:
            if not one.is_clear:
                yield _unclear(one)
            for word, place in one.codes:
                at = Location(one.path, place)
                rule = self._names.get(word.casefold())
                if rule is None:
                    message = f"There is no rule {shown(word)} to ignore."
                    yield UNKNOWN_RULE.at(at, message, fix=guesses[word])
                elif not rulebook.is_ignorable(rule):
                    why = rulebook.why_always(rule)
                    message = f"{rulebook.title(rule)} cannot be ignored in a file: {why}."
                    yield ALWAYS_TOLD.at(at, message)
                elif one.is_clear and one.path not in unsure and not self._hides(one, rule):
                    yield self._idle(one, rule, at)

    def _hides(self, one: Ignore, rule: Rule) -> bool:
        return any((one.path, line, rule.code) in self._used for line in one.lines)

    def _idle(self, one: Ignore, rule: Rule, at: Location) -> Finding:
        name = rulebook.title(rule)
        if rule.code in self._off:
            message = f"{name} has nothing to hide: this board has turned it off."
            return IDLE_IGNORE.at(at, message, fix="Take it out.")
        line = self._first_line.get((one.path, rule.code))
        if line:
            where = f"above line {line}" if line > 1 else "on the first line below ---"
            message = f"check has nothing to say about {name} on the line that this is about."
            return IDLE_IGNORE.at(at, message, fix=f"Move it {where}, where {rule.code} is told.")
        return IDLE_IGNORE.at(at, f"check has nothing to say about {name} in this file.")


def _unclear(one: Ignore) -> Finding:
    what = "why" if one.codes else "which rule it is about"
    return UNCLEAR_IGNORE.at(Location(one.path, one.place), f"This ignore does not say {what}.")
