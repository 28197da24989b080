"""What a change does to the board itself: people, teams, settings, metrics."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from decimal import Decimal

from sitegen.compute.wording import number_words
from sitegen.model.board import BoardFacts, Membership, Metric, Person, Settings, Team
from sitegen.review.quiet import new_ignores, rule_changes
from sitegen.review.sides import Sides
from sitegen.review.values import BoardChange
from sitegen.review.words import Words, ended, quoted
from sitegen.words import listed, one_line

_STILL = "this change is still judged without it"
_POINTS = ("on_track", "at_risk")
_NAMES = {"default_kind": "kind", "show_roles": "people"}
_FACTS = (
    *("title", "url", "repository", "forge", "folder", "edit_url", "new_url", "branch"),
    *("timezone", "language"),
)
_UNFLAGGED = frozenset(("title", "language"))


def board_changes(sides: Sides, words: Words) -> tuple[BoardChange, ...]:
    """Everything in teams.yaml that moved; on a board's first change there is nothing to say."""
    if sides.is_first:
        return ()
    old, new = sides.base.facts, sides.head.facts
    return (
        *_people(old, new, words),
        *_teams(old, new, words),
        *_settings(old.settings, new.settings),
        *_metrics(old, new),
        *_facts(old, new, words),
        *new_ignores(sides),
    )


def _people(old: BoardFacts, new: BoardFacts, words: Words) -> Iterator[BoardChange]:
    for person in new.people:
        was = old.person(person.id)
        told = tuple(_person(was, person, words)) if was else ("is new on the board",)
        for text in told:
            yield _about("person", person.id, f"{_name(was or person)} {text}")
    for person in old.people:
        if new.person(person.id) is None:
            text = (
                f"{_name(person)} is taken off the board; ids are never deleted, add `left` instead"
            )
            yield _about("person", person.id, text)


def _person(was: Person, now: Person, words: Words) -> Iterator[str]:
    """What changed about a person; addresses are counted, for they are on no page."""
    if was.name != now.name:
        yield f"gets another name to show: {quoted(now.name)}"
    came, gone = set(now.emails) - set(was.emails), set(was.emails) - set(now.emails)
    if came or gone:
        counts = [f"{len(n)} {told}" for n, told in ((came, "added"), (gone, "taken out")) if n]
        yield f"gets other e-mail addresses ({listed(counts)}); {_STILL}"
    if was.accounts != now.accounts:
        old, new = dict(was.accounts), dict(now.accounts)
        forges = tuple(sorted(f for f in old.keys() | new.keys() if old.get(f) != new.get(f)))
        yield f"gets another account on {listed(forges)}; {_STILL}"
    if was.left != now.left:
        yield f"leaves on {words.day(now.left)}" if now.left else "has not left any more"


def _teams(old: BoardFacts, new: BoardFacts, words: Words) -> Iterator[BoardChange]:
    for team in new.teams:
        was = old.team(team.id)
        told = tuple(_team(was, team, words)) if was else ("is a new team",)
        for text in told:
            yield _about("team", team.id, f"{words.team(team.id)} {text}")
    for team in old.teams:
        if new.team(team.id) is None:
            yield _about("team", team.id, f"The team {words.team(team.id)} is taken away")


def _team(was: Team, now: Team, words: Words) -> Iterator[str]:
    old, new = _roster(was), _roster(now)
    came, gone = tuple(new.keys() - old.keys()), tuple(old.keys() - new.keys())
    if came:
        yield f"gets {_members(came, 'a new member', 'new members', words)}"
    if gone:
        told = _members(gone, "a member", "members", words)
        yield f"loses {told}; for this change they are still asked"
    for id in old.keys() & new.keys():
        if old[id] != new[id]:
            days = tuple(_days(stretches, words) for stretches in (new[id], old[id]))
            yield f"has {words.person(id)} as a member {days[0]}; it was {days[1]}"
    for part in ("lead", "sponsor"):
        before, after = getattr(was, part), getattr(now, part)
        if before != after:
            who = tuple(words.person(id) if id else "nobody" for id in (after, before))
            yield f"has {who[0]} as its {part}; it was {who[1]}"
    if was.name != now.name:
        yield f"gets another name: {quoted(now.name)}"


