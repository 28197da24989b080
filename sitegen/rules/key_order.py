"""S160 key-order: what is promised by when stands above the measures."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.finding import Edit, Finding, Rule, Severity
from sitegen.model.state import Lifecycle
from sitegen.rules._blocks import Blocks, blocks
from sitegen.site import Site
from sitegen.source import Document, Location, Place
from sitegen.words import listed

RULE = Rule(
    code="S160",
    name="key-order",
    severity=Severity.HINT,
    why="Whoever agrees to a goal looks for its dates and parties at the top, and may miss them "
    "below a long list of measures.",
    fix="Move the key above `measures`.",
)

FIRST = ("title", "kind", "with", "start", "due", "agreement")
"""The keys that stand above `measures`; any other key may stand where its author likes."""


def check(site: Site) -> Iterator[Finding]:
    """Goals that are not closed, the first key of each that stands too low."""
    for state in site.goals:
        if state.lifecycle is Lifecycle.CLOSED:
            continue
        document = state.goal.document
        low = _too_low(document)
        if low:
            yield RULE.at(
                document.at_key(low[0]),
                f"{_named(low)} {'stands' if len(low) == 1 else 'stand'} below `measures`.",
                fix=f"Move {_named(low)} above `measures`." if len(low) > 1 else "",
                edits=_moved(document, low),
            )


def _too_low(document: Document) -> tuple[str, ...]:
    keys = _keys(document)
    if "measures" not in keys or not _is_written(document, "measures"):
        return ()
    return tuple(key for key in keys[keys.index("measures") :] if key in FIRST)


def _is_written(document: Document, key: str) -> bool:
    """Whether the key itself stands there, and not only what belongs below it."""
    place = document.keys[(key,)]
    line = document.text.split("\n")[place.line - 1]
    return key in line[place.column - 1 : place.end_column - 1]


def _keys(document: Document) -> tuple[str, ...]:
    """The keys of the goal, in the order of the file."""
    top = {route[0]: place for route, place in document.keys.items() if len(route) == 1}
    return tuple(sorted((str(key) for key in top), key=lambda key: top[key]))


def _named(keys: tuple[str, ...]) -> str:
    return listed(f"`{key}`" for key in keys)


def _moved(document: Document, low: tuple[str, ...]) -> tuple[Edit, ...]:
    """The edit that moves these keys, with all that belongs to them, to right above `measures`."""
    keys = _keys(document)
    found = blocks(document, keys)
    first = keys.index("measures")
    if found is None or (found.is_titled and first == 0):
        return ()
    last = keys.index(low[-1])
    span = range(first, last + 1)
    order = sorted(span, key=lambda at: keys[at] not in low)
    return (_rewritten(document, found, span, order),)


def _rewritten(document: Document, found: Blocks, span: range, order: list[int]) -> Edit:
    """One stretch from the first block that moves to the last; the gaps between stay in place."""
    lines = document.text.split("\n")
    top, bottom = found.starts[span[0]], found.ends[span[-1]]
    new: list[str] = []
    for slot, at in zip(span, order, strict=True):
        new += lines[found.starts[at] - 1 : found.ends[at]]
        if slot != span[-1]:
            new += lines[found.ends[slot] : found.starts[slot + 1] - 1]
    place = Place(top, 1, bottom, len(lines[bottom - 1]) + 1)
    old = "\n".join(lines[top - 1 : bottom])
    return Edit(location=Location(document.path, place), old=old, new="\n".join(new))
