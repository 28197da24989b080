"""The short form of a measure as it stands in a file: where in its text each key's value is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sitegen.decode.short_form import parse_short_form
from sitegen.model.terms import Judge, MeasureKind
from sitegen.numbers import NumberProblem

_FLAGS = re.IGNORECASE | re.DOTALL
_ROLE = re.compile(r"(?P<role>guardrail|lead|outcome)\s+", _FLAGS)
_AIMS = (
    re.compile(r"from\s+(?P<baseline>.+?)\s+to\s+(?P<target>.+)", _FLAGS),
    re.compile(
        r"between\s+(?P<at_least>.+?)\s+and\s+(?P<at_most>.+?)(?P<total>\s+in\s+total)?", _FLAGS
    ),
    *(
        re.compile(rf"{word}\s+(?P<{key}>.+?)(?P<total>\s+in\s+total)?", _FLAGS)
        for word, key in (
            (r"at\s+least", "at_least"),
            (r"at\s+most", "at_most"),
            ("above", "above"),
            ("below", "below"),
        )
    ),
    re.compile(r"(?P<target>.+)\s+in\s+total", _FLAGS),
    re.compile(r".+", _FLAGS),
)
_KINDS = (MeasureKind.TOTAL, MeasureKind.MILESTONES, MeasureKind.YES_NO)


@dataclass(frozen=True, slots=True, kw_only=True)
class ShortText:
    """A short form in its quotes, if it has any, with the stretch of each value by its key."""

    source: str
    spans: Mapping[str, tuple[int, int]]
    kind: MeasureKind
    judge: Judge | None

    def at(self, key: str) -> str:
        """The value of a key, as it was typed."""
        start, end = self.spans[key]
        return self.source[start:end]

    def replaced(self, key: str, text: str) -> str:
        """The short form with another value."""
        start, end = self.spans[key]
        return self.source[:start] + text + self.source[end:]

    def long_form(self) -> Iterator[tuple[str, str]]:
        """The keys and values of the long form that says the same."""
        if "role" in self.spans:
            yield "role", self.at("role").casefold()
        if self.kind in _KINDS:
            yield "kind", self.kind
        for key in self.spans:
            if key != "role":
                yield key, " ".join(self.at(key).split())
        if self.judge:
            yield "judge", self.judge


def short_text(source: str) -> ShortText | None:
    """The short form in a stretch of a file, or None where it is none, or written in escapes."""
    quote = source[:1] if source[:1] in ("'", '"') else ""
    inside = source[len(quote) : len(source) - len(quote)]
    if quote and (quote in inside or "\\" in inside):
        return None
    try:
        short = parse_short_form(inside)
    except NumberProblem:
        return None
    if short is None:
        return None
    start = len(quote) + len(inside) - len(inside.lstrip())
    end = len(quote) + len(inside.rstrip())
    spans: dict[str, tuple[int, int]] = {}
    role = _ROLE.match(source, start, end)
    if role:
        spans["role"] = role.span("role")
        start = role.end()
    aim = next(match for one in _AIMS if (match := one.fullmatch(source, start, end)))
    spans |= {key: aim.span(key) for key in aim.groupdict() if key != "total"}
    return ShortText(source=source, spans=spans, kind=short.kind, judge=short.judge)
