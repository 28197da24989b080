"""Take the pictures of the example board that README.md and docs/design.md show."""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from pathlib import Path

from tools.screenshot import browser, picture

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "docs" / "pictures"


@dataclass(frozen=True, slots=True)
class Shot:
    """A picture: its name, the page it is of, how wide and high, and in which scheme.

    `at` is a CSS selector of what stands at the picture's upper edge; empty is the page's top.
    """

    name: str
    page: str
    width: int
    height: int
    at: str = ""
    is_dark: bool = False


GOAL = "goals/untangle-complex-cases-sooner/index.html"
SHOTS = (
    Shot("board", "index.html", 1280, 1400),
    Shot("goal", GOAL, 1280, 700),
    Shot("goal-measures", GOAL, 1280, 1000, at="section:has(figure)"),
    Shot("wall", "wall/index.html", 1920, 1080),
    Shot("board-phone", "index.html", 390, 844),
    Shot("goal-phone", GOAL, 390, 844),
    Shot("goal-phone-dark", GOAL, 390, 844, at="section:has(figure)", is_dark=True),
    Shot("check-in-phone", "take-part/index.html", 390, 844),
    Shot("timeline", "timeline/index.html", 1280, 1100),
    Shot("period-dark", "archive/2026-q3/index.html", 1280, 1100, is_dark=True),
)


def main() -> None:
    """Take every picture of the built site that the argument names."""
    parser = argparse.ArgumentParser(description="The pictures of README.md and docs/design.md.")
    parser.add_argument("site", type=Path, help="the built example board")
    site: Path = parser.parse_args().site.resolve()
    FOLDER.mkdir(exist_ok=True)
    with browser() as page:
        for shot in SHOTS:
            scheme = {"name": "prefers-color-scheme", "value": "dark" if shot.is_dark else "light"}
            page.call("Emulation.setEmulatedMedia", media="screen", features=[scheme])
            png = picture(page, (site / shot.page).as_uri(), shot.width, shot.height, shot.at)
            (FOLDER / f"{shot.name}.png").write_bytes(png)


if __name__ == "__main__":
    main()
