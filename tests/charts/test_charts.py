"""Charts: well-formed whatever they are told, and right where it counts."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.charts import _svg
from sitegen.charts._svg import Svg
from sitegen.charts.bullet import Bullet, bullet
from sitegen.charts.confidence import ConfidenceChart, Row, Stated, confidence
from sitegen.charts.progress import Line, Point, ProgressChart, Tick, Tint, progress
from sitegen.charts.scale import Days, apart, compact, levels, ticks
from sitegen.charts.spark import Spark, spark
from sitegen.charts.strip import Mark, Verdict
from sitegen.charts.track import Step, Track, track

TAGS = frozenset("svg title desc g line text circle path rect polyline".split())
START, DUE, TODAY = date(2026, 10, 1), date(2026, 12, 31), date(2026, 11, 20)


def chart(*values: str) -> ProgressChart:
    readings = tuple(
        Point(START + timedelta(days=7 * (n + 1)), Decimal(value)) for n, value in enumerate(values)
    )
    return ProgressChart(
        title="First response time",
        description="3.3 hours on 29 Oct.",
        start=START,
        due=DUE,
        today=TODAY,
        start_label="1 Oct",
        due_label="31 Dec",
        today_label="as of 20 Nov",
        last_label=values[-1] if values else "",
        tone="at-risk",
        readings=readings,
        expected=(Point(START, Decimal(4)), Point(DUE, Decimal("2.8"))),
        lines=(Line("target", Decimal("2.8"), "Target 2.8"),),
    )


def parsed(svg: Svg) -> ET.Element:
    return ET.fromstring(svg.markup)  # noqa: S314 - made by ourselves


def of_class(svg: Svg, name: str) -> list[ET.Element]:
    return [e for e in parsed(svg).iter() if name in e.get("class", "").split()]


def test_time_runs_from_start_to_due_and_today_stands_between() -> None:
    drawn = progress(chart("3.9", "3.3"))
    assert [e.get("x1") for e in of_class(drawn, "today")] == ["54.95%"]
    assert [e.get("points") for e in of_class(drawn, "expected")] == ["0,42.3 100,195.7"]


def test_a_falling_line_stays_falling() -> None:
    line = of_class(progress(chart("3.9", "3.3")), "reading")[0].get("points", "")
    heights = [float(pair.split(",")[1]) for pair in line.split()]
    assert heights == sorted(heights)


def test_lines_and_the_last_reading_are_labelled_directly() -> None:
    drawn = progress(chart("3.9", "3.3"))
    assert [e.text for e in of_class(drawn, "label")] == ["Target 2.8"]
    assert [e.text for e in of_class(drawn, "value")] == ["3.3"]


def test_a_last_reading_at_the_right_end_is_labelled_beside_the_others_without_overlap() -> None:
    late = replace(chart(), readings=(Point(DUE, Decimal("2.75")),), last_label="2.75")
    drawn = progress(late)
    places = [float(e.get("y", "")) for e in of_class(drawn, "label") + of_class(drawn, "value")]
    assert abs(places[0] - places[1]) >= 18


def test_readings_before_the_start_are_hollow_and_lead_in_to_the_chart() -> None:
    days = (START - timedelta(days=30), START - timedelta(days=7), START + timedelta(days=7))
    early = replace(chart(), readings=tuple(Point(day, Decimal(4)) for day in days))
    drawn = progress(early)
    (before,) = of_class(drawn, "before")
    assert [e.tag for e in before] == ["circle", "circle"]
    assert len(of_class(drawn, "lead-in")) == 1
    (start,) = {e.get("x") for e in of_class(drawn, "when") if e.text == "1 Oct"}
    assert start == "24.79%"  # day 30 of 121


def test_readings_too_far_from_the_goal_are_left_out_of_its_chart() -> None:
    days = (START - timedelta(days=300), START - timedelta(days=31), DUE + timedelta(days=31))
    far = replace(chart(), readings=tuple(Point(day, Decimal(9)) for day in days), last_label="9")
    drawn = progress(far)
    assert of_class(drawn, "point") == of_class(drawn, "value") == []
    assert of_class(drawn, "axis")[0].get("d") == "M0 208H100M0 208v6M100 208v6"


def test_what_was_normal_is_a_band_over_the_whole_width_with_its_name() -> None:
    tint = Tint(Decimal("3.5"), Decimal("4.5"), "normal before the start")
    (band, name) = of_class(progress(replace(chart("3.9", "3.3"), normal=tint)), "normal")
    assert (band.get("x"), band.get("width")) == (None, "100")  # of a layer that is 100 wide
    assert name.text == "normal before the start"
    top, height = float(band.get("y", "")), float(band.get("height", ""))
    # from 2.8 to 4.5 with 8% of air below and above, on 178 pixels
    assert (round(top, 1), round(height, 1)) == (42.3, 90.3)
    assert of_class(progress(chart("3.9")), "normal") == []


def test_the_name_of_the_band_stands_where_most_room_is() -> None:
    tint = Tint(Decimal("3.5"), Decimal("4.5"), "normal before the start")
    low = progress(replace(chart(*["4.4"] * 12), normal=tint, expected=()))
    high = progress(replace(chart(*["3.6"] * 12), normal=tint, expected=()))
    places = [float(of_class(drawn, "normal")[1].get("y", "")) for drawn in (low, high)]
    assert places[0] > places[1]


def test_a_band_of_hardly_any_width_has_its_name_beside_it() -> None:
    tint = Tint(Decimal("3.39"), Decimal("3.41"), "normal before the start")
    band, name = of_class(progress(replace(chart("4"), normal=tint)), "normal")
    assert abs(float(name.get("y", "")) - float(band.get("y", ""))) >= 10


def test_today_is_not_drawn_outside_of_the_goal() -> None:
    assert of_class(progress(replace(chart("3"), today=DUE + timedelta(days=1))), "today") == []


def test_days_on_which_terms_moved_are_ticks_on_the_axis_while_they_are_on_it() -> None:
    ticks_at = (TODAY, START - timedelta(days=1), DUE + timedelta(days=1))
    moved = tuple(Tick(day, "Other terms came into force") for day in ticks_at)
    (tick,) = of_class(progress(replace(chart("3"), amended=moved)), "amended")
    assert tick.get("x1") == tick.get("x2") == "54.95%"
    assert [title.text for title in tick] == ["Other terms came into force"]


def test_stretches_are_told_apart_by_place_and_shape() -> None:
    marks = tuple(
        Mark(START + timedelta(days=7 * n), START + timedelta(days=7 * n + 6), verdict)
        for n, verdict in enumerate(Verdict)
    )
    drawn = progress(replace(chart("93", "91"), marks=marks))
    ok, breach, missing = (of_class(drawn, v)[0] for v in ("ok", "breach", "missing"))
    # Around the middle at 262: one bar of 14 px above it, one of 20 px below.
    assert (ok.get("d"), ok.get("stroke-width")) == ("M1 255h4.6", "14")
    assert (breach.get("d"), breach.get("stroke-width")) == ("M8.7 272h4.6", "20")
    assert (missing.tag, missing.get("cy")) == ("circle", "262")


def test_readings_that_were_due_and_did_not_come_are_hollow_on_the_axis() -> None:
    gone = (date(2026, 11, 12), date(2026, 11, 19), DUE + timedelta(days=9))
    (missed,) = of_class(progress(replace(chart("3.9", "3.3"), missed=gone)), "missed")
    assert [(e.get("cx"), e.get("cy")) for e in missed] == [("46.15%", "208"), ("53.85%", "208")]


def test_every_reading_is_a_dot_until_there_are_too_many() -> None:
    def dots(count: int) -> str:
        daily = tuple(Point(START + timedelta(days=n), Decimal(3)) for n in range(count))
        return "".join(
            e.get("d", "") for e in of_class(progress(replace(chart(), readings=daily)), "dots")
        )

    # 3 on a scale from 2.704 to 4.096, 178 px high below 30; the third is the last, with a point
    assert dots(3) == "M0 170.1h0M1.1 170.1h0"
    assert dots(40).count("M") == 39
    assert dots(41) == ""


def test_the_last_reading_is_outlined_so_that_no_line_crosses_it() -> None:
    (value,) = of_class(progress(chart("3.9", "3.3")), "value")
    assert value.get("paint-order") == "stroke"


@pytest.mark.parametrize(
    "values",
    [
        (),
        ("3",),
        ("3", "3", "3"),
        ("0", "0"),
        ("-5", "-7.5"),
        ("999999999999", "-999999999999"),
        ("0.000000000001",),
        tuple("3" for _ in range(60)),
    ],
)
def test_extreme_values_give_a_whole_chart_with_finite_numbers(values: tuple[str, ...]) -> None:
    markup = progress(chart(*values)).markup
    parsed(Svg(markup))
    assert not re.search(r"nan|inf|e[+-]\d", markup, re.IGNORECASE)


def test_a_goal_of_one_day_gives_a_whole_chart() -> None:
    parsed(progress(replace(chart("3"), due=START)))


def test_dates_at_the_ends_of_the_calendar_give_a_whole_chart() -> None:
    parsed(progress(replace(chart(), start=date.min, due=date.max)))


@given(st.text())
def test_any_label_gives_well_formed_xml_without_ids_and_styles(label: str) -> None:
    told = replace(
        chart("3"),
        title=label,
        description=label,
        last_label=label,
        start_label=label,
        lines=(Line("target", Decimal(3), label),),
        amended=(Tick(TODAY, label),),
    )
    for drawn in (
        progress(told),
        bullet(Bullet(label=label, tone="met", progress=0.5, expected=0.7)),
        confidence(confidence_chart(label)),
        spark(Spark(label=label, tone="met", start=START, due=DUE, readings=told.readings)),
        track(
            Track(
                label=label, start=START, due=DUE, today=TODAY, start_label=label, due_label=label,
                steps=(Step(TODAY, label, is_reached=False),),
            )
        ),
    ):  # fmt: skip
        for element in parsed(drawn).iter():
            assert element.tag in TAGS
            assert not {"id", "style"} & set(element.keys())


def test_hostile_labels_are_text() -> None:
    drawn = progress(replace(chart("3"), title='"><script>\x00\u202e', last_label="</text>"))
    assert "<script" not in drawn.markup
    assert parsed(drawn)[0].text == '"><script>'


def test_a_bar_is_held_at_its_ends_and_marks_what_lies_beyond() -> None:
    def width(progress: float) -> str | None:
        drawn = bullet(Bullet(label="x", tone="met", progress=progress, expected=0.5))
        return of_class(drawn, "fill")[0].get("width")

    assert (width(-0.4), width(0.25), width(1.4)) == ("0%", "25%", "100%")
    beyond = bullet(Bullet(label="x", tone="met", progress=1.4, expected=None))
    assert [e.text for e in of_class(beyond, "over")] == ["▸"]


def test_milestones_reached_late_and_ahead_look_different() -> None:
    steps = (
        Step(date(2026, 10, 30), "a", is_reached=True),
        Step(date(2026, 11, 13), "b", is_reached=False, is_late=True),
        Step(date(2026, 12, 4), "c", is_reached=False),
    )
    shown = Track(
        label="x", start=START, due=DUE, today=TODAY, start_label="", due_label="", steps=steps
    )
    drawn = track(shown)
    assert [len(of_class(drawn, name)) for name in ("reached", "late", "ahead")] == [1, 2, 1]


def confidence_chart(word: str = "on track") -> ConfidenceChart:
    return ConfidenceChart(
        title=word,
        description=word,
        start=START,
        due=DUE,
        today=TODAY,
        start_label=word,
        due_label=word,
        rows=(Row(word, "✓", "on-track"), Row("off track", "▼", "off-track")),
        stated=(Stated(date(2026, 10, 16), 0), Stated(date(2026, 11, 13), 1)),
    )


def test_stated_confidence_is_told_by_word_shape_tone_and_place() -> None:
    drawn = confidence(confidence_chart())
    assert [e.text for e in of_class(drawn, "label")] == ["✓ on track", "▼ off track"]
    # days 15 and 43 of 91; rows at 14 and 40 px
    assert [e.get("d") for e in of_class(drawn, "dots")] == ["M16.48 14h0", "M47.25 40h0"]
    assert [e.get("points") for e in of_class(drawn, "lead-in")] == ["16.48,14 47.25,40"]


def test_a_small_chart_says_its_numbers_to_whoever_cannot_see_it() -> None:
    told = "26% of the way, 42% planned by now"
    drawn = bullet(
        Bullet(label="Progress", tone="met", progress=0.26, expected=0.42, description=told)
    )
    assert [(e.tag, e.text) for e in parsed(drawn)][:2] == [("title", "Progress"), ("desc", told)]


def test_ticks_are_few_and_round() -> None:
    scale = levels([Decimal("2.4"), Decimal(4)], 200)
    assert ticks(scale) == (Decimal("2.5"), Decimal("3.0"), Decimal("3.5"), Decimal("4.0"))


@given(st.lists(st.decimals(-(10**12), 10**12, places=4), min_size=1, max_size=5))
def test_there_are_never_more_than_four_ticks_and_all_lie_within(values: list[Decimal]) -> None:
    scale = levels(values, 200)
    shown = ticks(scale)
    assert len(shown) <= 4
    hair = (scale.high - scale.low) / 1e6
    assert all(scale.low - hair <= tick <= scale.high + hair for tick in shown)


def test_labels_keep_apart_and_within_their_room() -> None:
    places = apart((100.0, 101.0, 205.0), 18, 30, 208)
    assert places == (100.0, 118.0, 205.0)
    assert apart((207.0, 208.0), 18, 30, 208) == (190.0, 208.0)


def test_axis_numbers_are_short() -> None:
    shown = [compact(Decimal(v)) for v in ("0.25", "40", "9500", "12000", "3500000", "-2", "4E9")]
    assert shown == ["0.25", "40", "9500", "12k", "3.5M", "−2", "4bn"]


def test_a_day_stands_at_its_share_of_the_time() -> None:
    days = Days(START, DUE)
    assert (days.at(START), days.at(DUE), days.at(date.max)) == (0, 100, 100)


def test_what_is_not_finite_is_refused() -> None:
    with pytest.raises(ValueError, match="no coordinate"):
        _svg.number(float("nan"))
