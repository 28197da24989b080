"""What waits for each person: answers, second looks, actions past their day, check-ins."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sitegen.compute.rhythm import check_in_due
from sitegen.compute.steps import open_actions
from sitegen.model.board import Team
from sitegen.model.ledger import Action
from sitegen.model.state import GoalState, Lifecycle
from sitegen.site import Site
from sitegen.views.agreement import short_digest
from sitegen.views.ending import waits_for_second
from sitegen.views.forms import Forms
from sitegen.views.goals import GoalLink, goal_link
from sitegen.views.people import name_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Wait:
    """Something that waits for `person` (an id); `digest` is set where terms wait for an answer."""

    person: str
    what: str
    digest: str
    goal: GoalLink


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """What waits for one person, or for all of one role where the board names nobody."""

    name: str
    waits: tuple[Wait, ...]


def waiting(
    team: Team, states: tuple[GoalState, ...], site: Site, forms: Forms
) -> tuple[Waiting, ...]:
    """What waits at a team's goals: for members, lead and sponsor first, then for others."""
    found = [wait for state in states for wait in waits(state, site, forms)]
    people = dict.fromkeys(
        [*team.members_on(site.as_of), team.lead, team.sponsor, *(wait.person for wait in found)]
    )
    named: dict[str, list[Wait]] = {}
    for person in people:
        own = [wait for wait in found if person and wait.person == person]
        if own:
            named.setdefault(name_of(site, person), []).extend(own)
    return tuple(Waiting(name=name, waits=_told_once(own)) for name, own in named.items())


def _told_once(waits: list[Wait]) -> tuple[Wait, ...]:
    """Several people of one role may be asked for the same."""
    return tuple({(wait.what, wait.digest, wait.goal): wait for wait in waits}.values())


def waits(state: GoalState, site: Site, forms: Forms) -> tuple[Wait, ...]:
    """All that waits for somebody at a goal, as of the day of the board."""
    found = (*_answers(state), *_second_look(state), *_actions(state, site, forms),
             *_check_in(state, site, forms))  # fmt: skip
    link = goal_link(state)
    return tuple(
        Wait(person=person, what=what, digest=digest, goal=link) for person, what, digest in found
    )


def _answers(state: GoalState) -> Iterator[tuple[str, str, str]]:
    if state.lifecycle in (Lifecycle.CLOSED, Lifecycle.DRAFT):
        return
    agreement, digest = state.in_file.agreement, short_digest(state.in_file.digest)
    for person in (*agreement.pending, *agreement.not_yet_asked):
        yield person, "an answer, yes or no, to terms", digest


def _second_look(state: GoalState) -> Iterator[tuple[str, str, str]]:
    """The sponsor is asked first, or else the steward: whoever did not close the goal."""
    if not waits_for_second(state) or state.close is None:
        return
    plan = state.goal.plan
    asked = (one for one in (plan.sponsor, plan.steward) if one and one != state.close.person)
    for person in tuple(asked)[:1]:
        yield person, "a second look at how it ended", ""


def _actions(state: GoalState, site: Site, forms: Forms) -> Iterator[tuple[str, str, str]]:
    for one in open_actions(state, site.as_of):
        yield one.action.who, _promised(one.action, forms), ""


def _promised(action: Action, forms: Forms) -> str:
    due = f" (by {forms.day(action.due)})" if action.due else ""
    return f"“{action.what}”{due}"


def _check_in(state: GoalState, site: Site, forms: Forms) -> Iterator[tuple[str, str, str]]:
    due = check_in_due(state, site.as_of)
    if due is not None and state.goal.plan.steward:
        word = "today" if due == site.as_of else f"since {forms.day(due)}"
        yield state.goal.plan.steward, f"a check-in, due {word}", ""
