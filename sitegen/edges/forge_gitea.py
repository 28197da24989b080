"""Pull requests and reviews of Gitea and Forgejo, by their API of version 1.

Told by each server at `/api/swagger` (repoGetCommitPullRequest, repoListPullReviews,
repoListPullRequests, repoCreatePullRequest). Some versions name a pull request for commits that it
did not merge (github.com/go-gitea/gitea/issues/32027), and only the last one of several that
landed one by one is named at all.
"""

from __future__ import annotations

from sitegen.approvals.values import PullRequest, Verdict
from sitegen.edges.forge_http import Api, Missing
from sitegen.edges.forge_json import Fields
from sitegen.edges.forge_rest import HubLike, shown

HEADERS = {"Accept": "application/json"}

_SIZE = {"limit": 30}
_VERDICTS = {"APPROVED": Verdict.APPROVES, "REQUEST_CHANGES": Verdict.OBJECTS}


class Gitea(HubLike):
    """The repository `owner/name` on a Gitea or Forgejo."""

    account = "gitea"
    lists_every_commit = False

    def __init__(self, api: Api, repository: str) -> None:
        super().__init__(api, repository, _SIZE, _VERDICTS)
        self._is_there = False

    def merged(self, commit: str) -> tuple[PullRequest, ...]:
        """The merged pull request that a commit ended, if any."""
        if not self._is_there:  # else "no such pull request" could be "no such repository"
            self.api.get(self.path)
            self._is_there = True
        try:
            pull = self.one(f"{self.path}/commits/{commit}/pull")
        except Missing:
            return ()
        is_it = pull.flag("merged") and pull.commit("merge_commit_sha") == commit
        return (_pull(pull),) if is_it else ()

    def proposed(self, branch: str, into: str) -> str:
        """The address of the open pull request of a branch; empty where there is none."""
        pulls = self.all(f"{self.path}/pulls", state="open")
        return next((shown(one) for one in pulls if _goes(one, branch, into)), "")


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
