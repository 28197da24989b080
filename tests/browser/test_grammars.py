"""Jing and the Nu checker, which are not ours, find feeds, sitemaps and badges sound."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from sitegen.site import Site
from tests.browser import sites
from tests.browser.conftest import HERE, MODULES
from tests.browser.test_html import errors
from tests.exports import made

JING = "nu.validator.vendor.thaiopensource.relaxng.util.Driver"
URL = "https://northwind.example/goals/"


def told(grammar: str, *files: Path) -> list[str]:
    """What Jing, which the Nu checker brings with it, has against files that have a grammar."""
    java = shutil.which("java")
    assert java, "Jing needs Java"
    jar = MODULES / "vnu-jar" / "build" / "dist" / "vnu.jar"
    ran = subprocess.run(
        [java, "-cp", str(jar), JING, "-c", str(HERE / "grammars" / grammar), *map(str, files)],
        capture_output=True,
        check=False,
        timeout=120,
        text=True,
    )
    found = (ran.stdout + ran.stderr).splitlines()
    assert bool(found) == bool(ran.returncode), found
    return found


def indexed(site: Site) -> Site:
    """The board with an address, where search engines are welcome."""
    settings = replace(site.facts.settings, indexing=True)
    return replace(site, facts=replace(site.facts, url=URL, settings=settings))


@pytest.fixture(scope="module")
def all_boards() -> dict[str, Site]:
    """The boards of `made.boards`, by name."""
    return made.boards()


@pytest.mark.parametrize("board", sites.BOARDS)
def test_every_feed_is_atom(built: dict[str, Path], board: str) -> None:
    feeds = sorted(built[board].rglob("feed.xml"))
    assert len(feeds) > 1
    assert told("atom.rnc", *feeds) == []


@pytest.mark.parametrize(
    ("part", "other"),
    [
        ("<id>", "<id>no address"),
        ("<updated>2", "<updated>on 2"),
        ("<author><name>", "<author><name></name></author><author><name>"),
        ("<title>", "<title type='image'>"),
        ("<generator>", "<guid>1</guid><generator>"),
        ("+01:00</updated>", "</updated>"),
    ],
)
def test_a_feed_that_is_not_atom_is_told(
    built: dict[str, Path], tmp_path: Path, part: str, other: str
) -> None:
    """So that the test before can fail."""
    text = (built["example"] / "feed.xml").read_text(encoding="utf-8")
    assert part in text
    broken = tmp_path / "feed.xml"
    broken.write_text(text.replace(part, other, 1), encoding="utf-8")
    assert told("atom.rnc", broken) != []


@pytest.mark.parametrize("board", ["example", "stress", "empty"])
def test_every_sitemap_follows_the_protocol(
    all_boards: dict[str, Site], tmp_path: Path, board: str
) -> None:
    files = made.exported(indexed(all_boards[board]))
    sitemap = tmp_path / "sitemap.xml"
    sitemap.write_bytes(files["sitemap.xml"])
    assert told("sitemap.rnc", sitemap) == []
    sitemap.write_bytes(files["sitemap.xml"].replace(b"<loc>https", b"<loc>mailto", 1))
    assert told("sitemap.rnc", sitemap) != []


@pytest.mark.parametrize("board", ["example", "stress"])
def test_every_badge_is_valid_svg(built: dict[str, Path], board: str) -> None:
    badges = sorted((built[board] / "badges").glob("*.svg"))
    assert badges
    assert errors("--svg", *badges) == []
