"""The bar of a goal in time: where it begins and ends, and what is cut off."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from dataclasses import replace
from datetime import date

from sitegen.charts.scale import Days
from sitegen.charts.span import Bar, Mark, axis, bar

YEAR = Days(date(2026, 1, 1), date(2026, 4, 11))  # 100 days from first to last
TODAY = date(2026, 2, 20)


def drawn(goal: Bar) -> list[ET.Element]:
    return list(ET.fromstring(bar(goal, YEAR, TODAY).markup))  # noqa: S314 - made by ourselves


BAR = Bar(
    label="Answer <faster>",
    description="1 Jan – 10 Feb",
    start=date(2026, 1, 11),
    due=date(2026, 2, 10),
    tone="on-track",
)


def test_a_bar_runs_from_start_to_due_and_is_filled_by_its_share() -> None:
    whole, fill = [one for one in drawn(replace(BAR, share=0.5)) if one.tag == "rect"]
    assert (whole.get("x"), whole.get("width")) == ("10%", "30%")
    assert (fill.get("x"), fill.get("width")) == ("10%", "15%")


def test_a_share_over_one_fills_the_bar_and_no_more() -> None:
    fill = [one for one in drawn(replace(BAR, share=1.4)) if one.tag == "rect"][1]
    assert fill.get("width") == "30%"


def test_what_lies_beyond_the_axis_is_cut_off() -> None:
    outside = date(2026, 6, 1)
    parts = drawn(
        replace(
            BAR, due=outside, marks=(Mark(outside, "Far", is_reached=False),), reviews=(outside,)
        )
    )
    assert [one.get("width") for one in parts if one.tag == "rect"] == ["90%"]
    assert [one for one in parts if one.tag == "circle" or one.get("class") == "review"] == []


def test_a_milestone_says_what_it_is() -> None:
    mark = Mark(date(2026, 2, 20), "Macros <b>: due 20 Feb", is_reached=True)
    [circle] = [one for one in drawn(replace(BAR, marks=(mark,))) if one.tag == "circle"]
    assert circle.get("cx") == "50%"
    assert circle[0].text == "Macros <b>: due 20 Feb"


def test_today_is_drawn_only_where_it_lies_on_the_axis() -> None:
    labels = ((date(2026, 1, 1), "Q1"),)
    assert 'class="today"' in axis(YEAR, labels, TODAY, "Time").markup
    assert 'class="today"' not in axis(YEAR, labels, date(2027, 1, 1), "Time").markup
