"""Who is asked to agree, and how: by the base's settings, and by what the board then counts."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from sitegen import comparing
from sitegen.review.review import review
from sitegen.review.values import GoalChange, What
from tests.boards import GOAL, GOAL_PATH, SMALL, TEAMS
from tests.repos import CHEN, Repo, init

LEDGER = GOAL_PATH.removesuffix(".md")
AGREED = {f"{LEDGER}/2026-01-05-agree-{who}.md": "" for who in ("maria", "chen", "henrik")}
RECORDER = "settings: {recorder: recorder@northwind.example}\n"
ENTRIES = "Approving lets this change in, and agrees to nothing yet. With an `agree` entry each, "


def board(folder: Path, teams: str = TEAMS) -> Repo:
    """A board whose only goal is agreed, and a branch for a change of it."""
    repo = init(folder / "board", folder)
    repo.commit(files=SMALL | AGREED | {"teams.yaml": teams}, by=CHEN)
    repo.git("checkout", "-q", "-b", "change")
    return repo


def told(repo: Repo) -> GoalChange:
    """What is told of the one goal that a change touches."""
    sides = comparing.compare(repo.root, repo.env, "main", "change", lambda _: date(2026, 3, 1))
    [goal] = review(sides).goals
    return goal


@pytest.mark.parametrize(
    ("settings", "begins"),
    [
        ("", ENTRIES),
        (RECORDER, "By approving, "),
        ("settings: {approval_agrees: no, recorder: recorder@northwind.example}\n", ENTRIES),
        ("settings: {approval_agrees: yes}\n", ENTRIES),
    ],
)
def test_approving_is_agreeing_only_where_somebody_records_it(
    settings: str, begins: str, tmp_path: Path
) -> None:
    repo = board(tmp_path, TEAMS + settings)
    repo.commit(files={GOAL_PATH: GOAL.replace("2.8", "3.2")})
    pledge = told(repo).pledge
    assert pledge is not None
    assert pledge.text == f"{begins}Chen Wei and Henrik Dahl agree to:"


def test_whether_approvals_are_recorded_says_the_base(tmp_path: Path) -> None:
    repo = board(tmp_path)
    changed = GOAL.replace("2.8", "3.2")
    repo.commit(files={GOAL_PATH: changed, "teams.yaml": TEAMS + RECORDER})
    pledge = told(repo).pledge
    assert pledge is not None
    assert pledge.text.startswith(ENTRIES)


def test_a_roster_that_asks_more_people_is_told_at_the_goals_it_takes_out_of_force(
    tmp_path: Path,
) -> None:
    repo = board(tmp_path)
    assert TEAMS.count("members: [maria, chen]") == 1
    more = TEAMS.replace("members: [maria, chen]", "members: [maria, chen, amir]")
    repo.commit(files={"teams.yaml": more})
    goal = told(repo)
    assert goal.what == (What.LAPSED,)
    assert goal.told == (
        "what was in force is so no more: other people are asked now.",
        "Nothing is in force until amir agrees.",
    )


def test_a_roster_that_asks_nobody_more_is_told_at_no_goal(tmp_path: Path) -> None:
    repo = board(tmp_path)
    later = "members: [maria, chen, {person: amir, since: 2026-02-15}]"
    repo.commit(files={"teams.yaml": TEAMS.replace("members: [maria, chen]", later)})
    sides = comparing.compare(repo.root, repo.env, "main", "change", lambda _: date(2026, 3, 1))
    assert review(sides).goals == ()
