"""From rows to readings: slots, filters, statistics, and what is left and why."""

from __future__ import annotations

from datetime import date
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sitegen.importing.gather import Left
from sitegen.importing.readings import Unused
from tests.importing.tables import (
    FIRST,
    MEDIAN,
    as_rows,
    gathered,
    goal,
    of,
    readings,
    wrong,
)

WEEKS = (
    "Created,Minutes\n"
    "2026-01-04,600\n"  # before the goal
    "2026-01-05,60\n"  # its first day belongs to the first slot
    "2026-01-12 23:30,180\n"  # and so does the day on which that ends
    "2026-01-13,90\n"
    "2026-02-03,1\n"  # today is not over
)
ROWS = "date: Day\nreadings:\n  faster/csat:\n    every: row\n    value: Score\n    n: Answers\n"
COUNT = "date: Created\nreadings:\n  faster/calls: {statistic: count, every: week}\n"


def test_a_reading_is_dated_the_last_day_of_its_slot_and_counts_its_rows() -> None:
    # Slots of a week from Monday the 5th end on the 12th and the 19th; 60 and 180 minutes have
    # a median of two hours, and 90 are an hour and a half.
    assert readings(MEDIAN, WEEKS) == [("2026-01-12", "2", 2), ("2026-01-19", "1.5", 1)]


def test_rows_out_of_slots_are_told() -> None:
    (found,), _ = gathered(MEDIAN, WEEKS + "2026-04-01,5\n,5\n2026-01-14,\n")
    assert found.rows == 8
    assert found.tally.counts == {
        Left.BEFORE: 1,
        Left.AFTER: 1,
        Left.NO_DATE: 1,
        Left.NO_VALUE: 1,
    }
    assert found.tally.lines[Left.AFTER] == [7]
    done = of(found, date(2026, 1, 1), None)
    unused = [(one.why, one.slot.last.isoformat(), one.rows) for one in done.unused]
    assert unused == [
        (Unused.EMPTY, "2026-01-26", 0),
        (Unused.EMPTY, "2026-02-02", 0),
        (Unused.OPEN, "2026-02-09", 1),
    ]


def test_weeks_of_the_calendar_are_asked_for_with_their_last_day() -> None:
    table = "Created,Minutes\n2026-01-05,60\n2026-01-11,120\n2026-01-12,240\n"
    text = MEDIAN + "    every: week on sunday\n"
    assert readings(text, table) == [("2026-01-11", "1.5", 2), ("2026-01-18", "4", 1)]


def test_weeks_before_the_goal_end_on_the_day_before_it() -> None:
    table = "Created,Minutes\n2025-12-28,60\n2025-12-29,120\n2026-01-04,240\n2025-12-20,9\n"
    text = MEDIAN + "    from: 2025-12-20\n"
    assert readings(text, table, since=date(2025, 12, 1)) == [
        ("2025-12-28", "1", 1),
        ("2026-01-04", "3", 2),  # the 29th to the 4th; the 20th is in no whole week from the 20th
    ]


def test_days_are_those_of_the_board_wherever_the_times_are_from() -> None:
    table = "Created,Minutes\n2026-01-12T23:30:00Z,60\n2026-01-12T22:30:00Z,120\n"
    assert readings(MEDIAN, table) == [("2026-01-12", "2", 1), ("2026-01-19", "1", 1)]
    text = "timezone: America/New_York\n" + MEDIAN
    assert readings(text, "Created,Minutes\n2026-01-12 18:30,60\n") == [("2026-01-19", "1", 1)]


def test_a_share_is_in_percent_of_the_rows_that_are_meant() -> None:
    text = (
        "date: Created\nwhere: {Channel: [email, chat], Tag: {not: [spam]}}\nreadings:\n"
        "  faster/csat:\n    where: {Score: {not: ''}}\n    counts: {Score: {at_least: 4}}\n"
    )
    table = (
        "Created,Channel,Tag,Score\n2026-01-06,Email,,5\n2026-01-06,CHAT,,4\n2026-01-06,chat,,1\n"
        "2026-01-06,phone,,5\n2026-01-06,email,Spam,5\n2026-01-06,email,,\n"
    )
    assert readings(text, table) == [("2026-01-12", "66.67", 3)]


def test_slots_that_the_table_covers_without_a_row_count_nothing() -> None:
    table = "Created\n2026-01-06\n2026-01-06\n2026-01-27\n"
    assert readings(COUNT, table) == [
        ("2026-01-12", "2", None),
        ("2026-01-19", "0", None),
        ("2026-01-26", "0", None),
        ("2026-02-02", "1", None),
    ]


