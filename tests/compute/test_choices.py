"""The choices that metrics ask for."""

from __future__ import annotations

from dataclasses import replace

from sitegen.compute.choices import Choice, asked, choices, chosen
from sitegen.model.board import Metric
from tests.pages.parts import moving

WAIT = Metric(
    id="wait",
    name="Wait",
    choose=(
        "Clock: business hours, or all hours.",
        "Who counts: those who hung up too.",
        "Statistic: mean: or median.",
        "Clock: which time zone.",
        "Say what a queue is.",
    ),
)


def test_a_choice_has_a_name_and_a_key_if_goals_make_it_in_one() -> None:
    assert choices(WAIT)[:3] == (
        Choice("Clock", "Business hours, or all hours.", "clock"),
        Choice("Who counts", "Those who hung up too."),
        Choice("Statistic", "Mean: or median.", "statistic"),
    )


def test_a_choice_without_a_name_is_a_sentence() -> None:
    assert choices(WAIT)[-1] == Choice("", "Say what a queue is.")
    long = "A sentence that merely has a colon somewhere in it: like this one."
    assert choices(replace(WAIT, choose=(long,))) == (Choice("", long),)


def test_a_key_is_asked_for_once() -> None:
    assert asked(WAIT) == ("clock", "statistic")
    assert asked(Metric(id="a", name="A")) == ()


def test_a_measure_says_what_it_chose() -> None:
    measure = replace(moving(), window="12 months")
    assert [chosen(measure, key) for key in ("statistic", "clock", "window")] == [
        "median",
        "",
        "12 months",
    ]
