"""A phone, the board that it shows, and the forge where what people add to the board is kept.

Where SITEGEN_PICTURES names a folder, the phone leaves there what it saw.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest
from click.testing import CliRunner

from sitegen.cli import commands
from tests.browser import looking, sites
from tests.browser.editor_of_a_forge import CARRIES_TEXT, Forge, opened
from tests.repos import Person, environment, init

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page, Route

WIDTH = 390
AGENT = (
    "Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) "
    "Chrome/126.0.0.0 Mobile Safari/537.36"
)
PEOPLE = {
    "bjorn": ("Bjørn Sætre", "bjornsaetre"),
    "eilidh": ("Eilidh Macrae", "eilidhm"),
    "henrik": ("Henrik Dahl", "henrikdahl"),
    "leila": ("Leila Benali", "leilabenali"),
    "sigrid": ("Sigrid Ødegård", "sigrid-o"),
}
"""Names and accounts, as teams.yaml has them."""

NOBODY = Person("Nobody", "nobody@elsewhere.example")

KINDS = {
    "Agree": "agree",
    "Check in": "check-in",
    "Note or thank": "note",
    "Close the goal": "close",
    "Confirm how it ended": "confirm",
}
"""What links say, and the kinds of entries they begin."""

Change = tuple[str, str]
"""What somebody sees in the editor, and what they make of it."""


@dataclass(slots=True)
class Story:
    """A phone, the board that it shows, and the forge where the board's files lie."""

    page: Page
    forge: Forge
    site: Path
    home: str
    monkeypatch: pytest.MonkeyPatch
    pictures: str = os.environ.get("SITEGEN_PICTURES", "")

    def it_is(self, day: str) -> None:
        """Let it be this day, and the board be built in the morning, as every day."""
        self.forge.day = date.fromisoformat(day)
        noon = datetime.combine(self.forge.day, time(12), UTC)
        self.monkeypatch.setenv("SOURCE_DATE_EPOCH", f"{noon.timestamp():.0f}")
        self.run("build", "--output", str(self.site))

    def run(self, *arguments: str) -> str:
        """What a command says of the board; it has to find nothing wrong."""
        root = str(self.forge.repo.root)
        ran = CliRunner().invoke(commands, [*arguments, "--root", root])
        assert ran.exit_code == 0, f"{ran.output}{ran.exception!r}"
        return ran.output

    def opens(self, *names: str) -> None:
        """Open the board, and tap links by their names, one after the other."""
        self.page.goto(self.home)
        for name in names:
            self.tap(name)

    def reads(self, *names: str) -> str:
        """Open the board, go where these links lead, unfold and read what is there, as one line."""
        self.opens(*names)
        self.photographs("page")
        self.page.evaluate("document.querySelectorAll('details').forEach((one) => one.open = true)")
        return " ".join(self.page.locator("main").inner_text().split())

    def tap(self, name: str) -> None:
        """Tap the first link of this name; it has to be wide enough to be seen and hit."""
        link = self.page.get_by_role("link", name=name, exact=True).first
        with self.page.expect_navigation():
            link.tap()
        assert not looking.is_too_wide(self.page), self.page.url

    def begins(self, what: str, person: str, title: str) -> str:
        """Follow the link that somebody has on the page of a goal, or a page further; its path.

        Where a link carries no text, it is copied from the board first.
        """
        self.signs_in(person)
        self.opens(title, "What you can do")
        mine, kind = f"{what} as {PEOPLE[person][0]}", KINDS[what]
        if not self.page.get_by_role("link", name=mine, exact=True).count():
            offered = self.page.locator(f".take a[href$='#{kind}']")
            self.tap(offered.inner_text())
        copied = self.page.locator(f"#{kind} pre").all_text_contents()
        self.tap(mine)
        if self.forge.kind not in CARRIES_TEXT:
            assert self.text() == ""
            self.page.get_by_label("Text").fill(copied[0])
        path = self.path().input_value()
        assert path.endswith(f"/{self.forge.day}-{kind}-{person}.md")
        return path

    def signs_in(self, person: str) -> None:
        """Hand the phone to somebody else."""
        name, account = PEOPLE[person]
        addresses = {"github": f"17+{account}@users.noreply.github.com"}
        address = addresses.get(self.forge.kind, f"{person}@northwind.example")
        self.forge.account, self.forge.author = account, Person(name, address)

    def path(self) -> Locator:
        """Where the forge's editor has the path of the file."""
        return self.page.get_by_label("Path")

    def text(self) -> str:
        """What the forge's editor has as the text of the file."""
        return self.page.get_by_label("Text").input_value()

    def proposes(self, *changes: Change) -> None:
        """Change what the editor shows, in these places, and propose it."""
        text = self.text()
        for seen, written in changes:
            assert text.count(seen) == 1, f"{seen!r} in {text}"
            text = text.replace(seen, written)
        self.page.get_by_label("Text").fill(text)
        self.photographs("editor")
        with self.page.expect_navigation():
            self.page.get_by_role("button", name="Propose").tap()
        assert self.page.get_by_role("heading").inner_text() == "Proposed"

    def lands(self, *warnings: str) -> None:
        """Let it be merged: it brings no error, and no other warnings than these."""
        self.forge.merge()
        told = self.run("check", "--changed-since", "HEAD~", "--format", "concise")
        assert re.findall(r"warning ([A-Z]\d+)", told) == list(warnings), told

    def photographs(self, name: str) -> None:
        """Keep a picture, if somebody asked for pictures."""
        if self.pictures:
            number = len(list(Path(self.pictures).glob("*.png")))
            self.page.screenshot(
                path=f"{self.pictures}/{number:02}-{self.forge.kind}-{name}.png", full_page=True
            )


@contextmanager
def told(
    chromium: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> Iterator[Story]:
    """The board of this repository in a repository of its own at a forge, and a phone to see it."""
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    for name, value in environment(tmp_path).items():
        monkeypatch.setenv(name, value)
    repo = init(tmp_path / "board", tmp_path)
    shutil.copytree(sites.ROOT / "goals", repo.root / "goals")
    with opened(Forge(kind, repo)) as forge:
        repo.write("teams.yaml", living((sites.ROOT / "teams.yaml").read_text("utf-8"), forge))
        repo.commit("Tell the story so far", by=NOBODY, at=1_795_046_400)  # 19 November 2026
        context = chromium.new_context(
            viewport={"width": WIDTH, "height": 844},
            is_mobile=True,
            has_touch=True,
            user_agent=AGENT,
            reduced_motion="reduce",
        )
        context.route("**/*", only_here)
        page = context.new_page()
        site = tmp_path / "site"
        site.mkdir()
        with sites.served(site) as home:
            noticed = looking.watched(page)
            yield Story(page, forge, site, f"{home}index.html", monkeypatch)
        context.close()
        assert noticed.said == []
        assert {urlsplit(url).hostname for url in noticed.asked} == {"127.0.0.1"}
        assert forge.faults == []


def only_here(route: Route) -> None:
    """Let nothing out of this machine; what asks for it is noticed all the same."""
    if urlsplit(route.request.url).hostname == "127.0.0.1":
        route.continue_()
    else:
        route.abort()


def living(teams: str, forge: Forge) -> str:
    """The board's own file with the forge in it, of a board that is not frozen."""
    text, melted = re.subn(r"(?m)^  frozen: .*\n", "", teams)
    where = f"  repository: {forge.url}\n  forge: {forge.kind}\n"
    text, moved = re.subn(r"(?m)^  repository: .*\n", where, text)
    assert (melted, moved) == (1, 1)
    return text
