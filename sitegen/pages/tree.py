"""What belongs to what: goals below the goals that they align with, as a nested list."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sitegen.model.state import GoalState
from sitegen.output import Page, View
from sitegen.pages._frame import forms_of, view
from sitegen.site import Site
from sitegen.views.forms import Forms, count
from sitegen.views.goals import GoalLink, dates_of, goal_link
from sitegen.views.people import team_name
from sitegen.views.tally import unread_words
from sitegen.words import listed

_DEEPEST = 12
"""Nobody reads lists nested deeper; what lies below begins anew at the top."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Branch:
    """A goal and what aligns with it; `is_again` where it stands in full elsewhere."""

    link: GoalLink
    note: str
    branches: tuple[Branch, ...] = ()
    is_again: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TreePage:
    """The goals that others align with, each with all below it, and those that stand alone."""

    summary: str
    unread: str
    trees: tuple[Branch, ...]
    alone: tuple[Branch, ...]


def _views(site: Site) -> Iterator[View]:
    forms = forms_of(site)
    trees, alone = _grown(site, forms)
    data = TreePage(
        summary=_summary(trees, alone),
        unread=unread_words(site),
        trees=trees,
        alone=alone,
    )
    yield view(
        site, "tree/index.html", "pages/tree.html", "What belongs to what", data.summary, data
    )


def _summary(trees: tuple[Branch, ...], alone: tuple[Branch, ...]) -> str:
    if not trees and not alone:
        return "No promises yet."
    aligned = sum(map(_size, trees)) - len(trees)
    told = [
        f"{count(aligned, 'goal')} {'serves' if aligned == 1 else 'serve'} a larger one."
        if trees
        else "No goal says yet which larger one it serves.",
        f"{count(len(alone), 'goal')} {'stands' if len(alone) == 1 else 'stand'} alone."
        if alone
        else "",
    ]
    return " ".join(filter(None, told))


def _size(branch: Branch) -> int:
    return (not branch.is_again) + sum(map(_size, branch.branches))


def _grown(site: Site, forms: Forms) -> tuple[tuple[Branch, ...], tuple[Branch, ...]]:
    """All goals as trees. Each stands in full once, also where goals align in a circle."""
    aligned = {child.id for state in site.goals for child in site.children(state.goal)}
    # After the goals at the top: what is left lies deeper than anybody reads, or in a circle.
    order = sorted(site.goals, key=lambda state: state.id in aligned)
    seen: set[str] = set()
    grown = [_branch(state, site, forms, seen) for state in order if state.id not in seen]
    trees = tuple(branch for branch in grown if branch.branches)
    return trees, tuple(branch for branch in grown if not branch.branches)


def _branch(state: GoalState, site: Site, forms: Forms, seen: set[str], depth: int = 1) -> Branch:
    """A goal with what aligns with it; `seen` takes down which goals stand in full."""
    link, note = goal_link(state), _note(state, site, forms)
    if state.id in seen:
        return Branch(link=link, note=note, is_again=True)
    seen.add(state.id)
    below = site.children(state.goal) if depth < _DEEPEST else ()
    branches = tuple(_branch(child, site, forms, seen, depth + 1) for child in below)
    return Branch(link=link, note=note, branches=branches)


def _note(state: GoalState, site: Site, forms: Forms) -> str:
    teams = listed(tuple(team_name(site, team) for team in state.terms.teams))
    return " · ".join(filter(None, (teams, dates_of(state, forms))))


PAGE = Page(_views)
