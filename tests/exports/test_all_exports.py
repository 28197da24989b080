"""What holds for every file that is made for programs."""

from __future__ import annotations

import re
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from sitegen import pipeline
from sitegen.site import Site
from tests.boards import write
from tests.browser import stress
from tests.exports import made
from tests.pages.sites import full_board

EMAIL = re.compile(rb"[\w.+-]@[\w-]+\.\w")
GOAL = """\
---
due: 2026-Q4
{keys}
measures: {{csat: at least 90%}}
milestones: {{first: {{what: {title} begins, by: {by}, due: 2026-12-01}}}}
---
# {title}
Customers told us so.
"""


def test_every_file_of_the_design_is_made(all_files: dict[str, dict[str, bytes]]) -> None:
    found = all_files["example"]
    assert {
        *("feed.xml", "teams/frontline/feed.xml", "calendar.ics", "teams/frontline/calendar.ics"),
        *("board.json", "board.csv", "readings.csv", "robots.txt"),
        *("badges/monday-starts-calm.svg", "goals/monday-starts-calm/goal.json"),
    } <= set(found)


def test_the_same_board_gives_the_same_bytes(
    all_boards: dict[str, Site], all_files: dict[str, dict[str, bytes]]
) -> None:
    for name, site in all_boards.items():
        assert made.exported(site) == all_files[name]


def test_no_file_tells_an_email_address(files: dict[str, bytes]) -> None:
    told = {path: EMAIL.findall(data) for path, data in files.items()}
    assert {path: found for path, found in told.items() if found} == {}


@pytest.mark.parametrize("key", ["draft: true", "visibility: internal"])
@pytest.mark.parametrize("name", ["example", "stress", "empty"])
def test_a_hidden_goal_is_in_no_file(name: str, key: str, tmp_path: Path) -> None:
    if name == "example":
        shutil.copytree(made.ROOT / "goals", tmp_path / "goals")
        shutil.copy(made.ROOT / "teams.yaml", tmp_path)
    else:
        write(tmp_path, made.EMPTY if name == "empty" else stress.files())
    team = pipeline.load(tmp_path).decoded.facts.teams[0]
    by, folder = team.lead, f"goals/{team.id}/veiled-goal"
    hidden = {
        f"goals/{team.id}/open.md": GOAL.format(
            keys="aligns_with: veiled-goal", title="Open for all", by=by
        ),
        f"{folder}.md": GOAL.format(keys=key, title="Veiled plan", by=by),
        f"{folder}/2026-10-05-agree-{by}.md": "",
        f"{folder}/2026-10-16-check-in-{by}.md": (
            "---\nreadings: {csat: 87.6543%}\n---\nVeiled.\n"
        ),
    }
    shown = made.exported(made.site_in(write(tmp_path, hidden)))
    told = b"".join(path.encode() + data for path, data in shown.items())
    assert b"Open for all" in told
    assert not re.search(rb"(?i)veiled|87\.6543", told)


def test_roles_stand_for_names_where_the_board_shows_roles() -> None:
    site = full_board(url="https://northwind.example/goals/")
    facts = replace(site.facts, settings=replace(site.facts.settings, show_roles=True))
    found = made.exported(replace(site, facts=facts))
    names = [person.name.encode() for person in site.facts.people]
    for path, data in found.items():
        assert not [name for name in names if name in data], path
    assert b"the lead of Frontline" in found["board.csv"]
    assert b"a member of Frontline checked in" in found["feed.xml"]
