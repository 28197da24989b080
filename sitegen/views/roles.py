"""Who is in a team, and as what."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sitegen.model.board import Team
from sitegen.site import Site
from sitegen.views.forms import Forms, count
from sitegen.views.people import name_of
from sitegen.words import listed, sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """A person of a team, and what they are in it: `lead, member since 2 Mar`."""

    name: str
    told: str


def roles(team: Team, site: Site, forms: Forms) -> tuple[Role, ...]:
    """Lead, sponsor and members on the day, each once; empty where roles stand for names."""
    if site.facts.settings.show_roles:
        return ()
    people = dict.fromkeys((team.lead, team.sponsor, *team.members_on(site.as_of)))
    return tuple(
        Role(name=name_of(site, person), told=", ".join(_roles(person, team, site, forms)))
        for person in people
        if person
    )


def _roles(person: str, team: Team, site: Site, forms: Forms) -> Iterator[str]:
    if person == team.lead:
        yield "lead"
    if person == team.sponsor:
        yield "sponsor"
    for one in team.members:
        if one.person == person and one.holds(site.as_of):
            since = f" since {forms.day(one.since)}" if one.since else ""
            until = f" until {forms.day(one.until)}" if one.until else ""
            yield f"member{since}{until}"
            return


def roles_words(team: Team, site: Site) -> str:
    """`A lead, a sponsor and 4 members`, where roles stand for names; else empty."""
    if not site.facts.settings.show_roles:
        return ""
    members = len(team.members_on(site.as_of))
    parts = (
        "a lead" if team.lead else "",
        "a sponsor" if team.sponsor else "",
        count(members, "member") if members else "",
    )
    told = listed(tuple(part for part in parts if part))
    return f"{sentence(told)}." if told else ""
