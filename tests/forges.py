"""Stand-ins for forges on 127.0.0.1, made from their API documents, for tests alone.

Each answers as its documents say (the pages are named in sitegen/edges/forge_*.py): which path,
which page, which fields. What is in them is set by the test, as a forge would know it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

TOKEN = "s3cret-t0ken-of-the-job"  # noqa: S105 - no forge knows it


@dataclass(slots=True)
class Approval:
    """A review, in the words that GitHub has for it; others are made of these."""

    account: str
    state: str = "APPROVED"
    commit: str = ""
    at: str = "2026-01-06T10:00:00Z"
    id: int = 0


@dataclass(slots=True)
class Pull:
    """A pull request as the forge keeps it. `landed` are the commits that it is named for."""

    number: int
    head: str = ""
    base: str = ""
    merged: str | None = None
    landed: tuple[str, ...] = ()
    branch: str = "main"
    is_merged: bool = True
    reviews: list[Approval] = field(default_factory=list)
    pushed: list[tuple[str, str]] = field(default_factory=list)
    source: str = "feature"


@dataclass(slots=True)
class Canned:
    """An answer that is given next, whatever is asked."""

    status: int = 200
    body: bytes = b"[]"
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class Asked:
    """A request as it came."""

    method: str
    path: str
    query: Mapping[str, str]
    headers: Mapping[str, str]
    body: Any = None


@dataclass(slots=True)
class Server:
    """A stand-in: what it knows, what it was asked, and what it says next out of the order."""

    kind: str
    url: str = ""
    pulls: list[Pull] = field(default_factory=list)
    asked: list[Asked] = field(default_factory=list)
    next: list[Canned] = field(default_factory=list)
    shows_times: bool = True
    page: int = 100

    def pull(self, **facts: Any) -> Pull:
        """Add a pull request."""
        pull = Pull(**facts)
        self.pulls.append(pull)
        return pull

    @property
    def paths(self) -> list[str]:
        """The paths that were asked for, in order."""
        return [one.path for one in self.asked]

    def answer(self, asked: Asked) -> Canned:
        """What is said to a request."""
        if self.next:
            return self.next.pop(0)
        found = {"github": _github, "gitlab": _gitlab, "gitea": _gitea}[self.kind](self, asked)
        if found is None:
            return Canned(404, b'{"message": "Not Found"}')
        if asked.method == "POST":
            return Canned(201, json.dumps(found).encode())
        if isinstance(found, list):
            return self._paged(asked, found)
        return Canned(body=json.dumps(found).encode())

    def _paged(self, asked: Asked, items: list[Any]) -> Canned:
        size = "limit" if self.kind == "gitea" else "per_page"
        on_page = min(int(asked.query.get(size, "30")), self.page)
        number = int(asked.query.get("page", "1"))
        part = items[(number - 1) * on_page : number * on_page]
        headers: dict[str, str] = {}
        if self.kind == "gitea":
            headers["X-Total-Count"] = str(len(items))
        elif number * on_page < len(items):
            headers["Link"] = f'<{self.url}{asked.path}?page={number + 1}>; rel="next"'
        elif number > 1:
            headers["Link"] = f'<{self.url}{asked.path}?page=1>; rel="first"'
        return Canned(body=json.dumps(part).encode(), headers=headers)


@contextmanager
def forge(kind: str) -> Iterator[Server]:
    """A stand-in that listens while the body runs."""
    state = Server(kind)

    class Handler(BaseHTTPRequestHandler):
        def _serve(self) -> None:
            parts = urlsplit(self.path)
            size = int(self.headers.get("Content-Length") or 0)
            body = json.loads(self.rfile.read(size)) if size else None
            query = {name: values[0] for name, values in parse_qs(parts.query).items()}
            asked = Asked(self.command, parts.path, query, dict(self.headers), body)
            state.asked.append(asked)
            said = state.answer(asked)
            self.send_response(said.status)
            self.send_header("Content-Length", str(len(said.body)))
            for name, value in said.headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(said.body)

        do_GET = do_POST = _serve  # noqa: N815 - http.server asks for these names

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        state.url = f"http://127.0.0.1:{server.server_port}"
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield state
        finally:
            server.shutdown()
            thread.join()


def _github(server: Server, asked: Asked) -> Any:
    match asked.path.split("/")[1:]:
        case ["repos", "northwind", "goals", "commits", commit, "pulls"]:
            return [_github_pull(one) for one in server.pulls if commit in one.landed]
        case ["repos", "northwind", "goals", "pulls", number, "reviews"]:
            reviews = _pull(server, number).reviews
            return [
                {
                    "id": one.id or 100 + at,
                    "user": {"login": one.account} if one.account else None,
                    "state": one.state,
                    "commit_id": one.commit or None,
                    "submitted_at": one.at,
                    "body": "",
                }
                for at, one in enumerate(reviews)
            ]
        case ["repos", "northwind", "goals", "pulls"]:
            if asked.method == "POST":
                return _github_pull(_opened(server, asked.body["head"], asked.body["base"]))
            head = asked.query["head"]
            return [
                _github_pull(one)
                for one in server.pulls
                if not one.is_merged and f"northwind:{one.source}" == head
            ]
    return None


def _github_pull(one: Pull) -> Any:
    return {
        "number": one.number,
        "html_url": f"https://github.com/northwind/goals/pull/{one.number}",
        "state": "closed" if one.is_merged else "open",
        "merged_at": "2026-01-06T11:00:00Z" if one.is_merged else None,
        "merge_commit_sha": one.merged,
        "head": {"ref": one.source, "sha": one.head or None},
        "base": {
            "ref": one.branch,
            "sha": one.base or None,
            "repo": {"full_name": "Northwind/goals"},
        },
    }


def _gitlab(server: Server, asked: Asked) -> Any:
    match asked.path.split("/")[1:]:
        case ["projects", project, *rest] if unquote(project) in ("7", "northwind/goals"):
            return _gitlab_project(server, asked, rest)
    return None


def _gitlab_project(server: Server, asked: Asked, rest: list[str]) -> Any:
    match rest:
        case ["repository", "commits", commit, "merge_requests"]:
            return [_gitlab_merge_request(one) for one in server.pulls if commit in one.landed]
        case ["merge_requests", number, "approvals"]:
            approved = []
            for one in _pull(server, number).reviews:
                user = {"user": {"id": 1, "username": one.account, "state": "active"}}
                approved.append(user | ({"approved_at": one.at} if server.shows_times else {}))
            return {"iid": int(number), "approvals_required": 0, "approved_by": approved}
        case ["merge_requests", number, "versions"]:
            pull = _pull(server, number)
            versions = [
                {
                    "id": 100 + at,
                    "head_commit_sha": head,
                    "base_commit_sha": pull.base,
                    "created_at": moment,
                    "state": "collected",
                }
                for at, (head, moment) in enumerate(pull.pushed)
            ]
            return versions[::-1]
        case ["merge_requests"]:
            if asked.method == "POST":
                body = asked.body
                opened = _opened(server, body["source_branch"], body["target_branch"])
                return _gitlab_merge_request(opened)
            source = asked.query["source_branch"]
            found = [one for one in server.pulls if not one.is_merged and one.source == source]
            return [_gitlab_merge_request(one) for one in found]
    return None


def _gitlab_merge_request(one: Pull) -> Any:
    is_forward = one.merged == one.head
    return {
        "id": 1000 + one.number,
        "iid": one.number,
        "web_url": f"https://gitlab.example/northwind/goals/-/merge_requests/{one.number}",
        "state": "merged" if one.is_merged else "opened",
        "target_branch": one.branch,
        "source_branch": one.source,
        "sha": one.head or None,
        "merge_commit_sha": None if is_forward else one.merged,
        "squash_commit_sha": None,
    }


def _gitea(server: Server, asked: Asked) -> Any:
    match asked.path.split("/")[1:]:
        case ["repos", "northwind", "goals"]:
            return {"id": 1, "full_name": "northwind/goals"}
        case ["repos", "northwind", "goals", "commits", commit, "pull"]:
            return next((_gitea_pull(one) for one in server.pulls if commit in one.landed), None)
        case ["repos", "northwind", "goals", "pulls", number, "reviews"]:
            names = {"CHANGES_REQUESTED": "REQUEST_CHANGES", "DISMISSED": "APPROVED"}
            return [
                {
                    "id": one.id or 100 + at,
                    "user": {"login": one.account} if one.account else None,
                    "state": names.get(one.state, one.state),
                    "dismissed": one.state == "DISMISSED",
                    "stale": False,
                    "official": True,
                    "commit_id": one.commit,
                    "submitted_at": one.at,
                }
                for at, one in enumerate(_pull(server, number).reviews)
            ]
        case ["repos", "northwind", "goals", "pulls"]:
            if asked.method == "POST":
                return _gitea_pull(_opened(server, asked.body["head"], asked.body["base"]))
            return [_gitea_pull(one) for one in server.pulls if not one.is_merged]
    return None


def _gitea_pull(one: Pull) -> Any:
    return {
        "number": one.number,
        "html_url": f"https://gitea.example/northwind/goals/pulls/{one.number}",
        "state": "closed" if one.is_merged else "open",
        "merged": one.is_merged,
        "merged_at": "2026-01-06T11:00:00Z" if one.is_merged else None,
        "merge_commit_sha": one.merged,
        "merge_base": one.base,
        "head": {"ref": one.source, "sha": one.head, "repo_id": 1},
        "base": {"ref": one.branch, "sha": one.base, "repo_id": 1},
    }


def _pull(server: Server, number: str) -> Pull:
    return next(one for one in server.pulls if one.number == int(number))


def _opened(server: Server, source: str, branch: str) -> Pull:
    """A new pull request, as the forge opens it."""
    number = 1 + max((one.number for one in server.pulls), default=0)
    return server.pull(number=number, source=source, branch=branch, is_merged=False)
