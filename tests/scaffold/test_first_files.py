"""The files of a new board: right on every day, for every name, and as the guide says."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from sitegen.cli._trial import in_memory
from sitegen.decode.board import decode_board, decode_library
from sitegen.edges.library import read_library
from sitegen.model.goal import Goal
from sitegen.model.state import Lifecycle
from sitegen.prose.plain import title_and_body
from sitegen.scaffold.first_files import GUIDE, IGNORE, NewBoard, first_files
from sitegen.source import RawFile

LIBRARY = decode_library(read_library())
BOARD = NewBoard(
    title="Northwind: Support", team="Frontline", timezone="Europe/Oslo", today=date(2026, 11, 20)
)


def texts(board: NewBoard, *present: str) -> dict[str, str]:
    files = first_files(board, frozenset(present))
    return {file.path: file.data.decode() for file in files}


def goal_of(board: NewBoard) -> Goal:
    [found] = decode_board(first_files(board), LIBRARY).goals
    return found


def test_a_board_is_who_we_are_a_goal_and_a_guide() -> None:
    assert list(texts(BOARD)) == [
        "teams.yaml",
        "goals/frontline/answer-first-messages-sooner.md",
        "README.md",
        ".gitignore",
    ]


def test_a_readme_and_a_gitignore_of_ones_own_stay() -> None:
    assert list(texts(BOARD, GUIDE, IGNORE)) == [
        "teams.yaml",
        "goals/frontline/answer-first-messages-sooner.md",
        "goals/README.md",
    ]


@pytest.mark.parametrize(
    "today",
    [date(2026, month, day) for month in range(1, 13) for day in (1, 14, 15, 28)]
    + [date(2028, 2, 29)],
)
def test_there_is_nothing_to_say_about_a_new_board_on_any_day(today: date) -> None:
    files = tuple(
        file
        for file in first_files(replace(BOARD, today=today))
        if file.path not in (GUIDE, IGNORE)
    )
    board = in_memory(files, today)
    assert board.findings == ()
    [state] = board.site.goals
    assert state.lifecycle is Lifecycle.PROPOSED
    assert state.terms.due is not None
    assert 60 < (state.terms.due - today).days < 190


def test_its_baseline_is_of_the_three_months_before_it_was_written() -> None:
    for today, first, last in (
        (date(2026, 10, 5), date(2026, 7, 1), date(2026, 9, 30)),
        (date(2026, 11, 22), date(2026, 8, 1), date(2026, 10, 31)),
    ):
        [outcome, _] = goal_of(replace(BOARD, today=today)).story.evidence
        assert (outcome.start, outcome.end) == (first, last)


@pytest.mark.parametrize("today", [date(2026, 11, 1), date(2026, 11, 22), date(2026, 12, 31)])
def test_its_baseline_is_fresh_still_once_it_has_begun(today: date) -> None:
    files = first_files(replace(BOARD, today=today))
    goal = [file for file in files if file.path.endswith(("teams.yaml", "sooner.md"))]
    codes = {finding.code for finding in in_memory(tuple(goal), date(2027, 1, 4)).findings}
    assert "M434" not in codes


@pytest.mark.parametrize(
    ("team", "id"),
    [
        ("Frontline", "frontline"),
        ("Kundeservice & salg", "kundeservice-and-salg"),
        ("客服: 一组 #1", "1"),
        ("客服", "team"),
        ("Con", "team-con"),
        ('"Us", {we} say', "us-we-say"),
    ],
)
def test_any_name_will_do_for_a_team(team: str, id: str) -> None:
    board = replace(BOARD, team=team)
    facts = decode_board(first_files(board), LIBRARY).facts
    assert [(one.id, one.name) for one in facts.teams] == [(id, team)]
    assert goal_of(board).team == id


@pytest.mark.parametrize("title", ["Northwind: Support", "#1 *support*", "No", '"Our" goals'])
def test_any_title_will_do_for_a_board(title: str) -> None:
    board = replace(BOARD, title=title)
    assert decode_board(first_files(board), LIBRARY).facts.title == title
    assert title_and_body(texts(board)[GUIDE]).title == title


def test_what_the_guide_shows_works() -> None:
    guide = texts(BOARD)[GUIDE]
    ledger = "goals/frontline/answer-first-messages-sooner"
    example = guide.partition("```\n")[2].partition("```")[0]
    entries = (
        RawFile(f"{ledger}/2026-11-20-agree-sam.md", b""),
        RawFile(f"{ledger}/2026-11-20-check-in-sam.md", example.encode()),
    )
    assert all(f"`{entry.path}`" in guide for entry in entries)
    files = tuple(file for file in first_files(BOARD) if file.path not in (GUIDE, IGNORE))
    decoded = decode_board((*files, *entries), LIBRARY)
    assert decoded.findings == ()
    [goal] = decoded.goals
    assert [entry.kind for entry in goal.ledger.entries] == ["agree", "check-in"]


def test_the_guide_says_how_each_person_agrees_and_promises_no_more() -> None:
    agree = texts(BOARD)[GUIDE].partition("## Agree\n")[2].partition("\n## ")[0]
    assert "under their own account has agreed" in agree
    assert "adds an empty file" in agree
    assert "`sitegen agree answer-first-messages-sooner`" in agree
    assert "pprov" not in agree


@pytest.mark.parametrize("present", [(), (GUIDE,)])
def test_the_guide_leads_to_the_goal(present: tuple[str, ...]) -> None:
    made = texts(BOARD, *present)
    [path] = [path for path in made if path.endswith(GUIDE)]
    link = made[path].partition("](")[2].partition(")")[0]
    folder = path.rpartition("/")[0]
    assert f"{folder}/{link}".lstrip("/") in made


def test_the_made_site_stays_out_of_git() -> None:
    assert "\n/site/\n" in texts(BOARD)[IGNORE]
