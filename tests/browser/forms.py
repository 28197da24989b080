"""Filling in the forms of take-part/, and reading back what they would write."""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, unquote, urlsplit

from click.testing import CliRunner

from sitegen.cli import commands
from tests.browser import looking, sites
from tests.repos import Repo, environment

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

_WHO = (("name", "Sigrid Ødegård"), ("email", "sigrid@northwind.example"))


@dataclass(frozen=True, slots=True)
class Shown:
    """A file as the page shows it, and the address that opens the forge with it."""

    path: str
    text: str
    url: str


def open_form(page: Page, site: Path, task: str) -> Locator:
    """The form for a task, from the disk."""
    page.goto(f"{looking.address(site, 'take-part/index.html')}#{task}")
    return page.locator(f"[data-area={task}]")


def say_who(page: Page, person: str, day: str = "") -> None:
    """Choose who one is, and the day if it is another."""
    page.locator("[data-area=you] [name=person]").select_option(person)
    if day:
        page.locator("[data-area=you] [name=day]").fill(day)


def shown(form: Locator) -> list[Shown]:
    """The files that stand below a form."""
    return [
        Shown(
            path=one.locator("[data-part=path]").inner_text(),
            text=one.locator("[data-part=text]").evaluate("one => one.textContent"),
            url=one.locator("[data-part=open]").get_attribute("href") or "",
        )
        for one in form.locator(".file").all()
    ]


def carried(url: str) -> tuple[str, str]:
    """The path and the text that an address of GitHub carries."""
    query = parse_qs(urlsplit(url).query, keep_blank_values=True, strict_parsing=True)
    (path,), (text,) = query["filename"], query["value"]
    return path, text


def branch(url: str) -> str:
    """The branch that an address of GitHub is about."""
    return unquote(urlsplit(url).path).rpartition("/new/")[2]


def status(form: Locator) -> str:
    """What the form says about itself."""
    return form.locator(".notice").inner_text()


class Copy:
    """A copy of the example board, to put files into and check."""

    def __init__(self, folder: Path) -> None:
        self.root = folder / "board"
        shutil.copytree(sites.ROOT / "goals", self.root / "goals")
        shutil.copy(sites.ROOT / "teams.yaml", self.root)
        self.look()

    def put(self, *files: Shown) -> None:
        """Add files; each has to be new."""
        for file in files:
            path = self.root / file.path
            assert not path.exists(), file.path
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(file.text, encoding="utf-8", newline="")

    def commit(self, day: str) -> None:
        """Commit all there is, on a day."""
        repo = Repo(self.root, environment(self.root.parent))
        if not (self.root / ".git").exists():
            repo.git("init", "-q", "-b", "main")
        repo.git("add", "-A")
        when = f"{day}T08:00:00+00:00"
        who = [f"user.{key}={one}" for key, one in _WHO]
        by = ("-c", who[0], "-c", who[1])
        repo.git(*by, "commit", "-qm", "More", GIT_AUTHOR_DATE=when, GIT_COMMITTER_DATE=when)

    def look(self) -> None:
        """Take down what is found now: it will be no news."""
        self._before = self._findings()

    def news(self) -> list[tuple[str, str, str]]:
        """Severity, code and message of each finding that there was not before."""
        return [one for one in self._findings() if one not in self._before]

    def _findings(self) -> list[tuple[str, str, str]]:
        told = ["check", "--root", str(self.root), "--format", "json"]
        ran = CliRunner().invoke(commands, told)
        found = json.loads(ran.stdout)["findings"]
        return [(one["severity"], one["code"], one["message"]) for one in found]
