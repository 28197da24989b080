"""Pull requests and reviews of GitHub, by its REST API of version 2022-11-28.

- docs.github.com/rest/commits/commits#list-pull-requests-associated-with-a-commit
- docs.github.com/rest/pulls/reviews#list-reviews-for-a-pull-request
- docs.github.com/rest/pulls/pulls#list-pull-requests, #create-a-pull-request
"""

from __future__ import annotations

from sitegen.approvals.values import PullRequest, Verdict
from sitegen.edges.forge_http import Api
from sitegen.edges.forge_json import Fields
from sitegen.edges.forge_rest import HubLike, shown

API = "https://api.github.com"
HEADERS = {"Accept": "application/vnd.github+json", "X-GitHub-Api-Version": "2022-11-28"}

_SIZE = {"per_page": 100}
_VERDICTS = {
    "APPROVED": Verdict.APPROVES,
    "CHANGES_REQUESTED": Verdict.OBJECTS,
    "DISMISSED": Verdict.DISMISSED,
}


class GitHub(HubLike):
    """The repository `owner/name` on GitHub."""

    account = "github"
    lists_every_commit = True

    def __init__(self, api: Api, repository: str) -> None:
        super().__init__(api, repository, _SIZE, _VERDICTS)
        self._repository = repository

    def merged(self, commit: str) -> tuple[PullRequest, ...]:
        """The merged pull requests that brought a commit."""
        found = self.all(f"{self.path}/commits/{commit}/pulls")
        return tuple(_pull(one) for one in found if one.has("merged_at") and self._is_ours(one))

    def proposed(self, branch: str, into: str) -> str:
        """The address of the open pull request of a branch; empty where there is none."""
        head = f"{self._repository.partition('/')[0]}:{branch}"
        found = self.all(f"{self.path}/pulls", state="open", head=head, base=into)
        return next(map(shown, found), "")

    def _is_ours(self, pull: Fields) -> bool:
        """Whether it went into this repository, and not into another one of its network."""
        name = pull.of("base").of("repo").text("full_name")
        return name.casefold() == self._repository.casefold()


def _pull(one: Fields) -> PullRequest:
    base = one.of("base")
    return PullRequest(
        number=one.number("number"),
        url=one.address("html_url"),
        branch=base.text("ref"),
        merged=one.commit("merge_commit_sha"),
        head=one.of("head").commit("sha"),
        base=base.commit("sha"),
    )