def _members(ids: tuple[str, ...], one: str, more: str, words: Words) -> str:
    return f"{one if len(ids) == 1 else more}: {words.people(sorted(ids))}"


def _days(stretches: tuple[Membership, ...], words: Words) -> str:
    """`from 1 February to 30 June`, `until 15 January`, `without dates`."""
    told = []
    for one in stretches:
        since = f"from {words.day(one.since)}" if one.since else ""
        until = f"{'to' if since else 'until'} {words.day(one.until)}" if one.until else ""
        told.append(" ".join(filter(None, (since, until))) or "without dates")
    return listed(told)


def _roster(team: Team) -> dict[str, tuple[Membership, ...]]:
    return {
        id: tuple(one for one in team.members if one.person == id)
        for id in {one.person for one in team.members}
    }


def _settings(old: Settings, new: Settings) -> Iterator[BoardChange]:
    for field in fields(Settings):
        was, now = getattr(old, field.name), getattr(new, field.name)
        if was == now:
            continue
        name = _NAMES.get(field.name, field.name)
        if field.name == "recorder":
            yield _about("setting", name, f"The address of the recording job changes; {_STILL}")
        elif field.name == "allow":
            yield from _allowances(set(old.allow), set(new.allow))
        elif field.name == "rules":
            yield from rule_changes(old, new)
        else:
            shown = tuple(_value(field.name, value) for value in (now, was))
            yield _about("setting", name, f"The setting {name} is {shown[0]}; it was {shown[1]}")


def _allowances(old: set[str], new: set[str]) -> Iterator[BoardChange]:
    for gate in sorted(new - old):
        yield _about("allowance", gate, f"The gate would let {gate} pass from now on; {_STILL}")
    for gate in sorted(old - new):
        yield _about("allowance", gate, f"The gate would stop {gate} again from now on")


def _value(name: str, value: object) -> str:
    if isinstance(value, Decimal):
        return f"{number_words(value * 100)}{' points' if name in _POINTS else '%'}"
    if name == "show_roles":
        return "roles" if value else "names"
    return ("yes" if value else "no") if isinstance(value, bool) else str(value)


def _metrics(old: BoardFacts, new: BoardFacts) -> Iterator[BoardChange]:
    before: dict[str, Metric] = {metric.id: metric for metric in old.metrics}
    after: dict[str, Metric] = {metric.id: metric for metric in new.metrics}
    for id in sorted(before.keys() | after.keys()):
        was, now = before.get(id), after.get(id)
        if was == now:
            continue
        if was and now and was.counting == now.counting:
            text = f"The metric {id} is explained differently; what it counts stays the same"
            yield _about("metric", id, text, is_flagged=False)
            continue
        told = "is new" if was is None else "counts differently" if now else "is gone"
        yield _about("metric", id, f"The metric {id} {told}; it is part of the goals' terms")


def _facts(old: BoardFacts, new: BoardFacts, words: Words) -> Iterator[BoardChange]:
    for name in _FACTS:
        was, now = getattr(old, name) or "", getattr(new, name) or ""
        if was != now:
            said = tuple(quoted(one) or "nothing" for one in (now, was))
            text = f"The board's {name} is {said[0]}; it was {said[1]}"
            yield _about("board", name, text, is_flagged=name not in _UNFLAGGED)
    if old.frozen != new.frozen:
        days = tuple(words.day(day) if day else "not set" for day in (new.frozen, old.frozen))
        yield _about("board", "frozen", f"The board's frozen day is {days[0]}; it was {days[1]}")


def _name(person: Person) -> str:
    return one_line(person.name) or person.id


def _about(part: str, id: str, text: str, *, is_flagged: bool = True) -> BoardChange:
    return BoardChange(part=part, id=id, text=ended(text), is_flagged=is_flagged)
