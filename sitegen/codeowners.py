"""CODEOWNERS from the people and teams of a board: who is asked to look at which file.

Two forges read such a file, and their patterns have little in common but what is used here: `*`
within a name, `**` for folders, a slash in front for the top of the repository, a slash behind for
a folder and all below it, and that the last line that fits counts.

- GitHub: docs.github.com/articles/about-code-owners: as in gitignore, but without `!`, `[ ]` and
  an escaped `#`. Looked for in .github/, the top, docs/.
- GitLab: docs.gitlab.com/user/project/codeowners/reference, "Path matching". Looked for in the top,
  docs/, .gitlab/. Accounts in a comment behind a line count as owners, so none has one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sitegen.decode.layout import TEAMS_FILE
from sitegen.model.board import BoardFacts, Forge, Person, Team
from sitegen.model.state import GoalState
from sitegen.site import Site

PLACES = {
    Forge.GITHUB: (".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS"),
    Forge.GITLAB: ("CODEOWNERS", "docs/CODEOWNERS", ".gitlab/CODEOWNERS"),
}
"""Where each forge looks for the file, in its order."""

USUAL = {Forge.GITHUB: ".github/CODEOWNERS", Forge.GITLAB: ".gitlab/CODEOWNERS"}
"""Where it is put where there is none yet."""

BEGIN = "# begin of what `sitegen codeowners` writes"
END = "# end of what `sitegen codeowners` writes"

_NAMES = {Forge.GITHUB: "GitHub", Forge.GITLAB: "GitLab"}
_WORKFLOWS = {Forge.GITHUB: (".github/",), Forge.GITLAB: (".gitlab-ci.yml", ".gitlab/")}
_ACCOUNT = re.compile(r"\w[\w.-]*", re.ASCII)
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII)
_UNSAFE = re.compile(r"[^\w./-]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of the file: which paths it is about, and whom to ask, as the forge knows them."""

    pattern: str
    owners: tuple[str, ...]


def block(site: Site, forge: Forge, place: str, *, emails: bool = False) -> str:
    """The part of the file that comes from the board, between its two markers.

    `place` is the file's own path from the top of the repository. With `emails`, who has no
    account there is asked by their first address; such a file says addresses to all who read it.
    """
    owners = _Owners(site, forge, emails)
    lines = [BEGIN, "# Change teams.yaml and run it again; other lines of this file stay."]
    if owners.missing:
        known = "an account or e-mail address" if emails else f"a {_NAMES[forge]} account"
        lines.append(f"# Without {known} in teams.yaml: {', '.join(owners.missing)}.")
    for heading, found in (
        ("Goals, and all that is not said below", _goals(site, owners)),
        ("What people wrote themselves", _entries(site, owners)),
        ("Who we are, and what runs", _rights(site.facts, forge, place, owners)),
    ):
        told = [f"{one.pattern} {' '.join(one.owners)}" for one in found if one.owners]
        lines += ["", f"# {heading}", *told] if told else []
    return "\n".join([*lines, "", END]) + "\n"


def merged(before: str, ours: str) -> str:
    """The file with our part in it: in its old place, or else at the end, where it counts most.

    Raises ValueError where the markers are not one pair.
    """
    ends = "\r\n" if "\r\n" in before else "\n"
    own, lines = ours.splitlines(), before.splitlines()
    begins = [number for number, line in enumerate(lines) if line.strip() == BEGIN]
    closes = [number for number, line in enumerate(lines) if line.strip() == END]
    if not begins and not closes:
        gap = [""] if lines and lines[-1].strip() else []
        return ends.join([*lines, *gap, *own, ""])
    if len(begins) != 1 or len(closes) != 1 or begins > closes:
        raise ValueError(f"its markers are not one pair: `{BEGIN}` and `{END}`")
    return ends.join([*lines[: begins[0]], *own, *lines[closes[0] + 1 :], ""])


