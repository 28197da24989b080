"""Maps: what they may say, what is wrong with them, and how they fit a goal."""

from __future__ import annotations

import pytest

from sitegen.edges.import_maps import map_names, read_named_map
from sitegen.importing.maps import read_map
from sitegen.importing.problems import Problems
from sitegen.source import RawFile
from tests.importing.tables import FIRST, GOAL, MEDIAN, a_map, goal, planned, readings


def mistakes(text: str) -> list[str]:
    read, findings = read_map(RawFile("map.yaml", text.encode()))
    assert read is None
    return [f"{one.location.place.line}: {one.message} {one.fix}" for one in findings]


def misfits(text: str, asked: str = "", of: str = GOAL) -> list[str]:
    problems = Problems("map.yaml")
    planned(text, problems, goal(of), asked)
    return [str(one) for one in problems.told]


def test_what_is_said_once_holds_for_all_readings() -> None:
    read = a_map(
        "goal: faster\ndate: {column: Day, form: day first}\ntimezone: UTC\nid: [Id, Number]\n"
        "where: {A: x}\nevery: month\nmin_n: 3\nfrom: 2025-10-01\ndecimal: comma\nreadings:\n"
        "  csat: {value: V, where: {B: y}, every: row}\n"
    )
    (source,) = read.sources
    assert source.name == "faster/csat"
    assert (source.day.columns, source.day.zone) == (("Day",), "UTC")
    assert source.id == ("Id", "Number")
    assert [one.amount.columns for one in source.where] == [("A",), ("B",)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("date: Created\n", "The key `readings` is missing here."),
        ("readings: {csat: {value: V, statistic: mean}}\n", "which column has the date of csat"),
        (FIRST + "    valeu: Minutes\n", "Did you mean value?"),
        (FIRST + "    value: Minutes\n    statistic: best\n", "“best” is none of median, mean"),
        (FIRST + "    statistic: median\n", "nothing says which column has the value"),
        (FIRST + "    statistic: share\n", "a share needs `counts`"),
        (FIRST + "    value: V\n    every: row\n    statistic: mean\n", "nothing to compute"),
        (FIRST + "    value: V\n    n: N\n", "`n` goes with `every: row`"),
        (FIRST + "    value: V\n    decimals: 7\n", "no number of decimals from 0 to 6"),
        (FIRST + "    value: V\n    counts: {A: b}\n    statistic: mean\n", "make a share"),
        (FIRST + "    value: {unit: h}\n", "The key `column` is missing here."),
        (FIRST + "    counts: {A: {at_least: lots}}\n", "“lots” is no number"),
        ("date: {column: D, timezone: Oslo}\nreadings: {csat: {value: V}}\n", "is no time zone"),
        ("date: D\nreadings: {a/b/c: {value: V}}\n", "nor a goal, a slash and a measure"),
        ("date: D\nreadings: [csat]\n", "Measures with their columns belong here."),
        ("date: D\nreadings: {csat: &x {value: V}}\n", "anchor"),
        ("", "This map says nothing yet."),
        ("date: D\nwhere: solved\nreadings: {csat: {value: V}}\n", "Columns with what they have"),
    ],
)
def test_what_is_wrong_in_a_map_is_told(text: str, words: str) -> None:
    assert words in " ".join(mistakes(text))


def test_all_mistakes_of_a_map_are_told_at_once_with_their_lines() -> None:
    text = FIRST + "    value: V\n    statistic: best\n    decimals: many\n    min_n: 0\n"
    assert [one[0] for one in mistakes(text)] == ["5", "6", "7"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (MEDIAN.replace("faster/", "slower/"), "there is no goal “slower” on this board"),
        (MEDIAN.replace("faster/", ""), "nothing says which goal it is for"),
        (MEDIAN.replace("first-resp", "frist-resp"), "Did you mean first-response-time?"),
        (MEDIAN.replace("unit: minutes", 'unit: "%"'), "the column is in %, the measure in hours"),
        (FIRST + "    value: V\n", "nothing says how many rows become one reading"),
        ("date: D\nreadings: {faster/rehearsal: {value: V, every: row}}\n", "has no number"),
        ("date: D\nreadings: {faster/mood: {value: V, statistic: mean}}\n", "now and then"),
    ],
)
def test_a_map_that_does_not_fit_the_board_is_told(text: str, words: str) -> None:
    assert words in " ".join(misfits(text))


