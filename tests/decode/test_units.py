"""Units: one name each, however they are written."""

from __future__ import annotations

import pytest

from sitegen.decode.units import is_points, same_sort, same_unit, unit_name


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("h", "hours"),
        ("Hour", "hours"),
        ("mins", "minutes"),
        ("sec", "seconds"),
        ("d", "days"),
        ("per  cent", "%"),
        ("pts", "points"),
        ("Tickets ", "Tickets"),
        ("", ""),
    ],
)
def test_a_unit_has_one_name(written: str, name: str) -> None:
    assert unit_name(written) == name


def test_case_and_a_plural_s_do_not_matter() -> None:
    assert same_unit("Ticket", "tickets")
    assert not same_unit("tickets", "chats")


@pytest.mark.parametrize("written", ["pp", "PP", "percentage  points", "point"])
def test_points(written: str) -> None:
    assert is_points(written)
    assert not is_points("%")


def test_times_are_of_one_sort() -> None:
    assert same_sort("minutes", "hours")
    assert same_sort("ticket", "tickets")
    assert not same_sort("minutes", "tickets")
