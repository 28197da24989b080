"""Circles in what leads to what, found in a time that grows with the number of links alone."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

Ways = Mapping[str, Collection[str]]
"""From each name to those that it leads to; every one of them is a key, too."""


def circles(ways: Ways) -> Iterator[tuple[str, ...]]:
    """Circles such that each name that is on any is on one of these; each without its end.

    Each begins with the first name, in the order of `ways`, that no circle before it has,
    and is the shortest one there.
    """
    group = groups(ways)
    told: set[str] = set()
    for start in ways:
        if start not in told:
            circle = _back_to(start, ways, group)
            told.update(circle)
            if circle:
                yield circle


def groups(ways: Ways) -> dict[str, int]:
    """A number for each name: two have the same one where each leads to the other.

    R. E. Tarjan, "Depth-first search and linear graph algorithms" (1972), without recursion:
    a chain of goals may be longer than Python's stack.
    """
    found: dict[str, int] = {}
    number: dict[str, int] = {}
    low: dict[str, int] = {}
    waiting: list[str] = []
    for root in ways:
        path = [] if root in number else [(root, iter(ways[root]))]
        while path:
            name, following = path[-1]
            if name not in number:
                number[name] = low[name] = len(number)
                waiting.append(name)
            after = next(following, None)
            if after is None:
                path.pop()
                if path:
                    low[path[-1][0]] = min(low[path[-1][0]], low[name])
                if low[name] == number[name]:
                    while name not in found:
                        found[waiting.pop()] = number[name]
            elif after not in number:
                path.append((after, iter(ways[after])))
            elif after not in found:
                low[name] = min(low[name], number[after])
    return found


def _back_to(start: str, ways: Ways, group: Mapping[str, int]) -> tuple[str, ...]:
    """The shortest way from a name back to itself, without its end; empty where there is none."""
    came_from: dict[str, str] = {}
    line = [start]
    for name in line:
        for following in ways[name]:
            if following == start:
                return tuple(reversed(tuple(_trail(name, came_from))))
            if following not in came_from and group[following] == group[start]:
                came_from[following] = name
                line.append(following)
    return ()


def _trail(name: str, came_from: Mapping[str, str]) -> Iterator[str]:
    """A name and those before it, back to where none is."""
    yield name
    while name in came_from:
        name = came_from[name]
        yield name
