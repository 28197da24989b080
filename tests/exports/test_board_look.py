"""The look of a board of its own, from teams.yaml to every page."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from sitegen import pipeline
from sitegen.exports.board_look import EXPORT
from sitegen.model.board import Logo, Look
from sitegen.site import Site
from tests.boards import AS_OF, SMALL, write
from tests.pages.build import pages
from tests.pages.sites import board, goal_state
from tests.repos import init

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 20"><path d="M0 0h9"/></svg>'
TEAMS = SMALL["teams.yaml"].replace("{title: Test board,", "{title: Test board, logo: brand/l.svg,")


def plain() -> Site:
    return board(goal_state())


def looking(look: Look, logo: Logo | None = None) -> Site:
    site = plain()
    return replace(site, facts=replace(site.facts, look=look), logo=logo)


def test_a_board_without_a_look_of_its_own_has_no_file_for_it() -> None:
    assert list(EXPORT.files(plain())) == []
    page = pages(plain())["index.html"]
    assert "board.css" not in page
    assert "<img" not in page


def test_accents_are_a_stylesheet_that_follows_the_other() -> None:
    site = looking(Look(accent="#8a3c00", accent_dark="#ffb380"))
    [style] = EXPORT.files(site)
    assert style.path == "static/board.css"
    assert style.data.decode() == (
        ":root { --accent: #8a3c00; }\n"
        "@media screen and (prefers-color-scheme: dark) { :root { --accent: #ffb380; } }\n"
    )
    page = pages(site)["goals/answer-first/index.html"]
    links = '"../../static/style.css">\n<link rel="stylesheet" href="../../static/board.css">'
    assert links in page


def test_a_logo_stands_before_the_name_of_the_board_and_says_nothing_twice() -> None:
    site = looking(Look(logo="brand/l.svg"), Logo(data=SVG.encode(), ending="svg", ratio=3.0))
    [logo] = EXPORT.files(site)
    assert (logo.path, logo.data) == ("static/logo.svg", SVG.encode())
    image = '<img src="../../static/logo.svg" alt="" width="96" height="32"><bdi>Northwind Support'
    assert image in pages(site)["goals/answer-first/index.html"]


def test_a_logo_is_read_from_the_folder_of_the_board(tmp_path: Path) -> None:
    root = write(tmp_path, {**SMALL, "teams.yaml": TEAMS, "brand/l.svg": SVG})
    loaded = pipeline.load(root)
    assert [f.code for f in loaded.findings] == []
    assert pipeline.site(loaded, AS_OF).logo == Logo(data=SVG.encode(), ending="svg", ratio=3.0)


def test_a_logo_that_is_a_link_out_of_the_board_is_refused(tmp_path: Path) -> None:
    outside = write(tmp_path / "outside", {"l.svg": SVG})
    root = write(tmp_path / "board", {**SMALL, "teams.yaml": TEAMS})
    (root / "brand").symlink_to(outside)
    loaded = pipeline.load(root)
    assert loaded.logo is None
    assert [(f.code, f.message) for f in loaded.findings] == [
        ("F118", "The logo brand/l.svg cannot be used (it leads out of the board).")
    ]


def test_a_logo_is_read_from_the_commit_that_is_shown(tmp_path: Path) -> None:
    repo = init(tmp_path / "board", tmp_path / "home")
    repo.commit(files={**SMALL, "teams.yaml": TEAMS, "brand/l.svg": SVG})
    (repo.root / "brand" / "l.svg").unlink()
    loaded = pipeline.load_revision(repo.root, "HEAD", repo.env)
    assert loaded.logo is not None
    assert loaded.logo.data == SVG.encode()
