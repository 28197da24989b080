"""The chart of a metric: many goals, one axis, and labels that keep out of each other's way."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from sitegen.charts._svg import Svg
from sitegen.charts.metric import Aimed, Course, MetricChart, metric
from sitegen.charts.progress import Point

START, LAST = date(2026, 1, 1), date(2026, 12, 31)


def course(letter: str, month: int, *values: str, target: str = "2.8", over: bool = True) -> Course:
    start = date(2026, month, 1)
    return Course(
        letter=letter,
        name=f"Goal {letter}",
        start=start,
        due=start + timedelta(days=89),
        readings=tuple(
            Point(start + timedelta(days=7 * n), Decimal(value)) for n, value in enumerate(values)
        ),
        aims=(Aimed(Decimal(target), f"target {target}"),),
        last_label=values[-1],
        tone="met",
        is_over=over,
    )


def chart(*courses: Course) -> MetricChart:
    return MetricChart(
        title="First response time",
        description="Two goals.",
        first=START,
        last=LAST,
        today=date(2026, 11, 20),
        first_label="1 Jan",
        last_label="31 Dec",
        today_label="as of 20 Nov",
        courses=courses,
    )


A, B = course("A", 1, "4", "3"), course("B", 6, "3.2", "2.6", over=False)


def parsed(svg: Svg) -> ET.Element:
    return ET.fromstring(svg.markup)  # noqa: S314 - made by ourselves


def texts(svg: Svg, name: str) -> list[str]:
    return [e.text or "" for e in parsed(svg).iter("text") if name in e.get("class", "").split()]


def lines(svg: Svg, name: str) -> list[ET.Element]:
    return [e for e in parsed(svg).iter() if name in e.get("class", "").split()]


def test_each_goal_has_its_line_its_letter_and_its_lane() -> None:
    drawn = metric(chart(A, B))
    assert len(lines(drawn, "reading")) == 2
    assert texts(drawn, "value") == ["A", "B"]
    assert texts(drawn, "lane") == ["A Goal A", "B Goal B"]
    assert [e.get("x1") for e in lines(drawn, "span")] == ["0%", "41.48%"]  # day 151 of 364


def test_a_goal_that_is_over_is_drawn_quieter() -> None:
    drawn = metric(chart(A, B))
    assert len(lines(drawn, "past")) == 1
    assert len(lines(drawn, "over")) == 1


def test_a_goal_alone_needs_no_letter_and_no_lane() -> None:
    drawn = metric(chart(replace(A, letter="")))
    assert texts(drawn, "value") == ["3"]
    assert texts(drawn, "label") == ["target 2.8"]
    assert lines(drawn, "span") == []


def test_a_target_is_drawn_over_the_time_of_its_goal() -> None:
    [one, other] = lines(metric(chart(A, course("B", 6, "3", target="2"))), "level")
    assert (one.get("x1"), one.get("x2")) == ("0%", "24.45%")  # day 0 to day 89 of 364
    assert other.get("x1") == "41.48%"
    assert one.get("y1") != other.get("y1")


def test_goals_that_promised_the_same_share_a_label() -> None:
    assert texts(metric(chart(A, B)), "label") == ["A,B target 2.8"]


def test_labels_at_the_end_keep_apart() -> None:
    near = course("B", 6, "3", target="2.81")
    ys = [float(e.get("y", "0")) for e in lines(metric(chart(A, near)), "label")]
    assert abs(ys[0] - ys[1]) >= 18


def test_a_reading_at_the_end_of_the_chart_is_labelled_in_the_margin() -> None:
    late = replace(B, start=date(2026, 12, 1), readings=(Point(date(2026, 12, 30), Decimal(3)),))
    [label] = [e for e in lines(metric(chart(A, late)), "value") if (e.text or "")[0] == "B"]
    assert (label.get("x"), label.get("dx")) == ("100%", "9")


def test_hollow_points_are_from_before_the_goal() -> None:
    early = replace(A, start=date(2026, 1, 5))
    assert len(lines(metric(chart(early)), "before")) == 1


def test_many_readings_are_a_line_without_dots() -> None:
    many = course("A", 1, *(str(n) for n in range(41)))
    assert len(list(parsed(metric(chart(many))).iter("circle"))) == 1


numbers = st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**9), max_value=10**9)
courses = st.builds(
    Course,
    letter=st.text(max_size=2),
    name=st.text(max_size=20),
    start=st.dates(START, LAST),
    due=st.dates(START, LAST),
    readings=st.lists(st.builds(Point, st.dates(START, LAST), numbers), max_size=4).map(tuple),
    aims=st.lists(st.builds(Aimed, numbers, st.text(max_size=9)), max_size=2).map(tuple),
    last_label=st.text(max_size=9),
)


@given(st.lists(courses, min_size=1, max_size=6))
def test_it_is_well_formed_whatever_it_is_told(some: list[Course]) -> None:
    assert parsed(metric(chart(*some))).get("role") == "img"