def test_a_slot_that_the_table_may_cut_is_left_until_somebody_says_it_is_whole() -> None:
    table = "Created,Minutes\n2026-01-07,60\n2026-01-14,60\n2026-01-20,60\n"
    (found,), _ = gathered(MEDIAN, table)
    plain = of(found, None, None)
    assert as_rows(plain) == [("2026-01-19", "1", 1)]
    why = {one.why: one.slot.last.isoformat() for one in plain.unused if one.rows}
    assert why == {Unused.CUT_BEFORE: "2026-01-12", Unused.CUT_AFTER: "2026-01-26"}
    told = of(found, date(2026, 1, 5), date(2026, 1, 26))
    assert [on for on, _, _ in as_rows(told)] == ["2026-01-12", "2026-01-19", "2026-01-26"]


def test_fewer_rows_than_asked_for_make_no_reading() -> None:
    assert readings(MEDIAN + "    min_n: 2\n", WEEKS) == [("2026-01-12", "2", 2)]


def test_a_case_counts_once() -> None:
    text = MEDIAN + "    id: Ticket\n"
    rows = ("A,2026-01-06,60", "B,2026-01-07,120", "A,2026-01-06,60", ",2026-01-06,9")
    table = "Ticket,Created,Minutes\n" + "\n".join(rows)
    (found,), problems = gathered(text, table)
    assert not problems.count
    assert found.tally.counts == {Left.AGAIN: 1, Left.NO_ID: 1}
    assert as_rows(of(found, date(2026, 1, 5), date(2026, 2, 2))) == [("2026-01-12", "1.5", 2)]


def test_a_case_that_says_two_things_is_left_and_told_with_both_lines() -> None:
    text = MEDIAN + "    id: Ticket\n"
    table = "Ticket,Created,Minutes\nA,2026-01-06,60\nB,2026-01-07,120\nA,2026-01-06,61\n"
    (said,) = wrong(text, table)
    assert said == (
        "table.csv:2: This case stands on line 4 again, with another day or value. "
        "Export each case once, or take the `id` of what is counted (the survey's, say)."
    )
    (found,), _ = gathered(text, table)
    assert found.tally.counts == {Left.DOUBTED: 2}
    assert found.taken == 1


def test_a_row_may_be_a_reading_of_its_own() -> None:
    table = "Day;Score;Answers\n2026-01-09;91,5;40\n2026-01-16;92;\n2026-01-09;91,5;40\n"
    assert readings(ROWS, table) == [("2026-01-09", "91.5", 40), ("2026-01-16", "92", None)]


def test_two_readings_of_one_day_are_told() -> None:
    table = "Day,Score,Answers\n2026-01-09,91,40\n2026-01-09,92,40\n"
    assert "This row and line 2 have two readings of 2026-01-09." in wrong(ROWS, table)[0]


def test_everything_wrong_is_told_in_one_run_with_line_and_column() -> None:
    table = (
        "Created,Minutes\n05/06/2026,60\n2026-01-06,soon\n2026-01-06,60,7\n2026-01-06\n"
        '2026-01-07,"1\n2"\n2026-02-30,1\n'
    )
    said = wrong(MEDIAN, table)
    quotes = "A text with the sign between cells, or with a line end, needs quotes around it."
    width = f"the first line names 2. {quotes}"
    assert [one.split(": ", 2)[:2] for one in said] == [
        ["table.csv:2", "Created"],
        ["table.csv:3", "Minutes"],
        ["table.csv:4", f"This row has 3 cells, and {width}"],
        ["table.csv:5", f"This row has 1 cells, and {width}"],
        ["table.csv:6", "Minutes"],
        ["table.csv:8", "Created"],
    ]
    assert "“05/06/2026” may be 2026-06-05 or 2026-05-06." in said[0]
    assert "“soon” is no number." in said[1]


def test_of_very_many_mistakes_ten_are_told_and_the_others_counted() -> None:
    said = wrong(MEDIAN, "Created,Minutes\n" + "2026-01-06,soon\n" * 1_000)
    assert len(said) == 11
    assert "table.csv: 990 more: cells of Minutes that cannot be read." in said[0] + said[-1]


def test_rows_that_are_not_meant_need_not_be_readable() -> None:
    text = MEDIAN + "    where: {Status: solved}\n"
    table = "Created,Minutes,Status\nsoon,x,open\n2026-01-06,60,Solved\n"
    assert readings(text, table) == [("2026-01-12", "1", 1)]


