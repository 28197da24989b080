"""Which forge is asked, where it is, and with which token: options, and what CI says itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

import click

from sitegen.decode.notes import shown
from sitegen.edges.forge import KINDS, Address, is_repository
from sitegen.edges.forge_github import API as GITHUB_API
from sitegen.edges.forge_http import checked_api
from sitegen.forge import forge_of
from sitegen.model.board import BoardFacts, Forge

F = TypeVar("F", bound=Callable[..., Any])

# What the runners set: docs.github.com/actions/reference/workflows-and-actions/variables,
# docs.gitlab.com/ci/variables/predefined_variables; those of Gitea and Forgejo as on GitHub.
_APIS = {
    Forge.GITHUB: ("GITHUB_API_URL",),
    Forge.GITLAB: ("CI_API_V4_URL",),
    Forge.GITEA: ("FORGEJO_API_URL", "GITEA_API_URL", "GITHUB_API_URL"),
}
_REPOSITORIES = {
    Forge.GITHUB: ("GITHUB_REPOSITORY",),
    Forge.GITLAB: ("CI_PROJECT_ID",),
    Forge.GITEA: ("FORGEJO_REPOSITORY", "GITEA_REPOSITORY", "GITHUB_REPOSITORY"),
}
TOKENS = {
    Forge.GITHUB: ("GITHUB_TOKEN",),
    Forge.GITLAB: ("GITLAB_TOKEN",),
    Forge.GITEA: ("FORGEJO_TOKEN", "GITEA_TOKEN", "GITHUB_TOKEN"),
}
_LONGEST_TOKEN = 4096


def forge_options(command: F) -> F:
    """`--forge`, `--api` and `--repository`."""
    for option in (
        click.option(
            "--repository",
            default="",
            metavar="NAME",
            help="`owner/name`, or a project's path or number on GitLab. Default: as CI says.",
        ),
        click.option(
            "--api",
            default="",
            metavar="URL",
            help="The base address of the forge's API. Default: as CI says.",
        ),
        click.option(
            "--forge",
            "kind",
            type=click.Choice([kind.value for kind in KINDS]),
            help="Which forge to ask; gitea is also Forgejo. Default: as in teams.yaml.",
        ),
    ):
        command = option(command)
    return command


def forge_address(
    facts: BoardFacts, kind: str | None, api: str, repository: str, environment: Mapping[str, str]
) -> Address:
    """Where the board's forge is. Raises click.UsageError with the option that is missing.

    A token goes where the command line or CI says, never where a file of the board says.
    """
    forge = Forge(kind) if kind else forge_of(facts)
    if forge is None or forge not in KINDS:
        raise click.UsageError("Which forge has this repository? Name it with --forge.")
    return Address(
        kind=forge,
        api=_api(forge, api, environment),
        repository=_repository(forge, repository, environment),
        token=_token(forge, environment),
    )


def _api(forge: Forge, given: str, environment: Mapping[str, str]) -> str:
    default = GITHUB_API if forge is Forge.GITHUB else ""
    api = given or _first(_APIS[forge], environment) or default
    if not api:
        raise click.UsageError("Where is the forge's API? Name its base address with --api.")
    try:
        return checked_api(api)
    except ValueError as problem:
        raise click.BadParameter(f"{problem}.", param_hint="--api") from None


def _repository(forge: Forge, given: str, environment: Mapping[str, str]) -> str:
    repository = given or _first(_REPOSITORIES[forge], environment)
    if not repository:
        raise click.UsageError("Which repository is it on the forge? Name it with --repository.")
    if not is_repository(forge, repository):
        raise click.BadParameter(
            f"{shown(repository)} is no repository such as northwind/goals.",
            param_hint="--repository",
        )
    return repository


def _token(forge: Forge, environment: Mapping[str, str]) -> str:
    """The token, which is never quoted: not even where it cannot be one."""
    token = _first(TOKENS[forge], environment)
    names = " or ".join(TOKENS[forge])
    if not token:
        raise click.UsageError(f"A token is needed to read reviews. Put it into {names}.")
    if not (token.isascii() and token.isprintable()) or " " in token or len(token) > _LONGEST_TOKEN:
        raise click.UsageError(f"What stands in {names} is no token: it has signs that none has.")
    return token


def _first(names: tuple[str, ...], environment: Mapping[str, str]) -> str:
    return next((environment[name].strip() for name in names if environment.get(name)), "")
