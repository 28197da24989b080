"""What the clients of forges share: asking below a repository's path, and GitHub's way of it.

Gitea and Forgejo answer in many things as GitHub does (docs.gitea.com/development/api-usage).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from urllib.parse import quote

from sitegen.approvals.values import PullRequest, Review, Verdict
from sitegen.edges.forge_http import Api
from sitegen.edges.forge_json import Fields


class Rest:
    """A repository below a path of an API; `size` names and gives how many go on a page."""

    def __init__(self, api: Api, path: str, size: Mapping[str, int]) -> None:
        self.api, self.path, self._size = api, path, size

    def one(self, path: str) -> Fields:
        """The object at a path."""
        return self.fields(path, self.api.get(path).data)

    def all(self, path: str, **query: str) -> Iterator[Fields]:
        """The objects of the list at a path."""
        return (self.fields(path, one) for one in self.api.all_of(path, self._size, **query))

    def made(self, path: str, body: Mapping[str, object]) -> Fields:
        """What was made at a path."""
        return self.fields(path, self.api.post(path, body).data)

    def fields(self, path: str, data: object) -> Fields:
        """An object that was part of the answer at a path."""
        return Fields(data, lambda why: self.api.unexpected(path, why))


class HubLike(Rest):
    """The repository `owner/name` on GitHub, or on a forge that answers like it.

    `verdicts` are the states of reviews that say something.
    """

    user = "x-access-token"

    def __init__(
        self,
        api: Api,
        repository: str,
        size: Mapping[str, int],
        verdicts: Mapping[str, Verdict],
    ) -> None:
        super().__init__(api, f"repos/{quote(repository)}", size)
        self._verdicts = verdicts

    def head_ref(self, pull: PullRequest) -> str:
        """The ref under which the repository keeps the last commit of a pull request."""
        return f"refs/pull/{pull.number}/head"

    def reviews(self, pull: PullRequest) -> tuple[Review, ...]:
        """Its reviews; each has the commit that it was submitted on."""
        found = self.all(f"{self.path}/pulls/{pull.number}/reviews")
        return tuple(review for one in found for review in self._review(one))

    def propose(self, branch: str, into: str, title: str, text: str) -> str:
        """Open a pull request, and return its address."""
        body = {"title": title, "head": branch, "base": into, "body": text}
        return shown(self.made(f"{self.path}/pulls", body))

    def _review(self, one: Fields) -> Iterator[Review]:
        """A review; what was asked of a whole team and is not yet done has no user."""
        verdict = self._verdicts.get(one.text("state"))
        if verdict is not None:
            commit = one.commit("commit_id")
            yield Review(
                id=one.number("id"),
                account=one.of("user").text("login") if one.has("user") else "",
                verdict=Verdict.DISMISSED if one.flag("dismissed") else verdict,
                commits=(commit,) if commit else (),
                at=one.moment("submitted_at"),
            )


def shown(pull: Fields) -> str:
    """The address of a pull request, or its number where that cannot be written down."""
    return pull.address("html_url") or f"pull request {pull.number('number')}"
