"""The questions about who looks after a goal, and who has to agree to it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from sitegen.cli._ask import ask
from sitegen.cli._talk import Talk
from sitegen.decode.notes import did_you_mean, shown
from sitegen.decode.scalars import Choice, identifier
from sitegen.model.terms import Kind
from sitegen.scaffold.answers import Unfit, value
from sitegen.scaffold.goal_text import NewGoal


def steward(goal: NewGoal, talk: Talk) -> Iterator[NewGoal]:
    """Who looks after it, where the team has no lead."""
    team = talk.desk.facts.team(goal.team)
    if goal.steward or (team and team.lead):
        return
    because = "Who looks after the goal: asks, reminds, clears the way? An id from teams.yaml."
    read = ask("Steward", lambda text: person(text, talk), because=because)
    yield replace(goal, steward=read)


def sponsor(goal: NewGoal, talk: Talk) -> Iterator[NewGoal]:
    """Who stands behind it, where the team has no sponsor."""
    team = talk.desk.facts.team(goal.team)
    if goal.sponsor or (team and team.sponsor):
        return
    because = (
        "Who stands behind it with time, tools and people? An id from teams.yaml. (Empty to skip.)"
    )
    read = ask(
        "Sponsor",
        lambda text: person(text, talk) if text else "",
        because=because,
        is_optional=True,
    )
    yield replace(goal, sponsor=read)


def kind(goal: NewGoal, talk: Talk) -> Iterator[NewGoal]:
    """Who has to agree, with their names."""
    if goal.kind:
        return
    names = {one: talk.desk.parties(replace(goal, kind=one.value)) for one in Kind}
    because = (
        "Who has to agree? What people agree to themselves, they keep better.\n"
        f"pact: every member, to the exact terms ({names[Kind.PACT]}).\n"
        f"hard: steward and sponsor ({names[Kind.HARD]})."
    )
    usual = talk.template.said("kind") or talk.desk.facts.settings.default_kind.value
    read = ask(
        "Kind (pact or hard)",
        lambda text: value(Choice(Kind), text),
        because=because,
        default=usual,
    )
    yield replace(goal, kind=read.value)


def person(text: str, talk: Talk) -> str:
    """The id of somebody on the board. Raises Unfit."""
    known = tuple(one.id for one in talk.desk.facts.people)
    if value(identifier, text) not in known:
        raise Unfit(f"Nobody in teams.yaml has the id {shown(text)}. {did_you_mean(text, known)}")
    return text
