"""What the forms know of each goal: what can be added to it now, and what that is about."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import timedelta

from sitegen.compute.counting import metric_of
from sitegen.forge import new_file
from sitegen.model.board import Metric
from sitegen.model.ledger import EntryKind
from sitegen.model.state import GoalState, Lifecycle
from sitegen.model.terms import Aim, Holding, Judge, Measure, Milestones, Total, YesNo
from sitegen.numbers import canonical
from sitegen.pages._form_json import Json, without_empty
from sitegen.scaffold.invitations import (
    Invitation,
    invitations,
    path_of,
    terms_in_short,
    terms_words,
)
from sitegen.site import Site
from sitegen.views.forms import Forms
from sitegen.views.goals import title_of
from sitegen.views.words import measure_name

ROOM = 60_000
"""How many bytes the words of all terms may take in the page; beyond, they are said in short."""

_RECENT = timedelta(days=10)
"""For so many days before the page's own, the names of entries that are taken are known."""

_LONG_OVER = timedelta(days=400)
"""So long after its close, a word about a goal is said from its own page alone."""

_ADDED = (EntryKind.AGREE, EntryKind.CHECK_IN, EntryKind.NOTE)


def goals(site: Site, forms: Forms) -> Iterator[Json]:
    """Each goal to which something can be added now; nothing where one looks back."""
    room = ROOM
    for state in site.goals:
        if state.close and site.as_of - state.close.on > _LONG_OVER:
            continue
        offered = {one.kind: one for one in invitations(state, site, forms)}
        does = [str(kind) for kind in _ADDED if kind in offered]
        if EntryKind.AGREE in offered:
            agree = _agree(offered[EntryKind.AGREE], state, site, forms, room)
            room -= len(str(agree))
        else:
            agree = {}
        if state.lifecycle not in (Lifecycle.CLOSED, Lifecycle.DRAFT) and does:
            does.append(EntryKind.AMEND)
        if does:
            yield _goal(state, tuple(does), agree, site)


def _goal(state: GoalState, does: tuple[str, ...], agree: Json, site: Site) -> Json:
    file = state.goal.document.path
    known: dict[str, Json] = {
        "id": state.id,
        "title": title_of(state),
        "team": state.goal.team,
        "file": file,
        "does": does,
        "agree": agree,
        "measures": tuple(
            _measure(one, state, site)
            for one in state.terms.measures
            if EntryKind.CHECK_IN in does and not isinstance(one.aim, Milestones)
        ),
        "milestones": _pairs(
            (one.milestone.id, one.milestone.what) for one in state.milestones if not one.reached
        ),
        "support": _pairs(
            (one.support.id, one.support.what) for one in state.support if not one.delivered
        ),
        "taken": _taken(state, site),
    }
    return without_empty(known)


def _agree(
    invitation: Invitation, state: GoalState, site: Site, forms: Forms, room: int
) -> Mapping[str, Json]:
    """The terms of the file in words; in short where an address can carry only these."""
    version, short = state.in_file, terms_in_short(state.in_file, state, site, forms)
    words = terms_words(version, state, site, forms)
    path = path_of(invitation, invitation.people[0], state, site)
    carried = (new_file(site.facts, path, one) for one in (invitation.text, invitation.shorter))
    is_long, is_short = (bool(path and made and made.has_text) for made in carried)
    is_better_short = is_short and not is_long
    unnamed = site.facts.settings.show_roles
    return {
        "terms": version.digest,
        "words": short if is_better_short or len(words.encode()) > room else words,
        "asked": () if unnamed else invitation.people,
    }


def _measure(measure: Measure, state: GoalState, site: Site) -> Json:
    metric = metric_of(measure, state.goal, site.facts)
    is_level = not isinstance(measure.aim, YesNo)
    known: dict[str, Json] = {
        "id": measure.id,
        "name": measure_name(measure, state.goal, site),
        "unit": measure.unit if is_level else "",
        "yes": not is_level,
    }
    is_counted = metric is not None and measure.unit == metric.unit and not _is_sum(measure.aim)
    return without_empty({**known, **(bounds(metric) if metric and is_counted else {})})


def _is_sum(aim: Aim) -> bool:
    """Whether readings are added up: a sum has no bounds, and a part of it may correct it."""
    return isinstance(aim, Total) or (isinstance(aim, Holding) and aim.judge is Judge.TOTAL)


def bounds(metric: Metric) -> Mapping[str, Json]:
    """The least and the most that a level can be, as rule M419 knows them."""
    sides = (("low", metric.low), ("high", metric.high))
    return {name: canonical(side) for name, side in sides if side is not None}


def _pairs(found: Iterator[tuple[str, str]]) -> tuple[Json, ...]:
    return tuple((id, what) for id, what in found)


def _taken(state: GoalState, site: Site) -> tuple[str, ...]:
    """The names of the newest entries, for a new one to get another; they name people."""
    if site.facts.settings.show_roles:
        return ()
    since = site.as_of - _RECENT
    return tuple(entry.id for entry in state.goal.ledger.entries if entry.on >= since)
