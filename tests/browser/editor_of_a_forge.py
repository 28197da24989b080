"""A stand-in for a forge: its editor for files, on 127.0.0.1, over a real repository.

The addresses are read as the forges' own pages and code tell (named in sitegen/forge.py), apart
from how the board writes them. What is proposed becomes a commit of whoever is signed in, on a
branch of its own, as the forges do it for people who may not push to the branch that counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import parse_qs, unquote_plus, urlsplit

from tests.repos import FORGE, Person, Repo

REPOSITORY = "/northwind/goals"
MAIN = "main"
NEW = {
    "github": re.compile(r"/new/(?P<branch>[^/]+)(?P<folder>)"),
    "gitea": re.compile(r"/_new/(?P<branch>[^/]+)/?(?P<folder>.*)"),
    "gitlab": re.compile(r"/-/new/(?P<branch>[^/]+)/?(?P<folder>.*)"),
}
"""Behind the branch GitHub takes the path in its query; the others take a folder."""
EDIT = {
    "github": re.compile(r"/edit/(?P<branch>[^/]+)/(?P<path>.+)"),
    "gitea": re.compile(r"/_edit/(?P<branch>[^/]+)/(?P<path>.+)"),
    "gitlab": re.compile(r"/-/edit/(?P<branch>[^/]+)/(?P<path>.+)"),
}
NAMED = {"github": "filename", "gitea": "filename", "gitlab": "file_name"}
CARRIES_TEXT = ("github", "gitea")
PAGE = """<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>{title}</title>
<meta name="viewport" content="width=device-width"><link rel="icon" href="data:,">
<h1>{title}</h1>{body}</html>"""
EDITOR = """<form method="post">
<p><label>Path<br><input name="path" size="40" value="{path}"></label>
<p><label>Text<br><textarea name="text" rows="20" cols="40">
{text}</textarea></label><p><button>Propose</button></form>"""


@dataclass(slots=True)
class Forge:
    """What the forge knows: its files, the account that is signed in there, and the day.

    `author` is the name and address that it commits under for the account. `proposed` is the
    branch of the pull request that is open, empty if there is none; `pulls` counts all there were.
    `faults` is what it could not do.
    """

    kind: str
    repo: Repo
    account: str = ""
    author: Person = FORGE
    day: date = date.min
    url: str = ""
    proposed: str = ""
    pulls: int = 0
    faults: list[str] = field(default_factory=list)

    def read(self, branch: str, path: str) -> str:
        """The text of a file on a branch."""
        return self.repo.git("show", f"{branch}:{path}").decode()

    def has(self, branch: str, path: str) -> bool:
        """Whether there is such a file on a branch."""
        return bool(self.repo.git("ls-tree", branch, "--", path))

    def propose(self, base: str, path: str, text: str) -> None:
        """Commit a file under the account, on a new branch or on the open one."""
        if base == MAIN:
            self.pulls += 1
            self.proposed = f"{self.account}-patch-{self.pulls}"
            self.repo.git("switch", "-q", "-c", self.proposed)
        else:
            self.repo.git("switch", "-q", base)
        self.repo.commit(
            f"Change {path}", by=self.author, committer=FORGE, at=self._now(), files={path: text}
        )

    def merge(self) -> None:
        """Let what is proposed into the branch that counts, as somebody does who looked at it."""
        self.repo.git("switch", "-q", MAIN)
        merge = ("merge", "-q", "--no-ff", "-m", f"Merge {self.proposed}", self.proposed)
        self.repo.dated(*merge, by=FORGE, committer=FORGE, at=self._now(), committed=self._now())
        self.proposed = ""

    def _now(self) -> int:
        """Nine o'clock, and later with everything that was proposed: commits have an order."""
        morning = datetime.combine(self.day, time(9), UTC)
        return int(morning.timestamp()) + 60 * self.pulls


class _Handler(BaseHTTPRequestHandler):
    """Shows the editor with what an address carries, and takes what it holds in the end."""

    forge: Forge

    def do_GET(self) -> None:
        """The editor on a new file or one that is there, or the page of a pull request."""
        parts = urlsplit(self.path)
        place = unquote_plus(parts.path.replace("+", "%2B")).removeprefix(REPOSITORY)
        query = {key: found[0] for key, found in parse_qs(parts.query).items()}
        kind = self.forge.kind
        if place == f"/pull/{self.forge.pulls}":
            self._show("Proposed", self._pull())
        elif found := EDIT[kind].fullmatch(place):
            self._edit(found["path"], self.forge.read(found["branch"], found["path"]))
        elif found := NEW[kind].fullmatch(place):
            inside = query.get(NAMED[kind], "")
            path = f"{found['folder']}/{inside}" if found["folder"] else inside
            self._edit(path, query.get("value", "") if kind in CARRIES_TEXT else "")
        else:
            self._refuse(f"nothing is at {self.path}", 404)

    def do_POST(self) -> None:
        """Propose what the editor holds."""
        place = urlsplit(self.path).path.removeprefix(REPOSITORY)
        size = int(self.headers["Content-Length"])
        form = parse_qs(self.rfile.read(size).decode(), keep_blank_values=True)
        path, text = form["path"][0], form["text"][0].replace("\r\n", "\n")
        new = NEW[self.forge.kind].fullmatch(place)
        known = new or EDIT[self.forge.kind].fullmatch(place)
        assert known
        if not path or (new and self.forge.has(known["branch"], path)):
            self._refuse(f"a file cannot have the name {path!r}", 422)
            return
        self.forge.propose(known["branch"], path, text)
        self.send_response(303)
        self.send_header("Location", f"{REPOSITORY}/pull/{self.forge.pulls}")
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Requests are no news."""

    def _pull(self) -> str:
        where = {"github": "/new/", "gitea": "/_new/", "gitlab": "/-/new/"}[self.forge.kind]
        branch = escape(self.forge.proposed)
        return f'<p>{branch}<p><a href="{REPOSITORY}{where}{branch}">Add a file</a>'

    def _edit(self, path: str, text: str) -> None:
        body = EDITOR.format(path=escape(path), text=escape(text))
        self._show(f"A file, by {escape(self.forge.account)}", body)

    def _refuse(self, fault: str, status: int) -> None:
        self.forge.faults.append(fault)
        self._show(escape(fault), "", status)

    def _show(self, title: str, body: str, status: int = 200) -> None:
        data = PAGE.format(title=title, body=body).encode()
        self.send_response(status)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)


@contextmanager
def opened(forge: Forge) -> Iterator[Forge]:
    """Let the forge answer on 127.0.0.1; `forge.url` is where its repository is."""
    handler = type("Handler", (_Handler,), {"forge": forge})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    forge.url = f"http://127.0.0.1:{server.server_port}{REPOSITORY}"
    try:
        yield forge
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
