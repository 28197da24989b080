"""Edits in the bytes of files: exactly these places, once, and all of a finding or nothing."""

from __future__ import annotations

import pytest

from sitegen.finding import Edit, Finding, Rename, Rule, Severity
from sitegen.scaffold.fixing import fix
from sitegen.source import Location, Place, RawFile

RULE = Rule(code="D301", name="bad-date", severity=Severity.ERROR, why="W.", fix="F.")
PATH = "goals/a/b.md"


def edit(line: int, column: int, old: str, new: str, path: str = PATH) -> Edit:
    lines = old.split("\n")
    end = column + len(old) if len(lines) == 1 else len(lines[-1]) + 1
    place = Place(line, column, line + len(lines) - 1, end)
    return Edit(location=Location(path, place), old=old, new=new)


def finding(*edits: Edit | Rename) -> Finding:
    return RULE.at(Location(PATH), "M.", edits=edits)


def fixed(data: bytes, *findings: Finding) -> bytes:
    (file,) = fix([RawFile(PATH, data)], findings).files
    return file.data


@pytest.mark.parametrize(
    ("before", "change", "after"),
    [
        (b"due: 1.2.2026\n", edit(1, 6, "1.2.2026", "2026-02-01"), b"due: 2026-02-01\n"),
        (b"\xef\xbb\xbfdue: x", edit(1, 6, "x", "y"), b"\xef\xbb\xbfdue: y"),
        (b"a: 1\r\nb: x\r\n", edit(2, 4, "x", "yy"), b"a: 1\r\nb: yy\r\n"),
        (b"a: 1\rb: x", edit(2, 4, "x", ""), b"a: 1\rb: "),
        ("\u00fc\U0001f389: x\t# \u2028\n".encode(), edit(1, 5, "x", "\u00df"),
         "\u00fc\U0001f389: \u00df\t# \u2028\n".encode()),
        (b"a\r\nb\r\nc", edit(1, 1, "a\nb", "b\na"), b"b\r\na\r\nc"),
        (b"a", edit(1, 2, "", "!"), b"a!"),
    ],
)  # fmt: skip
def test_an_edit_changes_its_place_alone(before: bytes, change: Edit, after: bytes) -> None:
    assert fixed(before, finding(change)) == after


@pytest.mark.parametrize(
    ("data", "change"),
    [
        (b"due: 1.3.2026\n", edit(1, 6, "1.2.2026", "2026-02-01")),  # something else stands there
        (b"due: x", edit(1, 6, "x\ny", "y\nx")),
        (b"due: x", edit(9, 6, "x", "y")),
        (b"a\r\nb\nc", edit(1, 1, "a\nb\nc", "b\na\nc")),  # two kinds of line ends
        (b"due: \xff", edit(1, 1, "due", "end")),  # no UTF-8
        (b"due: x", edit(1, 1, "due", "due")),  # nothing to do
        (b"due: x", edit(1, 1, "due", "end", path="goals/a/c.md")),  # no such file
    ],
)
def test_an_edit_that_does_not_fit_is_left(data: bytes, change: Edit) -> None:
    result = fix([RawFile(PATH, data)], [finding(change)])
    assert result.files == (RawFile(PATH, data),)
    assert result.done == ()


def test_of_two_that_overlap_the_first_wins() -> None:
    first, second = finding(edit(1, 1, "abc", "x")), finding(edit(1, 3, "cd", "y"))
    result = fix([RawFile(PATH, b"abcd")], [first, second])
    assert result.files[0].data == b"xd"
    assert result.done == (first,)


def test_neighbours_do_not_overlap() -> None:
    first, second = finding(edit(1, 1, "ab", "x")), finding(edit(1, 3, "cd", "y"))
    assert fixed(b"abcd", second, first) == b"xy"


def test_the_edits_of_a_finding_are_made_together_or_not_at_all() -> None:
    both = finding(edit(1, 1, "a", "x"), edit(1, 3, "?", "y"))
    assert fixed(b"abc", both) == b"abc"
    twice = finding(edit(1, 1, "ab", "x"), edit(1, 2, "b", "y"))
    assert fixed(b"abc", twice) == b"abc"


def test_a_file_gets_its_name_and_its_edits_at_once() -> None:
    files = [RawFile("goals/a/z", b"ab"), RawFile(PATH, b"z")]
    rename = Rename(path="goals/a/z", to="goals/a/a.md")
    result = fix(
        files, [finding(rename, edit(1, 1, "z", "a")), finding(edit(1, 1, "a", "x", "goals/a/z"))]
    )
    assert result.files == (RawFile("goals/a/a.md", b"xb"), RawFile(PATH, b"a"))
    assert result.renames == (rename,)


@pytest.mark.parametrize("taken", ["goals/a/n.md", "goals/a/N.md"])
def test_no_name_is_taken_from_another_file(taken: str) -> None:
    files = [RawFile("goals/a/m", b""), RawFile(taken, b"")]
    result = fix(files, [finding(Rename(path="goals/a/m", to="goals/a/n.md"))])
    assert result.done == ()


def test_a_name_may_change_in_its_case_alone() -> None:
    result = fix(
        [RawFile("goals/a/N.md")], [finding(Rename(path="goals/a/N.md", to="goals/a/n.md"))]
    )
    assert [file.path for file in result.files] == ["goals/a/n.md"]


def test_two_files_do_not_get_one_name() -> None:
    files = [RawFile("goals/a/1", b"1"), RawFile("goals/a/2", b"2")]
    same = [finding(Rename(path=one.path, to="goals/a/n.md")) for one in files]
    result = fix(files, same)
    assert [file.path for file in result.files] == ["goals/a/2", "goals/a/n.md"]
    assert result.done == (same[0],)