def test_a_column_that_is_missing_is_told_with_what_is_there() -> None:
    (said,) = wrong(MEDIAN, "Created at,Minute\n2026-01-06,60\n")
    assert said.startswith("table.csv:1: faster/first-response-time: There is no column “Created”.")
    assert "Did you mean Created at?" in said
    assert "stands 2 times" in wrong(MEDIAN, "Created,Minutes,Minutes\n")[0]


def test_names_of_columns_may_differ_in_case_and_have_alternatives() -> None:
    text = MEDIAN.replace("date: Created", "date: [Opened, CREATED]")
    assert readings(text, WEEKS)[0] == ("2026-01-12", "2", 2)


def test_a_table_may_have_a_mark_quotes_line_ends_in_cells_and_other_signs() -> None:
    table = (
        'sep=;\r\nCreated;"Sub\nject";Minutes\r\n2026-01-06;"a;""b""\r\nc";60\r\n\r\n'
        "2026-01-07;x;120\r\n"
    )
    assert readings(MEDIAN, table) == [("2026-01-12", "1.5", 2)]
    assert readings(MEDIAN, "Created\tMinutes\n2026-01-06\t60\n") == [("2026-01-12", "1", 1)]


def test_a_quote_that_does_not_end_costs_what_it_swallows_and_no_more() -> None:
    rows = "2026-01-06,60\n" * 20_000
    table = f'Created,Minutes\n2026-01-06,"60\n{rows}'
    (said,) = wrong(MEDIAN, table)
    assert said.startswith("table.csv:2: This row, up to line")
    assert "a quote that does not end" in said
    (found,), _ = gathered(MEDIAN, table)
    assert found.taken > 5_000


@pytest.mark.parametrize("table", ["", "\n", ",,\n"])
def test_a_table_without_names_is_told(table: str) -> None:
    assert "no line of column names" in wrong(MEDIAN, table)[0]


def test_ten_thousand_columns_are_refused() -> None:
    (said,) = wrong(MEDIAN, ",".join(f"c{number}" for number in range(10_000)) + "\n")
    assert "names 10,000 columns; at most 2,000 are read" in said


VALUES = st.decimals(0, 10**6, places=3, allow_nan=False)


@given(
    st.dictionaries(
        st.dates(date(2026, 1, 5), date(2026, 2, 2)), st.tuples(VALUES, st.integers(1, 999))
    ),
    st.randoms(use_true_random=False),
)
@settings(max_examples=40, deadline=None)
def test_a_series_comes_back_as_it_went_in_whatever_the_order_of_rows(
    rows: dict[date, tuple[object, int]], dice: Random
) -> None:
    lines = [f"{on},{value},{n}" for on, (value, n) in rows.items()]
    dice.shuffle(lines)
    table = "Day,Score,Answers\n" + "".join(f"{line}\n" for line in lines)
    expected = [
        (on.isoformat(), f"{value:f}".rstrip("0").rstrip(".") if value else "0", n)
        for on, (value, n) in sorted(rows.items())
    ]
    assert readings(ROWS, table) == expected


TICKETS = st.lists(
    st.tuples(st.dates(date(2026, 1, 5), date(2026, 2, 2)), st.integers(0, 10_000)), max_size=60
)


@given(TICKETS, st.sampled_from(("median", "mean", "p90", "sum")), st.randoms())
@settings(max_examples=40, deadline=None)
def test_the_order_of_rows_does_not_matter(
    tickets: list[tuple[date, int]], statistic: str, dice: Random
) -> None:
    text = FIRST + f"    value: {{column: Minutes, unit: minutes}}\n    statistic: {statistic}\n"
    text += "    id: Id\n"
    lines = [f"{number},{on},{value}\n" for number, (on, value) in enumerate(tickets)]
    head = "Id,Created,Minutes\n"
    expected = readings(text, head + "".join(lines))
    dice.shuffle(lines)
    assert readings(text, head + "".join(lines)) == expected
    assert readings(text, head + "".join(lines + lines[: len(lines) // 2])) == expected


def test_no_id_is_kept() -> None:
    (found,), _ = gathered(MEDIAN + "    id: Id\n", "Id,Created,Minutes\nsecret-7,2026-01-06,60\n")
    assert "secret" not in repr(vars(found.sheet))
    assert goal().id == "faster"
