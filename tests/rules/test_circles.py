"""Circles: each is told once, the shortest first, and long chains end in linear time."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.rules._circles import circles, groups


class Counted(dict[str, tuple[str, ...]]):
    """Ways that count how often somebody looks where one leads to."""

    looks = 0

    def __getitem__(self, name: str) -> tuple[str, ...]:
        self.looks += 1
        return super().__getitem__(name)


def found(ways: dict[str, str]) -> list[str]:
    split = {name: tuple(others) for name, others in ways.items()}
    return ["".join(circle) for circle in circles(split)]


def test_what_leads_nowhere_back_is_no_circle() -> None:
    assert found({"a": "bc", "b": "c", "c": ""}) == []


def test_what_leads_to_itself_is_a_circle_of_one() -> None:
    assert found({"a": "b", "b": "b"}) == ["b"]


def test_a_circle_is_told_once_and_begins_with_its_first_name() -> None:
    assert found({"a": "c", "b": "a", "c": "b"}) == ["acb"]


def test_the_shortest_way_back_is_told() -> None:
    assert found({"a": "bd", "b": "c", "c": "a", "d": "a"}) == ["ad", "bca"]


def test_what_leads_to_a_circle_is_not_on_it() -> None:
    assert found({"a": "b", "b": "c", "c": "b"}) == ["bc"]


def test_two_circles_with_a_way_between_them_are_two() -> None:
    assert found({"a": "b", "b": "ac", "c": "d", "d": "e", "e": "d"}) == ["ab", "de"]


def test_names_that_lead_to_each_other_are_of_one_group() -> None:
    group = groups({"a": "b", "b": "ac", "c": "d", "d": "c", "e": "a"})
    assert group["a"] == group["b"]
    assert group["c"] == group["d"]
    assert len(set(group.values())) == 3


def chain(length: int, back: bool) -> Iterator[tuple[str, tuple[str, ...]]]:
    for number in range(length):
        end = (f"g{0:05}",) if back else ()
        yield f"g{number:05}", (f"g{number + 1:05}",) if number + 1 < length else end


def test_a_long_chain_is_followed_once() -> None:
    ways = Counted(chain(10_000, back=False))
    assert list(circles(ways)) == []
    assert ways.looks <= 3 * len(ways)


def test_a_long_circle_is_followed_a_few_times() -> None:
    ways = Counted(chain(10_000, back=True))
    assert [len(circle) for circle in circles(ways)] == [10_000]
    assert ways.looks <= 3 * len(ways)
