"""Goals whose terms moved: boards read from text, with the history that git would tell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sitegen.compute.canonical import digest
from sitegen.compute.fold import fold
from sitegen.model.history import EntryState, GoalHistory, NoHistory, Origin, PastTerms
from sitegen.model.state import GoalState
from sitegen.site import Site
from tests.compute.promises import board

FOLDER = "goals/frontline/faster"
TEAMS = """\
format: 1
board: {title: Northwind Support}
people:
  maria: {name: Maria Silva}
  chen: {name: Chen Wei}
  henrik: {name: Henrik Dahl}
  zsofia: {name: Zsófia Kiss}
teams:
  frontline:
    name: Frontline
    lead: maria
    sponsor: henrik
    members: [maria, chen, {person: zsofia, since: 2026-03-01}]
"""


def text(target: str = "2.8", *keys: str, due: str = "2026-04-11", csat: str = "90%") -> str:
    """From 4 hours to a target in 100 days, from 1 January to 11 April: a day is one per cent."""
    lines = [
        *("---", "start: 2026-01-01", f"due: {due}", *keys, "measures:"),
        f"  first-response-time: from 4.0 to {target} hours",
        f"  csat: guardrail at least {csat}",
        *("---", "# Answer faster", "", "Customers wait too long.", ""),
    ]
    return "\n".join(lines)


AGREED = {
    "2025-12-10-agree-maria.md": "",
    "2025-12-11-agree-chen.md": "",
    "2025-12-12-agree-henrik.md": "",
}
"""Everybody agrees to the first terms, two days after they were proposed."""


@dataclass(frozen=True, slots=True)
class Past:
    """What the goal's file said from a day on, and who changed it."""

    on: str
    text: str
    by: str = "maria"


@dataclass(frozen=True, slots=True)
class Later:
    """What was done to an entry after it had landed."""

    entry: str
    on: str
    people: tuple[str, ...]
    names: tuple[str, ...] = ()
    is_deleted: bool = False


FIRST = Past("2025-12-08", text())


def origin(on: str, at: int, *people: str, names: tuple[str, ...] = ()) -> Origin:
    """A commit that landed on the day it was written."""
    day = date.fromisoformat(on)
    return Origin(commit=f"{at:040x}", on=day, landed=day, at=at, people=people, names=names)


def site_of(
    *past: Past,
    entries: Mapping[str, str] = AGREED,
    as_of: str = "2026-02-20",
    written_by: Mapping[str, str] | None = None,
    after: Sequence[Later] = (),
    is_read: bool = True,
    teams: str = TEAMS,
) -> Site:
    """A board with one goal, `faster`, whose file said all that one after the other.

    Entries landed on their day, by their person unless `written_by` says who; `after` is what
    was done to them then. Without
    history (`is_read`) only the last of the past is known.
    """
    versions = past or (FIRST,)
    ledger = {f"{FOLDER}/{name}": body for name, body in entries.items()}
    decoded = board({"teams.yaml": teams, f"{FOLDER}.md": versions[-1].text} | ledger)
    assert [finding.message for finding in decoded.findings] == []
    by = dict(written_by or {})
    stems = [name.partition(".")[0] for name in entries] + [one.entry for one in after]
    history = GoalHistory(
        past=tuple(_past(one, teams) for one in versions),
        entries={stem: tuple(_states(stem, by, after)) for stem in stems},
    )
    day = date.fromisoformat(as_of)
    state = fold(decoded.goals[0], decoded.facts, day, history if is_read else None)
    return Site(
        facts=decoded.facts,
        as_of=day,
        goals=(state,),
        missing_history=None if is_read else NoHistory.SHALLOW,
    )


def goal_of(site: Site) -> GoalState:
    """The one goal of the board."""
    return site.goals[0]


def _at(on: str) -> int:
    return date.fromisoformat(on).toordinal()


def _entry_origin(stem: str, by: Mapping[str, str]) -> Origin:
    on, who = stem[:10], by.get(stem, stem.rpartition("-")[2].partition("_")[0])
    return origin(on, _at(on), who)


def _states(stem: str, by: Mapping[str, str], after: Sequence[Later]) -> Iterator[EntryState]:
    landed = _entry_origin(stem, by)
    path = f"{FOLDER}/{stem}.md"
    yield EntryState(path=path, changed=landed, written=landed, is_first=True)
    for one in (one for one in after if one.entry == stem):
        who = origin(one.on, _at(one.on), *one.people, names=one.names)
        written = None if one.is_deleted else who
        yield EntryState(path=path, changed=who, written=written, is_first=False)


def _past(one: Past, teams: str) -> PastTerms:
    decoded = board({"teams.yaml": teams, f"{FOLDER}.md": one.text})
    terms = decoded.goals[0].terms
    return PastTerms(terms=terms, digest=digest(terms), origin=origin(one.on, _at(one.on), one.by))


def short(target: str = "2.8", **more: str) -> str:
    """The first 8 digits of the digest of a text's terms."""
    terms = board({"teams.yaml": TEAMS, f"{FOLDER}.md": text(target, **more)}).goals[0].terms
    return digest(terms).partition(":")[2][:8]
