"""Pull requests and reviews of GitHub, by its REST API of version 2022-11-28.

- docs.github.com/rest/commits/commits#list-pull-requests-associated-with-a-commit
- docs.github.com/rest/pulls/reviews#list-reviews-for-a-pull-request
- docs.github.com/rest/pulls/pulls#list-pull-requests, #create-a-pull-request
"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

from sitegen.approvals.values import PullRequest, Review, Verdict
from sitegen.edges.forge_http import Api
from sitegen.edges.forge_json import Fields

API = "https://api.github.com"
HEADERS = {"Accept": "application/vnd.github+json", "X-GitHub-Api-Version": "2022-11-28"}

_SIZE = {"per_page": 100}
_VERDICTS = {
    "APPROVED": Verdict.APPROVES,
    "CHANGES_REQUESTED": Verdict.OBJECTS,
    "DISMISSED": Verdict.DISMISSED,
}


class GitHub:
    """The repository `owner/name` on GitHub."""

    account = "github"
    user = "x-access-token"
    lists_every_commit = True

    def __init__(self, api: Api, repository: str) -> None:
        self._api, self._repository = api, repository
        self._path = f"repos/{quote(repository)}"

    def head_ref(self, pull: PullRequest) -> str:
        """The ref under which the repository keeps the last commit of a pull request."""
        return f"refs/pull/{pull.number}/head"

    def merged(self, commit: str) -> tuple[PullRequest, ...]:
        """The merged pull requests that brought a commit."""
        path = f"{self._path}/commits/{commit}/pulls"
        found = (self._fields(path, one) for one in self._api.all_of(path, _SIZE))
        return tuple(_pull(one) for one in found if one.has("merged_at") and self._is_ours(one))

    def reviews(self, pull: PullRequest) -> tuple[Review, ...]:
        """Its reviews; each has the commit that it was submitted on."""
        path = f"{self._path}/pulls/{pull.number}/reviews"
        found = (self._fields(path, one) for one in self._api.all_of(path, _SIZE))
        return tuple(review for one in found for review in _review(one))

    def proposed(self, branch: str, into: str) -> str:
        """The address of the open pull request of a branch; empty where there is none."""
        path = f"{self._path}/pulls"
        head = f"{self._repository.partition('/')[0]}:{branch}"
        found = self._api.all_of(path, _SIZE, state="open", head=head, base=into)
        return next((_shown(self._fields(path, one)) for one in found), "")

    def propose(self, branch: str, into: str, title: str, text: str) -> str:
        """Open a pull request, and return its address."""
        path = f"{self._path}/pulls"
        body = {"title": title, "head": branch, "base": into, "body": text}
        return _shown(self._fields(path, self._api.post(path, body).data))

    def _is_ours(self, pull: Fields) -> bool:
        """Whether it went into this repository, and not into another one of its network."""
        name = pull.of("base").of("repo").text("full_name")
        return name.casefold() == self._repository.casefold()

    def _fields(self, path: str, data: object) -> Fields:
        return Fields(data, lambda why: self._api.unexpected(path, why))


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


def _review(one: Fields) -> Iterator[Review]:
    verdict = _VERDICTS.get(one.text("state"))
    if verdict is not None:
        commit = one.commit("commit_id")
        yield Review(
            id=one.number("id"),
            account=one.of("user").text("login") if one.has("user") else "",
            verdict=verdict,
            commits=(commit,) if commit else (),
            at=one.moment("submitted_at"),
        )


def _shown(one: Fields) -> str:
    return one.address("html_url") or f"pull request {one.number('number')}"
