"""The site is as light as a letter: how many bytes each thing may have."""

from __future__ import annotations

import re
from pathlib import Path

from tests.browser import sites

KB = 1_000


def total(paths: list[Path]) -> int:
    return sum(path.stat().st_size for path in paths)


def test_a_goal_page_has_at_most_40_kb(built: dict[str, Path]) -> None:
    for board in sites.BOARDS:
        pages = [page for page in sites.pages(built[board]) if "goals" in page.parts[-3:-2]]
        heavy = {page.parent.name: page.stat().st_size for page in pages}
        assert {name: size for name, size in heavy.items() if size > 40 * KB} == {}


def of_all_pages(site: Path, ending: str) -> list[Path]:
    """Style or script that is not of the forms alone, which are one page."""
    return [one for one in site.rglob(f"*.{ending}") if not one.stem.startswith("take-part")]


def test_all_style_has_at_most_25_kb_and_all_script_10(built: dict[str, Path]) -> None:
    for board in sites.BOARDS:
        assert total(of_all_pages(built[board], "css")) <= 25 * KB
        assert total(of_all_pages(built[board], "js")) <= 10 * KB


def test_the_forms_have_at_most_25_kb_of_script_of_their_own(built: dict[str, Path]) -> None:
    site = built["example"]
    own = [*site.rglob("take-part*.js")]
    assert total(own) <= 25 * KB
    assert total([*site.rglob("take-part*.css")]) <= 2.5 * KB
    names = {path.name for path in (*own, *site.rglob("take-part*.css"))}
    assert len(names) == 6
    loading = [
        page for page in sites.pages(site) if any(name in page.read_text() for name in names)
    ]
    assert loading == [site / "take-part" / "index.html"]


def test_a_first_view_of_the_example_board_has_at_most_60_kb(built: dict[str, Path]) -> None:
    """It has 20 goals, one of them internal."""
    site = built["example"]
    assert len([*(site / "goals").iterdir()]) >= 19
    page = (site / "index.html").read_text(encoding="utf-8")
    loaded = [site / path for path in re.findall(r'(?:src|href)="(static/[^"]+)"', page)]
    assert len(loaded) >= 2
    first = [site / "index.html", *loaded]
    assert total(first) <= 60 * KB


def test_the_board_of_200_goals_has_less_than_250_kb(built: dict[str, Path]) -> None:
    for page in ("index.html", "take-part/index.html"):
        assert (built["stress"] / page).stat().st_size < 250 * KB, page
