"""The settings of a board: thresholds as fractions, words as choices."""

from __future__ import annotations

from decimal import Decimal

import pytest

from sitegen.dates import PeriodLength
from sitegen.decode.settings import SETTINGS, Share, points, settings
from sitegen.finding import Severity
from sitegen.model.board import Gate, Settings
from sitegen.model.terms import Kind
from tests.decode.reading import read


def test_without_settings_each_has_its_default() -> None:
    assert settings(None) == Settings()
    assert settings(read(SETTINGS, "{}").value) == Settings()


def test_all_settings() -> None:
    text = """\
periods: halves
kind: hard
too_early: 20%
on_track: 5 points
at_risk: 30
holding_met: 95%
holding_partly: 60%
exceeded: 120%
partly_met: 65%
grace_days: 5
max_files: 100
people: roles
indexing: on
approval_agrees: no
allow: [terms-moved, entry-deleted, terms-moved]
rules: {C610: off, no-why: error, T701: hint, W901: Warning}
"""
    found = read(SETTINGS, text)
    assert found.said == []
    assert settings(found.value) == Settings(
        periods=PeriodLength.HALVES,
        default_kind=Kind.HARD,
        too_early=Decimal("0.2"),
        on_track=Decimal("0.05"),
        at_risk=Decimal("0.3"),
        holding_met=Decimal("0.95"),
        holding_partly=Decimal("0.6"),
        exceeded=Decimal("1.2"),
        partly_met=Decimal("0.65"),
        grace_days=5,
        max_files=100,
        show_roles=True,
        indexing=True,
        approval_agrees=False,
        allow=(Gate.TERMS_MOVED, Gate.ENTRY_DELETED),
        rules=(
            ("C610", None),
            ("no-why", Severity.ERROR),
            ("T701", Severity.HINT),
            ("W901", Severity.WARNING),
        ),
    )


def test_a_rule_is_off_or_has_one_of_the_severities() -> None:
    found = read(SETTINGS, "rules: {C610: no, C612: warn, C613: }")
    assert settings(found.value).rules == ()
    assert found.said == ["S152 1:15", "S152 1:25", "S153 1:36"]


def test_rules_without_any_are_none() -> None:
    assert settings(read(SETTINGS, "rules:").value) == Settings()


def test_only_what_the_gate_knows_can_be_allowed() -> None:
    assert read(SETTINGS, "allow: everything").said == ["S152 1:8"]


@pytest.mark.parametrize("text", ["0.15", "15 points", "101%", "-1%"])
def test_a_share_is_a_percentage_up_to_its_most(text: str) -> None:
    assert read(Share(), text).said == ["M401 1:1"]


def test_a_share_that_is_no_number_is_told_once() -> None:
    assert read(Share(), "much").said == ["M401 1:1"]
    assert read(points, "much").said == ["M401 1:1"]


@pytest.mark.parametrize("text", ["10 hours", "101", "-1"])
def test_points_lie_between_0_and_100(text: str) -> None:
    assert read(points, text).said == ["M401 1:1"]


def test_both_ends_of_a_share_belong_to_it() -> None:
    assert read(Share(), "0%").value == 0
    assert read(Share(most=1000), "1000%").value == 10
    assert read(points, "100 pp").value == 1
