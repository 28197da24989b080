"""The site is as light as a letter: how many bytes each thing may have."""

from __future__ import annotations

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


def test_all_style_has_at_most_25_kb_and_all_script_10(built: dict[str, Path]) -> None:
    for board in sites.BOARDS:
        assert total([*built[board].rglob("*.css")]) <= 25 * KB
        scripts = [path for path in built[board].rglob("*.js") if path.stem != "take-part"]
        assert total(scripts) <= 10 * KB


def test_a_first_view_of_the_example_board_has_at_most_60_kb(built: dict[str, Path]) -> None:
    """It has 20 goals, one of them internal."""
    site = built["example"]
    assert len([*(site / "goals").iterdir()]) >= 19
    first = [site / "index.html", *site.rglob("*.css")]
    first += [path for path in site.rglob("*.js") if path.stem != "take-part"]
    assert total(first) <= 60 * KB


def test_the_board_of_200_goals_has_less_than_250_kb(built: dict[str, Path]) -> None:
    assert (built["stress"] / "index.html").stat().st_size < 250 * KB
