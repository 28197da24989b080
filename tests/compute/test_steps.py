"""What was promised on the way to a goal and has not come, with both sides of every boundary."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from sitegen.compute.steps import (
    late_milestones,
    late_support,
    open_actions,
    unsaid_milestones,
)
from tests.compute.stories import AGREED, Past, goal_of, site_of, text

PLAN = text(
    "2.8",
    "milestones: {refund-macros: {what: Macros, due: 2026-01-16}, list: {what: List}}",
    "support: {training: {what: Training, by: henrik, due: 2025-12-20}, tool: {what: Tool}}",
)
REACHED = {"2026-01-15-note-chen.md": "---\nmilestone: refund-macros\n---\n"}
ACTIONS = """\
---
decision: adjust
actions:
  - {who: henrik, what: Ask for a second screen, due: 2026-01-30}
  - {who: maria, what: Tell the shop}
---
"""


def support(as_of: str, more: Mapping[str, str] | None = None, *, agreed: bool = True) -> list[str]:
    site = site_of(
        Past("2025-12-08", PLAN),
        entries=(AGREED if agreed else {}) | dict(more or {}),
        as_of=as_of,
    )
    return [one.support.id for one in late_support(goal_of(site), site.as_of)]


def milestones(as_of: str, more: Mapping[str, str] | None = None) -> list[str]:
    site = site_of(Past("2025-12-08", PLAN), entries=AGREED | dict(more or {}), as_of=as_of)
    return [one.milestone.id for one in late_milestones(goal_of(site), site.as_of)]


def unsaid(as_of: str, more: Mapping[str, str] | None = None) -> list[str]:
    site = site_of(
        Past("2025-12-08", PLAN), entries=AGREED | REACHED | dict(more or {}), as_of=as_of
    )
    return [one.milestone.id for one in unsaid_milestones(goal_of(site), site.as_of)]


def actions(as_of: str, more: Mapping[str, str] | None = None) -> list[str]:
    entries = AGREED | {"2026-01-26-review-henrik.md": ACTIONS} | dict(more or {})
    site = site_of(Past("2025-12-08", PLAN), entries=entries, as_of=as_of)
    return [one.action.who for one in open_actions(goal_of(site), site.as_of)]


def test_support_is_late_from_the_day_after_its_day_also_before_the_start() -> None:
    assert support("2025-12-20") == []
    assert support("2025-12-21") == ["training"]
    assert support("2026-04-11") == ["training"]


def test_support_is_not_asked_for_once_it_is_there_or_nobody_can_use_it() -> None:
    there = {"2025-12-22-note-henrik.md": "---\nsupport: training\n---\n"}
    assert support("2026-01-10", there) == []
    assert support("2026-04-12") == []
    assert support("2026-01-10", agreed=False) == []


def test_a_pause_may_be_waiting_for_support() -> None:
    paused = {"2026-01-10-pause-maria.md": "---\nuntil: 2026-03-01\n---\nNo training.\n"}
    assert support("2026-01-20", paused) == ["training"]
    assert milestones("2026-01-20", paused) == []


def test_a_milestone_is_late_from_the_day_after_its_day() -> None:
    assert milestones("2026-01-16") == []
    assert milestones("2026-01-17") == ["refund-macros"]
    assert milestones("2026-01-17", REACHED) == []
    assert milestones("2026-04-12") == []


def test_a_milestone_is_unsaid_from_two_weeks_after_it_was_reached() -> None:
    assert unsaid("2026-01-28") == []
    assert unsaid("2026-01-29") == ["refund-macros"]
    assert unsaid("2026-01-29", {"2026-01-28-close-maria.md": ""}) == []


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("2026-01-15-note-chen.md", "---\nmilestone: refund-macros\n---\nAll twelve.\n"),
        ("2026-01-15-note-chen.md", "---\nmilestone: refund-macros\nthanks: [maria]\n---\n"),
        ("2026-01-15-note-maria.md", "---\nthanks: [chen]\n---\n"),
        ("2026-01-20-note-maria.md", "---\nabout: 2026-01-15-note-chen\n---\nCake!\n"),
        ("2026-01-20-note-maria.md", "Macros for every refund: the refund macros are out.\n"),
        ("2026-01-20-check-in-maria.md", "---\ngoing_well: Macros (refund) work\n---\n"),
        ("2026-01-20-review-henrik.md", "---\ndecision: keep\n---\nThe Refund-Macros helped.\n"),
    ],
)
def test_a_word_about_a_milestone_is_text_thanks_or_its_name(name: str, body: str) -> None:
    assert unsaid("2026-02-10", {name: body}) == []


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("2026-01-14-note-maria.md", "---\nthanks: [chen]\n---\nThe refund macros are near.\n"),
        ("2026-01-20-note-maria.md", "The macros for parcels wait.\n"),
        ("2026-01-20-check-in-maria.md", "Fewer refunds.\n"),
    ],
)
def test_what_was_said_before_or_of_something_else_is_no_word(name: str, body: str) -> None:
    assert unsaid("2026-02-10", {name: body}) == ["refund-macros"]


def test_an_action_waits_from_the_day_after_its_day() -> None:
    assert actions("2026-01-30") == []
    assert actions("2026-01-31") == ["henrik"]


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("2026-02-02-note-henrik.md", "---\nabout: 2026-01-26-review-henrik\n---\nNext week.\n"),
        ("2026-02-02-review-maria.md", "---\ndecision: keep\n---\n"),
        ("2026-02-02-close-maria.md", ""),
    ],
)
def test_a_note_of_its_person_a_review_or_the_end_answers_an_action(name: str, body: str) -> None:
    assert actions("2026-02-10", {name: body}) == []


def test_a_note_of_somebody_else_answers_no_action() -> None:
    other = {"2026-02-02-note-maria.md": "---\nabout: 2026-01-26-review-henrik\n---\nHm.\n"}
    assert actions("2026-02-10", other) == ["henrik"]
