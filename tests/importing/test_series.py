"""Readings go into a series that is there, in its form, and what it says stays."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from sitegen.importing.problems import Problems
from sitegen.importing.readings import Made, NewReading
from sitegen.importing.series import Merge, merged, series_path
from sitegen.source import RawFile
from tests.importing.tables import MEDIAN, goal, planned

PATH = "goals/frontline/faster/first-response-time.csv"


def merge(before: str | None, *new: tuple[int, str], replaces: bool = False) -> Merge:
    series = {} if before is None else {"first_response_time": before}
    (plan,) = planned(MEDIAN, Problems("m"), goal(**series)).plans
    made = Made(
        plan=plan,
        readings=tuple(NewReading(date(2026, 1, day), Decimal(value), 7) for day, value in new),
        rows=len(new),
        unused=(),
    )
    assert series_path(plan) == PATH
    raw = None if before is None else RawFile(PATH, before.encode())
    return merged(made, raw, PATH, replaces=replaces)


def text(done: Merge) -> str:
    assert done.file
    return done.file.data.decode()


def test_a_new_series_has_dates_values_and_cases() -> None:
    assert text(merge(None, (12, "3.4"), (19, "3"))) == (
        "date,value,n\n2026-01-12,3.4,7\n2026-01-19,3,7\n"
    )


def test_rows_find_their_place_and_the_others_stay_as_they_are() -> None:
    before = 'date, value ,note\r\n2026-01-12, 3.40 ,"a, b"\r\n2026-01-26,3.1,\r\n'
    assert text(merge(before, (5, "4"), (19, "3.2"), (30, "3"))) == (
        'date, value ,note\r\n2026-01-05,4,\r\n2026-01-12, 3.40 ,"a, b"\r\n2026-01-19,3.2,\r\n'
        "2026-01-26,3.1,\r\n2026-01-30,3,\r\n"
    )


def test_a_series_with_decimal_commas_goes_on_with_them() -> None:
    before = "\ufeffdate;n;value\n12.01.2026;40;3,4"
    assert text(merge(before, (19, "3.25"), (20, "3"))) == (
        "\ufeffdate;n;value\n12.01.2026;40;3,4\n2026-01-19;7;3,25\n2026-01-20;7;3\n"
    )


def test_the_same_again_changes_nothing() -> None:
    done = merge("date,value\n2026-01-12,3.40\n", (12, "3.4"))
    assert done.file is None
    assert len(done.same) == 1


def test_another_value_of_a_day_is_kept_unless_it_is_to_be_replaced() -> None:
    before = 'date,value,n,note\n2026-01-12,3.4,5,"so, so"\n2026-01-19,3,,\n'
    done = merge(before, (12, "3.3"))
    assert done.file is None
    assert [old.value for _, old in done.differing] == [Decimal("3.4")]
    replaced = merge(before, (12, "3.3"), replaces=True)
    assert text(replaced) == 'date,value,n,note\n2026-01-12,3.3,7,"so, so"\n2026-01-19,3,,\n'


def test_a_row_whose_note_goes_on_below_is_never_replaced() -> None:
    done = merge('date,value,note\n2026-01-12,3.4,"a\nb"\n', (12, "3.3"), replaces=True)
    assert done.file is None
    assert len(done.differing) == 1


def test_a_series_in_no_order_gets_new_rows_at_its_end() -> None:
    before = "date,value\n2026-01-26,3\n2026-01-12,4\n\n"
    assert text(merge(before, (19, "3.5"))) == (
        "date,value\n2026-01-26,3\n2026-01-12,4\n2026-01-19,3.5\n\n"
    )
