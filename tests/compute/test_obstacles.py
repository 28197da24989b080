"""What is in a goal's way, and since when, by the words of its check-ins."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pytest

from sitegen.compute.obstacles import Obstacle, blockers, help_wanted
from sitegen.model.state import GoalState
from tests.compute.stories import AGREED, goal_of, site_of

CUSTOMS = "---\nblockers: [Stuck at customs.]\n---\n"


def on(as_of: str, **bodies: str) -> list[Obstacle]:
    """What blocks the goal; `m01_12_check_in_maria` is an entry of 12 January."""
    return [*blockers(*told(as_of, bodies))]


def told(as_of: str, bodies: Mapping[str, str]) -> tuple[GoalState, date]:
    named = {f"2026-{key[1:].replace('_', '-')}.md": body for key, body in bodies.items()}
    site = site_of(entries=AGREED | named, as_of=as_of)
    return goal_of(site), site.as_of


def test_a_blocker_is_as_old_as_the_first_check_in_in_a_row_that_names_it() -> None:
    assert on(
        "2026-02-01",
        m01_05_check_in_maria=CUSTOMS,
        m01_12_check_in_chen="---\nblockers: [Nobody answers]\n---\n",
        m01_19_check_in_maria="---\nblockers: [stuck at  customs, A cold]\n---\n",
        m01_26_check_in_chen="---\nblockers: [A cold, Stuck at customs]\n---\n",
    ) == [
        Obstacle(text="A cold", since=date(2026, 1, 19), person="chen"),
        Obstacle(text="Stuck at customs", since=date(2026, 1, 19), person="chen"),
    ]


def test_only_the_latest_check_in_says_what_is_still_in_the_way() -> None:
    cleared = {"m01_12_check_in_maria": CUSTOMS, "m01_19_check_in_chen": ""}
    assert on("2026-01-18", **cleared) != []
    assert on("2026-01-19", **cleared) == []


def test_a_check_in_that_was_corrected_says_nothing() -> None:
    wrong = "---\nabout: 2026-01-12-check-in-maria\n---\n"
    assert on("2026-01-20", m01_12_check_in_maria=CUSTOMS, m01_13_correct_maria=wrong) == []


@pytest.mark.parametrize(
    ("as_of", "more", "number"),
    [
        ("2026-01-20", {}, 1),
        ("2026-04-12", {}, 1),  # overdue: it waits for its close
        ("2026-01-20", {"m01_15_pause_maria": "---\nuntil: 2026-02-01\n---\nIll.\n"}, 1),
        ("2026-01-20", {"m01_15_close_maria": "---\noutcome: dropped\n---\n"}, 0),
    ],
)
def test_blockers_count_until_a_goal_is_closed(
    as_of: str, more: Mapping[str, str], number: int
) -> None:
    assert len(on(as_of, m01_12_check_in_maria=CUSTOMS, **more)) == number


def test_help_is_wanted_until_somebody_answers_the_check_in() -> None:
    asked = {"m01_12_check_in_maria": "---\nhelp_wanted: [Who has a router?]\n---\n"}
    answer = {"m01_14_note_chen": "---\nabout: 2026-01-12-check-in-maria\n---\nI have.\n"}
    [one] = help_wanted(*told("2026-01-13", asked | answer))
    assert one == Obstacle(text="Who has a router?", since=date(2026, 1, 12), person="maria")
    assert help_wanted(*told("2026-01-14", asked | answer)) == ()
