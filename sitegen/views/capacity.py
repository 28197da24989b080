"""How much a team has taken on, in words: facts beside its own limits, never a ranking."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sitegen.compute.capacity import Crowded, Pile, crowded_starts, piles, under_way
from sitegen.model.board import Team
from sitegen.model.state import GoalState
from sitegen.site import Site
from sitegen.views.forms import Forms, count
from sitegen.views.goals import GoalLink, goal_link
from sitegen.views.measures import Fact
from sitegen.views.people import name_of
from sitegen.words import sentence

_DRAWN = 12
"""Up to so many goals are drawn as squares."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ahead:
    """Something to see coming, and the goals it is about."""

    told: str
    goals: tuple[GoalLink, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Capacity:
    """What a team carries.

    `squares` draw the goals under way beside the limit, which `told` says in words; empty
    without a limit, and for many. `each` is about the limit for one person, and `carried` has
    the members in the order of the file, each with a number of goals; both are empty without it.
    """

    told: str
    squares: str
    has_limit: bool
    ahead: tuple[Ahead, ...]
    each: str
    carried: tuple[Fact, ...]


def capacity(
    team: Team, carried: Mapping[str, tuple[GoalState, ...]], site: Site, forms: Forms
) -> Capacity:
    """What a team carries; `carried` are the goals under way of each person on the board."""
    states = site.of_team(team)
    number, limit = len(under_way(states)), team.active_goals
    each, people = _each(team, carried, site)
    return Capacity(
        told=_told(number, limit),
        squares=_squares(number, limit),
        has_limit=limit is not None,
        ahead=(
            *(_crowded(one, team, forms) for one in crowded_starts(team, states, site.as_of)),
            *(_pile(one, forms) for one in piles(states, site.as_of)),
        ),
        each=each,
        carried=people,
    )


def _told(number: int, limit: int | None) -> str:
    goals = sentence(count(number, "goal"))
    if limit is None:
        return f"{goals} under way, and no limit set."
    if number > limit:
        return f"{goals} under way; the team set itself at most {limit}."
    told = f"{number or 'None'} of at most {count(limit, 'goal')} under way"
    if number == limit:
        return f"{told}: one more would be too many."
    return f"{told}: there is room for {limit - number} more."


def _squares(number: int, limit: int | None) -> str:
    if limit is None or max(number, limit) > _DRAWN:
        return ""
    return "■" * number + "□" * (limit - number)


def _crowded(one: Crowded, team: Team, forms: Forms) -> Ahead:
    told = (
        f"On {forms.day(one.start)} the team would have {count(one.goals, 'goal')} at once, "
        f"{one.goals - (team.active_goals or 0)} more than it set itself, if this one begins:"
    )
    return Ahead(told=told, goals=(goal_link(one.state),))


def _pile(pile: Pile, forms: Forms) -> Ahead:
    is_one_day = pile.first == pile.last
    when = f"on {forms.day(pile.first)}" if is_one_day else forms.span(pile.first, pile.last)
    told = f"{count(len(pile.goals), 'goal')} are due together, {when}:"
    return Ahead(told=told, goals=tuple(map(goal_link, pile.goals)))


def _each(
    team: Team, carried: Mapping[str, Sequence[GoalState]], site: Site
) -> tuple[str, tuple[Fact, ...]]:
    """The limit for one person; where roles stand for names, only whether it is kept."""
    limit, members = team.goals_per_person, team.members_on(site.as_of)
    if limit is None or not members:
        return "", ()
    told = f"At most {count(limit, 'goal')} for each person, of all teams together"
    numbers = {person: len(carried.get(person, ())) for person in members}
    if not site.facts.settings.show_roles:
        people = tuple(Fact(name_of(site, one), str(number)) for one, number in numbers.items())
        return f"{told}:", people
    over = sum(number > limit for number in numbers.values())
    more = f"{count(over, 'person', 'people')} {'has' if over == 1 else 'have'} more"
    return f"{told}. {more if over else 'Nobody has more'}.", ()
