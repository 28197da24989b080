"""Real git repositories for tests, with fixed people and dates, away from anybody's settings."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

NOON = 12 * 3600
START = 1_767_571_200
"""The fifth of January 2026, midnight UTC."""


_SPARING = {
    "GIT_CONFIG_COUNT": "3",
    "GIT_CONFIG_KEY_0": "maintenance.auto",
    "GIT_CONFIG_VALUE_0": "false",
    "GIT_CONFIG_KEY_1": "receive.autogc",
    "GIT_CONFIG_VALUE_1": "false",
    "GIT_CONFIG_KEY_2": "core.fsync",
    "GIT_CONFIG_VALUE_2": "none",
}
"""Settings that spare git what a repository of a moment does not need."""


def environment(home: Path, **more: str) -> dict[str, str]:
    """What git is run with: a home of its own, no settings of the machine, no housekeeping."""
    return {
        "PATH": os.environ.get("PATH", os.defpath),
        "HOME": str(home),
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_CONFIG_GLOBAL": str(home / ".gitconfig"),
        "GIT_TEMPLATE_DIR": "",
        **_SPARING,
    } | more


@dataclass(frozen=True, slots=True)
class Person:
    """A name and an address, as git has them."""

    name: str
    email: str


MARIA = Person("Maria Silva", "maria@board.example")
CHEN = Person("Chen Wei", "chen@board.example")
FORGE = Person("GitHub", "noreply@github.com")


@dataclass(frozen=True, slots=True)
class Repo:
    """A repository in `root`; commits are an hour apart, unless they say when."""

    root: Path
    env: Mapping[str, str]

    def git(self, *arguments: str, data: bytes | None = None, **env: str) -> bytes:
        """Run git, and return what it prints; fails where git fails."""
        done = subprocess.run(
            ["git", *arguments],
            cwd=self.root,
            env={**self.env, **env},
            input=data,
            capture_output=True,
            check=False,
        )
        assert not done.returncode, f"git {' '.join(arguments)}: {done.stderr.decode()}"
        return done.stdout

    def id(self, revision: str = "HEAD") -> str:
        """The id of a revision."""
        return self.git("rev-parse", revision).decode().strip()

    def write(self, path: str, content: str | bytes = "") -> None:
        """Write a file, and the folders it needs."""
        full = self.root / path
        full.parent.mkdir(parents=True, exist_ok=True)
        full.write_bytes(content.encode() if isinstance(content, str) else content)

    def commit(
        self,
        message: str = "Change",
        *,
        by: Person = MARIA,
        committer: Person | None = None,
        at: int = START + NOON,
        committed: int | None = None,
        files: Mapping[str, str | bytes] | None = None,
        arguments: tuple[str, ...] = (),
    ) -> str:
        """Write files, commit everything there is, and return the commit's id."""
        for path, content in (files or {}).items():
            self.write(path, content)
        self.git("add", "--all")
        return self.dated(
            "commit",
            "--allow-empty",
            "-q",
            "-F",
            "-",
            *arguments,
            data=message.encode(),
            by=by,
            committer=committer or by,
            at=at,
            committed=at if committed is None else committed,
        )

    def dated(
        self,
        *arguments: str,
        by: Person = MARIA,
        committer: Person = MARIA,
        at: int = START + NOON,
        committed: int = START + NOON,
        data: bytes | None = None,
    ) -> str:
        """Run a command of git that makes a commit, and return the commit's id."""
        self.git(
            *arguments,
            data=data,
            GIT_AUTHOR_NAME=by.name,
            GIT_AUTHOR_EMAIL=by.email,
            GIT_AUTHOR_DATE=f"@{at} +0000",
            GIT_COMMITTER_NAME=committer.name,
            GIT_COMMITTER_EMAIL=committer.email,
            GIT_COMMITTER_DATE=f"@{committed} +0000",
        )
        return self.id()


def init(root: Path, home: Path) -> Repo:
    """A new, empty repository."""
    root.mkdir(parents=True, exist_ok=True)
    repo = Repo(root, environment(home))
    repo.git("init", "-q", "--initial-branch=main")
    return repo
