"""What the script of the forms knows of the board: its data, in one value for the page."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

from sitegen.dates import period_of_day
from sitegen.forge import LONGEST, address_forms
from sitegen.model.board import Metric, Team
from sitegen.pages._form_fields import shapes
from sitegen.pages._form_goals import bounds, goals
from sitegen.pages._form_hints import COUNTED, hints
from sitegen.pages._form_json import Json, in_order, without_empty
from sitegen.scaffold.proposals import proposed_period
from sitegen.scaffold.slug import LETTERS
from sitegen.scaffold.slug import LONGEST as LONGEST_NAME
from sitegen.site import Site
from sitegen.views.forms import Forms
from sitegen.views.people import team_name

_PERIODS = 4


def facts(site: Site, forms: Forms) -> Mapping[str, Json]:
    """All that the script reads; nothing of it is a secret of the board, or of anybody."""
    is_unnamed = site.facts.settings.show_roles
    here = [one for one in site.facts.people if one.is_here(site.as_of)]
    found: dict[str, Json] = {
        "day": site.as_of.isoformat(),
        "frozen": site.facts.frozen == site.as_of,
        "people": () if is_unnamed else tuple((one.id, one.name) for one in here),
        "teams": tuple(_team(team, site) for team in site.facts.teams),
        "metrics": tuple(_metric(one) for one in sorted(site.facts.metrics, key=_by_name)),
        "goals": tuple(goals(site, forms)),
        "ids": tuple(state.id for state in site.goals),
        "due": proposed_period(site.facts.settings.periods, site.as_of).name,
        "forge": _forge(site),
        "shapes": shapes(),
        "says": hints(site),
        "counted": COUNTED if site.facts.language.casefold().startswith("en") else "",
        "letters": {chr(sign): text for sign, text in LETTERS.items()},
        "longestName": LONGEST_NAME,
    }
    return {key: in_order(value) for key, value in found.items()}


def periods(site: Site) -> tuple[str, ...]:
    """The names of this period and of the next ones."""
    found, day = [], site.as_of
    for _ in range(_PERIODS):
        period = period_of_day(site.facts.settings.periods, day)
        found.append(period.name)
        day = period.end + timedelta(days=1)
    return tuple(found)


def _team(team: Team, site: Site) -> Json:
    is_unnamed = site.facts.settings.show_roles
    people = () if is_unnamed else team.members_on(site.as_of)
    return without_empty({"id": team.id, "name": team_name(site, team.id), "people": people})


def _metric(metric: Metric) -> Json:
    known: dict[str, Json] = {
        "id": metric.id,
        "name": metric.name or metric.id,
        "unit": metric.unit,
        "direction": str(metric.direction or ""),
        "about": str(metric.about or ""),
        "guardrail": metric.guardrail[:1],
    }
    return without_empty({**known, **bounds(metric)})


def _by_name(metric: Metric) -> str:
    return (metric.name or metric.id).casefold()


def _forge(site: Site) -> Json:
    forms = address_forms(site.facts)
    return {
        "new": forms.new,
        "full": forms.full,
        "edit": forms.edit,
        "plus": forms.is_plus,
        "branch": forms.branch,
        "folder": forms.folder,
        "longest": LONGEST,
    }
