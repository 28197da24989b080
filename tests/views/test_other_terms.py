"""Levels of other versions on a chart, for each kind of aim."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from sitegen.model.state import Lifecycle
from sitegen.model.terms import Aim, Change, ChangeKind, Milestones, Moving, Total
from sitegen.views.forms import Forms
from sitegen.views.other_terms import LONGEST_LABEL, at_end, other_lines
from tests.pages.parts import AS_OF, moving, moving_state, terms, version
from tests.pages.sites import goal_state

THIRTY_LESS = Change(kind=ChangeKind.RELATIVE, amount=Decimal(-30))
TWENTY_LESS = Change(kind=ChangeKind.RELATIVE, amount=Decimal(-20))


@pytest.mark.parametrize(
    ("now", "then", "label"),
    [
        (Total(target=Decimal(500)), Total(target=Decimal(400)), "Proposed 400"),
        (
            Moving(baseline=None, change=THIRTY_LESS),
            Moving(baseline=None, change=TWENTY_LESS),
            "Proposed 3.2",  # from the baseline of 4 hours that the readings gave
        ),
        (Moving(baseline=None, target=Decimal(3)), Moving(baseline=None), ""),
        (Moving(baseline=None, target=Decimal(3)), Milestones(), ""),
    ],
)
def test_each_kind_of_aim_gives_its_level(now: Aim, then: Aim, label: str) -> None:
    measure = replace(moving(), aim=now)
    first = version(terms(measure))
    other = version(terms(replace(measure, aim=then)), "b", is_met=False)
    goal = replace(
        goal_state(lifecycle=Lifecycle.RENEGOTIATING),
        versions=(first, other),
        in_force=first,
        in_file=other,
    )
    lines = other_lines(moving_state(measure), goal, Forms("en", AS_OF))
    assert [line.label for line in lines] == ([label] if label else [])


@pytest.mark.parametrize(
    ("level", "sign", "label"),
    [
        ("2.8", "", "Target 2.8"),
        ("99.5", "%", "Target 99.5%"),
        ("2345678.90", "", "Target 2.35M"),
        ("-123456.78", "", "Target −123k"),
    ],
)
def test_a_label_beside_a_chart_fits_on_a_narrow_phone(level: str, sign: str, label: str) -> None:
    shown = at_end("Target", Decimal(level), sign, Forms("en", AS_OF))
    assert shown == label
    assert len(shown) <= LONGEST_LABEL
