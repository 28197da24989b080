"""How to propose what was written: the git commands for it, to be copied as they are."""

from __future__ import annotations

import os
import shlex
from collections.abc import Iterator
from pathlib import Path

from sitegen.cli._ask import say
from sitegen.edges.git import Repository, open_repository
from sitegen.model.history import NoHistory

_BEGIN = ("git add .", "git commit -m 'Begin our board'")
_FIRST = {
    NoHistory.NO_GIT: (
        "git is not installed here. Once it is, let it keep the board:",
        ("git init", *_BEGIN),
    ),
    NoHistory.NO_REPOSITORY: (
        "git does not keep this board yet. Let it, and then things can be proposed:",
        ("git init", *_BEGIN),
    ),
    NoHistory.EMPTY: (
        "Nothing of this board is committed yet. Begin with all of it:",
        _BEGIN,
    ),
}
"""What comes before anything can be proposed: a first commit, to which others come later."""


def seen_from_here(root: Path, path: str) -> str:
    """The path of a board's file from where the person is, or from the board's folder."""
    return os.path.relpath(root.resolve() / path, _base(root))


def say_how_to_propose(root: Path, paths: tuple[str, ...], branch: str, message: str) -> None:
    """Say the commands that propose some files of a board, or else those that have to come first.

    `paths` are as seen from the board's folder. A board that git does not keep yet has
    nothing that a branch could go off from, and no forge to push to.
    """
    repository = open_repository(root, os.environ)
    reason = None if isinstance(repository, Repository) else repository.missing
    if reason in _FIRST:
        words, commands = _FIRST[reason]
        there = Path.cwd().resolve() == root.resolve()
        _say(words, (*(() if there else (_go(root),)), *commands))
        say("Then push it to your forge; what comes later goes on a branch, in a pull request.")
        return
    _say("Propose it:", _commands(root, paths, branch, message))
    say("and open a pull request.")


def _commands(root: Path, paths: tuple[str, ...], branch: str, message: str) -> Iterator[str]:
    if _base(root) == root.resolve() != Path.cwd().resolve():
        yield _go(root)
    yield f"git switch -c {shlex.quote(branch)}"
    yield f"git add {shlex.join(seen_from_here(root, path) for path in paths)}"
    yield f"git commit -m {shlex.quote(message)}"
    yield f"git push -u origin {shlex.quote(branch)}"


def _base(root: Path) -> Path:
    """Where paths are seen from: here if that is in the board, else its folder."""
    here, top = Path.cwd().resolve(), root.resolve()
    return here if here.is_relative_to(top) else top


def _go(root: Path) -> str:
    return f"cd {shlex.quote(str(root))}"


def _say(words: str, commands: tuple[str, ...] | Iterator[str]) -> None:
    say(f"\n{words}")
    for command in commands:
        say(f"  {command}")
