"""Whether what a goal serves is still what it was when people agreed to serve it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pytest

from sitegen.compute.alignment import to_confirm
from sitegen.compute.fold import fold
from tests.compute.promises import board

TEAMS = """\
format: 1
people: {maria: {name: M}, henrik: {name: H}}
teams: {frontline: {name: Frontline, lead: maria, sponsor: henrik, members: [maria]}}
"""
CHILD, PARENT = "goals/frontline/child", "goals/frontline/parent"


def text(keys: str = "") -> str:
    head = f"kind: hard\nstart: 2026-01-05\ndue: 2026-06-30\n{keys}"
    return f"---\n{head}measures:\n  csat: from 80% to 90%\n---\n# A goal\n\nWhy.\n"


def agreed(path: str, day: str) -> dict[str, str]:
    return {f"{path}/{day}-agree-{who}.md": "" for who in ("maria", "henrik")}


IN_JANUARY = agreed(CHILD, "2026-01-02") | agreed(PARENT, "2026-01-02")
CLOSED = {f"{PARENT}/2026-02-10-close-maria.md": ""}


def moved(entries: Mapping[str, str], as_of: str = "2026-03-01") -> list[tuple[date, bool]]:
    files = {"teams.yaml": TEAMS, f"{CHILD}.md": text(), f"{PARENT}.md": text(), **entries}
    decoded = board(files)
    assert [one.message for one in decoded.findings] == []
    day = date.fromisoformat(as_of)
    child, parent = (fold(goal, decoded.facts, day) for goal in decoded.goals)
    return [(one.on, one.is_closed) for one in to_confirm(child, [parent], day)]


def test_an_open_goal_above_asks_for_nothing() -> None:
    assert moved(IN_JANUARY) == []
    assert moved(IN_JANUARY | CLOSED, as_of="2026-02-09") == []


def test_a_goal_above_that_was_closed_since_is_to_confirm() -> None:
    assert moved(IN_JANUARY | CLOSED, as_of="2026-02-10") == [(date(2026, 2, 10), True)]


@pytest.mark.parametrize(
    ("day", "is_confirmed"), [("2026-02-09", False), ("2026-02-10", True), ("2026-02-11", True)]
)
def test_a_review_of_that_day_or_later_confirms_it(day: str, *, is_confirmed: bool) -> None:
    review = {f"{CHILD}/{day}-review-henrik.md": "---\ndecision: keep\n---\n"}
    assert (moved(IN_JANUARY | CLOSED | review) == []) is is_confirmed


def test_whoever_agrees_later_knows_that_it_is_closed() -> None:
    later = agreed(CHILD, "2026-02-12") | agreed(PARENT, "2026-01-02")
    assert moved(later | CLOSED) == []


def test_a_proposal_is_told_of_a_closed_goal_above_and_a_closed_goal_of_nothing() -> None:
    assert moved(agreed(PARENT, "2026-01-02") | CLOSED) == [(date(2026, 2, 10), True)]
    own = {f"{CHILD}/2026-02-20-close-maria.md": ""}
    assert moved(IN_JANUARY | CLOSED | own) == []
