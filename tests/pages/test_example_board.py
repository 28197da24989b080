"""The board of this repository: every page and file of it, as everybody sees them."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path, PurePosixPath
from posixpath import normpath

import pytest

from sitegen import pipeline
from sitegen.visibility import public
from tests.pages.html import outline

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture(scope="module")
def built() -> dict[str, bytes]:
    loaded = pipeline.load(ROOT)
    frozen = loaded.decoded.facts.frozen
    assert frozen
    shown = public(pipeline.site(loaded, frozen))
    files = pipeline.outputs(shown, pipeline.views(shown), None)
    return {file.path: file.data for file in files}


def test_every_page_is_whole_in_order_and_small(built: dict[str, bytes]) -> None:
    for path, data in built.items():
        if not path.endswith(".html"):
            continue
        found = outline(data.decode())
        assert found.problems == [], path
        assert found.headings[0] == 1
        assert found.headings.count(1) == 1
        assert all(after - before <= 1 for before, after in pairwise(found.headings)), path
        most = 56_000 if path.startswith("take-part/") else 48_000  # its forms carry data
        assert len(data) <= (40_000 if path.startswith("goals/") else most), path


def test_every_link_within_the_site_leads_somewhere(built: dict[str, bytes]) -> None:
    for path, data in built.items():
        if not path.endswith(".html") or path == "404.html":
            continue
        for link in outline(data.decode()).links:
            if not link.startswith(("https://", "http://", "#", "data:,", "mailto:")):
                there, _, anchor = link.partition("#")
                target = normpath(str(PurePosixPath(path).parent / there))
                assert target in built, (path, link)
                assert not anchor or anchor in outline(built[target].decode()).ids, (path, link)


def test_every_goal_of_the_board_has_its_page_and_its_file(built: dict[str, bytes]) -> None:
    goals = json.loads(built["board.json"])["goals"]
    assert len(goals) >= 14
    for goal in goals:
        assert f"goals/{goal['id']}/index.html" in built
        assert json.loads(built[f"goals/{goal['id']}/goal.json"])["title"] == goal["title"]


def test_no_address_of_a_person_is_published(built: dict[str, bytes]) -> None:
    assert not [path for path, data in built.items() if b"@northwind.example" in data]
