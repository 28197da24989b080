"""What everybody may see: a site without drafts and internal goals, and without a trace of them."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import replace

from sitegen.model.goal import Goal, Link
from sitegen.model.ledger import Close, Ledger
from sitegen.model.state import GoalState
from sitegen.site import Site


def public(site: Site, *, drafts: bool = False, internal: bool = False) -> Site:
    """The site without hidden goals; other goals no longer name them in their fields.

    What people write about them in prose stays: a public repository hides nothing anyway.
    """
    hidden = {
        name
        for state in site.goals
        if (state.goal.is_draft and not drafts) or (state.goal.is_internal and not internal)
        for name in (state.id, *state.goal.story.formerly)
    }
    kept = tuple(_without(state, hidden) for state in site.goals if state.id not in hidden)
    return replace(site, goals=kept, documents={})


def _without(state: GoalState, hidden: Set[str]) -> GoalState:
    goal = state.goal
    close = _close(state.close, hidden) if state.close else None
    return replace(state, goal=_goal(goal, hidden), close=close)


def _goal(goal: Goal, hidden: Set[str]) -> Goal:
    story = goal.story
    entries = tuple(
        _close(entry, hidden) if isinstance(entry, Close) else entry
        for entry in goal.ledger.entries
    )
    return replace(
        goal,
        ledger=Ledger(entries=entries, series=goal.ledger.series),
        story=replace(
            story,
            aligns_with=_links(story.aligns_with, hidden),
            links=_links(story.links, hidden),
            continues="" if story.continues in hidden else story.continues,
        ),
    )


def _links(links: tuple[Link, ...], hidden: Set[str]) -> tuple[Link, ...]:
    return tuple(link for link in links if link.goal not in hidden)


def _close(close: Close, hidden: Set[str]) -> Close:
    return replace(close, by="") if close.by in hidden else close
