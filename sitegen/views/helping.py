"""Who can help next with a goal, and whom it waits for: an open door, never a reproach."""

from __future__ import annotations

from datetime import date

from sitegen.model.goal import Actor
from sitegen.model.state import GoalState
from sitegen.site import Site
from sitegen.views.forms import Forms
from sitegen.views.people import actors_of, called, isolated, team_name
from sitegen.words import sentence


def helpers(state: GoalState, site: Site) -> tuple[str, ...]:
    """Those who can help with a goal and are here, the first to ask first: ids, each once.

    Its sponsor, who stands behind it; its steward; the leads of its teams.
    """
    plan = state.goal.plan
    leads = (team.lead for id in state.terms.teams if (team := site.facts.team(id)))
    asked = dict.fromkeys((plan.sponsor, plan.steward, *leads))
    return tuple(id for id in asked if is_here(id, site))


def is_here(person: str, site: Site) -> bool:
    """Whether somebody is known to the board and has not left."""
    known = site.facts.person(person)
    return known is not None and known.is_here(site.as_of)


def can_help(state: GoalState, site: Site) -> str:
    """`Henrik Dahl can help next.`; where nobody is named the team itself is asked."""
    who = next(iter(helpers(state, site)), "")
    if who:
        return f"{sentence(called(site, who))} can help next."
    teams = [team_name(site, id) for id in state.terms.teams] or [state.goal.team]
    return f"Somebody of {isolated(teams[0])} can help next." if teams[0] else "Anybody can help."


def waits_for(names: str, since: date | None, forms: Forms) -> str:
    """`Waits for Henrik Dahl since 3 Nov.`; empty where nobody is named."""
    when = f" since {forms.day(since)}" if since else ""
    return f"Waits for {names}{when}." if names else ""


def waits_for_person(
    person: str, since: date | None, state: GoalState, site: Site, forms: Forms
) -> str:
    """The person who is waited for; who else can help, where they have left or nobody is named."""
    if is_here(person, site):
        return waits_for(called(site, person), since, forms)
    return can_help(state, site)


def waits_for_actors(
    actors: tuple[Actor, ...], since: date | None, state: GoalState, site: Site, forms: Forms
) -> str:
    """People, teams or others who promised something; who can help, where nobody is named."""
    return waits_for(actors_of(site, actors), since, forms) or can_help(state, site)
