"""How goals ended, drawn: widths, gaps, and a label for each part that stands on its own step."""

from __future__ import annotations

import xml.etree.ElementTree as ET

from sitegen.charts.outcomes import Outcomes, Part, Stack, outcomes

EXCEEDED = Part(word="exceeded", shape="✦", tone="met", count=2)
PARTLY = Part(word="partly met", shape="◐", tone="at-risk", count=1)
MISSED = Part(word="missed", shape="✕", tone="off-track", count=1)


def drawn(*stacks: Stack, most: int = 8) -> ET.Element:
    chart = Outcomes(title="How <goals> ended", description="Q3: 2", most=most, stacks=stacks)
    return ET.fromstring(outcomes(chart).markup)  # noqa: S314 - made by ourselves


def found(svg: ET.Element, tag: str, css: str) -> list[ET.Element]:
    return [one for one in svg.iter(tag) if (one.get("class") or "").startswith(css)]


THREE = Stack(parts=(EXCEEDED, PARTLY, MISSED))


def test_each_part_takes_its_share_of_the_longest_bar() -> None:
    """Of 8: 2 are 25%, then one from 25% and one from 37.5%, 12.5% each."""
    bars = found(drawn(THREE), "rect", "fill")
    assert [(bar.get("x"), bar.get("width")) for bar in bars] == [
        ("0%", "25%"),
        ("25%", "12.5%"),
        ("37.5%", "12.5%"),
    ]
    assert [bar.get("class") for bar in bars] == ["fill met", "fill at-risk", "fill off-track"]


def test_a_bar_with_more_goals_than_the_scale_says_fills_the_width() -> None:
    bars = found(drawn(THREE, most=1), "rect", "fill")
    assert [bar.get("width") for bar in bars] == ["50%", "25%", "25%"]


def test_every_part_is_named_with_its_shape_count_and_word() -> None:
    labels = found(drawn(THREE), "text", "outcome")
    assert {(one.text, one.get("class")) for one in labels} == {
        ("✦ 2 exceeded", "outcome met"),
        ("◐ 1 partly met", "outcome at-risk"),
        ("✕ 1 missed", "outcome off-track"),
    }


def test_the_last_part_is_named_at_its_end_and_the_others_on_steps_of_their_own() -> None:
    """The bar is 18 high, a step 20: names at 18 + 16 and at 20 more, the leftmost lowest."""
    labels = {one.text: one for one in found(drawn(THREE), "text", "outcome")}
    assert [(one.get("x"), one.get("y")) for one in labels.values()] == [
        ("0%", "54"),
        ("25%", "34"),
        ("50%", "14"),
    ]


def test_a_line_leads_from_the_bar_to_each_name_below_it() -> None:
    leads = found(drawn(THREE), "line", "leads")
    assert [(one.get("x1"), one.get("y1"), one.get("y2")) for one in leads] == [
        ("0%", "18", "54"),
        ("25%", "18", "34"),
    ]


def test_goals_that_can_be_counted_are_set_apart_and_many_only_by_their_end() -> None:
    few = found(drawn(THREE), "line", "cut")
    assert [(one.get("x1"), one.get("class")) for one in few] == [
        ("12.5%", "cut"),
        ("25%", "cut between"),
        ("37.5%", "cut between"),
    ]
    many = found(drawn(THREE, most=25), "line", "cut")
    assert [(one.get("x1"), one.get("class")) for one in many] == [
        ("8%", "cut between"),
        ("12%", "cut between"),
    ]


def test_bars_below_each_other_have_their_names_and_room_for_their_steps() -> None:
    """A name is 24 high, a bar 18, a step 20, the gap 18: 24 + 18 + 40 + 18, then 24 + 18."""
    svg = drawn(
        Stack(name="Q3 2026", parts=THREE.parts), Stack(name="Q2 <2026>", parts=(EXCEEDED,))
    )
    names = found(svg, "text", "lane")
    assert [(one.text, one.get("y")) for one in names] == [("Q3 2026", "14"), ("Q2 <2026>", "114")]
    assert svg.get("height") == "142"


def test_the_chart_is_told_to_screen_readers() -> None:
    svg = drawn(THREE)
    assert svg.get("role") == "img"
    told = {one.tag: one.text for one in svg}
    assert (told["title"], told["desc"]) == ("How <goals> ended", "Q3: 2")


def test_nothing_drawn_is_still_a_picture() -> None:
    assert found(drawn(), "rect", "fill") == []
    assert drawn().get("height") == "18"
