"""What the board, its teams and its people are called on pages."""

from __future__ import annotations

from unicodedata import bidirectional

from sitegen.model.goal import Actor
from sitegen.prose.direction import settled
from sitegen.site import Site
from sitegen.words import listed

_RIGHT_TO_LEFT = frozenset({"R", "AL"})
_ISOLATE, _END = "\u2068", "\u2069"


def board_name(site: Site) -> str:
    """The title of the board; a plain word where it has none."""
    return site.facts.title or "Goals"


def name_of(site: Site, person: str) -> str:
    """A person's name, or their role where the board shows roles instead of names."""
    if not site.facts.settings.show_roles or not person:
        return site.name(person)
    for team in site.facts.teams:
        if person == team.lead:
            return f"the lead of {team.name}"
    for team in site.facts.teams:
        if person == team.sponsor:
            return f"the sponsor of {team.name}"
    for team in site.facts.teams:
        if any(person == membership.person for membership in team.members):
            return f"a member of {team.name}"
    return "somebody"


def called(site: Site, person: str) -> str:
    """A person's name within a sentence: the sentence keeps its order whatever the script."""
    return isolated(name_of(site, person))


def names_of(site: Site, people: tuple[str, ...]) -> str:
    """Several people in a sentence: `Maria, Chen and Amir`; roles that are the same are counted."""
    if not site.facts.settings.show_roles:
        return listed(tuple(called(site, person) for person in people))
    roles = [name_of(site, person) for person in people]
    told = (_counted(role, roles.count(role)) for role in dict.fromkeys(roles))
    return listed(tuple(isolated(role) for role in told))


def _counted(role: str, number: int) -> str:
    """`a member of Frontline`, `3 members of Frontline`."""
    if number == 1:
        return role
    one, _, team = role.partition(" of ")
    return f"{number} {one.removeprefix('a ')}s of {team}" if team else f"{number} people"


def isolated(name: str) -> str:
    """A name from right to left in Unicode's isolates; others as they are."""
    is_rtl = any(bidirectional(character) in _RIGHT_TO_LEFT for character in name)
    return f"{_ISOLATE}{settled(name)}{_END}" if is_rtl else name


def team_name(site: Site, team: str) -> str:
    """A team's name; the id itself where nobody has it."""
    known = site.facts.team(team)
    return (known.name if known else "") or team


def actors_of(site: Site, actors: tuple[Actor, ...]) -> str:
    """Who does something, in a sentence; people, teams and those outside alike."""
    return listed(tuple(_actor(site, actor) for actor in actors))


def _actor(site: Site, actor: Actor) -> str:
    if actor.outside:
        return isolated(actor.outside)
    if site.facts.person(actor.id):
        return called(site, actor.id)
    return isolated(team_name(site, actor.id))
