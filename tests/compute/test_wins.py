"""What a goal has to celebrate, and what is no reason to."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from sitegen.compute.wins import wins
from tests.compute.stories import AGREED, Past, goal_of, site_of, text

PLAN = text(
    "2.8",
    "milestones: {macros: {what: Macros}, list: {what: List}}",
    "support: {training: {what: Training, by: henrik, due: 2026-01-20}}",
)
MACROS = {"2026-01-15-note-chen.md": "---\nmilestone: macros\nthanks: [maria]\n---\n"}


def won(
    entries: Mapping[str, str], as_of: str = "2026-04-30", *, agreed: bool = True
) -> list[tuple[str, str]]:
    told = (AGREED if agreed else {}) | dict(entries)
    site = site_of(Past("2025-12-08", PLAN), entries=told, as_of=as_of)
    return [(one.kind.value, one.entry.id) for one in wins(goal_of(site), site.as_of)]


def closed(value: str, outcome: str = "") -> dict[str, str]:
    """The goal with a last reading, closed the day after its end."""
    return {
        "2026-04-11-check-in-maria.md": f"---\nreadings: {{first-response-time: {value}, "
        "csat: 93%}\n---\n",
        "2026-04-12-close-maria.md": f"---\noutcome: {outcome}\n---\n" if outcome else "",
    }


def test_agreeing_and_proposing_are_no_wins() -> None:
    assert won({}) == []


def test_a_milestone_is_won_where_it_is_first_told_with_its_thanks() -> None:
    again = {"2026-01-16-note-maria.md": "---\nmilestone: macros\n---\nStill true.\n"}
    assert won(MACROS | again) == [("milestone", "2026-01-15-note-chen")]


def test_thanks_that_follow_a_milestone_are_thanks() -> None:
    later = {"2026-01-16-note-maria.md": "---\nmilestone: macros\nthanks: [chen]\n---\n"}
    assert won(MACROS | later)[1:] == [("thanks", "2026-01-16-note-maria")]


def test_support_that_came_and_thanks_alone_are_won() -> None:
    assert won(
        {
            "2026-01-20-note-henrik.md": "---\nsupport: training\n---\n",
            "2026-01-21-note-maria.md": "---\nthanks: [henrik]\n---\nAll of us were there.\n",
            "2026-01-22-note-maria.md": "A remark.\n",
        }
    ) == [("support", "2026-01-20-note-henrik"), ("thanks", "2026-01-21-note-maria")]


@pytest.mark.parametrize(
    ("entries", "kinds"),
    [
        (closed("2.8"), ["goal"]),
        (closed("3.9"), []),
        (closed("3.9", "met"), ["goal"]),
        (closed("2.8", "dropped"), []),
    ],
)
def test_a_goal_is_won_where_it_ended_as_met(entries: Mapping[str, str], kinds: list[str]) -> None:
    assert [kind for kind, _ in won(entries)] == kinds


def test_nothing_is_won_that_was_never_agreed_to() -> None:
    assert won(MACROS, agreed=False) == []


def test_nothing_is_won_that_was_corrected_or_is_still_to_come() -> None:
    wrong = {"2026-01-18-correct-chen.md": "---\nabout: 2026-01-15-note-chen\n---\nNot yet.\n"}
    assert won(MACROS | wrong) == []
    assert won(MACROS, "2026-01-14") == []
    assert won(MACROS, "2026-01-15") == [("milestone", "2026-01-15-note-chen")]
