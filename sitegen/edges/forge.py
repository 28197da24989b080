"""What the program asks of a forge, whichever it is."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol

from sitegen.approvals.values import PullRequest, Review
from sitegen.edges import forge_gitea, forge_github, forge_gitlab
from sitegen.edges.forge_http import Access, Api
from sitegen.model.board import Forge as Kind

KINDS = (Kind.GITHUB, Kind.GITLAB, Kind.GITEA)
"""The forges that can be asked."""

_OWNER_AND_NAME = re.compile(r"[\w.-]{1,100}/[\w.-]{1,100}")
_PROJECT = re.compile(r"\d{1,18}|[\w.-]{1,250}(?:/[\w.-]{1,250}){1,20}")


class Forge(Protocol):
    """A repository on a forge. Every method that asks raises Fault where it gets no answer.

    `account` is the key of people's accounts in teams.yaml, `user` the name that goes with a
    token for git. `lists_every_commit`: where several commits of a pull request landed one by
    one, it is told for each of them, not for the last one only.
    """

    account: str
    user: str
    lists_every_commit: bool

    def head_ref(self, pull: PullRequest) -> str:
        """The ref under which the repository keeps the last commit of a pull request."""

    def merged(self, commit: str) -> tuple[PullRequest, ...]:
        """The merged pull requests that brought a commit, as far as the forge says."""

    def reviews(self, pull: PullRequest) -> tuple[Review, ...]:
        """Its reviews that say yes or no."""

    def proposed(self, branch: str, into: str) -> str:
        """The address of the open pull request of a branch; empty where there is none."""

    def propose(self, branch: str, into: str, title: str, text: str) -> str:
        """Open a pull request, and return its address."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """Where a repository is, and how to get in: which forge, its API, `owner/name`, the token."""

    kind: Kind
    api: str
    repository: str
    token: str = field(repr=False)


def is_repository(kind: Kind, repository: str) -> bool:
    """Whether a text names a repository as that forge does."""
    pattern = _PROJECT if kind is Kind.GITLAB else _OWNER_AND_NAME
    return bool(pattern.fullmatch(repository)) and ".." not in repository.split("/")


def open_forge(address: Address, now: Callable[[], int], patience: int) -> Forge:
    """The repository on its forge; nothing is asked yet.

    Where a forge asks to wait, at most `patience` seconds are waited in all.
    """
    kind, token = address.kind, address.token
    if kind is Kind.GITHUB:
        headers = forge_github.HEADERS | {"Authorization": f"Bearer {token}"}
    elif kind is Kind.GITLAB:
        headers = forge_gitlab.HEADERS | {"PRIVATE-TOKEN": token}
    else:
        headers = forge_gitea.HEADERS | {"Authorization": f"token {token}"}
    access = Access(api=address.api, headers=headers, secret=token, patience=patience, now=now)
    api = Api(access)
    if kind is Kind.GITHUB:
        return forge_github.GitHub(api, address.repository)
    if kind is Kind.GITLAB:
        return forge_gitlab.GitLab(api, address.repository)
    return forge_gitea.Gitea(api, address.repository)
