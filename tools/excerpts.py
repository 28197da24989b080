"""What of two boards shows why a rule speaks about the one and not about the other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from sitegen.explaining.examples import Excerpt, Line
from sitegen.finding import Finding

Files = Mapping[str, tuple[str, ...]]
"""The lines of each file of a board, by its path."""

MOST_LINES = 9
"""Of what is new in a good file; more teach nothing more."""
MOST_FILES = 2
"""Of those that tell two boards apart beside the one that the finding is about."""
MOST_PARENTS = 4
"""Of the keys that a line is indented below."""
WIDEST = 112
"""Characters of a line that are shown: the longest baseline, and a little more."""
_RENAMED = 0.8
"""From how alike two files are the one is the other under another name."""
_ALIKE = 0.5
"""From how alike two lines are the one is the other put right."""


@dataclass(frozen=True, slots=True)
class _Hunk:
    """Lines of a bad file, and those that stand in their place in the good one; from 0."""

    bad: range
    good: range

    def distance(self, line: int) -> int:
        """How far a line of the bad file is from it; 0 inside, and where something is missing."""
        return max(self.bad.start - line, line - max(self.bad.start, self.bad.stop - 1), 0)


def bad_and_good(
    finding: Finding, bad: Files, good: Files
) -> tuple[tuple[Excerpt, ...], tuple[Excerpt, ...]]:
    """The excerpts of a board that breaks a rule, and of one that does not."""
    path = finding.location.path
    if path in bad and path in good and bad[path] != good[path]:
        shown = _Pair(bad[path], good[path])
        lines, at = shown.about(finding)
        return (
            (Excerpt(path=path, lines=tuple(_flagged(lines, bad[path], finding))),),
            (Excerpt(path=path, lines=tuple(shown.good_lines(lines, at))),),
        )
    around = tuple(_flagged(_around(finding, bad[path]), bad[path], finding)) if path in bad else ()
    first = (Excerpt(path=path, lines=around, is_gone=path not in bad), *_related(finding, bad))
    if path in bad and path not in good:
        return first, tuple(_instead(path, bad, good))
    more = [*_differing(path, bad, good)][:MOST_FILES]
    known = {one.path for one in first}
    return (
        (*first, *(one for one, _ in more if one and one.path not in known)),
        tuple(two for _, two in more),
    )


def _related(finding: Finding, bad: Files) -> Iterator[Excerpt]:
    """The other places that a finding names, in other files."""
    for other in finding.related:
        path, number = other.location.path, other.location.place.line
        if path != finding.location.path and number <= len(bad.get(path, ())):
            text = bad[path][number - 1].rstrip()
            yield Excerpt(path=path, lines=(_cut(Line(number=number, text=text), 0),))


def _around(finding: Finding, lines: Sequence[str]) -> set[int]:
    """The lines to show around the place of a finding: with the keys that it stands below."""
    at = min(finding.location.place.line - 1, max(len(lines) - 1, 0))
    shown = {at - 1, at, at + 1, *_parents(at, lines)}
    for other in finding.related:
        if other.location.path == finding.location.path:
            shown.add(other.location.place.line - 1)
    return {one for one in shown if 0 <= one < len(lines)}


def _parents(at: int, lines: Sequence[str]) -> tuple[int, ...]:
    """The keys above a line that it is indented below: the outermost ones."""
    return tuple(_above(at, lines))[-MOST_PARENTS:]


def _above(at: int, lines: Sequence[str]) -> Iterator[int]:
    deep = _indent(lines[at]) if at < len(lines) else 0
    for number in range(at - 1, -1, -1):
        if lines[number].strip() and _indent(lines[number]) < deep:
            deep = _indent(lines[number])
            yield number


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


class _Pair:
    """A file of the bad board and the same one of the good board."""

    def __init__(self, bad: Sequence[str], good: Sequence[str]) -> None:
        self._bad, self._good = bad, good
        codes = SequenceMatcher(None, bad, good, autojunk=False).get_opcodes()
        self._hunks = [
            _Hunk(range(i1, i2), range(j1, j2)) for tag, i1, i2, j1, j2 in codes if tag != "equal"
        ]
        self._same = {
            i: j
            for tag, i1, i2, j1, j2 in codes
            if tag == "equal"
            for i, j in zip(range(i1, i2), range(j1, j2), strict=True)
        }

    def about(self, finding: Finding) -> tuple[set[int], int]:
        """The lines of the bad file to show for a finding, and its own line."""
        at = finding.location.place.line - 1
        shown = _around(finding, self._bad)
        hunk = self._nearest(at)
        before = {hunk.bad.start - 1, hunk.bad.start} if not hunk.bad else set(hunk.bad[:2])
        return shown | {one for one in before if 0 <= one < len(self._bad)}, at

    def first(self) -> int:
        """The first line of the bad file that differs, or the one where something is missing."""
        return self._hunks[0].bad.start

    def good_lines(self, shown: Iterable[int], at: int) -> Iterator[Line]:
        """What stands in the good file for these lines of the bad one, what differs marked."""
        new = self._new(self._nearest(at), at)
        near = {self._same[one] for one in shown if one in self._same}
        if not near and not new and self._good:
            near = {0}
        for number in sorted(near | new):
            text = self._good[number].rstrip()
            line = Line(number=number + 1, text=text, is_new=number in new)
            yield _cut(line, _first_difference(text, self._bad))

    def _nearest(self, at: int) -> _Hunk:
        return min(self._hunks, key=lambda one: one.distance(at))

    def _new(self, hunk: _Hunk, at: int) -> set[int]:
        """The lines of the good file that put a line of the bad one right."""
        if at in hunk.bad and len(hunk.good) > 1:
            scores = {
                number: SequenceMatcher(None, self._bad[at], self._good[number]).ratio()
                for number in hunk.good
            }
            best = max(scores, key=lambda number: (scores[number], -number))
            if len(hunk.bad) == len(hunk.good) and len(hunk.bad) > 1:
                return {hunk.good.start + at - hunk.bad.start}
            if len(hunk.bad) > 1 and scores[best] >= _ALIKE:
                return {best}
        return set(hunk.good[:MOST_LINES]) or self._moved(hunk)

    def _moved(self, hunk: _Hunk) -> set[int]:
        """Where lines of the bad file, which are gone from their place, stand in the good one."""
        gone = {self._bad[number] for number in hunk.bad}
        others = (number for other in self._hunks for number in other.good)
        return {number for number in others if self._good[number] in gone}


def _instead(path: str, bad: Files, good: Files) -> Iterator[Excerpt]:
    """What the good board has in place of a file: one of another name, or others."""
    added = [one for one in good if one not in bad]
    if not added:
        yield Excerpt(path=path, is_gone=True)
        return
    best = max(added, key=lambda one: (_is_renamed(path, one, bad, good), _alike(one, path)))
    if _is_renamed(path, best, bad, good):
        yield Excerpt(path=best, lines=_head(good[best], is_new=False))
        return
    for one in added[:MOST_FILES]:
        yield Excerpt(path=one, lines=_head(good[one]))


def _is_renamed(path: str, to: str, bad: Files, good: Files) -> bool:
    before, after = "\n".join(bad[path]), "\n".join(good[to])
    has_moved = to.rpartition("/")[0] != path.rpartition("/")[0]
    return _alike(before, after) > _RENAMED and (bool(before) or has_moved)


def _differing(path: str, bad: Files, good: Files) -> Iterator[tuple[Excerpt | None, Excerpt]]:
    """Other files that tell the boards apart, changed ones first, then new ones, then gone ones."""
    changed = [one for one in bad if one in good and bad[one] != good[one]]
    for one in changed:
        pair = _Pair(bad[one], good[one])
        at = pair.first()
        shown = {number for number in (at - 1, at, *_parents(at, bad[one])) if number >= 0}
        shown = {number for number in shown if number < len(bad[one])}
        lines = (
            _cut(Line(number=number + 1, text=bad[one][number].rstrip()), 0)
            for number in sorted(shown)
        )
        yield (
            Excerpt(path=one, lines=tuple(lines)),
            Excerpt(path=one, lines=tuple(pair.good_lines(shown, at))),
        )
    added = [one for one in good if one not in bad]
    for one in sorted(added, key=lambda name: (name.endswith(".csv"), -_alike(name, path), name)):
        old = next((was for was in bad if was not in good and bad[was] == good[one]), "")
        yield None, Excerpt(path=one, lines=_head(good[one], is_new=not (old and good[one])))
    if not changed and not added:
        for one in bad:
            if one not in good:
                yield None, Excerpt(path=one, is_gone=True)


def _head(lines: Sequence[str], *, is_new: bool = True) -> tuple[Line, ...]:
    """The first lines of a file that is new, or that only has another name."""
    return tuple(
        _cut(Line(number=number, text=text.rstrip(), is_new=is_new), 0)
        for number, text in enumerate(lines[: MOST_LINES if is_new else 2], start=1)
    )


def _flagged(shown: Iterable[int], lines: Sequence[str], finding: Finding) -> Iterator[Line]:
    """Lines of a file, the place of a finding marked in them."""
    place = finding.location.place
    for number in sorted(shown):
        line = Line(number=number + 1, text=lines[number].rstrip())
        if number + 1 == place.line and line.text.strip():
            last = place.end_column if place.end_line == place.line else len(line.text) + 1
            start = min(place.column - 1, len(line.text))
            line = replace(line, start=start, end=max(start + 1, last - 1))
        yield _cut(line, line.start)


def _cut(line: Line, at: int) -> Line:
    """A line as far as it is shown, around a place of interest."""
    if len(line.text) <= WIDEST:
        return line
    start = max(0, min(at - WIDEST // 2, len(line.text) - WIDEST))
    start = 0 if max(at, line.end) < WIDEST else start
    text = line.text[start : start + WIDEST]
    before = "…" if start else ""
    after = "…" if start + WIDEST < len(line.text) else ""
    moved = len(before) - start
    is_flagged = line.end > line.start
    return replace(
        line,
        text=before + text + after,
        start=line.start + moved if is_flagged else 0,
        end=min(line.end + moved, len(before + text)) if is_flagged else 0,
    )


def _first_difference(text: str, others: Sequence[str]) -> int:
    """How far the text goes with the line most like it among others."""
    return max((_common(text, other) for other in others), default=0)


def _common(one: str, two: str) -> int:
    pairs = enumerate(zip(one, two, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(two)))


def _alike(one: str, two: str) -> float:
    return SequenceMatcher(None, one, two, autojunk=False).ratio()
