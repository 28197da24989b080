"""Each construct of docs/prose.md comes out as told there."""

from __future__ import annotations

from pathlib import Path

import pytest

from sitegen.prose.plain import plain
from sitegen.prose.render import render
from tests.prose.reading import page_of

CONSTRUCTS = sorted((Path(__file__).parent / "constructs").glob("*.md"))
DOCUMENTATION = Path(__file__).parents[2] / "docs" / "prose.md"


@pytest.mark.parametrize("path", CONSTRUCTS, ids=lambda path: path.stem)
def test_a_construct_comes_out_exactly_as_in_its_fixture(path: Path) -> None:
    assert render(path.read_text("utf-8")) + "\n" == path.with_suffix(".html").read_text("utf-8")


def test_the_documentation_shows_every_construct_as_it_comes_out() -> None:
    documented = [
        line for line in DOCUMENTATION.read_text("utf-8").splitlines() if line.startswith("| <a")
    ]

    assert documented == [row(path) for path in CONSTRUCTS]


@pytest.mark.parametrize(
    "name",
    ["emphasis", "strikethrough", "code-span", "link", "angled-links", "escapes", "entities",
     "html-inline", "html-not-allowed-is-text", "image-in-link",
     "paragraph-soft-break", "hard-line-break", "unsafe-link-becomes-text"],
)  # fmt: skip
def test_plain_text_is_what_the_page_says(name: str) -> None:
    text = (Path(__file__).parent / "constructs" / f"{name}.md").read_text("utf-8")

    assert plain(text) == page_of(render(text)).text.replace("linebreak", "line break")


def row(path: Path) -> str:
    """The row of the table in docs/prose.md."""
    written = path.read_text("utf-8").rstrip("\n").replace("\n", "⏎")
    shown = path.with_suffix(".html").read_text("utf-8").strip().replace("\n", " ")
    name = f'<a id="{path.stem}"></a>{path.stem.replace("-", " ")}'
    return f"| {name} | {_code(written)} | {_code(shown)} |"


def _code(text: str) -> str:
    ticks = "`" * (1 + max((len(run) for run in _runs_of_ticks(text)), default=0))
    pad = " " if "`" in text else ""
    return f"{ticks}{pad}{text}{pad}{ticks}".replace("|", "\\|").replace("\t", "⇥")


def _runs_of_ticks(text: str) -> list[str]:
    return "".join(letter if letter == "`" else " " for letter in text).split()