class _Owners:
    """Whom a forge knows of the people who are here."""

    def __init__(self, site: Site, forge: Forge, emails: bool) -> None:
        self._as_of = site.as_of
        here = [one for one in site.facts.people if one.is_here(site.as_of)]
        self._known = {one.id: _called(one, forge, emails) for one in here}
        self.missing = tuple(sorted(id for id, owner in self._known.items() if not owner))

    def of(self, people: Iterable[str]) -> tuple[str, ...]:
        """Those whom the forge knows, each once."""
        found = (self._known.get(person, "") for person in people)
        return tuple(dict.fromkeys(owner for owner in found if owner))

    def team(self, team: Team) -> tuple[str, ...]:
        """Members, lead and sponsor."""
        return self.of((*team.members_on(self._as_of), team.lead, team.sponsor))

    def keepers(self, teams: Iterable[Team]) -> tuple[str, ...]:
        """Leads, then sponsors."""
        known = tuple(teams)
        return self.of((*(team.lead for team in known), *(team.sponsor for team in known)))


def _called(person: Person, forge: Forge, emails: bool) -> str:
    account = dict(person.accounts).get(forge.value, "").removeprefix("@")
    if _ACCOUNT.fullmatch(account):
        return f"@{account}"
    first = person.emails[0] if emails and person.emails else ""
    return first if _EMAIL.fullmatch(first) else ""


def _goals(site: Site, owners: _Owners) -> Iterator[Line]:
    """All goals, those of each team, and those that several teams own."""
    facts = site.facts
    yield Line(pattern=_at(facts, "goals/"), owners=owners.keepers(facts.teams))
    for team in facts.teams:
        yield Line(pattern=_at(facts, f"goals/{team.id}/"), owners=owners.team(team))
    for state in sorted(site.goals, key=lambda one: one.goal.document.path):
        yield from _shared(state, facts, owners)


def _shared(state: GoalState, facts: BoardFacts, owners: _Owners) -> Iterator[Line]:
    path = state.goal.document.path
    folder = path.split("/")[1]
    ids = dict.fromkeys((*state.terms.teams, *state.in_file.terms.teams))
    teams = [team for id in ids if (team := facts.team(id))]
    if [team.id for team in teams] in ([], [folder]):
        return
    people = tuple(dict.fromkeys(owner for team in teams for owner in owners.team(team)))
    yield Line(pattern=_at(facts, path), owners=people)
    yield Line(pattern=_at(facts, f"{state.goal.ledger_folder}/"), owners=people)


def _entries(site: Site, owners: _Owners) -> Iterator[Line]:
    """The entries of each person: `<date>-<kind>-<person>`, and `_2` behind a second one.

    `…-maria` also fits what `anna-maria` wrote. So the longer of such names comes later, also
    where nobody can be asked by it: then the leads and sponsors of that person's teams are.
    """
    here = [one for one in site.facts.people if one.is_here(site.as_of)]
    for person in sorted(here, key=lambda one: (one.id.count("-"), one.id)):
        asked = owners.of((person.id,))
        if not asked and any(person.id.endswith(f"-{one.id}") for one in here):
            teams = [t for t in site.facts.teams if person.id in t.members_on(site.as_of)]
            asked = owners.keepers(teams or site.facts.teams)
        for end in (".*", "_*"):
            pattern = _at(site.facts, f"goals/**/20*-*-*-*-{person.id}", end)
            yield Line(pattern=pattern, owners=asked)


def _rights(facts: BoardFacts, forge: Forge, place: str, owners: _Owners) -> Iterator[Line]:
    """What says who has a say, and what runs: the file itself, too."""
    keepers = owners.keepers(facts.teams)
    own = [_at(facts, TEAMS_FILE), _at(facts, "templates/")]
    top = [f"/{path}" for path in _WORKFLOWS[forge]]
    here = f"/{_plain(place)}"
    also = [] if any(here.startswith(path) for path in top if path.endswith("/")) else [here]
    for pattern in (*own, *top, *also):
        yield Line(pattern=pattern, owners=keepers)


def _at(facts: BoardFacts, path: str, end: str = "") -> str:
    """A path of the board from the top of the repository; a pattern may stand in it."""
    folder = [part for part in facts.folder.split("/") if part not in ("", ".", "..")]
    stars = "*" in path
    return "/" + "/".join([*map(_plain, folder), path if stars else _plain(path)]) + end


def _plain(path: str) -> str:
    """A path in which `*` stands for what one of the forges could take for something else."""
    return _UNSAFE.sub("*", path)
