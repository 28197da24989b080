"""Opening a page as somebody would: at a width, in a scheme, noticing what it asks for."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Route

Scheme = Literal["light", "dark"]
SCHEMES: tuple[Scheme, ...] = ("light", "dark")
PHONE, DESKTOP = 320, 1280
LOOKS = tuple((width, scheme) for width in (PHONE, DESKTOP) for scheme in SCHEMES)


@dataclass(slots=True)
class Noticed:
    """What a page said and asked for while it was looked at."""

    said: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)


def tab(browser: Browser, width: int, scheme: Scheme = "light") -> Page:
    """A tab of its own, as wide as asked for; close its context after use."""
    context = browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme=scheme, reduced_motion="reduce"
    )
    return context.new_page()


def watched(page: Page) -> Noticed:
    """Take down from now on what the page writes to the console, and what it requests."""
    noticed = Noticed()
    page.on("console", lambda message: noticed.said.append(f"{message.type}: {message.text}"))
    page.on("pageerror", lambda error: noticed.said.append(f"error: {error}"))
    page.on("dialog", lambda dialog: noticed.said.append(f"dialog: {dialog.message}"))
    page.on("request", lambda request: noticed.asked.append(request.url))
    return noticed


def is_too_wide(page: Page) -> bool:
    """Whether the page as a whole scrolls sideways."""
    answer = page.evaluate(
        "document.documentElement.scrollWidth > document.documentElement.clientWidth"
    )
    return bool(answer)


def address(site: Path, path: str) -> str:
    """The `file:` address of a page, as a double click opens it."""
    return (site / path).resolve().as_uri()


def show(page: Page, site: Path, path: str) -> None:
    """Open a page from the disk; `404.html` from where it is published.

    A server shows it at any depth, so all its links name the board's own address.
    """
    home = json.loads((site / "board.json").read_text(encoding="utf-8"))["url"]
    if path == "404.html" and home:
        page.route(f"{home}**", lambda route: _answer(route, site, home))
        page.goto(f"{home}nowhere/at/all.html")
    else:
        page.goto(address(site, path))


def _answer(route: Route, site: Path, home: str) -> None:
    """What the published board answers: a file of the site, or its page for what is missing."""
    file = site / route.request.url.removeprefix(home)
    route.fulfill(path=file if file.is_file() else site / "404.html")
