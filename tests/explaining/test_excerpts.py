"""What of two boards is shown: the place, what it stands below, and what the other has there."""

from __future__ import annotations

from sitegen.explaining.examples import Excerpt, Line
from sitegen.finding import Finding, Related, Rule, Severity
from sitegen.source import Location, Place
from tools.excerpts import WIDEST, bad_and_good

RULE = Rule(code="M411", name="wrong-way", severity=Severity.ERROR, why="Why.", fix="Fix.")
KEYS = ("---", "due: 2026", "measures:", "  wait:", "    from: 4", "    to: 5", "  csat: 92", "---")


def at(line: int, column: int = 1, end: int = 2, path: str = "goal.md") -> Location:
    return Location(path, Place(line, column, line, end))


def excerpts(
    finding: Finding, bad: dict[str, tuple[str, ...]], good: dict[str, tuple[str, ...]]
) -> tuple[list[str], list[str]]:
    before, after = bad_and_good(finding, bad, good)
    return [*map(said, before)], [*map(said, after)]


def said(one: Excerpt) -> str:
    """`goal.md: 1 text | +2 more`."""
    lines = (f"{'+' if line.is_new else ''}{line.number} {line.text.strip()}" for line in one.lines)
    return f"{one.path}{one.note}: {' | '.join(lines)}"


def swapped(old: str, *new: str) -> tuple[str, ...]:
    return tuple(line for key in KEYS for line in (new if key == old else (key,)))


def test_a_value_is_shown_with_the_keys_above_it_and_what_it_should_be() -> None:
    good = swapped("    to: 5", "    to: 3")
    before, after = excerpts(RULE.at(at(6), ""), {"goal.md": KEYS}, {"goal.md": good})
    assert before == ["goal.md: 3 measures: | 4 wait: | 5 from: 4 | 6 to: 5 | 7 csat: 92"]
    assert after == ["goal.md: 3 measures: | 4 wait: | 5 from: 4 | +6 to: 3 | 7 csat: 92"]


def test_the_place_is_marked_in_its_line() -> None:
    good = swapped("    to: 5", "    to: 3")
    ((excerpt,), _) = bad_and_good(RULE.at(at(6, 9, 10), ""), {"goal.md": KEYS}, {"goal.md": good})
    assert excerpt.lines[3] == Line(number=6, text="    to: 5", start=8, end=9)


def test_what_is_missing_is_shown_where_it_belongs() -> None:
    good = swapped("  csat: 92", "  csat: 92", "steward: chen")
    before, after = excerpts(RULE.at(at(2), ""), {"goal.md": KEYS}, {"goal.md": good})
    assert before == ["goal.md: 1 --- | 2 due: 2026 | 3 measures: | 7 csat: 92 | 8 ---"]
    assert after == [
        "goal.md: 1 --- | 2 due: 2026 | 3 measures: | 7 csat: 92 | +8 steward: chen | 9 ---"
    ]


def test_of_several_lines_that_differ_the_one_put_right_is_shown() -> None:
    good = (
        "---",
        "due: 2026",
        "measures:",
        "  wait:",
        "    to: 3",
        "  nps: 4",
        "  calls: 3",
        "---",
    )
    bad = ("---", "due: 2026", "measures:", "  wait:", "    to: 5", "  csat: 92", "---")
    _, after = excerpts(RULE.at(at(5), ""), {"goal.md": bad}, {"goal.md": good})
    assert after == ["goal.md: 3 measures: | 4 wait: | +5 to: 3"]


def test_a_line_that_belongs_elsewhere_is_shown_there() -> None:
    good = ("---", "measures:", "  csat: 92", "due: 2026", "---")
    bad = ("---", "due: 2026", "measures:", "  csat: 92", "---")
    _, after = excerpts(RULE.at(at(2), ""), {"goal.md": bad}, {"goal.md": good})
    assert after == ["goal.md: 1 --- | 2 measures: | +4 due: 2026"]


def test_where_the_file_is_the_same_other_files_tell_the_boards_apart() -> None:
    bad = {"goal.md": KEYS, "teams.yaml": ("teams:", "  a:", "    lead: b")}
    good = bad | {"teams.yaml": ("teams:", "  a:", "    lead: c"), "new.md": ("Hello.",)}
    before, after = excerpts(RULE.at(at(2), ""), bad, good)
    assert before[1:] == ["teams.yaml: 1 teams: | 2 a: | 3 lead: b"]
    assert after == ["teams.yaml: 1 teams: | 2 a: | +3 lead: c", "new.md: +1 Hello."]


def test_a_file_that_is_only_to_go_is_named() -> None:
    bad = {"goal.md": KEYS, "second.md": ("Hello.",)}
    _, after = excerpts(RULE.at(at(2), ""), bad, {"goal.md": KEYS})
    assert after == ["second.md (not there): "]
    _, after = excerpts(RULE.at(at(1, path="second.md"), ""), bad, {"goal.md": KEYS})
    assert after == ["second.md (not there): "]


def test_a_file_of_another_name_is_shown_by_its_first_lines() -> None:
    before, after = excerpts(
        RULE.at(at(1, path="Goal.md"), ""), {"Goal.md": KEYS}, {"a.md": ("x",), "goal.md": KEYS}
    )
    assert before == ["Goal.md: 1 --- | 2 due: 2026"]
    assert after == ["goal.md: 1 --- | 2 due: 2026"]


def test_a_file_that_should_be_there_is_not() -> None:
    before, after = excerpts(
        RULE.at(at(1, path="teams.yaml"), ""), {"goal.md": KEYS}, {"teams.yaml": ("format: 1",)}
    )
    assert before == ["teams.yaml (not there): "]
    assert after == ["teams.yaml: +1 format: 1"]


def test_a_second_place_is_shown_too() -> None:
    other = Related(location=at(1, path="b.md"), message="the other")
    same = Related(location=at(8), message="here")
    good = {"goal.md": swapped("due: 2026", "due: 2027"), "b.md": ("first", "second")}
    bad = {"goal.md": KEYS, "b.md": ("first", "second")}
    before, _ = excerpts(RULE.at(at(2), "", related=(same,)), bad, good)
    assert before == ["goal.md: 1 --- | 2 due: 2026 | 3 measures: | 8 ---"]
    before, _ = excerpts(RULE.at(at(2), "", related=(other,)), bad, bad | {"c.md": ()})
    assert before == ["goal.md: 1 --- | 2 due: 2026 | 3 measures:", "b.md: 1 first"]


def test_a_long_line_is_cut_around_its_place() -> None:
    long = "x" * 300 + "wrong" + "y" * 300
    right = long.replace("wrong", "right")
    (before,), (after,) = bad_and_good(
        RULE.at(at(1, 301, 306), ""), {"goal.md": (long,)}, {"goal.md": (right,)}
    )
    [line] = before.lines
    assert line.text[line.start : line.end] == "wrong"
    assert line.text.startswith("…x")
    assert line.text.endswith("y…")
    assert len(line.text) == WIDEST + 2
    assert "right" in after.lines[0].text
