"""M425 unit-spelling: a unit is written by its name, in full or as its usual sign."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sitegen.decode.units import SPELLINGS, unit_name
from sitegen.finding import Edit, Finding, Rule, Severity
from sitegen.model.goal import Goal
from sitegen.model.state import Lifecycle
from sitegen.rules._texts import plain_text
from sitegen.site import Site
from sitegen.source import Location, Place, Route

RULE = Rule(
    code="M425",
    name="unit-spelling",
    severity=Severity.HINT,
    why="The same unit in three spellings on one board reads like three units, and people who "
    "search for one miss the others.",
    fix="Write the unit by its name, such as hours, or as its sign, such as %.",
)

_ENDS = r"(?=\s*$|\s+(?:to|and)\s|\s+in\s+total\s*$)"
_WRITTEN = re.compile(
    rf"(?<=\d)(?P<space>\s*)(?P<unit>{'|'.join(sorted(SPELLINGS, key=len, reverse=True))}){_ENDS}",
    re.IGNORECASE,
)
_LEVELS = frozenset(
    "target change stretch at_least at_most above below between pace baseline value "
    "readings".split()
)
_MAY_MEAN_MORE = frozenset(("m",))
"""Spellings that people also use for something else: metres, millions."""

_WORDS = frozenset(("source", "note", "population", "because"))


def check(site: Site) -> Iterator[Finding]:
    """Each level of a measure, in the files of goals that are not closed."""
    for state in site.goals:
        if state.lifecycle is not Lifecycle.CLOSED:
            yield from _of_goal(state.goal)


def _of_goal(goal: Goal) -> Iterator[Finding]:
    document = goal.document
    for route, place in document.values.items():
        found = plain_text(document, place) if _may_name_a_unit(route) else None
        if found is None:
            continue
        spot, text = found
        if route[-1] == "unit" and text.casefold() in SPELLINGS:
            yield _told(document.path, spot, text, unit_name(text))
        elif route[-1] != "unit":
            for match in _WRITTEN.finditer(text):
                part = (spot.column + match.start(), spot.column + match.end())
                name = unit_name(match["unit"])
                new = name if name == "%" else f"{match['space'] or ' '}{name}"
                yield _told(
                    document.path, Place(spot.line, part[0], spot.line, part[1]), match[0], new
                )


def _may_name_a_unit(route: Route) -> bool:
    """Whether a level of a measure may stand there, in a short form or the long one, or a unit."""
    if route[:1] != ("measures",) or len(route) < 2:
        return False
    if len(route) == 2 or route[2:] == ("unit",):
        return True
    keys = {key for key in route[2:] if isinstance(key, str)}
    return bool(keys & _LEVELS) and not keys & _WORDS


def _told(path: str, spot: Place, old: str, new: str) -> Finding:
    space = len(old) - len(old.lstrip())
    place = Place(spot.line, spot.column + space, spot.line, spot.end_column)
    edit = Edit(location=Location(path, spot), old=old, new=new)
    is_sure = old.strip().casefold() not in _MAY_MEAN_MORE
    return RULE.at(
        Location(path, place),
        f"“{old.lstrip()}” is read as {new.lstrip()}.",
        fix=f"Write {new.lstrip()}{'' if is_sure else ', or in full what else is meant'}.",
        edits=(edit,) if is_sure else (),
    )
