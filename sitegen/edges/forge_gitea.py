"""Pull requests and reviews of Gitea and Forgejo, by their API of version 1.

Told by each server at `/api/swagger` (repoGetCommitPullRequest, repoListPullReviews,
repoListPullRequests, repoCreatePullRequest). Some versions name a pull request for commits that it
did not merge (github.com/go-gitea/gitea/issues/32027), and only the last one of several that
landed one by one is named at all.
"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

from sitegen.approvals.values import PullRequest, Review, Verdict
from sitegen.edges.forge_http import Api, Missing
from sitegen.edges.forge_json import Fields

HEADERS = {"Accept": "application/json"}

_SIZE = {"limit": 30}
_VERDICTS = {"APPROVED": Verdict.APPROVES, "REQUEST_CHANGES": Verdict.OBJECTS}


class Gitea:
    """The repository `owner/name` on a Gitea or Forgejo."""

    account = "gitea"
    user = "x-access-token"
    lists_every_commit = False

    def __init__(self, api: Api, repository: str) -> None:
        self._api = api
        self._path = f"repos/{quote(repository)}"
        self._is_there = False

    def head_ref(self, pull: PullRequest) -> str:
        """The ref under which the repository keeps the last commit of a pull request."""
        return f"refs/pull/{pull.number}/head"

    def merged(self, commit: str) -> tuple[PullRequest, ...]:
        """The merged pull request that a commit ended, if any."""
        if not self._is_there:  # else "no such pull request" could be "no such repository"
            self._api.get(self._path)
            self._is_there = True
        path = f"{self._path}/commits/{commit}/pull"
        try:
            pull = self._fields(path, self._api.get(path).data)
        except Missing:
            return ()
        is_it = pull.flag("merged") and pull.commit("merge_commit_sha") == commit
        return (_pull(pull),) if is_it else ()

    def reviews(self, pull: PullRequest) -> tuple[Review, ...]:
        """Its reviews; each has the commit that it was submitted on."""
        path = f"{self._path}/pulls/{pull.number}/reviews"
        found = (self._fields(path, one) for one in self._api.all_of(path, _SIZE))
        return tuple(review for one in found for review in _review(one))

    def proposed(self, branch: str, into: str) -> str:
        """The address of the open pull request of a branch; empty where there is none."""
        path = f"{self._path}/pulls"
        found = self._api.all_of(path, _SIZE, state="open")
        pulls = (self._fields(path, one) for one in found)
        return next((_shown(one) for one in pulls if _goes(one, branch, into)), "")

    def propose(self, branch: str, into: str, title: str, text: str) -> str:
        """Open a pull request, and return its address."""
        path = f"{self._path}/pulls"
        body = {"title": title, "head": branch, "base": into, "body": text}
        return _shown(self._fields(path, self._api.post(path, body).data))

    def _fields(self, path: str, data: object) -> Fields:
        return Fields(data, lambda why: self._api.unexpected(path, why))


def _pull(one: Fields) -> PullRequest:
    return PullRequest(
        number=one.number("number"),
        url=one.address("html_url"),
        branch=one.of("base").text("ref"),
        merged=one.commit("merge_commit_sha"),
        head=one.of("head").commit("sha"),
        base=one.commit("merge_base"),
    )


def _goes(one: Fields, branch: str, into: str) -> bool:
    """Whether a pull request goes from one branch of this repository to another one."""
    head, base = one.of("head"), one.of("base")
    is_here = head.data.get("repo_id") == base.data.get("repo_id")
    return is_here and (head.text("ref"), base.text("ref")) == (branch, into)


def _review(one: Fields) -> Iterator[Review]:
    """A review; what was asked of a whole team and is not yet done has no user."""
    verdict = _VERDICTS.get(one.text("state"))
    if verdict is not None:
        commit = one.commit("commit_id")
        yield Review(
            id=one.number("id"),
            account=one.of("user").text("login") if one.has("user") else "",
            verdict=Verdict.DISMISSED if one.flag("dismissed") else verdict,
            commits=(commit,) if commit else (),
            at=one.moment("submitted_at"),
        )


def _shown(one: Fields) -> str:
    return one.address("html_url") or f"pull request {one.number('number')}"
