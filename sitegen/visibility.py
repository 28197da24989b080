"""What everybody may see: a site without drafts and internal goals, and without a trace of them."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from dataclasses import replace
from typing import TypeVar

from sitegen.model.goal import Goal, Link
from sitegen.model.ledger import Close, Entry, Ledger
from sitegen.model.state import GoalState, Version
from sitegen.site import Site
from sitegen.source import Document

E = TypeVar("E", bound=Entry)


def public(site: Site, *, drafts: bool = False, internal: bool = False) -> Site:
    """The site without hidden goals; other goals no longer name them in their fields.

    What people write about them in prose stays: a public repository hides nothing anyway.
    The texts of files are left out, for they have every field as it was written.
    """
    kept = tuple(s for s in site.goals if not _is_hidden(s.goal, drafts, internal))
    away = tuple(s for s in site.goals if _is_hidden(s.goal, drafts, internal))
    names = {name for state in away for name in (state.id, *state.goal.story.formerly)}
    hidden = names - {state.id for state in kept}
    shown = tuple(_without(state, hidden) for state in kept)
    return replace(site, goals=shown, documents={})


def _is_hidden(goal: Goal, drafts: bool, internal: bool) -> bool:
    return (goal.is_draft and not drafts) or (goal.is_internal and not internal)


def _without(state: GoalState, hidden: AbstractSet[str]) -> GoalState:
    versions = tuple(_version(version) for version in state.versions)
    return replace(
        state,
        goal=_goal(state.goal, hidden),
        versions=versions,
        in_force=_version(state.in_force) if state.in_force else None,
        in_file=_version(state.in_file),
        close=_entry(state.close, hidden) if state.close else None,
        pause=_bare(state.pause) if state.pause else None,
        last_check_in=_bare(state.last_check_in) if state.last_check_in else None,
    )


def _version(version: Version) -> Version:
    return replace(version, amend=_bare(version.amend) if version.amend else None)


def _goal(goal: Goal, hidden: AbstractSet[str]) -> Goal:
    story = goal.story
    entries = tuple(_entry(entry, hidden) for entry in goal.ledger.entries)
    tables = tuple(replace(table, document=_path(table.document)) for table in goal.ledger.series)
    return replace(
        goal,
        document=_path(goal.document),
        ledger=Ledger(entries=entries, series=tables),
        story=replace(
            story,
            aligns_with=_links(story.aligns_with, hidden),
            links=_links(story.links, hidden),
            continues="" if story.continues in hidden else story.continues,
            formerly=tuple(name for name in story.formerly if name not in hidden),
        ),
    )


def _links(links: tuple[Link, ...], hidden: AbstractSet[str]) -> tuple[Link, ...]:
    return tuple(link for link in links if link.goal not in hidden)


def _entry(entry: E, hidden: AbstractSet[str]) -> E:
    bare = _bare(entry)
    return replace(bare, by="") if isinstance(bare, Close) and bare.by in hidden else bare


def _bare(entry: E) -> E:
    return replace(entry, document=_path(entry.document))


def _path(document: Document) -> Document:
    """A file's path alone."""
    return Document(document.path)
