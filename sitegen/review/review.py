"""The review of a change: both sides compared, goal by goal, with what stands first."""

from __future__ import annotations

from sitegen.review.board import board_changes
from sitegen.review.goals import goal_change, gone, unreadable
from sitegen.review.ledgers import ledger_change
from sitegen.review.notices import notices
from sitegen.review.sides import Pair, Sides, pairs
from sitegen.review.values import GoalChange, Notice, Review, Verdict
from sitegen.review.words import Words, words

_ORDER = (Verdict.STOPS, Verdict.ALLOWED, Verdict.DOCUMENTED)


def review(sides: Sides) -> Review:
    """What the change from the base to the head does to the promises of the board."""
    said = words(sides.base.facts, sides.head.facts, sides.head.as_of)
    found = [(pair, *_told(pair, sides, said)) for pair in pairs(sides)]
    lost = sorted(sides.unreadable.keys() - {pair.id for pair, _, _ in found})
    goals = [
        *(goal for _, goal, _ in found if goal.id in sides.touched or goal.moves_a_promise),
        *(unreadable(id, "", sides) for id in lost),
    ]
    first = [notice for _, _, some in found for notice in some]
    return Review(
        base=sides.base_commit,
        head=sides.head_commit,
        as_of=sides.head.as_of,
        notices=tuple(sorted(first, key=lambda one: _ORDER.index(one.verdict))),
        board=board_changes(sides, said),
        goals=tuple(sorted(goals, key=lambda goal: goal.id)),
        others=sides.others,
        allowed=sides.base.facts.settings.allow,
        missing=str(sides.head.missing_history or ""),
    )


def _told(pair: Pair, sides: Sides, said: Words) -> tuple[GoalChange, tuple[Notice, ...]]:
    change = ledger_change(pair, sides)
    goal = goal_change(pair, change, sides, said) if pair.after else gone(pair, sides)
    return goal, notices(pair, change, sides, said)
