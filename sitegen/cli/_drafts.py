"""Drafts that a conversation goes on with: found, read, and completed in their own files."""

from __future__ import annotations

from dataclasses import dataclass, replace

import click

from sitegen.cli._ask import ask
from sitegen.cli._desk import Desk
from sitegen.cli._revision import id_of
from sitegen.decode.notes import did_you_mean, shown
from sitegen.faults import Fault
from sitegen.model.state import GoalState, Lifecycle
from sitegen.scaffold.answers import Unfit
from sitegen.scaffold.goal_fill import Unfillable
from sitegen.scaffold.goal_read import goal_in_file
from sitegen.scaffold.goal_template import NO_TEMPLATE, GoalTemplate
from sitegen.scaffold.goal_text import NewGoal, as_proposal, completed_file, goal_file
from sitegen.source import RawFile


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """What a goal is written on: a new file, with a template or without, or that of a draft.

    `known` are the remarks of all templates, which nobody wrote.
    """

    ending: str
    template: GoalTemplate
    known: frozenset[str]
    draft: RawFile | None = None

    def with_goal(self, goal: NewGoal) -> RawFile:
        """The file with a goal on it. Raises Fault where a draft cannot be written into."""
        try:
            file = self._filled(goal)
        except Unfillable as problem:
            raise Fault(str(problem)) from None
        is_new_and_plain = self.draft is None and not self.template.text
        return file if goal.is_draft or is_new_and_plain else as_proposal(file, self.known)

    def _filled(self, goal: NewGoal) -> RawFile:
        if self.draft:
            return completed_file(self.draft, goal, self.known)
        base = self.template.text
        if self.ending == "yaml" and base:
            base = base.partition("---\n")[2].partition("---\n")[0]
        return goal_file(goal, self.ending, base)


def template_named(name: str, templates: tuple[GoalTemplate, ...]) -> GoalTemplate:
    """The template of that name. Raises click.BadParameter, with the nearest."""
    if not name:
        return NO_TEMPLATE
    names = tuple(one.name for one in templates)
    found = next((one for one in templates if one.name == name.strip().casefold()), None)
    if found is None:
        hint = did_you_mean(name, names, or_all=False) or f"There are: {', '.join(names)}."
        message = f"There is no template {shown(name)}. {hint} `sitegen new --list` says more."
        raise click.BadParameter(message, param_hint="--template")
    return found


def _template_in(file: RawFile, templates: tuple[GoalTemplate, ...]) -> GoalTemplate:
    """The template that a draft was made with: its first remark is still there."""
    lines = {line.rstrip("\r") for line in file.data.decode("utf-8", "replace").split("\n")}
    return next((one for one in templates if f"# {one.about}" in lines), NO_TEMPLATE)


def draft_named(
    name: str, desk: Desk, paper: Paper, templates: tuple[GoalTemplate, ...]
) -> tuple[Paper, NewGoal]:
    """The paper of a draft, with its template, and what it says. Raises click.BadParameter."""
    id = id_of(name)
    state = desk.site.goal(id)
    drafts = tuple(one.id for one in _drafts(desk))
    if state is None:
        hint = did_you_mean(id, drafts) if drafts else "No goal of it is a draft."
        raise click.BadParameter(
            f"There is no draft {shown(id)} on this board. {hint}", param_hint="--resume"
        )
    if not state.goal.is_draft:
        raise click.BadParameter(
            f"{state.id} is no draft any more. To change what it promises, edit its file and run "
            f"`sitegen amend {state.id}`.",
            param_hint="--resume",
        )
    path = state.goal.document.path
    file = next(one for one in desk.trial.files if one.path == path)
    try:
        goal = goal_in_file(file)
    except Unfit as problem:
        raise click.BadParameter(str(problem), param_hint="--resume") from None
    found = replace(paper, draft=file, template=_template_in(file, templates))
    return found, replace(goal, is_draft=False)


def chosen_draft(desk: Desk) -> str:
    """The id of the draft that somebody at a terminal wants to go on with; empty for none."""
    drafts = {one.id: one.goal.story.title or one.id for one in _drafts(desk)}
    if not drafts:
        return ""

    def read(text: str) -> str:
        if text in ("", *drafts):
            return text
        raise Unfit(f"{shown(text)} is none of these. {did_you_mean(text, tuple(drafts))}")

    listed = "\n".join(f"  {id}: {title}" for id, title in drafts.items())
    because = f"There are drafts that wait for you:\n{listed}\nWhich one? Enter begins a new goal."
    return ask("Draft", read, because=because, is_optional=True)


def _drafts(desk: Desk) -> tuple[GoalState, ...]:
    return tuple(one for one in desk.site.goals if one.lifecycle is Lifecycle.DRAFT)
