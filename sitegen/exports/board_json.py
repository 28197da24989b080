"""`board.json`: the whole board for machines.

Decimals are JSON numbers exactly as they were written; `progress` and `expected` are shares
of 1, rounded to four decimals, and not clamped.
"""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.exports._goal import goal_object, site_url
from sitegen.exports._json import Object, dumps
from sitegen.model.board import Team
from sitegen.output import Export, OutputFile
from sitegen.schema.board_file import NAME
from sitegen.site import Site


def _files(site: Site) -> Iterator[OutputFile]:
    board: Object = {
        "schema": NAME,
        "as_of": site.as_of,
        "commit": site.commit or None,
        "title": site.facts.title,
        "url": site.facts.url or None,
        "teams": tuple(_team(team, site) for team in site.facts.teams),
        "goals": tuple(goal_object(state, site) for state in site.goals),
    }
    yield OutputFile("board.json", dumps(board))


def _team(team: Team, site: Site) -> Object:
    return {
        "id": team.id,
        "name": team.name,
        "url": site_url(site, f"teams/{team.id}/"),
        "lead": team.lead or None,
        "sponsor": team.sponsor or None,
        "members": team.members_on(site.as_of),
    }


EXPORT = Export(_files)
