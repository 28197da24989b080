"""Merge requests and approvals of GitLab, by its REST API of version 4.

- docs.gitlab.com/api/commits/#list-merge-requests-associated-with-a-commit
- docs.gitlab.com/api/merge_request_approvals: who approved; newer versions say when
  (gitlab.com/gitlab-org/gitlab/-/issues/335669), none says which commit
- docs.gitlab.com/api/merge_requests/#get-merge-request-diff-versions, #create-mr
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from urllib.parse import quote

from sitegen.approvals.values import PullRequest, Review, Verdict
from sitegen.edges.forge_http import Api
from sitegen.edges.forge_json import Fields
from sitegen.edges.forge_rest import Rest

HEADERS = {"Accept": "application/json"}

_SIZE = {"per_page": 100}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Pushed:
    """A version of a merge request: what its branch was from a moment on."""

    number: int
    at: datetime | None
    head: str
    base: str


class GitLab(Rest):
    """A project on a GitLab, by its number or its path."""

    account = "gitlab"
    user = "oauth2"
    lists_every_commit = True

    def __init__(self, api: Api, project: str) -> None:
        super().__init__(api, f"projects/{quote(project, safe='')}", _SIZE)

    def head_ref(self, pull: PullRequest) -> str:
        """The ref under which the project keeps the last commit of a merge request."""
        return f"refs/merge-requests/{pull.number}/head"

    def merged(self, commit: str) -> tuple[PullRequest, ...]:
        """The merged merge requests that brought a commit."""
        path = f"{self.path}/repository/commits/{commit}/merge_requests"
        found = self.all(path)
        return tuple(self._pull(one) for one in found if one.text("state") == "merged")

    def reviews(self, pull: PullRequest) -> tuple[Review, ...]:
        """Its approvals as they are now: one that was taken back or reset is not among them.

        Each may have been about the version that was the newest at its time, or where GitLab
        says no time, about any of them.
        """
        path = f"{self.path}/merge_requests/{pull.number}/approvals"
        given = self.one(path)
        approved = given.data.get("approved_by")
        if not isinstance(approved, list):
            raise self.api.unexpected(path, "`approved_by` is no list")
        versions = self._versions(pull.number) if approved else ()
        fields = [self.fields(path, one) for one in approved]
        return tuple(
            Review(
                account=one.of("user").text("username"),
                verdict=Verdict.APPROVES,
                commits=_seen(versions, one.moment("approved_at")),
                at=one.moment("approved_at"),
            )
            for one in fields
        )

    def proposed(self, branch: str, into: str) -> str:
        """The address of the open merge request of a branch; empty where there is none."""
        path = f"{self.path}/merge_requests"
        found = self.all(path, state="opened", source_branch=branch, target_branch=into)
        return next(map(_shown, found), "")

    def propose(self, branch: str, into: str, title: str, text: str) -> str:
        """Open a merge request, and return its address."""
        path = f"{self.path}/merge_requests"
        body = {
            "source_branch": branch,
            "target_branch": into,
            "title": title,
            "description": text,
            "remove_source_branch": True,
        }
        return _shown(self.made(path, body))

    def _pull(self, one: Fields) -> PullRequest:
        """A merge request; one that was fast-forwarded has no commit but its own."""
        number, head = one.number("iid"), one.commit("sha")
        merged = one.commit("merge_commit_sha") or one.commit("squash_commit_sha") or head
        versions = self._versions(number) if merged == head else ()
        return PullRequest(
            number=number,
            url=one.address("web_url"),
            branch=one.text("target_branch"),
            merged=merged,
            head=head,
            base=versions[-1].base if versions else "",
        )

    def _versions(self, number: str) -> tuple[_Pushed, ...]:
        """The versions of a merge request, oldest first."""
        path = f"{self.path}/merge_requests/{number}/versions"
        found = self.all(path)
        versions = (
            _Pushed(
                number=int(one.number("id")),
                at=one.moment("created_at"),
                head=one.commit("head_commit_sha"),
                base=one.commit("base_commit_sha"),
            )
            for one in found
        )
        return tuple(sorted(versions, key=lambda version: version.number))


def _seen(versions: tuple[_Pushed, ...], at: datetime | None) -> tuple[str, ...]:
    """The commits that an approval of a time, or of an unknown one, may have been about."""
    heads = tuple(one.head for one in versions)
    if at is not None:
        heads = tuple(one.head for one in versions if one.at is not None and one.at <= at)[-1:]
    return tuple(dict.fromkeys(head for head in heads if head))


def _shown(one: Fields) -> str:
    return one.address("web_url") or f"merge request {one.number('iid')}"
