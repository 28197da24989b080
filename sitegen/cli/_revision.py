"""The board as the files of a commit say it, and a goal in it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import click

from sitegen.decode.board import Decoded, decode_board, decode_library
from sitegen.decode.notes import did_you_mean, shown
from sitegen.edges.git import open_repository, read_revision
from sitegen.edges.library import read_library
from sitegen.faults import Fault
from sitegen.model.goal import Goal
from sitegen.model.history import Log, NoHistory


def board_at(root: Path, revision: str, environment: Mapping[str, str]) -> Decoded:
    """The board at a commit. Raises Fault where there is no such commit, or no repository."""
    repository = open_repository(root, environment)
    if isinstance(repository, Log):
        reason = repository.missing or NoHistory.FAILED
        raise Fault(f"There is no commit to read: {reason}.")
    _, files = read_revision(repository, revision)
    return decode_board(files, decode_library(read_library()))


def goal_in(board: Decoded, *ids: str) -> Goal | None:
    """The goal that has one of these ids, now or formerly; the first id counts most."""
    for id in ids:
        for goal in board.goals:
            if goal.id == id:
                return goal
    return next((goal for goal in board.goals if set(ids) & set(goal.story.formerly)), None)


def id_of(name: str) -> str:
    """The id in a name that somebody typed: it may be a path, as shells complete it."""
    last = name.rstrip("/").rpartition("/")[2]
    return last.removesuffix(".md").removesuffix(".yaml").removesuffix(".yml")


def find_goal(board: Decoded, name: str) -> Goal:
    """The goal of an id or a path. Raises click.BadParameter where there is none."""
    found = goal_in(board, id_of(name))
    if found is None:
        hint = did_you_mean(id_of(name), tuple(goal.id for goal in board.goals))
        raise click.BadParameter(
            f"There is no goal {shown(name)} on this board. {hint}".strip(), param_hint="GOAL"
        )
    return found
