"""Readings come from three places and count once for a measure and date."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from sitegen.compute.readings import Conflict, Readings, collect
from sitegen.model.ledger import Correct, Reading
from sitegen.source import Document
from tests.compute.builders import check_in, day, goal, reading, series


def correct(about: str, on: int) -> Correct:
    id = f"{day(on).isoformat()}-correct-maria"
    return Correct(id=id, on=day(on), person="maria", document=Document(f"{id}.md"), about=about)


def test_readings_of_file_check_ins_and_series_are_merged_oldest_first() -> None:
    promise = goal(
        inline=[reading(20, "3.4")],
        entries=[check_in(10, reading(10, "3.6"), reading(10, 93, measure="csat"))],
        tables=[series(reading(30, "3.1"), reading(5, "3.9"))],
    )
    found = collect(promise, day(40))
    assert [(r.on, r.value) for r in found.of("m")] == [
        (day(5), Decimal("3.9")),
        (day(10), Decimal("3.6")),
        (day(20), Decimal("3.4")),
        (day(30), Decimal("3.1")),
    ]
    assert [r.value for r in found.of("csat")] == [93]
    assert found.of("unknown") == ()
    assert found.conflicts == ()


def test_readings_after_the_day_do_not_count_and_those_of_the_day_do() -> None:
    promise = goal(tables=[series(reading(10, 1), reading(11, 2))])
    assert [r.value for r in collect(promise, day(10)).of("m")] == [1]
    assert [r.value for r in collect(promise, day(11)).of("m")] == [1, 2]


def test_a_check_in_counts_from_its_own_date_even_for_earlier_readings() -> None:
    promise = goal(entries=[check_in(12, reading(10, 1))])
    assert collect(promise, day(11)).all == ()
    assert [r.on for r in collect(promise, day(12)).all] == [day(10)]


def test_equal_values_are_one_reading_that_knows_what_each_of_them_knew() -> None:
    first = reading(10, "93.0", at=("a.csv", 2))
    second = reading(10, "93", n=41, note="small week", at=("b.md", 4))
    found = collect(goal(inline=[second], tables=[series(first)]), day(40))
    assert found.conflicts == ()
    (kept,) = found.all
    assert (kept.location.path, kept.n, kept.note) == ("a.csv", 41, "small week")


def test_what_the_first_reading_says_of_cases_and_notes_stays() -> None:
    first = reading(10, 93, n=40, note="first", at=("a.csv", 2))
    second = reading(10, 93, n=41, note="second", at=("b.md", 4))
    (kept,) = collect(goal(inline=[second, first]), day(40)).all
    assert (kept.n, kept.note) == (40, "first")


def test_two_values_for_one_date_conflict_and_the_first_by_file_and_line_counts() -> None:
    ninth, tenth = reading(10, 1, at=("a.csv", 9)), reading(10, 2, at=("a.csv", 10))
    later_file = reading(10, 3, at=("b.md", 1))
    found = collect(goal(inline=[later_file], tables=[series(tenth, ninth)]), day(40))
    assert found.all == (ninth,)
    assert found.conflicts == (
        Conflict(first=ninth, other=tenth),
        Conflict(first=ninth, other=later_file),
    )


def test_one_value_of_two_measures_or_two_dates_is_no_conflict() -> None:
    promise = goal(inline=[reading(10, 1), reading(11, 2), reading(10, 3, measure="csat")])
    assert collect(promise, day(40)).conflicts == ()


def test_a_corrected_check_in_gives_way_to_what_is_said_elsewhere() -> None:
    wrong = check_in(10, reading(10, 9, at=("a.md", 1)), reading(9, 4, at=("a.md", 2)))
    right = check_in(12, reading(10, 3, at=("b.md", 1)), person="chen")
    promise = goal(entries=[wrong, right, correct(wrong.id, 14)])
    before, after = collect(promise, day(13)), collect(promise, day(14))
    assert [r.value for r in before.all] == [4, 9]
    assert len(before.conflicts) == 1
    assert [r.value for r in after.all] == [4, 3], "nothing else is said for day 9"
    assert after.conflicts == ()


many = st.lists(
    st.builds(
        reading,
        st.integers(0, 5),
        st.integers(1, 3),
        measure=st.sampled_from(["m", "csat"]),
        at=st.tuples(st.sampled_from(["a.csv", "b.csv"]), st.integers(1, 9)),
    ),
    max_size=8,
    unique_by=lambda r: r.location,
)


@given(many.flatmap(lambda found: st.tuples(st.just(found), st.permutations(found))))
def test_the_order_of_reading_files_changes_nothing(
    orders: tuple[list[Reading], list[Reading]],
) -> None:
    found, shuffled = orders
    assert collect(goal(inline=found), day(9)) == collect(goal(inline=shuffled), day(9))


@given(many)
def test_there_is_one_reading_for_a_measure_and_date(found: list[Reading]) -> None:
    merged = collect(goal(inline=found), day(9))
    keys = [(r.measure, r.on) for r in merged.all]
    assert keys == sorted(set(keys))
    assert set(keys) == {(r.measure, r.on) for r in found}


def test_no_readings_are_fine() -> None:
    assert collect(goal(), date(2026, 6, 1)) == Readings()