def test_a_goal_that_promises_the_mean_does_not_take_medians() -> None:
    promised = GOAL.replace(
        "first-response-time: from 4.0 to 2.8 hours",
        "first-response-time: {baseline: 4, target: 2.8 hours, statistic: mean}",
    )
    (said,) = misfits(MEDIAN, of=promised)
    assert "the goal promises the mean, and this map takes the median" in said
    taken = FIRST + "    value: Minutes\n"
    table = "Created,Minutes\n2026-01-06,1\n2026-01-06,6\n"
    default = taken + "    default_statistic: median\n"
    assert readings(taken, table, goal(promised)) == [("2026-01-12", "3.5", 2)]
    assert readings(default, table, goal(promised)) == [("2026-01-12", "3.5", 2)]
    assert misfits(default) == []


def test_readings_that_the_asked_goal_has_no_measure_for_are_passed_over() -> None:
    problems = Problems("zendesk")
    read = read_named_map("zendesk").data.decode()
    done = planned(read, problems, goal(), "faster")
    assert not problems.count
    assert [one.name for one in done.plans] == ["faster/first-response-time", "faster/csat"]
    assert done.skipped == ("resolution-time", "reopen-rate")
    none = misfits("date: D\nreadings: {nps: {value: V, every: row}}\n", "faster")
    assert "None of its readings (nps) is a measure of faster." in none[0]


def test_a_measure_is_found_by_its_metric_too() -> None:
    named = GOAL.replace("  csat: guardrail", "  happy: {metric: csat, role: guardrail,").replace(
        "at least 92%", "at_least: 92%}"
    )
    text = "date: D\nreadings: {csat: {value: V, every: row}}\n"
    problems = Problems("m")
    (plan,) = planned(text, problems, goal(named), "faster").plans
    assert plan.measure.id == "happy"


@pytest.mark.parametrize("name", map_names())
def test_the_maps_that_come_with_the_program_are_sound_and_name_their_sources(name: str) -> None:
    file = read_named_map(name)
    read, findings = read_map(file)
    assert read, [one.message for one in findings]
    text = file.data.decode()
    assert text.startswith("# ")
    assert "Not verified" in text


def test_there_are_maps_for_the_usual_help_desks() -> None:
    assert map_names() == ("freshdesk", "hubspot", "intercom", "zendesk")


EXPORTS = {
    "zendesk": (
        "Id,Created at,Solved at,Satisfaction Score,Reopens,First reply time in minutes\n"
        "1,2026-01-06 09:00,2026-01-07 09:00,Good with comment,0,90\n"
    ),
    "freshdesk": (
        "Ticket ID,Created time,Resolved time,First response time (in hrs)\n"
        "1,2026-01-06 09:00:00,,01:30:00\n"
    ),
    "intercom": "id,created_at,statistics_time_to_admin_reply\n1,1767690000,5400\n",
    "hubspot": (
        "Ticket ID,Create date,Time to first agent email reply (HH:mm:ss)\n"
        "1,2026-01-06 09:00,1:30:00\n"
    ),
}


@pytest.mark.parametrize("name", map_names())
def test_each_takes_an_export_of_its_help_desk(name: str) -> None:
    text = read_named_map(name).data.decode()
    only = text[: text.index("  resolution-time:")]
    assert readings(f"goal: faster\n{only}", EXPORTS[name]) == [("2026-01-12", "1.5", 1)]
